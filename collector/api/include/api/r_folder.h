// A report as numbers by site and a script for R that works every printed figure out again from them, so that a reviewer
// need not take the collector's word. Sites are numbered, in the order in which they were first heard of, and never named; what a site
// alone answered is not for publication all the same.
#pragma once

#include <map>
#include <string>

#include "api/report.h"

namespace api {

std::map<std::string, std::string> r_files(const Report& report);  // by file name

}  // namespace api
