// Sums of numbers that are told, with any factors.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "published.h"

namespace attacker {

inline constexpr std::int64_t span_prime = 2147483647;

// Vectors that some others are sums of, modulo a prime.
class Span {
 public:
  // Whether it is none of them yet.
  bool add(Numbers numbers) {
    for (const auto& [place, row] : rows_) {
      if (const auto found = numbers.find(place); found != numbers.end()) subtract(numbers, row, found->second);
    }
    if (numbers.empty()) return false;
    const std::string place = numbers.begin()->first;
    const std::int64_t inverse = power(numbers.begin()->second, span_prime - 2);
    for (auto& [name, value] : numbers) value = value * inverse % span_prime;
    for (auto& [name, row] : rows_) {
      if (const auto found = row.find(place); found != row.end()) subtract(row, numbers, found->second);
    }
    rows_.emplace(place, std::move(numbers));
    return true;
  }

 private:
  static void subtract(Numbers& from, const Numbers& row, std::int64_t factor) {
    for (const auto& [place, value] : row) {
      std::int64_t& own = from[place];
      own = (own + (span_prime - factor) * value) % span_prime;
      if (own == 0) from.erase(place);
    }
  }

  static std::int64_t power(std::int64_t base, std::int64_t exponent) {
    std::int64_t result = 1;
    for (; exponent > 0; exponent /= 2) {
      if (exponent % 2 == 1) result = result * base % span_prime;
      base = base * base % span_prime;
    }
    return result;
  }

  std::map<std::string, Numbers> rows_;
};

// What is another in `to`, modulo the same prime.
inline Numbers change(const Numbers& from, const Numbers& to) {
  Numbers result = to;
  for (const auto& [place, value] : from) result[place] -= value;
  std::erase_if(result, [](const auto& entry) { return entry.second == 0; });
  for (auto& [place, value] : result) value = (value % span_prime + span_prime) % span_prime;
  return result;
}

}  // namespace attacker
