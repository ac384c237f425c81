#include "blocks/hotspot/hotspot.h"

#include "blocks/hotspot/draw.h"
#include "support/catch.h"
#include "support/one_block.h"

namespace {

using session::HotspotState;
using session::ListSpots;
using session::TapSpot;
using HotspotPlay = session::Play<content::Hotspot>;
using Faults = std::vector<std::string>;

const std::string document = R"({"id": "phone", "type": "hotspot", "question": "Where would you stop?",
  "picture": {"media": "media/there.svg", "alt": "A phone"},
  "spots": [
    {"id": "low", "area": {"x": 0.1, "y": 0.7, "width": 0.2, "height": 0.2}, "text": "Below", "good": true, "feedback": "A sign."},
    {"id": "right", "area": {"x": 0.6, "y": 0.15, "width": 0.3, "height": 0.2}, "text": "On the right", "good": false,
     "feedback": "Only a hello.", "misconception": "all-is-danger"},
    {"id": "left", "area": {"x": 0.1, "y": 0.1, "width": 0.3, "height": 0.2}, "text": "On the left", "good": true, "feedback": "A secret."}]})";

content::Hotspot block() { return support::read_block<content::Hotspot>(document); }

Faults faults(const std::string& old_part, const std::string& new_part) {
  return support::faults_of(support::with(document, old_part, new_part));
}

HotspotState after(const std::vector<HotspotPlay::Action>& actions) {
  HotspotState state;
  for (const auto& action : actions) state = HotspotPlay::update(std::move(state), action, block());
  return state;
}

}  // namespace

TEST_CASE("an area is read as shares of the picture") {
  const content::SpotArea area = block().spots[1].area;
  CHECK(area.x == 0.6);
  CHECK(area.y == 0.15);
  CHECK(area.width == 0.3);
  CHECK(area.height == 0.2);
  CHECK(block().shape == content::PictureShape::standard);
}

TEST_CASE("an area outside the picture or too small for a finger is refused") {
  CHECK(faults(R"("x": 0.6, "y": 0.15)", R"("x": 0.8, "y": 0.15)") ==
        Faults{"blocks/0/spots/1/area: this place reaches out of the picture"});
  CHECK(faults(R"("x": 0.6, "y": 0.15)", R"("x": 0.6, "y": -0.1)") ==
        Faults{"blocks/0/spots/1/area/y: this must be from 0 to 1"});
  CHECK(faults(R"("width": 0.2)", R"("width": 0.05)") ==
        Faults{"blocks/0/spots/0/area: a place must be at least 0.1 of the picture wide and high"});
  CHECK(faults(R"("width": 0.2)", R"("width": "wide")")[0] == "blocks/0/spots/0/area/width: this must be a number");
}

TEST_CASE("areas that touch are two places and areas over each other are refused") {
  CHECK(faults(R"("x": 0.6, "y": 0.15)", R"("x": 0.4, "y": 0.15)").empty());
  CHECK(faults(R"("x": 0.6, "y": 0.15)", R"("x": 0.3, "y": 0.15)") ==
        Faults{"blocks/0/spots/2: the places \"right\" and \"left\" lie over each other"});
}

TEST_CASE("places need a picture and one of them must be good") {
  CHECK(faults(R"("picture": {"media": "media/there.svg", "alt": "A phone"},)", "") ==
        Faults{"blocks/0: \"picture\" is missing"});
  std::string none = support::with(document, R"("good": true)", R"("misconception": "x", "good": false)");
  none = support::with(none, R"("good": true)", R"("misconception": "x", "good": false)");
  CHECK(support::faults_of(none) == Faults{"blocks/0/spots: at least one place must be good"});
}

TEST_CASE("the place tapped last is the one that speaks and one is enough") {
  CHECK_FALSE(HotspotPlay::progress(after({ListSpots{true}}), block()).is_done());
  const HotspotState state = after({TapSpot{"low"}, TapSpot{"right"}, TapSpot{"low"}, TapSpot{"nowhere"}});
  CHECK(HotspotPlay::progress(state, block()).is_done());
  REQUIRE(session::last_found(state, block()) != nullptr);
  CHECK(session::last_found(state, block())->id == "low");
  CHECK(HotspotPlay::steps(state) == session::Steps{"right", "low"});
  CHECK(HotspotPlay::replay({"right", "gone", "low"}, block()).found == state.found);
}

TEST_CASE("every text of places on a picture is given to translators in reading order") {
  CHECK(support::keys_of(block()) ==
        std::vector<std::string>{"try/phone/question", "try/phone/alt", "try/phone/spots/low/text",
                                 "try/phone/spots/low/feedback", "try/phone/spots/right/text",
                                 "try/phone/spots/right/feedback", "try/phone/spots/left/text",
                                 "try/phone/spots/left/feedback"});
}

TEST_CASE("a tap on the picture finds the place below it") {
  support::PlayedBlock<content::Hotspot> played{block()};
  played.tap("spot/right");
  CHECK(played.state.found == std::vector<std::string>{"right"});
  CHECK(played.text("feedback") == "Only a hello.");
}

TEST_CASE("a place stays on its spot of the picture where words are read from the right") {
  support::PlayedBlock<content::Hotspot> played{block()};
  for (const bool right_to_left : {false, true}) {
    played.table.setup.right_to_left = right_to_left;
    played.draw();
    const ui::Rect picture = played.table.rect_of("picture");
    const ui::Rect spot = played.table.rect_of("spot/left");
    CHECK(spot.x - picture.x == Approx(0.1F * picture.w).margin(1));
    CHECK(spot.w == Approx(0.3F * picture.w).margin(1));
  }
}

TEST_CASE("places on a scene that is described are mirrored with it") {
  content::Hotspot hotspot = block();
  hotspot.picture = {content::Scene{}, hotspot.picture.alt};
  support::PlayedBlock<content::Hotspot> played{hotspot};
  played.table.setup.right_to_left = true;
  played.draw();
  const ui::Rect picture = played.table.rect_of("picture");
  const ui::Rect spot = played.table.rect_of("spot/left");
  CHECK(picture.right() - spot.right() == Approx(0.1F * picture.w).margin(1));
}

TEST_CASE("a small place takes a finger and stays inside the picture") {
  const std::string small = support::with(document, R"("x": 0.1, "y": 0.7, "width": 0.2, "height": 0.2)",
                                          R"("x": 0.0, "y": 0.9, "width": 0.1, "height": 0.1)");
  support::PlayedBlock<content::Hotspot> played{
      support::read_block<content::Hotspot>(support::with(small, R"("spots")", R"("shape": "wide", "spots")"))};
  played.draw();
  const ui::Rect picture = played.table.rect_of("picture");
  const ui::Rect spot = played.table.rect_of("spot/low");
  CHECK(spot.w >= ui::space::touch);
  CHECK(spot.h >= ui::space::touch);
  CHECK(spot.x >= picture.x);
  CHECK(spot.bottom() <= picture.bottom() + 0.5F);
}

TEST_CASE("what is said to a place stays in view where the picture scrolls") {
  support::PlayedBlock<content::Hotspot> played{
      support::read_block<content::Hotspot>(support::with(document, R"("spots")", R"("shape": "wide", "spots")"))};
  played.tap("spot/left");
  const ui::Widget* feedback = played.table.find("feedback");
  REQUIRE(feedback != nullptr);
  CHECK_FALSE(feedback->scrolls);
  CHECK(feedback->visible == feedback->rect);
}

TEST_CASE("by keys one goes over the picture as one reads and takes places from the list") {
  support::PlayedBlock<content::Hotspot> played{block()};
  played.draw();
  std::vector<std::string> order;
  for (int i = 0; i < 4; ++i) {
    played.press(ui::Key::tab);
    order.push_back(played.table.focused());
  }
  CHECK(order == std::vector<std::string>{"spot/left", "spot/right", "spot/low", "spots/list"});
  CHECK(played.table.find("list/low") == nullptr);
  played.press(ui::Key::enter);
  played.focus("list/low");
  played.press(ui::Key::enter);
  CHECK(played.state.found == std::vector<std::string>{"low"});
  CHECK(played.text("feedback") == "A sign.");
}

TEST_CASE("a picture has more to find until every good place was found") {
  support::PlayedBlock<content::Hotspot> played{block()};
  const auto has_parts_left = [&] {
    bool left = false;
    played.table.draw([&](ui::Frame& frame) { left = screens::View<content::Hotspot>::bars(played.state, block(), frame).has_parts_left; });
    return left;
  };
  CHECK(has_parts_left());
  std::vector<std::string> good;
  for (const content::PictureSpot& spot : block().spots) {
    if (spot.good) good.push_back(spot.id);
  }
  REQUIRE(good.size() == 2);
  played.tap("spot/" + good[0]);
  CHECK(has_parts_left());
  played.tap("spot/" + good[1]);
  CHECK_FALSE(has_parts_left());
}

TEST_CASE("a place that has the focus has a ring") {
  support::PlayedBlock<content::Hotspot> played{block()};
  played.draw();
  played.focus("spot/left");
  REQUIRE(played.table.stage.rings().size() == 1);
  CHECK_FALSE(played.table.stage.rings()[0].rect.common(played.table.rect_of("spot/left")).empty());
}
