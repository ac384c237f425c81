// A film is played into its rings: as far ahead as they have room, from where the kiosk asks. When there is nothing to do it
// waits for the kiosk and does not wake by itself.
#pragma once

#include <memory>
#include <optional>

#include "container.h"
#include "control.h"
#include "film_wire/rings.h"
#include "picture_maker.h"
#include "sound_maker.h"
#include "track.h"

namespace media_process {

class Show {
 public:
  Show(Control& control, const film_wire::Order& order, film_wire::PictureWriter pictures, film_wire::SoundWriter sound);

  // Returns when the kiosk is gone, or with what is wrong with the film, which was said.
  void play(ByteSource& source);

 private:
  enum class Step { done, idle, broken };

  bool begin(ByteSource& source);
  void tell_about();
  bool listen(Control::Wait wait);
  void seek(const film_wire::Seek& seek);
  Step step();
  Step step_sound();
  Step be_silent();
  Step step_picture();
  Step read_packet();
  Step break_off(Trouble trouble);
  Step end();
  bool is_worth_showing();
  bool show_frame();
  ShownSize shown_size() const;
  std::int64_t frame_lasts_us() const;

  Control& control_;
  film_wire::Order order_;
  film_wire::PictureWriter pictures_;
  film_wire::SoundWriter sound_;
  ByteSource* source_ = nullptr;
  std::optional<Container> film_;
  std::optional<Track> picture_track_;
  std::optional<Track> sound_track_;
  PictureMaker picture_maker_;
  SoundMaker sound_maker_;
  ShownSize room_;

  std::uint32_t generation_ = 0;
  std::int64_t from_us_ = 0;
  Av<AVFrame> frame_;           // a picture that waits for room
  Av<AVFrame> scratch_;
  bool has_frame_ = false;
  bool has_shown_ = false;      // a picture of this generation
  bool picture_is_over_ = true;
  bool sound_is_over_ = true;
  bool file_is_over_ = true;
  bool is_ended_ = false;
  std::int64_t frame_at_us_ = 0;
  std::int64_t shown_at_us_ = 0;
  std::int64_t end_us_ = 0;     // of what was decoded
  std::uint32_t passed_over_ = 0;
  std::uint32_t late_in_a_row_ = 0;
};

}  // namespace media_process
