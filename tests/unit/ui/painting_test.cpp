#include "support/catch.h"
#include "support/fake_stage.h"
#include "support/scenes.h"

namespace {

using support::FakePainter;
using support::FakeStage;
using ui::Frame;
using ui::Rect;

constexpr Rect page_place{32, 100, 560, 516};

void draw_page(Frame& frame) {
  frame.picture("picture", page_place, content::Picture{support::the_message(), {"key", "Simona is uneasy"}}, ui::Radii::all(24));
}

void draw_file(Frame& frame) {
  frame.picture("picture", page_place, content::Picture{std::string("media/there.svg"), {"key", "There"}}, ui::Radii::all(24));
}

ui::Input at_time(std::int64_t now_ms) {
  ui::Input input;
  input.now_ms = now_ms;
  return input;
}

ui::Input touch(std::int64_t now_ms) {
  ui::Input input = at_time(now_ms);
  input.pointer = {5, 5};
  input.pointer_down = true;
  return input;
}

}  // namespace

TEST_CASE("no frame waits for a picture, and what it shows is said before it is there") {
  FakePainter painter;
  FakeStage table(&painter);
  table.draw(draw_file);
  CHECK(table.pictures.drawn == 0);
  CHECK(table.find("picture")->text == "There");
  table.draw(draw_file);
  CHECK(painter.asked.size() == 1);
  painter.draw();
  CHECK(table.pictures.drawn == 1);
  table.draw(draw_file);
  table.draw(draw_file);
  CHECK(painter.asked.size() == 1);
}

TEST_CASE("a picture's place is filled until the picture is there, so that the page does not jump") {
  FakePainter painter;
  FakeStage table(&painter);
  const std::size_t expected = table.draw_and_count(draw_file);
  CHECK(expected > 0);
  painter.draw();
  CHECK(table.draw_and_count(draw_file) == 6);  // the picture alone
}

TEST_CASE("a picture that cannot be drawn is asked for once") {
  FakePainter painter;
  FakeStage table(&painter);
  const auto draw_missing = [](Frame& frame) {
    frame.picture("picture", page_place, content::Picture{std::string("media/gone.svg"), {"key", "Gone"}}, {});
  };
  table.draw(draw_missing);
  painter.draw();
  table.draw(draw_missing);
  table.draw(draw_missing);
  CHECK(painter.asked.size() == 1);
  CHECK(table.find("picture/words")->text == "Gone");
}

TEST_CASE("people stand still until all of them can move, and are asked for standing first") {
  FakePainter painter;
  FakeStage table(&painter);
  table.draw(draw_page, touch(1000));
  const std::int64_t stirring_ms = table.stage.next_wake_ms().value();
  table.draw(draw_page, at_time(stirring_ms));
  REQUIRE(painter.asked.size() > 2);
  CHECK(std::ranges::count_if(painter.asked, [](const std::string& key) { return key[0] == 's'; }) == 1);
  painter.draw(painter.asked.size() - 1);
  CHECK(table.draw_and_count(draw_page, at_time(stirring_ms)) == 6);  // one still picture
  painter.draw();
  CHECK(table.draw_and_count(draw_page, at_time(stirring_ms)) > 6);  // its sheets
}

TEST_CASE("a stage without a painter draws all of a picture in the frame that shows it") {
  FakeStage table;
  table.draw(draw_page, touch(1000));
  const std::int64_t stirring_ms = table.stage.next_wake_ms().value();
  CHECK(table.draw_and_count(draw_page, at_time(stirring_ms)) > 6);
  const int drawn = table.pictures.drawn;
  CHECK(drawn > 2);
  table.draw(draw_page, at_time(stirring_ms));
  CHECK(table.pictures.drawn == drawn);
}
