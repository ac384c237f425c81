#include "figures.h"

#include <cstdio>

namespace api {

std::string format(const char* pattern, double value) {
  char text[64];
  std::snprintf(text, sizeof text, pattern, value);
  return text;
}

std::string number(std::int64_t value) { return std::to_string(value); }

std::string percent(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "-";
  return format("%.1f %%", 100 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string points(double share) {
  const std::string text = format("%+.1f", 100 * share);
  return text == "-0.0" ? "+0.0" : text;
}

std::string interval(const evaluation::Interval& limits) { return points(limits.low) + " to " + points(limits.high); }

std::string p_value(double p) { return p < 0.001 ? "< 0.001" : format("%.3f", p); }

std::string value_of(const evaluation::Estimate& estimate) { return estimate.value ? points(*estimate.value) : "-"; }

std::string interval_of(const evaluation::Estimate& estimate) { return estimate.interval ? interval(*estimate.interval) : "-"; }

}  // namespace api
