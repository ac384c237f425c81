#include "show.h"

#include <algorithm>

namespace media_process {
namespace {

constexpr std::size_t most_waiting_bytes = std::size_t{24} << 20;
constexpr std::size_t most_waiting_packets = 8'000;
constexpr std::int64_t least_apart_us = 12'000;  // nobody sees more pictures than that
constexpr std::int64_t late_us = 60'000;
constexpr std::uint32_t most_late_in_a_row = 8;  // then one is shown all the same
constexpr std::int64_t missing_us = 2'000'000;   // a film that ends earlier than it says by more than that broke off

bool has_too_much(const std::optional<Track>& track) {
  return track && (track->waiting_bytes() > most_waiting_bytes || track->waiting() > most_waiting_packets);
}

std::int64_t duration_of(const AVFrame& frame) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(57, 30, 100)
  return frame.duration;
#else
  return frame.pkt_duration;
#endif
}

}  // namespace

Show::Show(Control& control, const film_wire::Order& order, film_wire::PictureWriter pictures, film_wire::SoundWriter sound)
    : control_(control), order_(order), pictures_(pictures), sound_(sound), sound_maker_(static_cast<int>(order.sound_channels)),
      room_{order.shown_width, order.shown_height}, frame_(av_frame_alloc()), scratch_(av_frame_alloc()) {}

void Show::play(ByteSource& source) {
  if (!begin(source)) return;
  tell_about();
  for (Step last = Step::idle; last != Step::broken;) {
    if (!listen(last == Step::idle ? Control::Wait::yes : Control::Wait::no)) return;
    last = generation_ == 0 || is_ended_ ? Step::idle : step();
  }
}

bool Show::begin(ByteSource& source) {
  source_ = &source;
  auto film = frame_ && scratch_ ? Container::open(source) : tl::unexpected(Trouble::damaged);
  if (!film) {
    break_off(film.error());
    return false;
  }
  film_.emplace(std::move(*film));
  for (auto [stream, track] : {std::pair{film_->picture(), &picture_track_}, std::pair{film_->sound(), &sound_track_}}) {
    if (stream == nullptr) continue;
    Av<AVCodecContext> decoder = decoder_for(*stream);
    if (!decoder) {
      break_off(Trouble::damaged);
      return false;
    }
    track->emplace(*stream, std::move(decoder));
  }
  return true;
}

void Show::tell_about() {
  film_wire::About about{.duration_us = film_->duration_us(), .has_sound = sound_track_ ? 1U : 0U};
  if (picture_track_ && film_->picture()->codecpar->width > 0 && film_->picture()->codecpar->height > 0) {
    about.width = static_cast<std::uint32_t>(film_->picture()->codecpar->width);
    about.height = static_cast<std::uint32_t>(film_->picture()->codecpar->height);
  }
  control_.say(about);
}

// False when the kiosk is gone.
bool Show::listen(Control::Wait wait) {
  while (auto message = control_.hear(wait)) {
    if (const auto* asked = std::get_if<film_wire::Seek>(&*message)) seek(*asked);
    if (const auto* size = std::get_if<film_wire::Size>(&*message)) {
      room_ = {std::min(size->shown_width, order_.ring_width), std::min(size->shown_height, order_.ring_height)};
    }
    wait = Control::Wait::no;
  }
  return !control_.is_over();
}

void Show::seek(const film_wire::Seek& asked) {
  const bool is_at_the_beginning = generation_ == 0 && asked.to_us == 0;
  if (!is_at_the_beginning && !film_->seek(asked.to_us)) {
    break_off(Trouble::damaged);
    return;
  }
  generation_ = asked.generation;
  from_us_ = asked.to_us;
  for (std::optional<Track>* track : {&picture_track_, &sound_track_}) {
    if (*track) (*track)->begin();
  }
  sound_maker_.begin(from_us_);
  has_frame_ = has_shown_ = is_ended_ = file_is_over_ = false;
  picture_is_over_ = !picture_track_;
  sound_is_over_ = !sound_track_;
  shown_at_us_ = INT64_MIN / 2;
  end_us_ = from_us_;
  passed_over_ = late_in_a_row_ = 0;
  control_.say(film_wire::Sought{.generation = generation_, .sound_from = sound_.written(), .sound_at_us = from_us_});
}

Show::Step Show::break_off(Trouble trouble) {
  control_.say(film_wire::Broken{.trouble = trouble});
  return Step::broken;
}

Show::Step Show::step() {
  const Step sound = step_sound();
  if (sound != Step::idle) return sound;
  const Step picture = step_picture();
  if (picture != Step::idle) return picture;
  return picture_is_over_ && sound_is_over_ && !has_frame_ && sound_maker_.waiting().empty() ? end() : Step::idle;
}

Show::Step Show::step_sound() {
  if (const auto waiting = sound_maker_.waiting(); !waiting.empty()) {
    const std::size_t count = std::min(waiting.size(), sound_.room() * order_.sound_channels);
    if (count == 0) return Step::idle;
    sound_.write(waiting.first(count));
    sound_maker_.take(count);
    return Step::done;
  }
  if (sound_is_over_) return be_silent();
  switch (sound_track_->next(*scratch_, file_is_over_)) {
    case Track::Next::frame: {
      const auto at_us = film_->place_us(scratch_->best_effort_timestamp, sound_track_->stream());
      if (sound_maker_.make(*scratch_, at_us)) end_us_ = std::max(end_us_, sound_maker_.end_us());
      return Step::done;
    }
    case Track::Next::busy: return Step::done;
    case Track::Next::needs_packet: return read_packet();
    case Track::Next::end: sound_is_over_ = true; return Step::done;
    case Track::Next::damaged: return break_off(Trouble::damaged);
  }
  return Step::idle;
}

// Whoever goes by the sound would stand still where it ends before the pictures do.
Show::Step Show::be_silent() {
  if (!sound_track_) return Step::idle;
  sound_maker_.be_silent_until(end_us_);
  return sound_maker_.waiting().empty() ? Step::idle : Step::done;
}

Show::Step Show::step_picture() {
  if (has_frame_) return pictures_.has_room() ? (show_frame() ? Step::done : break_off(Trouble::damaged)) : Step::idle;
  if (picture_is_over_) return Step::idle;
  switch (picture_track_->next(*scratch_, file_is_over_)) {
    case Track::Next::frame:
      pictures_.beat();
      std::swap(frame_, scratch_);
      has_frame_ = is_worth_showing();
      return Step::done;
    case Track::Next::busy: return Step::done;
    case Track::Next::needs_packet: return read_packet();
    case Track::Next::end:
      picture_is_over_ = true;
      // Whoever goes to the end sees the last picture.
      has_frame_ = !has_shown_ && frame_->data[0] != nullptr;
      return Step::done;
    case Track::Next::damaged: return break_off(Trouble::damaged);
  }
  return Step::idle;
}

Show::Step Show::read_packet() {
  if (has_too_much(picture_track_) || has_too_much(sound_track_)) return break_off(Trouble::damaged);
  Av<AVPacket> packet(av_packet_alloc());
  if (!packet) return break_off(Trouble::damaged);
  switch (film_->read(*packet)) {
    case Container::Read::end: file_is_over_ = true; break;
    case Container::Read::failed: return break_off(source_->has_failed() ? Trouble::unreadable : Trouble::damaged);
    case Container::Read::packet:
      for (std::optional<Track>* track : {&picture_track_, &sound_track_}) {
        if (*track && (*track)->stream().index == packet->stream_index) {
          (*track)->add(std::move(packet));
          break;
        }
      }
  }
  return Step::done;
}

std::int64_t Show::frame_lasts_us() const {
  const AVStream& stream = picture_track_->stream();
  if (const std::int64_t lasts = duration_of(*frame_); lasts > 0) {
    return std::min<std::int64_t>(av_rescale_q(lasts, stream.time_base, microseconds), 1'000'000);
  }
  const AVRational rate = stream.avg_frame_rate;
  return rate.num > 0 && rate.den > 0 ? std::min<std::int64_t>(av_rescale(1'000'000, rate.den, rate.num), 1'000'000) : 40'000;
}

// Of the picture that was just decoded.
bool Show::is_worth_showing() {
  const auto place = film_->place_us(frame_->best_effort_timestamp, picture_track_->stream());
  const std::int64_t guessed_us = has_shown_ ? shown_at_us_ + frame_lasts_us() : from_us_;
  frame_at_us_ = std::clamp<std::int64_t>(place.value_or(guessed_us), 0, film_wire::most_film_us);
  const std::int64_t until_us = frame_at_us_ + frame_lasts_us();
  end_us_ = std::max(end_us_, until_us);
  if (until_us <= from_us_) return false;
  const bool is_late = has_shown_ && frame_at_us_ + late_us < pictures_.place_us();
  if (frame_at_us_ < shown_at_us_ + least_apart_us || (is_late && late_in_a_row_ < most_late_in_a_row)) {
    ++passed_over_;
    ++late_in_a_row_;
    return false;
  }
  late_in_a_row_ = 0;
  return true;
}

ShownSize Show::shown_size() const {
  AVRational pixel = frame_->sample_aspect_ratio;
  if (pixel.num <= 0) pixel = picture_track_->stream().sample_aspect_ratio;
  return fit(frame_->width, frame_->height, pixel, room_);
}

bool Show::show_frame() {
  has_frame_ = false;
  const ShownSize size = shown_size();
  if (!picture_maker_.make(*frame_, size, pictures_.room())) return false;
  pictures_.write({.generation = generation_, .width = size.width, .height = size.height, .passed_over = passed_over_,
                   .at_us = frame_at_us_});
  shown_at_us_ = frame_at_us_;
  has_shown_ = true;
  return true;
}

Show::Step Show::end() {
  const bool is_empty = picture_track_ ? !has_shown_ : end_us_ == from_us_ && from_us_ == 0;
  if (source_->has_failed()) return break_off(Trouble::unreadable);
  if (is_empty || end_us_ + missing_us < film_->duration_us()) return break_off(Trouble::damaged);
  is_ended_ = true;
  control_.say(film_wire::Ended{.generation = generation_, .at_us = std::min(end_us_, film_wire::most_film_us)});
  return Step::done;
}

}  // namespace media_process
