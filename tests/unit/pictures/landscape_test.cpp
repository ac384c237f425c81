// The landscape and the parasol as SVG text.
#include "pictures/landscape.h"

#include <set>

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
