#include "stretch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace media {
namespace {

constexpr std::size_t reach = 256;  // how far a piece may lie from where it would be

// From 0 to 1 over a piece.
double rise(std::size_t i) {
  return 0.5 - 0.5 * std::cos(std::numbers::pi * (static_cast<double>(i) + 0.5) / static_cast<double>(Stretch::piece));
}

}  // namespace

// Where the wave goes on best as it would have, among those that were looked at. Every fourth sample is enough to tell.
std::size_t Stretch::best_place(std::size_t centre) const {
  std::size_t best = centre;
  double most = -2;
  for (std::size_t place = 0; place <= 2 * reach; ++place) {
    double same = 0;
    double strength = 1;
    for (std::size_t i = 0; i < piece; i += 4) {
      const double candidate = around_[(place + i) * channels_];
      same += candidate * continuation_[i * channels_];
      strength += candidate * candidate;
    }
    if (const double likeness = same / std::sqrt(strength); likeness > most) {
      most = likeness;
      best = place;
    }
  }
  return best;
}

std::size_t Stretch::next(int percent, const Look& look, std::span<std::int16_t> to) {
  const std::size_t wanted = 2 * reach + 2 * piece;
  around_.resize(wanted * channels_);
  if (look(around_, 0) < wanted) return 0;
  std::size_t place = is_going_on_ ? best_place(reach) : 0;
  const auto begin = around_.begin() + static_cast<std::ptrdiff_t>(place * channels_);
  for (std::size_t i = 0; i < piece; ++i) {
    const double up = is_going_on_ ? rise(i) : 1;
    for (std::size_t channel = 0; channel < channels_; ++channel) {
      const std::size_t at = i * channels_ + channel;
      const double before = is_going_on_ ? continuation_[at] : 0;
      to[at] = static_cast<std::int16_t>(std::lround(before * (1 - up) + begin[static_cast<std::ptrdiff_t>(at)] * up));
    }
  }
  const auto after = begin + static_cast<std::ptrdiff_t>(piece * channels_);
  continuation_.assign(after, after + static_cast<std::ptrdiff_t>(piece * channels_));
  is_going_on_ = true;
  rest_ += static_cast<double>(piece) * percent / 100;
  const auto taken = static_cast<std::size_t>(rest_);
  rest_ -= static_cast<double>(taken);
  return taken;
}

}  // namespace media
