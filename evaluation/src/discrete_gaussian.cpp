#include "evaluation/discrete_gaussian.h"

#include <cstdlib>

namespace evaluation {
namespace {

constexpr std::size_t at_once = 512;
// So far out that nobody will see one: exp(-1024). Beyond it numbers would not fit, so it is drawn again.
constexpr std::int64_t farthest = 1024;

std::int64_t root_rounded_down(std::int64_t square) {
  std::int64_t root = 0;
  while ((root + 1) * (root + 1) <= square) ++root;
  return root;
}

}  // namespace

unsigned char DiscreteGaussian::byte() {
  if (bytes_.empty()) bytes_ = random_.bytes(at_once);
  const unsigned char last = bytes_.back();
  bytes_.pop_back();
  return last;
}

// As many random bits as the limit has, drawn again where they are not below it.
Wide DiscreteGaussian::below(Wide limit) {
  int bits = 0;
  while (bits < 128 && ((limit - 1) >> bits) != 0) ++bits;
  while (true) {
    Wide value = 0;
    for (int got = 0; got < bits; got += 8) value = (value << 8) | byte();
    if (bits < 128) value &= (Wide{1} << bits) - 1;
    if (value < limit) return value;
  }
}

bool DiscreteGaussian::falls(Wide over, Wide under) { return below(under) < over; }

// Their algorithm 1: the series of exp(-x) as a game that stops after an odd number of turns.
bool DiscreteGaussian::falls_exp_of_at_most_one(Wide over, Wide under) {
  Wide turn = 1;
  while (falls(over, under * turn)) ++turn;
  return turn % 2 == 1;
}

bool DiscreteGaussian::falls_exp(Wide over, Wide under) {
  for (; over > under; over -= under) {
    if (!falls_exp_of_at_most_one(1, 1)) return false;
  }
  return falls_exp_of_at_most_one(over, under);
}

// Their algorithm 2: P(x) ~ exp(-|x|/scale).
std::int64_t DiscreteGaussian::laplace(std::int64_t scale) {
  const Wide wide = static_cast<Wide>(scale);
  while (true) {
    const auto rest = static_cast<std::int64_t>(below(wide));
    if (!falls_exp(static_cast<Wide>(rest), wide)) continue;
    std::int64_t whole = 0;
    while (whole <= farthest && falls_exp_of_at_most_one(1, 1)) ++whole;
    const bool negative = falls(1, 2);
    const std::int64_t size = rest + scale * whole;
    if (whole > farthest || (negative && size == 0)) continue;
    return negative ? -size : size;
  }
}

// Their algorithm 3, with the Laplace scale t = scale·s and s just above the root of the variance: accepted with probability
// exp(-(|y|·s - variance·scale)² / (2·variance·scale²·s²)).
std::int64_t DiscreteGaussian::draw(std::int64_t variance, std::int64_t scale) {
  if (variance < 1 || variance > max_noise_variance || scale < 1 || scale > max_noise_scale) std::abort();
  const std::int64_t s = root_rounded_down(variance) + 1;
  const auto square = [](std::int64_t value) { return static_cast<Wide>(value) * static_cast<Wide>(value); };
  const Wide under = 2 * static_cast<Wide>(variance) * square(scale) * square(s);
  while (true) {
    const std::int64_t y = laplace(scale * s);
    const std::int64_t off = std::llabs(std::llabs(y) * s - variance * scale);
    if (falls_exp(square(off), under)) return y;
  }
}

}  // namespace evaluation
