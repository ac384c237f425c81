// One film: what was asked for, what came, and what is due now.
#pragma once

#include <optional>
#include <vector>

#include "heard.h"
#include "media/film_player.h"
#include "media_child.h"
#include "watchdog.h"

namespace media {

class Player final : public ui::FilmPlayer {
 public:
  Player(const ui::FilmFile& file, const Setting& setting);

  void turn(std::int64_t now_us) override;
  const ui::FilmState& state() const override { return state_; }
  const std::string& why() const override { return why_; }
  std::optional<ui::FilmPicture> picture() const override { return picture_; }

  void play() override;
  void pause() override;
  void seek(std::int64_t to_us) override;
  void set_speed(int percent) override;
  void set_volume(int percent) override;
  void set_size(ui::FilmSize size) override;
  void fill(std::span<std::int16_t> samples, std::int64_t now_us, std::int64_t heard_in_us) override;

 private:
  base::Result<void> open(const ui::FilmFile& file, const Setting& setting);
  void fail(ui::FilmTrouble trouble, const std::string& why);
  void ask_for(std::int64_t place_us);
  void listen();
  void hear(const film_wire::Ready&) {}
  void hear(const film_wire::Refused& refused);
  void hear(const film_wire::About& about);
  void hear(const film_wire::Sought& sought);
  void hear(const film_wire::Ended& ended);
  void hear(const film_wire::Broken& broken);
  void move_on(std::int64_t now_us, std::int64_t passed_us);
  void choose_picture();
  void show(const film_wire::PictureInRing& picture);
  void keep_picture();
  void end_or_break_off();
  void look_after(std::int64_t passed_us);
  void rouse();
  bool has_come_to_stay() const { return has_ended_ || breaks_off_.has_value(); }

  ui::FilmState state_;
  std::string why_;
  std::optional<SealedMemory> picture_memory_;
  std::optional<SealedMemory> sound_memory_;
  std::optional<Helper> helper_;
  film_wire::Order order_;
  std::optional<film_wire::PictureReader> pictures_;
  std::optional<Heard> heard_;
  std::optional<ui::FilmPicture> picture_;
  std::vector<std::byte> kept_;          // the picture that is shown while others are sought
  bool is_shown_from_ring_ = false;      // it is the oldest there

  bool wants_to_play_ = false;
  int percent_ = 100;
  std::uint32_t generation_ = 0;         // that was asked for
  bool has_begun_ = false;               // sound and pictures come from there
  bool has_ended_ = false;               // everything is in the rings
  std::optional<ui::FilmTrouble> breaks_off_;  // behind what is in the rings
  bool has_picture_track_ = false;
  bool has_picture_ = false;             // of this generation
  std::int64_t last_picture_us_ = 0;     // that was seen in the ring
  std::int64_t end_us_ = 0;
  std::uint32_t passed_over_ = 0;
  std::uint64_t number_ = 0;
  std::optional<std::int64_t> turned_us_;
  std::uint64_t told_taken_ = 0;         // of pictures and sound, when the helper was last told
  Watchdog watchdog_;
};

}  // namespace media
