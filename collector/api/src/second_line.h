// Tests that take answers as independent, or clusters of answers as all there is: never to be quoted alone.
#pragma once

#include <string>

#include "api/report.h"

namespace api {

std::string second_line_text(const Section& section);

}  // namespace api
