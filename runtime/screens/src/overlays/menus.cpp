#include <algorithm>
#include <array>

#include "views.h"

namespace screens {
namespace {

using ui::Rect;

// A card in the middle of the screen, above a veil; scrolls when its content is higher than the room.
class Dialog {
 public:
  Dialog(ui::Frame& frame, float width, float content_height) : frame_(frame) {
    const float most = frame.size().h - 32 - 100;
    const float height = std::min(content_height + 2 * padding, most);
    rect_ = {(frame.size().w - width) / 2, 16 + (most - height) / 2, width, height};
    frame.surface(rect_, ui::card_style(frame.theme()));
    frame.begin_scroll("dialog", {rect_.x + 20, rect_.y + padding / 2, rect_.w - 40, rect_.h - padding});
  }
  ui::Column column() { return ui::Column(frame_, rect_.x + padding, padding / 2, rect_.w - 2 * padding); }
  void finish(float content_height) { frame_.end_scroll(content_height + padding / 2); }

  static constexpr float padding = 36;

 private:
  ui::Frame& frame_;
  Rect rect_;
};

bool close_button(ui::Frame& frame, std::string_view id, const std::string& label, ui::Column& column, ui::Tone tone) {
  ui::ButtonLook look;
  look.tone = tone;
  look.filled = tone == ui::Tone::teal;
  const ui::Size size = ui::button_size(frame, label, look);
  const float width = std::min(size.w, column.width());
  const Rect rect{column.x(), column.y(), width, size.h};
  column.gap(size.h);
  return ui::button(frame, id, rect, label, look);
}

SaidAnywhere draw_languages(const Scene& scene, ui::Frame& frame) {
  SaidAnywhere action;
  const float row = std::max(64.0F, 34 * frame.text_factor() + 30);
  const float width = 620;
  const float title = frame.measure(frame.say("menu/language", "Language"), ui::heading_style(frame.theme()), width - 72).h;
  const float button = ui::button_size(frame, "X", {}).h;
  Dialog dialog(frame, width, title + 16 + static_cast<float>(scene.languages.size()) * (row + 12) + 8 + button);
  ui::Column column = dialog.column();
  column.text("menu/title", frame.say("menu/language", "Language"), ui::heading_style(frame.theme()));
  column.gap(16);
  for (const auto& language : scene.languages) {
    const Rect rect = column.take(row);
    const auto mark = language.code == scene.shell.reader.language ? ui::ChoiceMark::selected : ui::ChoiceMark::none;
    if (ui::choice(frame, "language/" + language.code, rect, language.name, mark)) action = session::ChooseLanguage{language.code};
    column.gap(12);
  }
  column.gap(8);
  if (close_button(frame, "menu/close", frame.say("menu/close", "Close"), column, ui::Tone::plain)) action = session::CloseOverlay{};
  dialog.finish(column.y());
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
    const ui::ControlState control = frame.control(id, rect);
    const bool selected = scene.shell.reader.text_percent == percent;
    ui::SurfaceStyle style = ui::card_style(frame.theme(), selected ? ui::Tone::teal : ui::Tone::plain);
    style.radii = ui::Radii::all(20);
    frame.surface(rect, style);
    if (control.focused) ui::focus_ring(frame, rect, 20);
    // The letters show the size itself, so they are counted back to 100 %.
    ui::TextStyle letters = ui::heading_style(frame.theme());
    letters.size = 21 * static_cast<float>(percent) / 100 / frame.text_factor();
    if (letters.size >= ui::type::subheading) letters.size = 21 * static_cast<float>(percent) / 100 / frame.title_factor();
    letters.align = ui::Align::centre;
    const ui::TextSize size = frame.measure("Aa", letters, width - 8);
    frame.text(id + "/label", {rect.x + 4, rect.y + (rect.h - size.h) / 2, width - 8, size.h}, "Aa", letters);
    if (control.pressed) action = session::ChooseTextSize{percent};
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

SaidAnywhere draw_text_sizes(const Scene& scene, ui::Frame& frame) {
  SaidAnywhere action;
  const float width = 760;
  const float row = ui::choice_height(frame, "X", width - 72);
  const float title = frame.measure(frame.say("menu/text-size", "Text size and colours"), ui::heading_style(frame.theme()), width - 72).h;
  Dialog dialog(frame, width, title + 16 + 96 + 24 + 3 * (row + 12) + 8 + ui::button_size(frame, "X", {}).h);
  ui::Column column = dialog.column();
  column.text("menu/title", frame.say("menu/text-size", "Text size and colours"), ui::heading_style(frame.theme()));
  column.gap(16);
  if (auto chosen = draw_sizes(scene, column, frame)) action = chosen;
  column.gap(24);
  if (auto chosen = draw_contrasts(scene, column, frame)) action = chosen;
  column.gap(8);
  if (close_button(frame, "menu/close", frame.say("menu/close", "Close"), column, ui::Tone::plain)) action = session::CloseOverlay{};
  dialog.finish(column.y());
  return action;
}

// A title, a sentence or two, one button.
SaidAnywhere draw_message(const std::string& title, const std::string& words, std::string_view id, const std::string& label,
                         ui::Frame& frame) {
  SaidAnywhere action;
  const float width = 720;
  const float room = width - 2 * Dialog::padding;
  const float height = frame.measure(title, ui::heading_style(frame.theme()), room).h + 12 +
                       frame.measure(words, ui::body_style(frame.theme()), room).h + 24 + ui::button_size(frame, label, {}).h;
  Dialog dialog(frame, width, height);
  ui::Column column = dialog.column();
  column.text("message/title", title, ui::heading_style(frame.theme()));
  column.gap(12);
  column.text("message/text", words, ui::body_style(frame.theme()));
  column.gap(24);
  if (close_button(frame, id, label, column, ui::Tone::teal)) action = session::CloseOverlay{};
  dialog.finish(column.y());
  return action;
}

std::string notice_words(base::ErrorCode code, ui::Frame& frame) {
  switch (code) {
    case base::ErrorCode::untrusted:
      return frame.say("notice/untrusted", "Nobody this screen knows has signed this lesson, so it stays closed. Please tell whoever looks after the screen.");
    case base::ErrorCode::unsupported_version:
      return frame.say("notice/newer", "This lesson is newer than this screen. Please tell whoever looks after the screen.");
    case base::ErrorCode::unavailable:
      return frame.say("notice/locked", "This lesson is locked. Please ask whoever looks after this screen.");
    default:
      return frame.say("notice/damaged", "This lesson is damaged and cannot be opened. The other lessons still work. Please tell whoever looks after the screen.");
  }
}

}  // namespace

SaidAnywhere draw_overlay(const session::LanguageMenu&, const Scene& scene, ui::Frame& frame) { return draw_languages(scene, frame); }

SaidAnywhere draw_overlay(const session::LookMenu&, const Scene& scene, ui::Frame& frame) { return draw_text_sizes(scene, frame); }

SaidAnywhere draw_overlay(const session::Pause&, const Scene&, ui::Frame& frame) {
  return draw_message(frame.say("pause/title", "Take your time"),
                      frame.say("pause/text", "Breathe out slowly. In a real chat you may stop at any time too, without saying why."),
                      "menu/close", frame.say("pause/go-on", "Go on"), frame);
}

SaidAnywhere draw_overlay(const session::Notice& notice, const Scene&, ui::Frame& frame) {
  return draw_message(frame.say("notice/title", "This lesson cannot be opened"), notice_words(notice.code, frame), "notice/close",
                      frame.say("menu/close", "Close"), frame);
}

SaidAnywhere draw_overlay(const session::IdleWarning&, const Scene&, ui::Frame& frame) {
  return draw_message(frame.say("idle/title", "Are you still there?"),
                      frame.say("idle/text", "Soon this screen starts afresh for the next person."), "still-here",
                      frame.say("idle/still-here", "I am still here"), frame);
}

}  // namespace screens
