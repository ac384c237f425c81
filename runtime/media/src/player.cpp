#include "player.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace media {
namespace {

constexpr std::uint32_t picture_slots = 8;
constexpr std::uint32_t memory_mib = 256;
constexpr std::uint32_t processor_seconds = 3'600;
constexpr std::int64_t longest_turn_us = 250'000;  // a machine that slept, or a kiosk that was busy, is not the helper's fault
constexpr std::int64_t enough_sound_us = 100'000;  // to begin with

std::uint32_t side_of(int side, std::uint32_t most) {
  return static_cast<std::uint32_t>(std::clamp(side, static_cast<int>(film_wire::least_side), static_cast<int>(most)));
}

film_wire::Order order_of(const ui::FilmFile& file, const Setting& setting) {
  film_wire::Order order{.offset = file.offset, .size = file.size, .slots = picture_slots, .sound_samples = film_wire::sound_rate_hz,
                         .sound_channels = static_cast<std::uint32_t>(std::clamp(setting.sound_channels, 1, 2)),
                         .processor_seconds = processor_seconds, .memory_mib = memory_mib};
  order.ring_width = side_of(setting.largest.width, film_wire::most_width);
  order.ring_height = side_of(setting.largest.height, film_wire::most_height);
  order.shown_width = side_of(setting.shown.width, order.ring_width);
  order.shown_height = side_of(setting.shown.height, order.ring_height);
  return order;
}

base::Result<File> open_pack(const ui::FilmFile& file) {
  File pack(::open(file.pack.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  struct stat facts {};
  if (pack.number() < 0 || ::fstat(pack.number(), &facts) != 0) {
    return base::fail(base::ErrorCode::not_found, "the pack cannot be opened: " + std::string(std::strerror(errno)));
  }
  const auto size = static_cast<std::uint64_t>(facts.st_size);
  if (!S_ISREG(facts.st_mode) || file.size == 0 || file.offset > size || file.size > size - file.offset) {
    return base::fail(base::ErrorCode::corrupt, "the pack is " + std::to_string(size) + " bytes long, and the film would be " +
                                                    std::to_string(file.size) + " bytes from " + std::to_string(file.offset) + " on");
  }
  return pack;
}

ui::FilmTrouble trouble_of(film_wire::Trouble trouble) {
  switch (trouble) {
    case film_wire::Trouble::barrier: return ui::FilmTrouble::not_safe;
    case film_wire::Trouble::unreadable: return ui::FilmTrouble::not_there;
    case film_wire::Trouble::unknown: return ui::FilmTrouble::not_a_film;
    case film_wire::Trouble::too_large: return ui::FilmTrouble::too_large;
    case film_wire::Trouble::damaged:
    case film_wire::Trouble::none_such: break;
  }
  return ui::FilmTrouble::damaged;
}

ui::FilmPicture as_shown(std::uint32_t width, std::uint32_t height, std::span<const std::byte> pixels, std::uint64_t number) {
  const film_wire::PictureLayout layout = film_wire::layout_of(width, height);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(pixels.data());
  return {.format = ui::PixelFormat::iyuv, .width = static_cast<int>(width), .height = static_cast<int>(height),
          .planes = {ui::Plane{bytes, static_cast<int>(layout.y_pitch)}, ui::Plane{bytes + layout.u_at, static_cast<int>(layout.uv_pitch)},
                     ui::Plane{bytes + layout.v_at, static_cast<int>(layout.uv_pitch)}},
          .number = number};
}

}  // namespace

Player::Player(const ui::FilmFile& file, const Setting& setting) : order_(order_of(file, setting)) {
  if (const auto opened = open(file, setting); !opened.has_value()) {
    const auto code = opened.error().code;
    fail(code == base::ErrorCode::io ? ui::FilmTrouble::stopped : ui::FilmTrouble::not_there, opened.error().message);
  }
}

base::Result<void> Player::open(const ui::FilmFile& file, const Setting& setting) {
  TRY_ASSIGN(const File pack, open_pack(file));
  TRY_ASSIGN(SealedMemory picture_memory, SealedMemory::make("film pictures", film_wire::picture_ring_bytes(order_)));
  TRY_ASSIGN(SealedMemory sound_memory, SealedMemory::make("film sound", film_wire::sound_ring_bytes(order_)));
  picture_memory_.emplace(std::move(picture_memory));
  sound_memory_.emplace(std::move(sound_memory));
  pictures_.emplace(picture_memory_->bytes(), order_);
  heard_.emplace(film_wire::SoundReader(sound_memory_->bytes(), order_), static_cast<int>(order_.sound_channels));
  auto helper = Helper::start(setting.program, pack, *picture_memory_, *sound_memory_);
  if (!helper.has_value()) return base::fail(base::ErrorCode::io, helper.error().message);
  helper_.emplace(std::move(*helper));
  helper_->say(order_);
  ask_for(setting.from_us);
  return {};
}

void Player::fail(ui::FilmTrouble trouble, const std::string& why) {
  if (state_.phase == ui::FilmPhase::failed) return;
  state_.phase = ui::FilmPhase::failed;
  state_.is_waiting = false;
  state_.trouble = trouble;
  why_ = why;
  if (heard_) heard_->set_playing(false);
  if (is_shown_from_ring_) keep_picture();
  if (helper_) helper_->end();
}

void Player::play() {
  if (state_.phase == ui::FilmPhase::ended) ask_for(0);
  wants_to_play_ = true;
  if (state_.phase == ui::FilmPhase::paused || state_.phase == ui::FilmPhase::ended) state_.phase = ui::FilmPhase::playing;
  if (heard_) heard_->set_playing(state_.phase == ui::FilmPhase::playing && !state_.is_waiting);
}

void Player::pause() {
  wants_to_play_ = false;
  if (state_.phase == ui::FilmPhase::playing) state_.phase = ui::FilmPhase::paused;
  if (heard_) heard_->set_playing(false);
}

void Player::seek(std::int64_t to_us) {
  if (state_.phase == ui::FilmPhase::failed) return;
  if (breaks_off_) return fail(*breaks_off_, why_);
  const std::int64_t most = state_.duration_us > 0 ? state_.duration_us : film_wire::most_film_us;
  if (state_.phase == ui::FilmPhase::ended) state_.phase = wants_to_play_ ? ui::FilmPhase::playing : ui::FilmPhase::paused;
  ask_for(std::clamp<std::int64_t>(to_us, 0, most));
}

void Player::ask_for(std::int64_t place_us) {
  if (state_.phase == ui::FilmPhase::failed || !helper_) return;
  if (is_shown_from_ring_) keep_picture();
  heard_->set_playing(false);
  state_.is_waiting = true;
  state_.place_us = std::clamp<std::int64_t>(place_us, 0, film_wire::most_film_us);
  has_begun_ = has_ended_ = has_picture_ = false;
  passed_over_ = 0;
  last_picture_us_ = 0;
  watchdog_.begin();
  pictures_->tell_place(state_.place_us);
  helper_->say(film_wire::Seek{.generation = ++generation_, .to_us = state_.place_us});
}

void Player::set_speed(int percent) {
  percent_ = std::clamp(percent, 75, 150);
  if (heard_) heard_->set_speed(percent_);
}

void Player::set_volume(int percent) {
  if (heard_) heard_->set_volume(std::clamp(percent, 0, 100));
}

void Player::set_size(ui::FilmSize size) {
  if (!helper_ || state_.phase == ui::FilmPhase::failed) return;
  const film_wire::Size shown{.shown_width = side_of(size.width, order_.ring_width),
                              .shown_height = side_of(size.height, order_.ring_height)};
  if (shown.shown_width == order_.shown_width && shown.shown_height == order_.shown_height) return;
  order_.shown_width = shown.shown_width;
  order_.shown_height = shown.shown_height;
  helper_->say(shown);
  if (state_.phase == ui::FilmPhase::paused) ask_for(state_.place_us);  // what waits was made for the other size
}

void Player::fill(std::span<std::int16_t> samples, std::int64_t now_us, std::int64_t heard_in_us) {
  if (heard_) return heard_->fill(samples, now_us, heard_in_us);
  std::ranges::fill(samples, std::int16_t{0});
}

void Player::turn(std::int64_t now_us) {
  const std::int64_t passed_us = std::clamp<std::int64_t>(now_us - turned_us_.value_or(now_us), 0, longest_turn_us);
  turned_us_ = now_us;
  if (state_.phase == ui::FilmPhase::failed) return;
  // What was there before the helper said that it is somewhere else is of before.
  const std::uint64_t old_sound = heard_->written();
  listen();
  if (state_.phase == ui::FilmPhase::failed) return;
  if (!has_begun_) heard_->discard_up_to(old_sound);
  move_on(now_us, passed_us);
  choose_picture();
  end_or_break_off();
  look_after(passed_us);
  rouse();
}

void Player::listen() {
  std::optional<film_wire::ToKiosk> message;
  for (Helper::Heard heard; (heard = helper_->hear(message)) != Helper::Heard::nothing;) {
    if (heard == Helper::Heard::gone) {
      if (!has_come_to_stay()) fail(ui::FilmTrouble::stopped, "the media process ended");
      return;
    }
    watchdog_.begin();
    std::visit([this](const auto& said) { hear(said); }, *message);
    if (state_.phase == ui::FilmPhase::failed) return;
  }
}

void Player::hear(const film_wire::Refused& refused) {
  fail(ui::FilmTrouble::not_safe, "films are off: the barrier " + std::string(name_of(refused)) +
                                      " could not be set: " + std::strerror(refused.error));
}

void Player::hear(const film_wire::About& about) {
  state_.duration_us = about.duration_us;
  state_.has_sound = about.has_sound != 0;
  has_picture_track_ = about.width > 0;
  if (state_.phase == ui::FilmPhase::opening) state_.phase = wants_to_play_ ? ui::FilmPhase::playing : ui::FilmPhase::paused;
}

void Player::hear(const film_wire::Sought& sought) {
  if (sought.generation != generation_) return;
  heard_->begin(sought.sound_from, sought.sound_at_us);
  has_begun_ = true;
}

void Player::hear(const film_wire::Ended& ended) {
  if (ended.generation != generation_) return;
  has_ended_ = true;
  end_us_ = ended.at_us;
}

void Player::hear(const film_wire::Broken& broken) {
  breaks_off_ = trouble_of(broken.trouble);
  why_ = "the film cannot be read, or not to its end";
}

// Only when there is room again: a film that is paused wakes nobody.
void Player::rouse() {
  const std::uint64_t taken = pictures_->released() + heard_->taken();
  if (taken == told_taken_ || state_.phase == ui::FilmPhase::failed) return;
  told_taken_ = taken;
  helper_->say(film_wire::Rouse{});
}

// The place follows what is heard; where nothing is, or nobody listens, it follows the time.
void Player::move_on(std::int64_t now_us, std::int64_t passed_us) {
  if (state_.is_waiting) {
    const bool has_all = has_come_to_stay();
    const bool has_sound = !state_.has_sound || has_all || heard_->waiting_us() >= enough_sound_us;
    const bool has_picture = !has_picture_track_ || has_all || has_picture_;
    if (!has_begun_ || !has_sound || !has_picture || state_.phase == ui::FilmPhase::opening) return;
    state_.is_waiting = false;
    heard_->set_playing(state_.phase == ui::FilmPhase::playing);
    return;
  }
  if (state_.phase != ui::FilmPhase::playing) return;
  const bool is_silent = !state_.has_sound || (has_come_to_stay() && heard_->waiting_us() == 0);
  const auto heard_us = is_silent ? std::nullopt : heard_->place_us(now_us);
  if (heard_us) {
    state_.place_us = std::max(state_.place_us, *heard_us);
  } else {
    std::int64_t place_us = state_.place_us + passed_us * percent_ / 100;
    if (!is_silent) {
      heard_->skip_to(place_us);
      place_us = std::min(place_us, std::max(state_.place_us, heard_->taken_place_us()));
    }
    state_.place_us = place_us;
  }
  if (has_ended_) state_.place_us = std::min(state_.place_us, end_us_);
  pictures_->tell_place(state_.place_us);
}

// The oldest picture in the ring is the one that is shown; it goes when the next is due.
void Player::choose_picture() {
  while (const auto oldest = pictures_->look(0)) {
    if (oldest->facts.generation != generation_) {
      pictures_->release();
      is_shown_from_ring_ = false;
      continue;
    }
    const auto next = pictures_->look(1);
    if (next && next->facts.generation == generation_ && next->facts.at_us <= state_.place_us) {
      if (!is_shown_from_ring_) ++state_.dropped;
      is_shown_from_ring_ = false;
      pictures_->release();
      continue;
    }
    last_picture_us_ = oldest->facts.at_us;
    if (!is_shown_from_ring_ && (!has_picture_ || oldest->facts.at_us <= state_.place_us)) show(*oldest);
    return;
  }
}

void Player::show(const film_wire::PictureInRing& picture) {
  picture_ = as_shown(picture.facts.width, picture.facts.height, picture.pixels, ++number_);
  is_shown_from_ring_ = true;
  has_picture_ = true;
  ++state_.shown;
  if (picture.facts.passed_over > passed_over_) state_.dropped += picture.facts.passed_over - passed_over_;
  passed_over_ = std::max(passed_over_, picture.facts.passed_over);
}

// Its place in the ring will be needed.
void Player::keep_picture() {
  is_shown_from_ring_ = false;
  if (!picture_) return;
  const auto width = static_cast<std::uint32_t>(picture_->width);
  const auto height = static_cast<std::uint32_t>(picture_->height);
  const auto* first = reinterpret_cast<const std::byte*>(picture_->planes[0].bytes);
  kept_.assign(first, first + film_wire::layout_of(width, height).bytes);
  picture_ = as_shown(width, height, kept_, picture_->number);
}

void Player::end_or_break_off() {
  if (!pictures_->is_sound() || !heard_->is_sound()) {
    return fail(ui::FilmTrouble::stopped, "the media process wrote something impossible");
  }
  const bool is_drained = pictures_->count() <= (is_shown_from_ring_ ? 1U : 0U) && heard_->waiting_us() == 0;
  if (breaks_off_ && (is_drained || state_.phase == ui::FilmPhase::opening)) return fail(*breaks_off_, why_);
  if (!has_ended_ || state_.is_waiting || state_.phase != ui::FilmPhase::playing || state_.place_us < end_us_) return;
  state_.phase = ui::FilmPhase::ended;
  wants_to_play_ = false;
  heard_->set_playing(false);
}

void Player::look_after(std::int64_t passed_us) {
  if (state_.phase == ui::FilmPhase::failed) return;
  const bool needs_picture = has_picture_track_ && pictures_->count() < 2;
  const bool needs_sound = state_.has_sound && heard_->waiting_us() < enough_sound_us;
  const bool is_owed = !has_come_to_stay() && (state_.phase == ui::FilmPhase::opening || state_.is_waiting ||
                                               (state_.phase == ui::FilmPhase::playing && (needs_picture || needs_sound)));
  const Watchdog::Seen seen{.brought = pictures_->written() + heard_->written(), .beats = pictures_->beats()};
  if (watchdog_.look(is_owed, seen, passed_us)) fail(ui::FilmTrouble::stopped, "the media process brought nothing for too long");
}

std::unique_ptr<ui::FilmPlayer> open_film(const ui::FilmFile& file, const Setting& setting) {
  return std::make_unique<Player>(file, setting);
}

}  // namespace media
