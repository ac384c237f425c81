#include "kiosk.h"

#include <algorithm>
#include <cstring>
#include <spdlog/spdlog.h>

#include "screens/draw.h"
#include "session/bookmark.h"

namespace app {
namespace {

ui::ThemeName theme_of(session::Contrast contrast) {
  switch (contrast) {
    case session::Contrast::high: return ui::ThemeName::high_contrast;
    case session::Contrast::dark: return ui::ThemeName::dark;
    case session::Contrast::warm: return ui::ThemeName::warm;
  }
  return ui::ThemeName::warm;
}

std::uint32_t packed(ui::Colour colour) {
  return static_cast<std::uint32_t>(colour.r) << 16 | static_cast<std::uint32_t>(colour.g) << 8 | colour.b;
}

std::uint64_t random_number(evaluation::RandomSource& random) {
  const base::Bytes bytes = random.bytes(sizeof(std::uint64_t));
  std::uint64_t number = 0;
  std::memcpy(&number, bytes.data(), sizeof number);
  return number;
}

}  // namespace

Kiosk::Kiosk(const KioskSetup& setup)
    : setup_(setup), languages_(find_languages(setup.library, shaper_, setup.language)), catalogues_("en") {
  take_textures_again();
  for (const std::string& code : languages_.without_fonts) {
    spdlog::warn("no font on this machine can show {} ({}); install the package fonts-noto-core", text::native_name(code), code);
  }
  const bool can_show = std::find(languages_.without_fonts.begin(), languages_.without_fonts.end(), setup.language) ==
                        languages_.without_fonts.end();
  shell_.defaults.language = can_show ? setup.language : "en";
  shell_.defaults.text_percent = setup_.text_percent;
  shell_.reader = shell_.defaults;
  last_activity_ms_ = setup_.clock.monotonic_ms();
  choose_language();
}

void Kiosk::take_textures_again() {
  stage_ = std::make_unique<ui::Stage>(ui::StagePorts{shaper_, pictures_, setup_.screen, &setup_.screen});
}

void Kiosk::choose_language() {
  if (catalogues_language_ == shell_.reader.language) return;
  catalogues_language_ = shell_.reader.language;
  catalogues_ = load_catalogues(setup_.library, catalogues_language_);
}

void Kiosk::resume() {
  const auto bookmark = setup_.store.bookmark();
  if (!bookmark) return;
  const auto give_up = [&](const base::Error& error) {
    spdlog::warn("the interrupted lesson cannot go on: {}", error.message);
    keep(setup_.store.forget_bookmark());
  };
  const auto lesson = session::bookmarked_lesson(*bookmark);
  if (!lesson) return give_up(lesson.error());
  auto open = setup_.library.open_lesson(lesson->pack, lesson->lesson);
  if (!open) return give_up(open.error());
  auto restored = session::restore(shell_, std::move(*open), *bookmark);
  if (!restored) return give_up(restored.error());
  shell_ = std::move(*restored);
  bookmark_ = *bookmark;
  choose_language();
}

void Kiosk::act(const session::Action& action) {
  session::Transition next = session::update(std::move(shell_), action);
  shell_ = std::move(next.shell);
  for (const auto& effect : next.effects) carry_out(effect);
  choose_language();
  while (!pending_.empty()) {
    const session::Action follow_up = std::move(pending_.front());
    pending_.pop_front();
    act(follow_up);
  }
}

void Kiosk::keep(const base::Result<void>& result) {
  if (result) return;
  spdlog::error("nothing more is kept until this is mended: {}", result.error().message);
  pending_.emplace_back(session::Report(session::StorageFailed{}));
}

void Kiosk::load_lesson(const session::LoadLesson& effect) {
  auto open = setup_.library.open_lesson(effect.pack, effect.lesson);
  if (!open) {
    spdlog::error("the lesson {} cannot be opened: {}", effect.lesson.value, open.error().message);
    pending_.emplace_back(session::Report(session::LessonRefused{open.error().code}));
    return;
  }
  if ((*open)->instrument) keep(setup_.store.keep_scoring_key(session::scoring_key_of(*(*open)->instrument, (*open)->manifest_hash)));
  pending_.emplace_back(session::Report(
      session::LessonOpened{std::move(*open), session::SittingId(setup_.random.hex(16)), random_number(setup_.random)}));
}

void Kiosk::carry_out(const session::Effect& effect) {
  struct CarryOut {
    Kiosk& kiosk;
    void operator()(const session::LoadLesson& e) const { kiosk.load_lesson(e); }
    void operator()(const session::BeginSitting& e) const { kiosk.keep(kiosk.setup_.store.begin_sitting(e.start)); }
    void operator()(const session::KeepAnswers& e) const { kiosk.keep(kiosk.setup_.store.keep_answers(e.sitting, e.answers)); }
    void operator()(const session::DeleteSitting& e) const {
      const auto deleted = kiosk.setup_.store.delete_sitting(e.sitting);
      if (deleted) kiosk.pending_.emplace_back(session::Report(session::AnswersDeleted{}));
      kiosk.keep(deleted);
    }
    void operator()(const session::KeepBookmark& e) const {
      kiosk.bookmark_ = e.bookmark;
      kiosk.keep(kiosk.setup_.store.keep_bookmark(kiosk.bookmark_));
    }
    void operator()(const session::AddStep& e) const {
      kiosk.bookmark_ += "\n" + e.step;
      kiosk.keep(kiosk.setup_.store.keep_bookmark(kiosk.bookmark_));
    }
    void operator()(const session::ForgetBookmark&) const { kiosk.keep(kiosk.setup_.store.forget_bookmark()); }
    void operator()(const session::EndSitting& e) const {
      kiosk.keep(kiosk.setup_.store.end_sitting(e.sitting, e.how));
      const auto closed = kiosk.setup_.store.close_blocks();
      if (!closed) return spdlog::warn("{}", closed.error().message);
      for (const std::string& reason : closed->set_aside) spdlog::warn("{}", reason);
    }
  };
  std::visit(CarryOut{*this}, effect);
}

std::optional<session::Action> Kiosk::draw(const ui::Input& input) {
  ui::FrameSetup frame_setup;
  frame_setup.width_px = setup_.screen.width_px();
  frame_setup.height_px = setup_.screen.height_px();
  frame_setup.language = shell_.reader.language;
  frame_setup.right_to_left = text::is_right_to_left(shell_.reader.language);
  frame_setup.text_percent = shell_.reader.text_percent;
  frame_setup.theme = theme_of(shell_.reader.contrast);
  frame_setup.page = screens::page_of(shell_);
  const auto* const pack = session::pack_of(shell_.place);
  stage_->show(catalogues_, &setup_.library, pack != nullptr ? *pack : content::PackId());
  ui::Frame frame = stage_->begin(frame_setup, input);
  auto action = screens::draw({shell_, setup_.library.tracks(), languages_.offered}, frame);
  const std::uint32_t background = packed(frame.theme().canvas);
  ImDrawData* const drawn = stage_->end();
  setup_.screen.take_text(stage_->typing_place());
  // What comes of an action is drawn in the same turn, so nobody would see this frame.
  if (!action) setup_.screen.present(drawn, background);
  return action;
}

void Kiosk::turn(const ui::Input& input) {
  ui::Input now = input;
  now.now_ms = setup_.clock.monotonic_ms();
  constexpr int most_frames = 6;
  for (int frames = 0; frames < most_frames; ++frames) {
    const auto action = draw(now);
    now.keys.clear();
    now.text.clear();
    now.wheel = 0;
    now.wheel_across = 0;
    if (action) {
      act(*action);
    } else if (!stage_->wants_frame()) {
      return;
    }
  }
}

void Kiosk::shift_pressed(int times) {
  const std::int64_t now = setup_.clock.monotonic_ms();
  for (int i = 0; i < times; ++i) shifts_ms_.push_back(now);
  std::erase_if(shifts_ms_, [&](std::int64_t at) { return now - at > shift_window_ms; });
  if (shifts_ms_.size() < 3) return;
  shifts_ms_.clear();
  act(session::Anywhere(session::QuickExit{}));
}

bool Kiosk::somebody_is_there() const {
  if (std::holds_alternative<session::Neutral>(shell_.place)) return false;
  const bool untouched = std::holds_alternative<session::Home>(shell_.place) && shell_.overlays.empty() &&
                         shell_.reader == shell_.defaults;
  return !untouched;
}

std::optional<std::int64_t> Kiosk::next_tick_ms() const {
  if (!somebody_is_there()) return std::nullopt;
  return last_activity_ms_ + (session::is_open<session::IdleWarning>(shell_) ? idle_reset_ms : idle_warning_ms);
}

bool Kiosk::tick() {
  const auto due = next_tick_ms();
  if (!due || setup_.clock.monotonic_ms() < *due) return false;
  if (setup_.clock.monotonic_ms() - last_activity_ms_ >= idle_reset_ms) {
    act(session::Report(session::IdleTimeout{}));
  } else {
    act(session::Report(session::IdleWarned{}));
  }
  return true;
}

}  // namespace app
