#include "evaluation/wave.h"

namespace evaluation {
namespace {

constexpr bool listed_in_order() {
  for (std::size_t i = 0; i < all_waves.size(); ++i) {
    if (static_cast<std::size_t>(all_waves[i].wave) != i) return false;
  }
  return true;
}
static_assert(listed_in_order(), "every wave has its facts, in order");

}  // namespace

std::string short_name(const Waves& waves) {
  std::string name = "w";
  for (const Wave wave : waves) name += std::to_string(static_cast<int>(wave) + 1);
  return name;
}

}  // namespace evaluation
