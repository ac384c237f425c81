#include "sound_maker.h"

#include <algorithm>

#include "film_wire/message.h"

namespace media_process {
namespace {

constexpr std::int64_t rate_hz = film_wire::sound_rate_hz;
constexpr std::int64_t most_jitter = rate_hz / 20;    // times in a file are rounded, so this much is no gap
constexpr std::int64_t longest_silence = rate_hz * 10;  // a gap that is longer is a mistake, and shortened

std::int64_t samples_in(std::int64_t us) { return av_rescale(us, rate_hz, 1'000'000); }

}  // namespace

void SoundMaker::begin(std::int64_t at_us) {
  samples_.clear();
  taken_ = 0;
  begun_us_ = at_us;
  made_ = 0;
  converter_.reset();
}

void SoundMaker::take(std::size_t samples) {
  taken_ += samples;
  if (taken_ == samples_.size()) {
    samples_.clear();
    taken_ = 0;
  }
}

std::int64_t SoundMaker::end_us() const { return begun_us_ + av_rescale(made_, 1'000'000, rate_hz); }

bool SoundMaker::make(const AVFrame& frame, std::optional<std::int64_t> at_us) {
  const std::size_t before = samples_.size();
  if (!convert(frame)) return false;
  put_in_place(before, at_us);
  return true;
}

void SoundMaker::be_silent_until(std::int64_t place_us) {
  const std::int64_t count = std::min(samples_in(place_us - begun_us_) - made_, longest_silence);
  if (count <= 0) return;
  samples_.insert(samples_.end(), static_cast<std::size_t>(count * channels_), 0);
  made_ += count;
}

bool SoundMaker::convert(const AVFrame& frame) {
  if (frame.nb_samples <= 0 || frame.sample_rate < 1'000 || frame.sample_rate > 384'000) return false;
  if (!converter_ || frame.format != format_ || frame.sample_rate != rate_hz_ || frame.ch_layout.nb_channels != from_channels_) {
    AVChannelLayout layout;
    av_channel_layout_default(&layout, channels_);
    SwrContext* converter = nullptr;
    auto* from = const_cast<AVChannelLayout*>(&frame.ch_layout);  // FFmpeg 5 does not say that it only reads
    const int error = swr_alloc_set_opts2(&converter, &layout, AV_SAMPLE_FMT_S16, static_cast<int>(rate_hz), from,
                                          static_cast<AVSampleFormat>(frame.format), frame.sample_rate, 0, nullptr);
    converter_.reset(converter);
    if (error < 0 || swr_init(converter_.get()) < 0) return false;
    format_ = frame.format;
    rate_hz_ = frame.sample_rate;
    from_channels_ = frame.ch_layout.nb_channels;
  }
  const int most = swr_get_out_samples(converter_.get(), frame.nb_samples);
  if (most < 0) return false;
  const std::size_t before = samples_.size();
  samples_.resize(before + static_cast<std::size_t>(most) * static_cast<std::size_t>(channels_));
  auto* to = reinterpret_cast<std::uint8_t*>(samples_.data() + before);
  const int made = swr_convert(converter_.get(), &to, most, const_cast<const std::uint8_t**>(frame.extended_data), frame.nb_samples);
  samples_.resize(before + static_cast<std::size_t>(std::max(made, 0)) * static_cast<std::size_t>(channels_));
  return made >= 0;
}

void SoundMaker::put_in_place(std::size_t from, std::optional<std::int64_t> at_us) {
  const auto channels = static_cast<std::ptrdiff_t>(channels_);
  const auto begin = samples_.begin() + static_cast<std::ptrdiff_t>(from);
  const std::int64_t count = (samples_.end() - begin) / channels;
  std::int64_t late = at_us ? samples_in(*at_us - begun_us_) - made_ : 0;
  if (made_ > 0 && late > -most_jitter && late < most_jitter) late = 0;
  if (late < 0) {
    const std::int64_t left_out = std::min(-late, count);
    samples_.erase(begin, begin + left_out * channels);
    made_ += count - left_out;
  } else {
    late = std::min(late, longest_silence);
    samples_.insert(begin, static_cast<std::size_t>(late * channels), 0);
    made_ += late + count;
  }
}

}  // namespace media_process
