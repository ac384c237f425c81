// Numbers as a report prints them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "evaluation/clustered_change.h"

namespace api {

inline constexpr double usual_delta = 1e-6;  // at which epsilon is told of a rho

std::string format(const char* pattern, double value);
std::string number(std::int64_t value);
std::string percent(std::int64_t part, std::int64_t whole);  // "-" of nothing
std::string points(double share);                            // "+3.7": of a hundred
std::string interval(const evaluation::Interval& limits);    // in points
std::string p_value(double p);
std::string value_of(const evaluation::Estimate& estimate);     // in points, or "-"
std::string interval_of(const evaluation::Estimate& estimate);  // in points, or "-"

}  // namespace api
