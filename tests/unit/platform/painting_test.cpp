// Frames in memory that become pixels when somebody looks.
#include "platform/screen.h"
#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

struct Looked {
  std::unique_ptr<platform::Screen> screen = std::move(*platform::Screen::in_memory(1280, 720, platform::Painting::when_looked_at));
  support::FakeShaper text;
  support::FakePictures pictures;
  support::SourceTexts translator;
  std::unique_ptr<ui::Stage> stage;

  Looked() { open_stage(); }
  void open_stage() {
    stage = std::make_unique<ui::Stage>(ui::StagePorts{text, pictures, *screen});
    stage->show(translator, nullptr);
  }
  void draw(ui::Colour colour) {
    ui::Frame frame = stage->begin({}, {});
    frame.fill({100, 100, 400, 400}, colour);
    screen->present(stage->end(), 0xFFFFFF);
  }
  std::uint32_t pixel() { return screen->pixels()[300 * 1280 + 300]; }
};

constexpr ui::Colour red{255, 0, 0, 255};
constexpr ui::Colour blue{0, 0, 255, 255};

}  // namespace

TEST_CASE("whoever looks sees the frame that was presented last") {
  Looked looked;
  looked.draw(red);
  CHECK(looked.pixel() == 0xFFFF0000);
  looked.draw(red);
  looked.draw(blue);
  CHECK(looked.pixel() == 0xFF0000FF);
  CHECK(looked.pixel() == 0xFF0000FF);
}

TEST_CASE("what was let go of since a frame was presented is still seen in it") {
  Looked looked;
  looked.draw(red);
  looked.stage.reset();
  CHECK(looked.pixel() == 0xFFFF0000);
  looked.open_stage();
  looked.draw(blue);
  CHECK(looked.pixel() == 0xFF0000FF);
}

TEST_CASE("a screen of another size shows nothing of the frame before") {
  Looked looked;
  looked.draw(red);
  looked.stage.reset();
  looked.screen->resize(1280, 720);
  CHECK(looked.pixel() != 0xFFFF0000);
  looked.open_stage();
  looked.draw(blue);
  CHECK(looked.pixel() == 0xFF0000FF);
}
