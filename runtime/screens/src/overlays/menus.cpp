#include <algorithm>
#include <array>
#include <utility>

#include "lesson_language.h"
#include "page_parts.h"
#include "views.h"

namespace screens {
namespace {

using ui::Rect;

// A card in the middle of the screen, above a veil. Its content scrolls when it is higher than the room; the button that
// closes it stays below, in view.
class Dialog {
 public:
  struct Way {  // out of it
    std::string_view id;
    std::string label;
    ui::Tone tone = ui::Tone::plain;
  };

  Dialog(ui::Frame& frame, float width, float content_height, std::vector<Way> ways) : frame_(frame), air_(frame.size().h < 600 ? padding / 2 : padding), ways_(std::move(ways)) {
    const float most = content_area(frame).bottom() - 16;
    fit_ways(width, most - content_height - above_foot - 2 * air_);
    const float height = std::min(content_height + above_foot + foot_ + 2 * air_, most);
    rect_ = {(frame.size().w - width) / 2, 16 + (most - height) / 2, width, height};
    frame.surface(rect_, ui::dialogue_style(frame.theme()));
    frame.begin_scroll("dialog", {rect_.x + 20, rect_.y + air_ / 2, rect_.w - 40, rect_.h - foot_ - above_foot - air_});
  }
  ui::Column column() { return ui::Column(frame_, rect_.x + padding, air_ / 2, rect_.w - 2 * padding); }
  // The index of the way out that was pressed.
  std::optional<std::size_t> finish(float content_height) {
    frame_.end_scroll(content_height + air_ / 2);
    std::optional<std::size_t> pressed;
    float x = rect_.x + padding;
    float y = rect_.bottom() - air_ * 0.78F - foot_;
    for (std::size_t i = 0; i < ways_.size(); ++i) {
      ui::ButtonLook look = look_of(ways_[i], rect_.w);
      look.tone = ways_[i].tone;
      look.filled = look.tone == ui::Tone::teal;
      const ui::Size size = size_of(ways_[i], rect_.w);
      if (ui::button(frame_, ways_[i].id, {x, y, size.w, size.h}, ways_[i].label, look)) pressed = i;
      if (beside_) x += size.w + gap;
      else y += size.h + gap;
    }
    return pressed;
  }

  static constexpr float padding = 36;
  static float width_of(float wanted, const ui::Frame& frame) { return std::min(wanted, frame.size().w - 2 * side_margin(frame)); }

 private:
  static constexpr float above_foot = 12;
  static constexpr float gap = 12;

  void lay_out_ways(float width) {
    float row = -gap;
    for (const Way& way : ways_) row += size_of(way, width).w + gap;
    beside_ = row <= width - 2 * padding;
    foot_ = beside_ ? 0 : -gap;
    for (const Way& way : ways_) foot_ = beside_ ? std::max(foot_, size_of(way, width).h) : foot_ + size_of(way, width).h + gap;
  }
  // As large as what they answer; in a low window as large as there is room for: beside one another, or below what is said.
  void fit_ways(float width, float left) {
    const float least = letters_ * frame_.chrome_factor() / frame_.text_factor();
    for (; letters_ > least; letters_ -= 0.5F) {
      lay_out_ways(width);
      if (frame_.size().h >= 600 || foot_ <= left || (beside_ && foot_ <= ui::space::touch + 14)) return;
    }
    letters_ = least;
    lay_out_ways(width);
  }
  ui::ButtonLook look_of(const Way& way, float width) const {
    ui::ButtonLook look;
    look.chrome = false;
    look.text_size = letters_;
    return ui::fitted(frame_, way.label, look, width - 2 * padding, std::min(14.0F, letters_));
  }
  ui::Size size_of(const Way& way, float width) const {
    const ui::Size size = ui::button_size(frame_, way.label, look_of(way, width));
    return {std::min(size.w, width - 2 * padding), size.h};
  }

  ui::Frame& frame_;
  float air_;  // above and below what is on it
  std::vector<Way> ways_;
  bool beside_ = true;
  float foot_ = 0;
  float letters_ = ui::ButtonLook{}.text_size;
  Rect rect_;
};

SaidAnywhere draw_languages(const Scene& scene, ui::Frame& frame) {
  SaidAnywhere action;
  const float row = std::max(64.0F, 34 * frame.text_factor() + 30);
  const float width = Dialog::width_of(620, frame);
  const float title = frame.measure(frame.say("menu/language", "Language"), ui::heading_style(frame.theme()), width - 72).h;
  Dialog dialog(frame, width, title + 16 + static_cast<float>(scene.languages.size()) * (row + 12), {{"menu/close", frame.say("menu/close", "Close")}});
  ui::Column column = dialog.column();
  column.text("menu/title", frame.say("menu/language", "Language"), ui::heading_style(frame.theme()));
  column.gap(16);
  for (const auto& language : scene.languages) {
    const Rect rect = column.take(row);
    const auto mark = language.code == scene.shell.reader.language ? ui::ChoiceMark::selected : ui::ChoiceMark::none;
    if (ui::choice(frame, "language/" + language.code, rect, language.name, mark)) action = session::ChooseLanguage{language.code};
    column.gap(12);
  }
  if (dialog.finish(column.y())) action = session::CloseOverlay{};
  return action;
}

SaidAnywhere draw_sizes(const Scene& scene, ui::Column& column, ui::Frame& frame) {
  SaidAnywhere action;
  constexpr std::array percents{100, 125, 150, 200};
  const float gap = 12;
  const float width = (column.width() - 3 * gap) / 4;
  const Rect row = column.take(96);
  float x = row.x;
  for (const int percent : percents) {
    const std::string id = "text-size/" + std::to_string(percent);
    const Rect rect{x, row.y, width, row.h};
    x += width + gap;
    const bool selected = scene.shell.reader.text_percent == percent;
    const bool pressed = ui::panel_button(frame, id, rect, selected ? ui::Tone::teal : ui::Tone::plain);
    frame.call(id, with_numbers(frame, frame.say("menu/size-percent", "Text size {percent} percent"), {{"{percent}", percent}}));
    if (selected) frame.mark_as(id, ui::Widget::Mark::chosen);
    // The letters show the size itself, so they are counted back to 100 %.
    ui::TextStyle letters = ui::heading_style(frame.theme());
    letters.size = 21 * static_cast<float>(percent) / 100 / frame.text_factor();
    if (letters.size >= ui::type::subheading) letters.size = 21 * static_cast<float>(percent) / 100 / frame.title_factor();
    letters.align = ui::Align::centre;
    const ui::TextSize size = frame.measure("Aa", letters, width - 8);
    frame.text(id + "/label", {rect.x + 4, rect.y + (rect.h - size.h) / 2, width - 8, size.h}, "Aa", letters);
    if (pressed) action = session::ChooseTextSize{percent};
  }
  return action;
}

SaidAnywhere draw_contrasts(const Scene& scene, ui::Column& column, ui::Frame& frame) {
  SaidAnywhere action;
  struct Option {
    const char* id;
    std::string label;
    session::Contrast contrast;
  };
  const std::array options{Option{"contrast/warm", frame.say("menu/warm", "Warm"), session::Contrast::warm},
                           Option{"contrast/high", frame.say("menu/high-contrast", "High contrast"), session::Contrast::high},
                           Option{"contrast/dark", frame.say("menu/dark", "Dark"), session::Contrast::dark}};
  for (const auto& option : options) {
    const Rect rect = column.take(ui::choice_height(frame, option.label, column.width()));
    const auto mark = scene.shell.reader.contrast == option.contrast ? ui::ChoiceMark::selected : ui::ChoiceMark::none;
    if (ui::choice(frame, option.id, rect, option.label, mark)) action = session::ChooseContrast{option.contrast};
    column.gap(12);
  }
  return action;
}

// What is on or off, and what choosing it does.
struct Toggle {
  std::string_view id;
  std::string label;
  bool on;
  session::Anywhere action;
};

// Its pace is asked only of those who use it.
void add_scanning(session::Scanning scanning, const ui::Frame& frame, std::vector<Toggle>& all) {
  using session::Scanning;
  const bool on = scanning != Scanning::off;
  all.push_back({"scanning", frame.say("menu/one-key", "One key is enough: things light up in turn"), on,
                 session::ChooseScanning{on ? Scanning::off : Scanning::usual}});
  if (!on) return;
  all.push_back({"pace/calm", frame.say("menu/one-key-calm", "They light up slowly"), scanning == Scanning::calm, session::ChooseScanning{Scanning::calm}});
  all.push_back({"pace/usual", frame.say("menu/one-key-usual", "Not too fast"), scanning == Scanning::usual, session::ChooseScanning{Scanning::usual}});
  all.push_back({"pace/quick", frame.say("menu/one-key-quick", "They light up quickly"), scanning == Scanning::quick, session::ChooseScanning{Scanning::quick}});
}

std::vector<Toggle> toggles_of(const Scene& scene, const ui::Frame& frame) {
  const session::Reader& reader = scene.shell.reader;
  const bool still = reader.motion == session::Motion::reduced;
  std::vector<Toggle> all{{"motion/still", frame.say("menu/still", "Keep pictures and pages still"), still,
                           session::ChooseMotion{still ? session::Motion::full : session::Motion::reduced}}};
  const bool sounds = reader.sounds == session::Sounds::on;
  if (scene.hearing.has_sound) all.push_back({"sounds", frame.say("menu/sounds", "Small sounds when I touch something"), sounds, session::ChooseSounds{!sounds}});
  if (scene.hearing.own_voice) all.push_back({"by-ear", frame.say("menu/by-ear", "Read everything to me, also what I choose (F3)"), reader.by_ear, session::ChooseByEar{!reader.by_ear}});
  add_scanning(reader.scanning, frame, all);
  return all;
}

float toggles_height(const std::vector<Toggle>& toggles, float width, const ui::Frame& frame) {
  float height = 0;
  for (const Toggle& toggle : toggles) height += ui::choice_height(frame, toggle.label, width) + 12;
  return height;
}

SaidAnywhere draw_toggles(const std::vector<Toggle>& toggles, ui::Column& column, ui::Frame& frame) {
  SaidAnywhere action;
  for (const Toggle& toggle : toggles) {
    const Rect rect = column.take(ui::choice_height(frame, toggle.label, column.width()));
    column.gap(12);
    if (ui::choice(frame, toggle.id, rect, toggle.label, toggle.on ? ui::ChoiceMark::selected : ui::ChoiceMark::none)) action = toggle.action;
  }
  return action;
}

SaidAnywhere draw_text_sizes(const Scene& scene, ui::Frame& frame) {
  SaidAnywhere action;
  const float width = Dialog::width_of(760, frame);
  const float row = ui::choice_height(frame, "X", width - 72);
  const std::vector<Toggle> toggles = toggles_of(scene, frame);
  const float more = toggles_height(toggles, width - 72, frame);
  const float title = frame.measure(frame.say("menu/text-size", "Text size and colours"), ui::heading_style(frame.theme()), width - 72).h;
  Dialog dialog(frame, width, title + 16 + 96 + 24 + 3 * (row + 12) + 12 + more, {{"menu/close", frame.say("menu/close", "Close")}});
  ui::Column column = dialog.column();
  column.text("menu/title", frame.say("menu/text-size", "Text size and colours"), ui::heading_style(frame.theme()));
  column.gap(16);
  if (auto chosen = draw_sizes(scene, column, frame)) action = chosen;
  column.gap(24);
  if (auto chosen = draw_contrasts(scene, column, frame)) action = chosen;
  column.gap(12);
  if (auto chosen = draw_toggles(toggles, column, frame)) action = chosen;
  if (dialog.finish(column.y())) action = session::CloseOverlay{};
  return action;
}

// A title, a sentence or two, and ways out. The index of the one that was pressed.
std::optional<std::size_t> draw_message(const std::string& title, const std::vector<std::string>& thoughts, std::vector<Dialog::Way> ways, ui::Frame& frame) {
  const float width = Dialog::width_of(720, frame);
  const float room = width - 2 * Dialog::padding;
  float height = frame.measure(title, ui::heading_style(frame.theme()), room).h + 12;
  for (const std::string& words : thoughts) height += frame.measure(words, ui::body_style(frame.theme()), room).h + 12;
  Dialog dialog(frame, width, height, std::move(ways));
  ui::Column column = dialog.column();
  column.text("message/title", title, ui::heading_style(frame.theme()));
  column.gap(12);
  for (std::size_t i = 0; i < thoughts.size(); ++i) {
    column.text(i == 0 ? "message/text" : "message/text/" + std::to_string(i), thoughts[i], ui::body_style(frame.theme()));
    column.gap(12);
  }
  return dialog.finish(column.y());
}

SaidAnywhere draw_notice(const std::string& title, const std::string& words, std::string_view id, const std::string& label, ui::Frame& frame) {
  if (draw_message(title, {words}, {{id, label, ui::Tone::teal}}, frame)) return session::CloseOverlay{};
  return std::nullopt;
}

std::string notice_words(base::ErrorCode code, ui::Frame& frame) {
  switch (code) {
    case base::ErrorCode::untrusted:
      return frame.say("notice/untrusted", "Nobody this screen knows has signed this lesson, so it stays closed. Please tell whoever looks after the screen.");
    case base::ErrorCode::unsupported_version:
      return frame.say("notice/newer", "This lesson is newer than this screen. Please tell whoever looks after the screen.");
    case base::ErrorCode::unavailable:
      return frame.say("notice/locked", "This lesson is for adults and opens with their PIN. Ask an adult to open it.");
    default:
      return frame.say("notice/damaged", "This lesson is damaged and cannot be opened. The other lessons still work. Please tell whoever looks after the screen.");
  }
}

}  // namespace

SaidAnywhere draw_overlay(const session::LanguageMenu&, const Scene& scene, ui::Frame& frame) { return draw_languages(scene, frame); }

SaidAnywhere draw_overlay(const session::LookMenu&, const Scene& scene, ui::Frame& frame) { return draw_text_sizes(scene, frame); }

SaidAnywhere draw_overlay(const session::Pause&, const Scene&, ui::Frame& frame) {
  return draw_notice(frame.say("pause/title", "Take your time"),
                      frame.say("pause/text", "Breathe out slowly. In a real chat you may stop at any time too, without saying why."),
                      "menu/close", frame.say("pause/go-on", "Go on"), frame);
}

SaidAnywhere draw_overlay(const session::Notice& notice, const Scene& scene, ui::Frame& frame) {
  if (notice.nobody_to_talk_to) {
    const bool leads_a_group = std::holds_alternative<session::GroupChoice>(scene.shell.place);
    return draw_notice(frame.say("notice/not-yet-title", "This lesson is not open yet"),
                       leads_a_group ? frame.say("notice/nobody-entered", "It is about something that can be hard, so somebody here has to be ready to talk about it. Write who that is, and what happens then, under “Who can be talked to” at the desk; after that it opens.")
                                     : frame.say("notice/nobody-to-talk-to", "It is about something that can be hard, so somebody here gets ready first to talk about it with you. Ask an adult to open it."),
                       "notice/close", frame.say("menu/close", "Close"), frame);
  }
  return draw_notice(frame.say("notice/title", "This lesson cannot be opened"), notice_words(notice.code, frame), "notice/close",
                      frame.say("menu/close", "Close"), frame);
}

// R10. Neither way is pressed on anybody.
SaidAnywhere draw_overlay(const session::ContentNote&, const Scene& scene, ui::Frame& frame) {
  const session::OpenLesson* const open = session::lesson_in(scene.shell.place);
  if (open == nullptr) return std::nullopt;
  std::vector<std::string> paragraphs;
  if (std::string told = told_of_language(*open, frame); !told.empty()) paragraphs.push_back(std::move(told));
  paragraphs.push_back(frame.say(open->lesson.summary));
  paragraphs.push_back(frame.say("note/may-stop", "It is a delicate subject. You may skip any step, and stop at any moment. Nobody asks why."));
  const auto pressed = draw_message(frame.say("note/title", "What this lesson is about"), paragraphs,
                                    {{"note/not-now", frame.say("note/not-now", "Not now")}, {"note/begin", frame.say("note/begin", "Begin")}}, frame);
  if (!pressed) return std::nullopt;
  if (*pressed == 0) return session::GoBack{};
  return session::CloseOverlay{};
}

SaidAnywhere draw_overlay(const session::LeavingLesson&, const Scene&, ui::Frame& frame) {
  const auto pressed = draw_message(frame.say("leaving/title", "Leave this lesson?"),
                                    {frame.say("leaving/text", "The lesson starts again from the beginning next time.")},
                                    {{"leaving/stay", frame.say("leaving/stay", "Stay here")}, {"leaving/home", frame.say("leaving/home", "Go home")}}, frame);
  if (!pressed) return std::nullopt;
  if (*pressed == 1) return session::GoHome{};
  return session::CloseOverlay{};
}

SaidAnywhere draw_overlay(const session::UnkeptWords& words, const Scene&, ui::Frame& frame) {
  const std::string title = frame.say("unkept/title", "Keep what you wrote?");
  const Dialog::Way stay{"unkept/stay", frame.say("unkept/stay", "Go on writing")};
  if (words.keeping) {
    if (draw_message(title, {frame.say("contact/being-kept", "One moment …")}, {stay}, frame)) return session::CloseOverlay{};
    return std::nullopt;
  }
  const auto pressed = draw_message(title, {frame.say("unkept/text", "It is not kept on this screen yet.")},
                                    {{"unkept/keep", frame.say("desk/keep", "Keep"), ui::Tone::teal}, stay, {"unkept/throw-away", frame.say("unkept/throw-away", "Throw it away")}}, frame);
  if (!pressed) return std::nullopt;
  if (*pressed == 1) return session::CloseOverlay{};
  return session::LeaveWords{*pressed == 0};
}

SaidAnywhere draw_overlay(const session::IdleWarning& warning, const Scene& scene, ui::Frame& frame) {
  if (session::has_unkept_words(scene.shell)) {
    return draw_notice(frame.say("idle/title", "Are you still there?"),
                       frame.say_plural("idle/words", "In {count} second the desk is locked. What you wrote is not kept and goes then.",
                                        "In {count} seconds the desk is locked. What you wrote is not kept and goes then.", warning.seconds_left),
                       "still-here", frame.say("idle/still-here", "I am still here"), frame);
  }
  return draw_notice(frame.say("idle/title", "Are you still there?"),
                      frame.say_plural("idle/seconds", "In {count} second this screen starts afresh for the next person.",
                                       "In {count} seconds this screen starts afresh for the next person.", warning.seconds_left),
                      "still-here", frame.say("idle/still-here", "I am still here"), frame);
}

}  // namespace screens
