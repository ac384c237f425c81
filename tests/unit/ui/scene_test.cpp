#include "support/catch.h"
#include "support/fake_stage.h"
#include "support/scenes.h"

namespace {

using support::FakeStage;
using ui::Frame;
using ui::Rect;

constexpr Rect page_place{32, 100, 560, 516};

content::Picture described() { return {support::the_message(), {"key", "Simona is uneasy"}}; }

void draw_page(Frame& frame) { frame.picture("picture", page_place, described(), ui::Radii::all(24)); }

ui::Input at_time(std::int64_t now_ms) {
  ui::Input input;
  input.now_ms = now_ms;
  return input;
}

ui::Input touch(ui::Point place, std::int64_t now_ms) {
  ui::Input input = at_time(now_ms);
  input.pointer = place;
  input.pointer_down = true;
  return input;
}

}  // namespace

TEST_CASE("a described picture is drawn once and says what it shows") {
  FakeStage table;
  table.draw(draw_page);
  table.draw(draw_page);
  CHECK(table.pictures.drawn == 1);
  CHECK(table.find("picture")->text == "Simona is uneasy");
  CHECK(table.find("picture")->kind == ui::Widget::Kind::picture);
}

TEST_CASE("a described picture is drawn again for another theme and for the other direction") {
  FakeStage table;
  table.draw(draw_page);
  table.setup.theme = ui::ThemeName::dark;
  table.draw(draw_page);
  table.setup.theme = ui::ThemeName::high_contrast;
  table.draw(draw_page);
  table.setup.right_to_left = true;
  table.draw(draw_page);
  CHECK(table.pictures.drawn == 4);
}

TEST_CASE("high contrast frames a described picture but one that fills the end of a card which has a frame itself") {
  const auto drawn_with = [](ui::ThemeName theme, const ui::Radii& radii) {
    FakeStage table;
    table.setup.theme = theme;
    table.draw([&](Frame& frame) { frame.picture("picture", page_place, described(), radii); });
    return table.pictures.last;
  };
  const ui::Radii by_itself = ui::Radii::all(24);
  const ui::Radii on_a_card{24, 24, 0, 0};
  CHECK(drawn_with(ui::ThemeName::high_contrast, by_itself) != drawn_with(ui::ThemeName::warm, by_itself));
  CHECK(drawn_with(ui::ThemeName::high_contrast, on_a_card) == drawn_with(ui::ThemeName::warm, on_a_card));
}

TEST_CASE("a described picture needs no pack") {
  FakeStage table;
  table.stage.show(table.translator, nullptr);
  table.draw(draw_page);
  CHECK(table.pictures.drawn == 1);
}

TEST_CASE("people breathe and blink after a touch and come to rest in twenty seconds") {
  FakeStage table;
  table.draw(draw_page, touch({700, 300}, 1000));
  std::int64_t now_ms = 1000;
  int frames = 0;
  while (const auto next = table.stage.next_wake_ms()) {
    REQUIRE(*next > now_ms);
    now_ms = *next;
    table.draw(draw_page, at_time(now_ms));
    ++frames;
  }
  CHECK(now_ms == 21000);
  CHECK(frames < 60);  // three a second at most
  const int drawn = table.pictures.drawn;
  table.draw(draw_page, at_time(60000));
  CHECK_FALSE(table.stage.next_wake_ms().has_value());
  CHECK(table.pictures.drawn == drawn);
}

TEST_CASE("what moves is drawn once and then only moved") {
  FakeStage table;
  table.draw(draw_page, touch({1200, 20}, 1000));
  for (std::int64_t now_ms = 1000; now_ms < 11000; now_ms += 50) table.draw(draw_page, at_time(now_ms));
  const int drawn = table.pictures.drawn;
  for (std::int64_t now_ms = 11000; now_ms < 21000; now_ms += 50) table.draw(draw_page, at_time(now_ms));
  CHECK(table.pictures.drawn == drawn);
  CHECK(drawn == 11);  // the whole, and ten sheets
}

TEST_CASE("under reduced motion nobody moves") {
  FakeStage table;
  table.setup.reduced_motion = true;
  table.draw(draw_page, touch({300, 300}, 1000));
  CHECK_FALSE(table.stage.next_wake_ms().has_value());
  table.draw(draw_page, at_time(5350));
  CHECK(table.pictures.drawn == 1);
}

TEST_CASE("a small picture does not move") {
  FakeStage table;
  const auto small = [](Frame& frame) { frame.picture("face", {0, 0, 136, 136}, described(), {}); };
  table.draw(small, touch({60, 60}, 1000));
  CHECK_FALSE(table.stage.next_wake_ms().has_value());
}

TEST_CASE("eyes follow a touch nearby and then return") {
  FakeStage table;
  table.draw(draw_page, touch({700, 300}, 1000));
  table.draw(draw_page, at_time(1400));
  const int with_glance = table.pictures.drawn;
  table.draw(draw_page, at_time(3400));
  CHECK(table.pictures.drawn == with_glance);
  table.draw(draw_page, at_time(3600));
  CHECK(table.pictures.drawn == with_glance + 1);  // the eyes as the scene has them
}

TEST_CASE("nobody moves before somebody has come") {
  FakeStage table;
  for (std::int64_t now_ms = 100; now_ms < 6000; now_ms += 100) table.draw(draw_page, at_time(now_ms));
  CHECK_FALSE(table.stage.next_wake_ms().has_value());
  CHECK(table.pictures.drawn == 1);
}
