#include <array>

#include "base/enum_names.h"
#include "pages.h"

namespace screens {
namespace {

constexpr std::array icon_names{"home", "back",  "speaker",  "exit", "heart",  "check",    "turn back", "next",  "pause",     "close",
                                "play", "globe", "umbrella", "lock", "question", "people", "shift",     "backspace", "enter", "picture",
                                "stop", "slower", "up", "down", "plus", "minus", "printer", "look closer", "overview", "box", "results", "sliders", "clock"};
static_assert(icon_names.size() == static_cast<std::size_t>(ui::Icon::clock) + 1);

struct NamedButton {
  const char* name;
  ui::ButtonLook look;
};

ui::ButtonLook button_look(ui::Tone tone, bool filled, std::optional<ui::Icon> icon = std::nullopt) {
  ui::ButtonLook look;
  look.tone = tone;
  look.filled = filled;
  look.icon = icon;
  return look;
}

}  // namespace

void draw_gallery_buttons(Sheet& sheet, ui::Frame& frame) {
  const auto buttons = [&](const char* name, const std::string& label, ui::ButtonLook look) {
    sheet.in_every_state(name, ui::button_size(frame, label, look), [&](const Example& at) {
      look.enabled = at.enabled;
      ui::button(frame, at.id, at.rect, label, look);
    });
  };
  ui::ButtonLook next = button_look(ui::Tone::teal, true, ui::Icon::next);
  next.icon_at_end = true;
  ui::ButtonLook answer;
  answer.strong_edge = true;
  ui::ButtonLook selected;
  selected.selected = true;
  sheet.heading("Buttons");
  buttons("primary", frame.say("frame/next", "Next"), next);
  buttons("plain", frame.say("thanks/finish", "Finish"), {});
  buttons("an answer", frame.say("survey/skip", "Skip this one"), answer);
  buttons("selected", frame.say("thanks/finish", "Finish"), selected);
  buttons("quick exit", frame.say("frame/quick-exit", "Quick exit"), button_look(ui::Tone::ink, false, ui::Icon::exit));
  buttons("help", frame.say("frame/help", "Get help"), button_look(ui::Tone::coral, false, ui::Icon::heart));
}

void draw_gallery_icons(Sheet& sheet, ui::Frame& frame) {
  sheet.heading("Round buttons");
  sheet.in_every_state("icon", {ui::space::touch, ui::space::touch},
                       [&](const Example& at) { ui::icon_button(frame, at.id, at.rect, ui::Icon::home, frame.say("frame/home", "Home"), {at.enabled}); });
  sheet.heading("Icons");
  for (std::size_t i = 0; i < icon_names.size(); ++i) {
    sheet.example(icon_names[i], {40, 40}, [&](const Example& at) { frame.icon(static_cast<ui::Icon>(i), at.rect, frame.theme().ink); });
  }
  sheet.heading("Stickers");
  const auto& stickers = base::enum_names<content::Sticker>;
  for (std::size_t i = 0; i < stickers.size(); ++i) {
    const std::string name(stickers[i]);
    sheet.example(name, {88, 88}, [&](const Example& at) { frame.sticker(at.id, at.rect, static_cast<content::Sticker>(i), name); });
  }
  sheet.heading("Progress");
  sheet.example("third of six", {260, ui::space::touch}, [&](const Example& at) { ui::progress(frame, at.rect, 2, 6); });
  sheet.heading("Badges");
  for (const auto& [name, tone] : {std::pair{"teal", ui::Tone::teal}, {"coral", ui::Tone::coral}, {"sun", ui::Tone::sun},
                                   {"leaf", ui::Tone::leaf}, {"sky", ui::Tone::sky}, {"plum", ui::Tone::plum}}) {
    const std::string label = frame.say("chat/pretend-label", "Pretend");
    sheet.example(name, ui::badge_size(frame, label, 300),
                  [&, tone = tone](const Example& at) { ui::badge(frame, at.id, {at.rect.x, at.rect.y}, label, tone, 300); });
  }
}

}  // namespace screens
