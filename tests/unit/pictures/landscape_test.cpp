// The landscape and the parasol as SVG text.
#include "pictures/landscape.h"

#include <set>

#include "pictures/counting.h"
#include "pictures/parasol.h"
#include "support/catch.h"

using pictures::Walker;

namespace {

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a parasol has as many panels in colour as were earned") {
  CHECK(count(pictures::compose_parasol_sign(0, {"#ffffff", "#000000"}), "#ffffff") == 8);
  CHECK(count(pictures::compose_parasol_sign(3, {"#ffffff", "#000000"}), "#ffffff") == 5);
  CHECK(count(pictures::compose_parasol_sign(20, {"#ffffff", "#000000"}), "#ffffff") == 0);
  CHECK(count(pictures::compose_parasol(1, 2), "#FFF8EF") == 5);
}

TEST_CASE("a closed parasol is narrower than an open one and more than open is open") {
  CHECK(pictures::compose_parasol(0, 8) != pictures::compose_parasol(1, 8));
  CHECK(pictures::compose_parasol(1, 8) == pictures::compose_parasol(7, 8));
}

TEST_CASE("the reader's own parasol has a pattern for each panel and fills the widest first") {
  using pictures::compose_own_parasol;
  const std::string none = compose_own_parasol({1, 0, 1});
  CHECK(count(none, "#0E7C7B") == 0);
  std::set<std::string> all;
  for (std::size_t panels = 0; panels <= 7; ++panels) all.insert(compose_own_parasol({1, panels, 1}));
  CHECK(all.size() == 8);
  CHECK(count(compose_own_parasol({1, 1, 1}), "#0E7C7B") == 1);
  CHECK(count(compose_own_parasol({1, 1, 1}), "clipPath") > count(none, "clipPath"));
}

TEST_CASE("a panel that was not earned yet has a little of its own colour") {
  const std::string none = pictures::compose_own_parasol({1, 0, 1});
  for (const char* pale : {"#B7D3CC", "#FDE4B7", "#F7C8B5"}) {
    INFO(pale);
    CHECK(count(none, pale) == 1);
  }
  CHECK(count(none, "#FFF8EF") == 0);
}

TEST_CASE("only the panel that is new spreads and beyond the seven one can see nothing does") {
  using pictures::compose_own_parasol;
  CHECK(compose_own_parasol({1, 2, 0.5}) != compose_own_parasol({1, 2, 1}));
  CHECK(compose_own_parasol({1, 9, 0.5}) == compose_own_parasol({1, 9, 1}));
  CHECK(compose_own_parasol({1, 2, 7}) == compose_own_parasol({1, 2, 1}));
}

TEST_CASE("a landscape on a card has round corners") {
  const std::string card = pictures::compose_landscape_card(400, 500, 24, false);
  CHECK(card.find("clipPath") != std::string::npos);
  CHECK(card.find("viewBox=\"0 0 400 500\"") != std::string::npos);
}

TEST_CASE("tally marks are strokes in groups of five") {
  CHECK(count(pictures::compose_tally(0, "#000000", false), "<path") == 0);
  CHECK(count(pictures::compose_tally(17, "#000000", false), "<path") == 17);
  CHECK(pictures::tally_width(5) == pictures::tally_width(1));
  CHECK(pictures::tally_width(6) == 2 * pictures::tally_width(5));
  CHECK(pictures::compose_tally(7, "#000000", true) != pictures::compose_tally(7, "#000000", false));
}

TEST_CASE("a keyboard in little has one of its rows marked") {
  CHECK(count(pictures::compose_key_rows(2, "#111111", "#eeeeee"), "#111111") == 10);
  CHECK(count(pictures::compose_key_rows(2, "#111111", "#eeeeee"), "#eeeeee") == 30);
  CHECK(pictures::compose_key_rows(0, "#111111", "#eeeeee") != pictures::compose_key_rows(3, "#111111", "#eeeeee"));
}

TEST_CASE("everybody of the four looks different in each stance and to each side") {
  std::set<std::string> all;
  for (const auto who : {content::Who::simona, content::Who::ruben, content::Who::leila, content::Who::tavi}) {
    for (const auto stance : {Walker::Stance::stands, Walker::Stance::waves, Walker::Stance::walks, Walker::Stance::steps}) {
      for (const bool mirrored : {false, true}) all.insert(pictures::compose_walker({who, stance, mirrored}));
    }
  }
  CHECK(all.size() == 32);
}

TEST_CASE("the landscape is as large as it is asked for and mirrored as a whole") {
  const std::string wide = pictures::compose_landscape(1280, 720, false);
  CHECK(wide.find("viewBox=\"0 0 1280 720\"") != std::string::npos);
  CHECK(pictures::compose_landscape(800, 1422, false) != wide);
  CHECK(pictures::compose_landscape(1280, 720, true).find("scale(-1 1)") != std::string::npos);
  CHECK(wide == pictures::compose_landscape(1280, 720, false));
}

TEST_CASE("no picture of the attract screen holds letters") {
  for (const std::string& svg : {pictures::compose_landscape(1280, 720, false), pictures::compose_boat(), pictures::compose_cloud(), pictures::compose_glint(),
                                 pictures::compose_walker({}), pictures::compose_parasol(0.5, 3)}) {
    CHECK(svg.find("<text") == std::string::npos);
  }
}
