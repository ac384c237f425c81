// A ui::Stage whose ports are faked in memory: letters of a fixed width, pictures of one colour, and
// textures that are only counted. draw() is one frame.
#pragma once

#include <functional>
#include <imgui.h>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "ui/stage.h"

namespace support {

// Every letter is half as wide as it is high; lines break at spaces; '?' is a letter no font has.
class FakeShaper final : public ui::TextShaper {
 public:
  int drawn = 0;
  int measured = 0;

  ui::TextLayout measure(const ui::TextRequest& request) override {
    ++measured;
    ui::TextLayout layout;
    layout.lines = 1;
    float x = 0;
    for (const content::Span& span : request.spans) {
      for (const std::string& word : base::split(span.text, ' ')) {
        const float width = static_cast<float>(word.size()) * request.size / 2;
        if (request.width > 0 && x > 0 && x + width > request.width) {
          x = 0;
          ++layout.lines;
        }
        if (!span.target.empty()) {
          const float y = static_cast<float>(layout.lines - 1) * request.line_height;
          layout.targets.push_back({span.target, {x, y, width, request.line_height}});
        }
        for (const char letter : word) layout.missing_glyphs += letter == '?' ? 1U : 0U;
        x += width;
        layout.width = std::max(layout.width, x);
        x += request.size / 2;
      }
    }
    layout.height = static_cast<float>(layout.lines) * request.line_height;
    layout.overflows = request.width > 0 && layout.width > request.width + 1;
    return layout;
  }

  ui::DrawnText draw(const ui::TextRequest&) override {
    ++drawn;
    return {ui::Bitmap{2, 1, {0xFF000000, 0xFF000000}}, {0, 0}};
  }
};

class FakePictures final : public ui::PictureRenderer {
 public:
  int drawn = 0;
  int codes = 0;

  base::Result<ui::Bitmap> draw(const base::Bytes& svg, int width, int height) override {
    ++drawn;
    if (svg.empty()) return base::fail(base::ErrorCode::corrupt, "this is no picture");
    return ui::Bitmap{width, height, std::vector<std::uint32_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0xFF112233)};
  }
  base::Result<ui::Bitmap> qr_code(const std::string& text, int edge) override {
    ++codes;
    if (text.size() > 100) return base::fail(base::ErrorCode::invalid_input, "too long");
    return ui::Bitmap{edge, edge, std::vector<std::uint32_t>(static_cast<std::size_t>(edge) * static_cast<std::size_t>(edge))};
  }
};

class FakeTextures final : public ui::TextureDevice {
 public:
  std::set<ui::TextureHandle> alive;
  int uploads = 0;
  bool released_twice = false;

  ui::TextureHandle upload(const ui::Bitmap&) override {
    auto* handle = reinterpret_cast<ui::TextureHandle>(static_cast<std::uintptr_t>(++uploads));
    alive.insert(handle);
    return handle;
  }
  void release(ui::TextureHandle texture) override { released_twice = alive.erase(texture) == 0 || released_twice; }
};

class SourceTexts final : public ui::Translator {
 public:
  std::string translate(const content::Text& text) const override { return text.source; }
  std::string plural(const content::Text& one, const std::string& many, long count) const override {
    return count == 1 ? one.source : many;
  }
};

// Two packs that hold an entry of the same name; the hash of what they hold can change.
class FakeMedia final : public ui::MediaSource {
 public:
  std::string hash = "one";

  std::string_view content_hash(const content::PackId&) const override { return hash; }
  base::Result<base::Bytes> media(const content::PackId& pack, const std::string& entry) override {
    const bool known = pack.value == "pack" || pack.value == "other";
    if (known && entry == "media/there.svg") return base::Bytes{'<'};
    return base::fail(base::ErrorCode::not_found, "no " + entry);
  }
};

struct FakeStage {
  FakeShaper text;
  FakePictures pictures;
  FakeTextures textures;
  SourceTexts translator;
  FakeMedia media;
  ui::FrameSetup setup;
  ui::Stage stage{{text, pictures, textures}};

  FakeStage() { stage.show(translator, &media, content::PackId("pack")); }

  void draw(const std::function<void(ui::Frame&)>& content, const ui::Input& input = {}) {
    ui::Frame frame = stage.begin(setup, input);
    content(frame);
    stage.end();
  }
  // How much was drawn: indices of Dear ImGui's triangles, six for each rectangle.
  std::size_t draw_and_count(const std::function<void(ui::Frame&)>& content, const ui::Input& input = {}) {
    ui::Frame frame = stage.begin(setup, input);
    content(frame);
    return static_cast<std::size_t>(stage.end()->TotalIdxCount);
  }
  void press_key(ui::Key key, const std::function<void(ui::Frame&)>& content) {
    ui::Input input;
    input.keys = {key};
    draw(content, input);
  }
  // As a finger does: there, down, up.
  void tap(ui::Point at, const std::function<void(ui::Frame&)>& content) {
    for (const bool down : {false, true, false}) draw(content, {at, down, 0, {}});
  }

  const ui::Widget* find(const std::string& id) const {
    for (const ui::Widget& widget : stage.widgets()) {
      if (widget.id == id) return &widget;
    }
    return nullptr;
  }
  ui::Rect rect_of(const std::string& id) const {
    const ui::Widget* widget = find(id);
    return widget == nullptr ? ui::Rect{} : widget->rect;
  }
  std::string focused() const {
    for (const ui::Widget& widget : stage.widgets()) {
      if (widget.focused) return widget.id;
    }
    return "";
  }
};

}  // namespace support
