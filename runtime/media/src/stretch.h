// Sound at another speed and the same pitch, by overlap and add: pieces are laid over one another where their waves agree best
// (Verhelst and Roelands, WSOLA, 1993).
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace media {

class Stretch {
 public:
  // Copies samples from so many behind the present one, for each channel; how many there were.
  using Look = std::function<std::size_t(std::span<std::int16_t> samples, std::size_t ahead)>;

  explicit Stretch(int channels) : channels_(static_cast<std::size_t>(channels)) {}

  void begin() { is_going_on_ = false; }  // what follows has nothing to do with what was
  // One piece. How many samples it took of what there was: the next look begins behind them. Nothing when there are too few.
  static constexpr std::size_t piece = 512;  // for each channel
  std::size_t next(int percent, const Look& look, std::span<std::int16_t> to);

 private:
  std::size_t best_place(std::size_t centre) const;

  std::size_t channels_;
  std::vector<std::int16_t> around_;        // what was looked at
  std::vector<std::int16_t> continuation_;  // what would follow, had nothing been left out
  bool is_going_on_ = false;
  double rest_ = 0;  // of a sample that was not taken yet
};

}  // namespace media
