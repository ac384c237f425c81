#include "support/catch.h"
#include "support/fake_stage.h"
#include "ui/widgets.h"

namespace {

using support::FakeStage;
using ui::Frame;
using ui::Rect;

const Rect viewport{100, 100, 400, 300};
constexpr float row_height = 100;

// Forty rows of everything that can be drawn, of which three are to be seen.
struct Gallery {
  FakeStage table;
  int rows = 40;
  std::function<void(Frame&)> content = [this](Frame& frame) {
    frame.begin_scroll("rows", viewport);
    for (int row = 0; row < rows; ++row) draw_row(frame, row);
    frame.end_scroll(static_cast<float>(rows) * row_height);
  };

  static void draw_row(Frame& frame, int row) {
    const std::string name = "row/" + std::to_string(row);
    const float y = static_cast<float>(row) * row_height;
    const float size = 20 + static_cast<float>(row);  // no two rows share a drawing
    ui::SurfaceStyle style;
    style.fill = ui::rgb(static_cast<std::uint32_t>(row));
    style.radii = ui::Radii::all(8);
    style.shadow = 6;
    style.shadow_colour = ui::rgb(0x808080, static_cast<std::uint8_t>(100 + row));
    frame.control(name, {100, y, 400, 90});
    frame.surface({100, y + 40, 400, 10}, style);
    frame.text(name + "/text", {100, y + 35, 200, 10}, "word " + std::to_string(row) + " ?", {});
    frame.picture(name + "/picture", {300, y + 40, size, 10}, {"media/there.svg", {"key", "A cat"}}, {});
    frame.icon(ui::Icon::heart, {400, y + 40, size, 10}, {});
  }
};

}  // namespace

TEST_CASE("what is scrolled out of sight is written down and not drawn") {
  Gallery gallery;
  gallery.table.draw(gallery.content);
  CHECK(gallery.table.text.drawn == 3);
  CHECK(gallery.table.pictures.drawn == 6 + 1);  // and the arrow that says there is more
  const int white_and_bar = 2;
  const int surfaces = 2 * 3;  // and their shadows
  const int arrow_on_its_disc = 2;
  CHECK(gallery.table.textures.uploads == white_and_bar + surfaces + 3 + 6 + arrow_on_its_disc);
  CHECK(gallery.table.stage.widgets().size() == 40 * 3);
  CHECK(gallery.table.rect_of("row/39/picture") == Rect{300, 100 + 39 * 100 + 40, 59, 10});
}

TEST_CASE("text out of sight is still measured for what does not fit and letters no font has") {
  Gallery gallery;
  gallery.table.draw(gallery.content);
  const ui::Widget& hidden = *gallery.table.find("row/39/text");
  CHECK(hidden.text == "word 39 ?");
  CHECK(hidden.overflows);
  CHECK(hidden.missing_glyphs == 1);
}

TEST_CASE("the rows above are not drawn either when the list stands at its end") {
  Gallery gallery;
  gallery.table.draw(gallery.content);
  gallery.table.press_key(ui::Key::end, gallery.content);
  CHECK(gallery.table.text.drawn == 6);
  CHECK(gallery.table.rect_of("row/39") == Rect{100, 300, 400, 90});
}

TEST_CASE("what lies outside the window is not drawn") {
  FakeStage table;
  const auto content = [](Frame& frame) {
    frame.text("below", {0, 800, 200, 100}, "word", {});
    frame.text("beside", {1400, 0, 200, 100}, "word", {});
    frame.surface({0, 730, 200, 100}, ui::card_style(frame.theme()));
    frame.fill({0, 721, 200, 100}, ui::rgb(0xFF0000));
  };
  CHECK(table.draw_and_count(content) == 0);
}

TEST_CASE("a shadow that reaches into sight is drawn without its surface") {
  FakeStage table;
  ui::SurfaceStyle style;
  style.fill = ui::rgb(0xFF0000, 128);
  style.shadow = 20;
  style.shadow_colour = ui::rgb(0x000000);
  CHECK(table.draw_and_count([&](Frame& frame) { frame.surface({0, -30, 200, 20}, style); }) == 6);
}

TEST_CASE("letters that reach out of their line into sight are drawn") {
  FakeStage table;
  table.draw([](Frame& frame) {
    frame.begin_scroll("area", viewport);
    frame.text("above", {100, -32, 200, 31}, "word", {});
    frame.end_scroll(300);
  });
  CHECK(table.find("above")->visible.h < 0);
  CHECK(table.text.drawn == 1);
}

TEST_CASE("a row knows whether any of it is to be seen") {
  FakeStage table;
  std::vector<int> seen;
  const auto content = [&](Frame& frame) {
    seen.clear();
    frame.begin_scroll("rows", viewport);
    for (int row = 0; row < 40; ++row) {
      if (frame.is_visible({100, static_cast<float>(row) * 100, 400, 100})) seen.push_back(row);
    }
    frame.end_scroll(4000);
  };
  table.draw(content);
  CHECK(seen == std::vector<int>{0, 1, 2});
  ui::Input wheel{viewport.centre(), false, -2, {}};
  table.draw(content, wheel);
  CHECK(seen == std::vector<int>{1, 2, 3, 4});
}

TEST_CASE("a list of two thousand rows draws no more than it shows and can be revealed to its end") {
  Gallery gallery;
  gallery.rows = 2000;
  gallery.table.draw(gallery.content);
  gallery.table.stage.reveal("row/1999");
  for (int frames = 0; frames < 3; ++frames) gallery.table.draw(gallery.content);
  CHECK(gallery.table.find("row/1999")->visible == gallery.table.rect_of("row/1999"));
  CHECK(gallery.table.text.drawn == 6);
  CHECK(gallery.table.text.measured == 2000);
}
