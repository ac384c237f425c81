// Aligned columns for a terminal: the first left, the others right; two spaces between.
#pragma once

#include <string>
#include <vector>

namespace api {

using Rows = std::vector<std::vector<std::string>>;
std::string align(const Rows& rows, const std::string& indent);

}  // namespace api
