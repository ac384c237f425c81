#include "base/rho.h"

#include <charconv>
#include <cmath>
#include <numeric>

namespace base {
namespace {

constexpr std::int64_t most_under = 1000;

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t value = 0;
  if (text.empty() || text.size() > 4 || text.front() < '1' || text.front() > '9') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<Rho> parse_rho(std::string_view text) {
  const std::size_t line = text.find('/');
  if (line == std::string_view::npos) return std::nullopt;
  const auto over = whole(text.substr(0, line));
  const auto under = whole(text.substr(line + 1));
  if (!over || !under || *over > *under || *under > most_under || std::gcd(*over, *under) != 1) return std::nullopt;
  return Rho{*over, *under};
}

std::string to_text(const Rho& rho) { return std::to_string(rho.over) + "/" + std::to_string(rho.under); }

double epsilon_of(const Rho& rho, double delta) { return value_of(rho) + 2 * std::sqrt(value_of(rho) * std::log(1 / delta)); }

}  // namespace base
