// The pictures on linking cards.
#include "pictures/card_picture.h"

#include <algorithm>
#include <map>
#include <vector>

#include "content/drawing.h"
#include "evaluation/linking_card.h"
#include "support/catch.h"
#include "text/svg_renderer.h"

namespace {

constexpr int edge = 32;  // as on the smallest card

ui::Bitmap drawn(std::string_view name) {
  const std::string svg = pictures::card_picture(name);
  text::SvgRenderer renderer;
  return renderer.draw(base::Bytes(svg.begin(), svg.end()), edge, edge).value();
}

// Where there is anything at all: what is left on paper without colours.
std::vector<bool> outline_of(std::string_view name) {
  std::vector<bool> inked;
  for (const std::uint32_t pixel : drawn(name).pixels) inked.push_back((pixel >> 24) > 0x80);
  return inked;
}

}  // namespace

TEST_CASE("every picture that can be on a card is drawn by the rules for drawings") {
  for (const std::string_view name : base::enum_names<evaluation::CardPicture>) {
    INFO(name);
    CHECK(content::check_drawing(pictures::card_picture(name)));
    const auto inked = outline_of(name);
    CHECK(std::count(inked.begin(), inked.end(), true) > edge * edge / 8);
  }
}

TEST_CASE("no two pictures of a card have nearly the same outline") {
  std::map<std::string_view, std::vector<bool>> outlines;
  for (const std::string_view name : base::enum_names<evaluation::CardPicture>) outlines[name] = outline_of(name);
  for (const auto& [one, its] : outlines) {
    for (const auto& [other, others] : outlines) {
      if (one >= other) continue;
      INFO(one << " and " << other);
      int differ = 0;
      for (std::size_t at = 0; at < its.size(); ++at) differ += its[at] != others[at] ? 1 : 0;
      CHECK(differ > edge * edge / 12);
    }
  }
}

TEST_CASE("a name that is on no card has no picture") {
  CHECK(pictures::card_picture("moon").empty());
  CHECK(pictures::card_picture("").empty());
}
