// Noise of whole numbers with the probabilities of a normal curve, P(x) ~ exp(-x²/(2·σ²)), drawn exactly: by whole numbers
// alone, so that no rounding of a floating point number tells anything (I. Mironov, CCS 2012). The algorithms are those of
// C. L. Canonne, G. Kamath, T. Steinke, "The Discrete Gaussian for Differential Privacy" (NeurIPS 2020): rejection from a
// discrete Laplace distribution, and coins that fall with probability exp(-over/under).
#pragma once

#include <cstdint>

#include "base/file.h"
#include "evaluation/random_source.h"

namespace evaluation {

__extension__ using Wide = unsigned __int128;

// Of what is drawn the variance is variance·scale². Within these no number here can overflow.
inline constexpr std::int64_t max_noise_variance = 1'048'576;
inline constexpr std::int64_t max_noise_scale = 1'000'000;

class DiscreteGaussian {
 public:
  explicit DiscreteGaussian(RandomSource& random) : random_(random) {}

  // variance 1 to max_noise_variance, scale 1 to max_noise_scale; anything else is a mistake of the caller's and stops the
  // program, since a number without its noise must not leave.
  std::int64_t draw(std::int64_t variance, std::int64_t scale);

  Wide below(Wide limit);                     // 0 … limit − 1, each as likely; limit at least 1
  bool falls(Wide over, Wide under);          // with probability over/under
  bool falls_exp(Wide over, Wide under);      // with probability exp(−over/under)

 private:
  bool falls_exp_of_at_most_one(Wide over, Wide under);
  std::int64_t laplace(std::int64_t scale);
  unsigned char byte();

  RandomSource& random_;
  base::Bytes bytes_;  // drawn and not used yet: a call to the system for each would take most of the time
};

}  // namespace evaluation
