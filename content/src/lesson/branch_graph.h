// Nodes that cannot be reached, loops without an exit, choices nobody is ever shown; whatever values are drawn.
#pragma once

#include <string>

#include "lesson/branch_reader.h"

namespace content {

bool is_welcome(const BranchEnding& ending, const BranchWords& words);

// Every name that is used must be one that is there.
void check_branch_graph(const Branches& branches, const BranchWords& words, const std::string& path, Report& report);

}  // namespace content
