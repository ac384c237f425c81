// How much one child's answers may change what is told where counts carry noise: the rho of zero-concentrated differential
// privacy (M. Bun, T. Steinke, Theory of Cryptography, 2016), an exact fraction. It stands in the lowest layer because an
// instrument names it and blocks tell it, and these two do not know each other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

struct Rho {
  std::int64_t over = 1;
  std::int64_t under = 1;

  friend bool operator==(const Rho&, const Rho&) = default;
};

// "1/2": above 0, at most 1, in lowest terms, with at most 1000 under the line. Anything else is none.
std::optional<Rho> parse_rho(std::string_view text);
std::string to_text(const Rho& rho);
inline double value_of(const Rho& rho) { return static_cast<double>(rho.over) / static_cast<double>(rho.under); }

// The epsilon that goes with it at this delta: rho + 2·√(rho·ln(1/delta)).
double epsilon_of(const Rho& rho, double delta);

}  // namespace base
