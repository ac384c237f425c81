// visual.md: text on its ground has 4.5:1, an edge or mark that carries meaning 3:1, in every theme.
// Not checked, because they are decoration: the line around cards and controls (their words and
// places carry the meaning), the tint of a soft surface on the canvas, the meter of steps to come, and
// the looks of disabled controls, which WCAG 1.4.3 exempts.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "support/catch.h"
#include "ui/theme.h"
#include "ui/widgets.h"

namespace {

using ui::Colour;
using ui::Hue;
using ui::Theme;

struct Pair {
  std::string what;
  Colour one;
  Colour other;
};

struct NamedHue {
  std::string name;
  const Hue& hue;
};

std::vector<NamedHue> hues_of(const Theme& t) {
  return {{"teal", t.teal}, {"coral", t.coral}, {"sun", t.sun}, {"leaf", t.leaf}, {"sky", t.sky}, {"plum", t.plum}};
}

std::vector<Pair> texts_of(const Theme& t) {
  std::vector<Pair> pairs{{"ink on canvas", t.ink, t.canvas},   {"ink on card", t.ink, t.card},
                          {"soft on canvas", t.soft, t.canvas}, {"soft on card", t.soft, t.card},
                          {"on_ink on ink", t.on_ink, t.ink},   {"on_teal on teal", t.on_teal, t.teal.strong},
                          {"words to tap on card", t.teal.on_soft, t.card},
                          {"words found", t.teal.on_soft, t.sun.soft}};
  for (const auto& [name, hue] : hues_of(t)) {
    pairs.push_back({"on_soft on " + name, hue.on_soft, hue.soft});
    pairs.push_back({"ink on soft " + name, t.ink, hue.soft});
  }
  return pairs;
}

std::vector<Pair> marks_of(const Theme& t) {
  return {{"focus ring on canvas", t.ink, t.canvas},
          {"focus ring on card", t.ink, t.card},
          {"scroll bar on canvas", t.soft, t.canvas},
          {"tick of a good choice", t.leaf.strong, t.leaf.soft},
          {"edge of a good choice on canvas", t.leaf.edge, t.canvas},
          {"turn-back arrow", t.coral.on_soft, t.coral.soft},
          {"tick of a selection", t.teal.strong, t.teal.soft},
          {"edge of a selection on canvas", t.teal.edge, t.canvas},
          {"icon of an answer on card", t.teal.strong, t.card},
          {"heart of Get help", t.coral.strong, t.coral.soft},
          {"dashes of a sign on card", t.coral.strong, t.card},
          {"edge of a word that was found", t.sun.on_soft, t.card},
          {"edge of the current step on canvas", t.sun.on_soft, t.canvas},
          {"steps done on canvas", t.teal.strong, t.canvas},
          {"steps done beside steps to come", t.teal.strong, t.meter}};
}

Colour covered(Colour ground, Colour scrim) {
  const auto mix = [&](int below, int above) { return static_cast<std::uint8_t>((below * (255 - scrim.a) + above * scrim.a + 127) / 255); };
  return {mix(ground.r, scrim.r), mix(ground.g, scrim.g), mix(ground.b, scrim.b), 255};
}

const ui::ThemeName all_themes[] = {ui::ThemeName::warm, ui::ThemeName::high_contrast, ui::ThemeName::dark};

}  // namespace

TEST_CASE("contrast is that of WCAG 2.1") {
  const auto is_near = [](double ratio, double expected) { return std::abs(ratio - expected) < 0.001; };
  CHECK(is_near(ui::contrast_ratio(ui::rgb(0x000000), ui::rgb(0xFFFFFF)), 21));
  CHECK(is_near(ui::contrast_ratio(ui::rgb(0xFFFFFF), ui::rgb(0xFFFFFF)), 1));
  CHECK(is_near(ui::contrast_ratio(ui::rgb(0x777777), ui::rgb(0xFFFFFF)), 4.478));
}

TEST_CASE("text has a contrast of four and a half to one in every theme") {
  for (const ui::ThemeName name : all_themes) {
    for (const Pair& pair : texts_of(ui::theme(name))) {
      INFO("theme " << static_cast<int>(name) << ": " << pair.what);
      CHECK(ui::contrast_ratio(pair.one, pair.other) >= 4.5);
    }
  }
}

TEST_CASE("edges and marks that carry meaning have a contrast of three to one in every theme") {
  for (const ui::ThemeName name : all_themes) {
    for (const Pair& pair : marks_of(ui::theme(name))) {
      INFO("theme " << static_cast<int>(name) << ": " << pair.what);
      CHECK(ui::contrast_ratio(pair.one, pair.other) >= 3.0);
    }
  }
}

TEST_CASE("a dialogue stands out three to one from the page below it in every theme") {
  for (const ui::ThemeName name : all_themes) {
    const Theme& t = ui::theme(name);
    const ui::SurfaceStyle dialogue = ui::dialogue_style(t);
    for (const Colour ground : {t.canvas, t.card}) {
      const Colour below = covered(ground, t.scrim);
      INFO("theme " << static_cast<int>(name) << ": " << ui::hex_of(below));
      CHECK(std::max(ui::contrast_ratio(dialogue.fill, below), ui::contrast_ratio(dialogue.edge, below)) >= 3.0);
    }
    CHECK(ui::contrast_ratio(dialogue.edge, dialogue.fill) >= 3.0);
  }
}

TEST_CASE("high contrast is ink on white without tints and with wide edges") {
  const Theme& t = ui::theme(ui::ThemeName::high_contrast);
  CHECK(t.canvas == ui::rgb(0xFFFFFF));
  CHECK(t.line == t.ink);
  CHECK(t.edge_width == 4);
  CHECK_FALSE(t.tints);
  for (const auto& [name, hue] : hues_of(t)) CHECK(hue.soft == ui::rgb(0xFFFFFF));
}
