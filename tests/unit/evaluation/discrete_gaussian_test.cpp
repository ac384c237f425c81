// Noise drawn exactly: its frequencies are held against the probabilities that are worked out here another way, as sums.
#include "evaluation/discrete_gaussian.h"

#include <array>
#include <cmath>
#include <map>
#include <vector>

#include "support/catch.h"

using namespace evaluation;

namespace {

// Pearson's statistic of counts against probabilities; places that are expected fewer than ten times are one.
struct Fit {
  double statistic = 0;
  int degrees = -1;
};

Fit fit(const std::map<std::int64_t, int>& counts, const std::map<std::int64_t, double>& probabilities, int draws) {
  Fit result;
  double rest_expected = draws;
  double rest_seen = draws;
  for (const auto& [value, probability] : probabilities) {
    const double expected = draws * probability;
    if (expected < 10) continue;
    const auto found = counts.find(value);
    const double seen = found == counts.end() ? 0 : found->second;
    result.statistic += (seen - expected) * (seen - expected) / expected;
    ++result.degrees;
    rest_expected -= expected;
    rest_seen -= seen;
  }
  if (rest_expected >= 1) {
    result.statistic += (rest_seen - rest_expected) * (rest_seen - rest_expected) / rest_expected;
    ++result.degrees;
  }
  return result;
}

// Above which it is once in ten thousand times, by Wilson and Hilferty's approximation (PNAS 17, 1931).
double once_in_ten_thousand(int degrees) {
  const double k = degrees;
  return k * std::pow(1 - 2 / (9 * k) + 3.719 * std::sqrt(2 / (9 * k)), 3);
}

std::map<std::int64_t, double> gaussian(double variance, std::int64_t farthest) {
  std::map<std::int64_t, double> result;
  double sum = 0;
  for (std::int64_t x = -farthest; x <= farthest; ++x) sum += result[x] = std::exp(-static_cast<double>(x * x) / (2 * variance));
  for (auto& [x, probability] : result) probability /= sum;
  return result;
}

// Gives the bytes that it is told to, over and over.
class ToldBytes final : public RandomSource {
 public:
  explicit ToldBytes(base::Bytes bytes) : bytes_(std::move(bytes)) {}
  base::Bytes bytes(std::size_t count) override {
    base::Bytes result(count);
    for (unsigned char& byte : result) byte = bytes_[next_++ % bytes_.size()];
    return result;
  }

 private:
  base::Bytes bytes_;
  std::size_t next_ = 0;
};

}  // namespace

TEST_CASE("discrete Gaussian noise falls as often as its probabilities say") {
  for (const std::int64_t variance : {1, 2, 4, 10, 50}) {
    SeededRandomSource random(static_cast<std::uint64_t>(variance));
    DiscreteGaussian noise(random);
    constexpr int draws = 20'000;
    std::map<std::int64_t, int> counts;
    for (int i = 0; i < draws; ++i) ++counts[noise.draw(variance, 1)];
    const Fit found = fit(counts, gaussian(static_cast<double>(variance), 100), draws);
    INFO("variance " << variance << ": " << found.statistic << " with " << found.degrees << " degrees");
    CHECK(found.statistic < once_in_ten_thousand(found.degrees));
  }
}

TEST_CASE("scaled noise falls as often as its probabilities say and is not a multiple of its scale") {
  SeededRandomSource random(11);
  DiscreteGaussian noise(random);
  constexpr int draws = 20'000;
  std::map<std::int64_t, int> counts;
  for (int i = 0; i < draws; ++i) ++counts[noise.draw(3, 2)];  // of variance 12
  CHECK(counts[1] > 0);
  const Fit found = fit(counts, gaussian(12, 100), draws);
  INFO(found.statistic << " with " << found.degrees << " degrees");
  CHECK(found.statistic < once_in_ten_thousand(found.degrees));
}

TEST_CASE("noise of any scale has mean nothing and the variance that is stated") {
  for (const std::int64_t scale : {std::int64_t{1}, std::int64_t{1000}, max_noise_scale}) {
    for (const std::int64_t variance : {std::int64_t{1}, std::int64_t{94}, max_noise_variance}) {
      SeededRandomSource random(5);
      DiscreteGaussian noise(random);
      constexpr int draws = 4'000;
      double sum = 0;
      double squares = 0;
      const double deviation = std::sqrt(static_cast<double>(variance)) * static_cast<double>(scale);
      for (int i = 0; i < draws; ++i) {
        const double x = static_cast<double>(noise.draw(variance, scale)) / deviation;
        sum += x;
        squares += x * x;
      }
      INFO("variance " << variance << " scale " << scale);
      CHECK(std::abs(sum / draws) < 4 / std::sqrt(draws));
      CHECK(std::abs(squares / draws - 1) < 4 * std::sqrt(2.0 / draws));
    }
  }
}

TEST_CASE("a coin of exp falls as often as the series of exp says") {
  SeededRandomSource random(3);
  DiscreteGaussian noise(random);
  constexpr int draws = 40'000;
  for (const auto& [over, under] : {std::pair{0, 1}, std::pair{1, 3}, std::pair{1, 1}, std::pair{7, 4}, std::pair{9, 2}}) {
    const double x = static_cast<double>(over) / under;
    double exact = 0;  // 1 − x + x²/2 − …
    double term = 1;
    for (int k = 1; k < 60; ++k) {
      exact += term;
      term *= -x / k;
    }
    int fell = 0;
    for (int i = 0; i < draws; ++i) fell += noise.falls_exp(static_cast<Wide>(over), static_cast<Wide>(under)) ? 1 : 0;
    INFO("exp(-" << over << "/" << under << ")");
    CHECK(std::abs(fell - draws * exact) <= 4 * std::sqrt(draws * exact * (1 - exact)) + 1e-9);
  }
}

TEST_CASE("whole numbers below a limit are each as likely and none is above it") {
  SeededRandomSource random(4);
  DiscreteGaussian noise(random);
  for (const int limit : {1, 2, 3, 10, 255, 256, 257}) {
    std::map<std::int64_t, int> counts;
    std::map<std::int64_t, double> alike;
    const int draws = 100 * limit;
    for (int i = 0; i < limit; ++i) alike[i] = 1.0 / limit;
    for (int i = 0; i < draws; ++i) ++counts[static_cast<std::int64_t>(noise.below(static_cast<Wide>(limit)))];
    CHECK(counts.begin()->first >= 0);
    CHECK(counts.rbegin()->first < limit);
    const Fit found = fit(counts, alike, draws);
    if (limit > 1) CHECK(found.statistic < once_in_ten_thousand(found.degrees));
  }
}

TEST_CASE("a number that is not below the limit is drawn again and not folded back") {
  // Two bits of 11, 10 and 01, for a limit of 3: the first is drawn again, the second taken.
  base::Bytes bytes(512, 0x01);
  bytes[511] = 0xff;  // bytes are used from the end
  bytes[510] = 0xfe;
  ToldBytes told(bytes);
  DiscreteGaussian noise(told);
  CHECK(static_cast<int>(noise.below(3)) == 2);
  CHECK(static_cast<int>(noise.below(3)) == 1);
}
