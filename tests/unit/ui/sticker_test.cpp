#include "support/catch.h"
#include "support/fake_stage.h"

TEST_CASE("every sticker has a drawing and says what it shows") {
  support::FakeStage table;
  table.setup.width_px = 2560;
  table.setup.height_px = 1440;
  table.draw([](ui::Frame& frame) {
    float x = 0;
    for (const std::string_view name : base::enum_names<content::Sticker>) {
      frame.sticker(name, {x, 100, 90, 90}, *base::from_name<content::Sticker>(name), "this is " + std::string(name));
      x += 96;
    }
  });
  CHECK(table.pictures.drawn == static_cast<int>(base::enum_names<content::Sticker>.size()));
  CHECK(table.find("cat-with-hat")->text == "this is cat-with-hat");
  CHECK(table.find("cat-with-hat")->kind == ui::Widget::Kind::picture);
}
