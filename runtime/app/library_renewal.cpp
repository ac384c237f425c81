#include "library_renewal.h"
#include "log.h"

#include <utility>

#include "stock/pack_folder.h"

namespace app {

base::Result<Library> LibraryRenewal::open() const {
  if (const auto removed = stock::remove_interrupted_copies(places_.packs)) {
    log::info("removed what " + std::to_string(removed) + (removed == 1 ? " interrupted copy" : " interrupted copies") + " of packs left");
  }
  const stock::Withdrawn withdrawn = stock::withdrawn_packs(places_.withdrawn);
  if (!withdrawn.problem.empty()) log::error(withdrawn.problem);
  return Library::open(places_.packs, places_.options, places_.catalogue, withdrawn);
}

void LibraryRenewal::open_again() {
  auto library = open();
  if (!library) return log::error(library.error().message);
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
