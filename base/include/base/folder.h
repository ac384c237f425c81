// What stands in a folder, with errors as values. A stick may be pulled out between two names, and the iterators of the
// standard library answer that with an exception or with a list that looks whole; here it is an error of the whole list.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace base {

// One name after the other, nothing after the last; an error when the folder can no longer be read.
using NextName = std::function<Result<std::optional<std::string>>()>;

// Every name but "." and "..", sorted. All of them or the error.
Result<std::vector<std::string>> all_names(const NextName& next);

// The same of a folder on the disk: files, folders and whatever else stands there, hidden ones too. Links are not
// followed. Fails with not_found when the folder is not there, io when it cannot be read to its end.
Result<std::vector<std::string>> names_in(const std::filesystem::path& folder);

}  // namespace base
