// Plays single steps of a walk on a kiosk in memory.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "job_runner.h"
#include "kiosk.h"
#include "store/store.h"
#include "walk.h"
#include "walk_sound.h"

namespace app {

class WalkPlayer {
 public:
  static base::Result<std::unique_ptr<WalkPlayer>> start(const WalkOptions& options);

  // Fails with invalid_input, saying what was expected and what was there.
  base::Result<void> play(const WalkStep& step);
  // Ends the process as a power cut would and starts it again at the step; nothing is tidied up.
  [[noreturn]] void restart(std::size_t next_step);
  void ask_whether_there();  // as a kiosk does that was off
  void leave_picture(const std::string& name);
  // Looks at what the last step left, and tells whether anything did not fit on the way; only where everything has to.
  bool found_something(int last_line);
  const Kiosk& kiosk() const { return *kiosk_; }

 private:
  explicit WalkPlayer(const WalkOptions& options) : options_(options), random_(options.seed + options.from_step) {}

  // A reader's pace: nothing counts that nobody can have read (R31), and the idle clock runs.
  static constexpr std::int64_t step_ms = 400;

  base::Result<void> touch(const std::string& id);  // by the walk's hands
  base::Result<void> take_up_hands();
  base::Result<void> press_by_keys(const std::string& id);
  base::Result<void> lay_by_keys(const std::string& id);
  base::Result<void> expect_ring() const;
  base::Result<void> expect_nothing_hidden() const;
  base::Result<void> expect_named(const std::string& id);
  base::Result<void> tap(const std::string& id, bool twice);
  base::Result<void> look_for(const std::string& id);
  void press_at(ui::Point point);
  void rest_before(ui::Point point);
  base::Result<void> press_key(const std::string& name);
  base::Result<void> hold(const std::string& name);
  base::Result<void> go_to(const std::string& id);
  base::Result<void> scan(const std::string& id);
  void press_switch();
  ui::Input nothing_new() const;
  base::Result<void> type(const std::string& words);
  base::Result<void> wait(const std::string& time);
  base::Result<void> print_cards(const std::string& count);
  base::Result<void> tap_card(const std::string& number, bool slips);
  base::Result<void> wait_weeks(const std::string& time);
  base::Result<void> open(const std::string& pack_and_lesson);
  base::Result<void> start_at(const std::string& screen);
  base::Result<void> set_pin(const std::string& digits);
  base::Result<void> resize(const std::string& size);
  base::Result<void> expect_spoken(const std::string& words);
  base::Result<void> expect_marked(const std::string& words) const;
  void listen();
  void judge(int line);
  bool compares_words() const;
  std::vector<std::string> unfitting() const;
  base::Result<void> shot(const std::string& name);
  base::Result<void> choose_theme(const std::string& name);
  base::Result<void> none_of(const std::vector<std::string>& problems, const std::string& wanted) const;
  base::Result<void> expect(const std::string& what, const std::vector<std::string>& arguments);
  const ui::Widget* find(const std::string& id, ui::Widget::Kind kind) const;
  const ui::Widget* anything(const std::string& id) const;
  bool is_seen(const std::string& id) const;
  bool is_seen_or_scrolled_to(const std::string& id);
  bool is_seen_in_time(const std::string& id);
  bool is_on_top(const ui::Widget& widget) const;
  void pass_time(std::int64_t ms);

  WalkOptions options_;
  ui::Point pressed_{-1000, -1000};
  base::VirtualClock clock_;
  evaluation::SeededRandomSource random_;
  std::unique_ptr<Library> library_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<session::PrintPort> printing_;
  std::unique_ptr<session::PackPort> packs_;
  std::unique_ptr<LibraryRenewal> renewal_;
  std::unique_ptr<InlineJobs> jobs_;  // a walk comes out the same every time
  std::unique_ptr<platform::Screen> screen_;
  WalkAudio audio_;
  WalkSpeaker speaker_;
  std::unique_ptr<InlineVoices> voices_;
  std::unique_ptr<Kiosk> kiosk_;
  std::vector<evaluation::LinkingCard> cards_;  // that the walk has had printed
  bool holds_ = false;   // the switch
  std::string own_language_ = "en";  // of the words in the walk
  std::set<std::string> unfitting_;  // what has been told of
  std::string spoken_;  // since the last step that did something
};

}  // namespace app
