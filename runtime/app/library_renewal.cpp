#include "library_renewal.h"

#include <spdlog/spdlog.h>
#include <utility>

#include "stock/pack_folder.h"

namespace app {

base::Result<Library> LibraryRenewal::open() const {
  auto withdrawn = stock::withdrawn_packs(places_.withdrawn);
  if (!withdrawn) spdlog::error("{}", withdrawn.error().message);
  return Library::open(places_.packs, places_.options, places_.catalogue, withdrawn ? *withdrawn : std::set<content::PackId>());
}

void LibraryRenewal::open_again() {
  auto library = open();
  if (!library) return spdlog::error("{}", library.error().message);
  library->keep_catalogue();
  const std::lock_guard lock(mutex_);
  fresh_.emplace(std::move(*library));
}

bool LibraryRenewal::is_ready() const {
  const std::lock_guard lock(mutex_);
  return fresh_.has_value();
}

std::optional<Library> LibraryRenewal::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(fresh_, std::nullopt);
}

}  // namespace app
