// A chi-squared statistic with its upper tail.
#pragma once

#include "evaluation/statistics.h"

namespace evaluation {

Test chi_squared_test(double statistic, int degrees);

}  // namespace evaluation
