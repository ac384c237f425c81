// The kiosk at work: holds the state, draws it, hands the reader's actions to update() and carries out
// what comes of them. Knows no window: it is given input and draws to a Screen, so that a walk plays
// exactly what a reader would. One thread.
//
// What has to be kept is kept by jobs, and no frame waits for them. The screen does: what follows a
// confirmed answer is shown once the answer is on the disk, and until then the page that was confirmed
// stays, on which only leaving counts, and help (R6, R7): these wait for nothing.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "chores.h"
#include "evaluation/random_source.h"
#include "languages.h"
#include "library.h"
#include "library_renewal.h"
#include "listening.h"
#include "platform/screen.h"
#include "scanner.h"
#include "session/crash_log.h"
#include "session/bookmark.h"
#include "session/jobs.h"
#include "session/shell.h"
#include "text/pango_shaper.h"
#include "text/svg_renderer.h"
#include "ui/stage.h"

namespace app {

struct KioskSetup {
  Library& library;
  session::Recorder& recorder;  // read at the start; everything else goes through the jobs
  session::Jobs& jobs;
  platform::Screen& screen;
  const base::Clock& clock;
  evaluation::RandomSource& random;
  std::string language = "en";
  int text_percent = 100;
  bool sends = false;  // batches, whenever the collector can be reached
  session::CrashLog* crashes = nullptr;  // read and written at the start; without it none is counted
  bool after_crash = false;              // the kiosk before this one was ended by a signal
  session::PinState pin{};
  std::string signed_week{};  // before which no clock is believed
  session::DeskRecord desk{};
  SoundPorts sound{};  // without them nothing is heard, and nothing about sound is offered
  LibraryRenewal* renewal = nullptr;  // of the library, once packs came or went
  ui::Painter* painter = nullptr;     // without one every frame waits for its pictures
};

bool ends_the_visit(const session::Action& action);

class Kiosk {
 public:
  static constexpr std::int64_t group_patience_ms = 18 * 60'000;  // more of it: a class that talks touches nothing
  static constexpr std::int64_t shift_window_ms = 1'500;

  explicit Kiosk(const KioskSetup& setup);
  Kiosk(const KioskSetup& setup, std::unique_ptr<Lettering> lettering);  // found before
  ~Kiosk();
  Kiosk(const Kiosk&) = delete;
  Kiosk& operator=(const Kiosk&) = delete;

  // What a kiosk begins with that stands where people pass: the attract screen, and the choice of a language and an age.
  // Without it a visit begins at home, and so it does after quick exit.
  void greet();
  // First of all, whoever installs a kiosk that has no PIN; nothing where anybody may stand there.
  void ask_installer();

  // Opens the step a power cut or a crash interrupted, if there is one. Which it is, or "" when there is none.
  std::string resume();
  void ask_whether_there();  // of a reader who was at a lesson when the power went: nobody else inherits it, or their yes (R13)

  // One turn: takes the input, draws, carries out what the reader did, and draws what came of it.
  void turn(const ui::Input& input);
  void shown() { stage_->shown(setup_.clock.monotonic_ms()); }  // the turn's picture is on the screen
  void shift_pressed(int times);  // three within a moment leave at once (R6)
  std::int64_t idle_warning_ms() const { return shell_.settings.idle_s * std::int64_t{1000}; }
  std::int64_t idle_reset_ms() const { return idle_warning_ms() + session::idle_until_reset_s * std::int64_t{1000}; }
  void reader_did_something() {
    last_activity_ms_ = setup_.clock.monotonic_ms();
    somebody_came_ = true;
  }
  // To be called when time has passed; true when the screen changed.
  bool tick();
  // When tick() has something to do, in the clock's milliseconds; none while there is nothing.
  std::optional<std::int64_t> next_tick_ms() const;
  // When something on the screen moves by itself and turn() has something to draw, in the same clock's milliseconds.
  std::optional<std::int64_t> next_frame_ms() const;
  // Takes what the jobs report; true when the screen changed.
  bool hear();
  // The reader's last step waits for the disk, and the screen still shows the one before.
  bool is_waiting() const { return shown_.has_value(); }

  // A trainer has ended the program at the desk.
  bool has_ended() const { return has_ended_; }

  void act(const session::Action& action);
  const session::Shell& shell() const { return shell_; }
  const std::vector<ui::Widget>& widgets() const { return stage_->widgets(); }
  const std::vector<ui::Ring>& rings() const { return stage_->rings(); }
  void reveal(const std::string& id) {
    stage_->reveal(id);
    stage_->reveal_text(id);
  }
  Listening& listening() { return listening_; }
  // What lights up for one switch; none when it is not used.
  const Scanner* scanner() const { return scans() ? &scanner_ : nullptr; }
  std::string place_for_carried() const;  // where what is carried would be laid; "" when nothing is
  bool takes_text() const { return stage_->typing_place().has_value(); }  // a field has the focus
  const Languages& languages() const { return lettering_->languages; }

  // Around a change of the screen's renderer.
  void let_go_of_textures() { stage_.reset(); }
  void take_textures_again();

 private:
  // A record that comes before the next screen, and what is raised once it is kept, or has failed.
  struct Awaited {
    std::optional<session::Action> when_kept{};
    std::optional<session::Action> in_any_case{};
  };

  base::Result<std::string> resume_at(const session::Bookmark& bookmark);
  base::Result<void> count_crash_of(const session::BookmarkedLesson& bookmarked);
  void learn_of_crashes();
  void work_off();
  void tell_reading_time();
  void take(const session::Action& action);
  void settle(const session::JobReport& report);
  void carry_out(const session::Effect& effect);
  void use_pin(session::Job job);
  void hear_of_pin(const session::JobReport& report);
  void hear_of_kiosk(const session::JobReport& report);
  void hear_of_desk(const session::JobReport& report);
  void hear_of_packs(const session::JobReport& report);
  void work_on_packs(session::Job job);
  void hear_of_sending(const session::JobReport& report);
  void renew_library();
  void prepare_entrance();
  void limit_sound() const;
  std::vector<screens::LanguageChoice> offered_languages() const;
  void hear_of_printing(const session::JobReport& report);
  session::JobNumber keep(session::Record record);
  void await(session::Record record, Awaited awaited);
  static void place_reader(Awaited& awaited, const session::ReaderPlaced& placed);
  void load_lesson(const session::LoadLesson& effect);
  void choose_language();
  const session::Shell& seen() const { return shown_ ? *shown_ : shell_; }
  std::optional<session::Action> draw(const ui::Input& input, bool is_last);  // the last of its turn is shown as it is
  void draw_frames(ui::Input input);
  bool scans() const { return seen().reader.scanning != session::Scanning::off; }
  void use_switch(ui::Input& input);
  bool show_what_is_lit();
  void tell_of_what_is_missing();
  bool somebody_is_there() const;
  int seconds_left() const;
  std::int64_t reset_at_ms() const;
  void watch_timer();
  bool count_seconds();
  std::optional<std::int64_t> idle_due_ms() const;

  KioskSetup setup_;
  std::unique_ptr<Lettering> lettering_;
  text::SvgRenderer pictures_;
  std::unique_ptr<ui::Stage> stage_;
  text::Catalogues catalogues_;
  std::string catalogues_language_;
  session::Shell shell_;
  std::optional<session::Shell> shown_;  // while the disk has the reader's last step; with the overlays of shell_
  std::deque<session::Action> raised_;
  bool is_working_off_ = false;
  std::map<session::JobNumber, Awaited> awaited_;
  std::set<std::pair<content::PackId, content::LessonId>> closed_;  // they crash
  Chores chores_;
  session::JobNumber pin_job_ = 0;  // what is awaited of the PIN
  std::set<session::JobNumber> look_jobs_;
  std::map<session::JobNumber, session::DeskRecord> desk_jobs_;  // what is being kept of the desk
  session::JobNumber print_job_ = 0;
  std::set<session::JobNumber> pack_jobs_;
  session::JobNumber pack_work_ = 0;  // the one of them that brings a pack or takes one away
  session::JobNumber send_job_ = 0;   // asked for at the desk
  bool greets_ = false;
  bool has_ended_ = false;
  std::int64_t reading_since_ms_ = 0;
  std::int64_t last_activity_ms_ = 0;
  bool somebody_came_ = false;  // since the last visit ended
  std::vector<std::int64_t> shifts_ms_;
  std::optional<std::int64_t> second_due_ms_;  // of the timer that runs
  Listening listening_;
  Scanner scanner_;
  std::optional<ui::Rect> ring_drawn_;  // around a row that is lit
  std::set<std::string> told_of_;  // texts with letters that no font has
};

}  // namespace app
