#include <algorithm>
#include <array>

#include "base/languages.h"
#include "pages.h"

namespace screens {
namespace {

struct NamedTone {
  const char* name;
  ui::Tone tone;
};

constexpr std::array hues{NamedTone{"teal", ui::Tone::teal}, NamedTone{"coral", ui::Tone::coral}, NamedTone{"sun", ui::Tone::sun},
                          NamedTone{"leaf", ui::Tone::leaf}, NamedTone{"sky", ui::Tone::sky},     NamedTone{"plum", ui::Tone::plum}};

void draw_swatch(const std::string& id, ui::Rect rect, ui::Colour fill, ui::Colour edge, ui::Colour words, const std::string& label, ui::Frame& frame) {
  ui::SurfaceStyle style;
  style.fill = fill;
  style.edge = edge;
  style.edge_width = frame.theme().edge_width;
  style.radii = ui::Radii::all(16);
  frame.surface(rect, style);
  ui::TextStyle text = ui::body_style(frame.theme());
  text.colour = words;
  text.align = ui::Align::centre;
  const float height = frame.measure(label, text, rect.w - 16).h;
  frame.text(id + "/label", {rect.x + 8, rect.y + (rect.h - height) / 2, rect.w - 16, height}, label, text);
}

}  // namespace

void draw_gallery_colours(Sheet& sheet, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  const float wide = std::min(200 * frame.text_factor(), sheet.width());
  const float usual = std::min(150 * frame.text_factor(), sheet.width());
  const std::string words = frame.say("frame/help", "Get help");
  const float height = 40 + frame.measure(words, ui::body_style(theme), usual - 16).h;
  sheet.heading("Surfaces");
  sheet.example("canvas", {wide, height}, [&](const Example& at) { draw_swatch(at.id, at.rect, theme.canvas, theme.line, theme.ink, words, frame); });
  sheet.example("card", {wide, height}, [&](const Example& at) { draw_swatch(at.id, at.rect, theme.card, theme.line, theme.ink, words, frame); });
  sheet.example("quiet words", {wide, height}, [&](const Example& at) { draw_swatch(at.id, at.rect, theme.card, theme.edge, theme.soft, words, frame); });
  sheet.example("ink", {wide, height}, [&](const Example& at) { draw_swatch(at.id, at.rect, theme.ink, theme.ink, theme.on_ink, words, frame); });
  sheet.heading("Hues");
  for (const NamedTone& named : hues) {
    const ui::Hue& hue = ui::hue_of(theme, named.tone);
    sheet.example(named.name, {usual, height}, [&](const Example& at) { draw_swatch(at.id, at.rect, hue.soft, hue.edge, hue.on_soft, words, frame); });
  }
  for (const NamedTone& named : hues) {
    sheet.example(std::string(named.name) + ", strong", {usual, 48}, [&](const Example& at) {
      ui::SurfaceStyle style;
      style.fill = ui::hue_of(theme, named.tone).strong;
      style.radii = ui::Radii::all(16);
      frame.surface(at.rect, style);
    });
  }
}

void draw_gallery_letters(Sheet& sheet, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  const std::string words = frame.say("help/lead", "This screen cannot tell anyone for you. These people can listen and help.");
  struct Named {
    const char* name;
    ui::TextStyle style;
  };
  const std::array styles{Named{"title", ui::title_style(theme)},           Named{"heading", ui::heading_style(theme)},
                          Named{"subheading", ui::subheading_style(theme)}, Named{"lead", ui::lead_style(theme)},
                          Named{"body", ui::body_style(theme)},             Named{"hint", ui::hint_style(theme)}};
  sheet.heading("Styles");
  for (const Named& named : styles) {
    const float width = std::min(560.0F, sheet.width());
    sheet.example(named.name, {width, frame.measure(words, named.style, width).h},
                  [&](const Example& at) { frame.text(at.id, at.rect, words, named.style); });
  }
  sheet.heading("Scripts");
  const ui::TextStyle style = ui::heading_style(theme);
  for (const char* code : {"en", "ro", "uk", "el", "ar", "he", "th", "km", "hi", "bn", "am"}) {
    const std::string name = base::native_name(code);
    const ui::TextSize size = frame.measure(name, style, 0);
    sheet.example(code, {size.w + 2, size.h}, [&](const Example& at) { frame.text(at.id, at.rect, name, style); });
  }
}

}  // namespace screens
