// Pictures of packs in places of another shape.
#include <memory>

#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

constexpr std::uint32_t drawn = 0xFFFF0000;

// All of a picture in one colour, and how large it was asked for.
struct Renderer final : ui::PictureRenderer {
  int width = 0;
  int height = 0;

  base::Result<ui::Bitmap> draw(const base::Bytes&, int w, int h) override {
    width = w;
    height = h;
    return ui::Bitmap{w, h, std::vector<std::uint32_t>(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), drawn)};
  }
  base::Result<ui::Bitmap> qr_code(const std::string&, int) override { return base::fail(base::ErrorCode::invalid_input, "none"); }
};

struct Kept final : ui::TextureDevice {
  ui::Bitmap last;

  ui::TextureHandle upload(const ui::Bitmap& bitmap) override {
    last = bitmap;
    return reinterpret_cast<ui::TextureHandle>(std::uintptr_t{1});
  }
  ui::TextureHandle create_streaming(ui::PixelFormat, int, int) override { return nullptr; }
  void update(ui::TextureHandle, const ui::FilmPicture&) override {}
  void release(ui::TextureHandle) override {}
};

struct Svg final : ui::MediaSource {
  std::string text;

  std::string_view content_hash(const content::PackId&) const override { return "one"; }
  base::Result<base::Bytes> media(const content::PackId&, const std::string&) override { return base::Bytes(text.begin(), text.end()); }
};

// A picture of 1280 × 720 pixels' window, in a place of 200 × 100.
struct Shown {
  support::FakeShaper shaper;
  support::SourceTexts translator;
  Renderer renderer;
  Kept textures;
  Svg media;
  ui::Stage stage{{shaper, renderer, textures, nullptr}};

  explicit Shown(std::string svg) {
    media.text = std::move(svg);
    stage.show(translator, &media, content::PackId("pack"));
    ui::Frame frame = stage.begin({}, {});
    frame.picture("there", {10, 10, 200, 100}, content::Picture{"media/there.svg", {"key", "A cat"}}, {});
    stage.end();
  }
  std::uint32_t at(int x, int y) const { return textures.last.pixels[static_cast<std::size_t>(y * textures.last.width + x)]; }
};

}  // namespace

TEST_CASE("a picture that is higher than its place is whole in the middle of it") {
  const Shown shown(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">)");
  CHECK(shown.renderer.width == 100);
  CHECK(shown.renderer.height == 100);
  REQUIRE(shown.textures.last.width == 200);
  REQUIRE(shown.textures.last.height == 100);
  CHECK(shown.at(49, 50) != drawn);
  CHECK(shown.at(49, 50) >> 24 == 0xFF);
  CHECK(shown.at(51, 50) == drawn);
  CHECK(shown.at(149, 50) == drawn);
  CHECK(shown.at(151, 50) != drawn);
}

TEST_CASE("a picture that is wider than its place is whole in the middle of it") {
  const Shown shown(R"(<svg viewBox="0,0,800,200">)");
  CHECK(shown.renderer.width == 200);
  CHECK(shown.renderer.height == 50);
  CHECK(shown.at(100, 24) != drawn);
  CHECK(shown.at(100, 26) == drawn);
  CHECK(shown.at(100, 76) != drawn);
}

TEST_CASE("a picture that would lose little fills its place and so does one that does not say its shape") {
  for (const std::string svg : {R"(<svg viewBox="0 0 200 106">)", "<svg>", R"(<svg viewBox="0 0 none">)", R"(<svg viewBox="0 0 0 0">)", R"(<svg viewBox="0 0 -5 9">)", "<svg viewBox="}) {
    INFO(svg);
    const Shown shown(svg);
    CHECK(shown.renderer.width == 200);
    CHECK(shown.renderer.height == 100);
    CHECK(shown.at(0, 0) == drawn);
  }
}
