#include "base/folder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <memory>

namespace base {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

tl::unexpected<Error> fail_with(int number) {
  return fail(number == ENOENT || number == ENOTDIR ? ErrorCode::not_found : ErrorCode::io, std::strerror(number));
}

}  // namespace

Result<std::vector<std::string>> all_names(const NextName& next) {
  std::vector<std::string> names;
  while (true) {
    TRY_ASSIGN(const std::optional<std::string> name, next());
    if (!name) break;
    if (*name != "." && *name != "..") names.push_back(*name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<std::vector<std::string>> names_in(const std::filesystem::path& folder) {
  const std::unique_ptr<DIR, CloseFolder> open(::opendir(folder.c_str()));
  if (!open) return fail_with(errno);
  return all_names([&]() -> Result<std::optional<std::string>> {
    errno = 0;
    const dirent* const entry = ::readdir(open.get());
    if (entry != nullptr) return std::string(entry->d_name);
    if (errno != 0) return fail_with(errno);
    return std::nullopt;
  });
}

}  // namespace base
