// Aligned columns for a terminal: the first left, the others right; two spaces between.
#pragma once

#include <string>
#include <vector>

namespace api {

using TextRows = std::vector<std::vector<std::string>>;
std::string align(const TextRows& rows, const std::string& indent);

}  // namespace api
