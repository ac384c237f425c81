// The words that item types bring into batches, for the allow-list.
#pragma once

#include <string>
#include <vector>

#include "evaluation/scoring.h"

namespace evaluation {

std::vector<std::string> item_type_names();
std::vector<std::string> item_table_kinds();
std::vector<std::string> item_levels();  // of all tables, and those of items without an answer
std::vector<std::string> item_moment_names();

}  // namespace evaluation
