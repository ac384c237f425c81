// A ui::Stage whose ports are faked in memory: letters of a fixed width, pictures of one colour, and
// textures that are only counted. draw() is one frame.
#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <imgui.h>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "ui/stage.h"

namespace support {

// Every letter is half as wide as it is high; lines break at spaces; '?' is a letter no font has. A caret may stand before every
// code point, and text from the right runs from the right edge of its longest line.
class FakeShaper final : public ui::TextShaper {
 public:
  int drawn = 0;
  int measured = 0;

  ui::TextLayout measure(const ui::TextRequest& request) override;

  std::vector<ui::TextRequest> requests;  // of what was drawn
  ui::DrawnText draw(const ui::TextRequest& request) override;

  std::vector<ui::WordBox> words(const ui::TextRequest& request) override;

  // Lines end at \n, and where a letter would pass the width.
  std::vector<ui::CaretStop> caret_stops(const ui::TextRequest& request) override;
  int placed = 0;

 private:
  static void mirror(std::vector<ui::CaretStop>& stops, float width);
};

class FakePictures final : public ui::PictureRenderer {
 public:
  int drawn = 0;
  int codes = 0;
  base::Bytes last;

  base::Result<ui::Bitmap> draw(const base::Bytes& svg, int width, int height) override;
  base::Result<ui::Bitmap> qr_code(const std::string& text, int edge) override;
};

class FakeTextures final : public ui::TextureDevice {
 public:
  std::set<ui::TextureHandle> alive;
  int uploads = 0;
  bool released_twice = false;
  bool has_memory = true;
  struct Film {
    ui::PixelFormat format;
    int width;
    int height;
    std::vector<std::uint64_t> shown;  // numbers of pictures
  };
  std::map<ui::TextureHandle, Film> films;  // also those released

  ui::TextureHandle upload(const ui::Bitmap&) override;
  ui::TextureHandle create_streaming(ui::PixelFormat format, int width, int height) override;
  void update(ui::TextureHandle texture, const ui::FilmPicture& picture) override;
  void release(ui::TextureHandle texture) override;
};

class SourceTexts final : public ui::Translator {
 public:
  std::string translate(const content::Text& text) const override;
  std::string plural(const content::Text& one, const std::string& many, long count) const override;
};

// Two packs that hold an entry of the same name; the hash of what they hold can change.
class FakeMedia final : public ui::MediaSource {
 public:
  std::string hash = "one";

  std::string_view content_hash(const content::PackId&) const override { return hash; }
  base::Result<base::Bytes> media(const content::PackId& pack, const std::string& entry) override;
};

class FakeClipboard final : public ui::Clipboard {
 public:
  std::string held;

  std::string copied() override { return held; }
  void copy(const std::string& text) override { held = text; }
};

// Draws what was asked for when the test says so.
class FakePainter final : public ui::Painter {
 public:
  std::vector<std::string> asked;  // keys, in the order in which they were asked for
  bool stopped = false;

  bool has(std::string_view key) override;
  void paint(std::string key, Work work) override;
  void end_frame() override {}
  std::vector<ui::Painted> take() override;
  bool has_painted() const override { return !done_.empty(); }
  void stop() override { stopped = true; }

  // The first `most` of what waits.
  void draw(std::size_t most = 1000);

 private:
  std::deque<std::pair<std::string, Work>> waiting_;
  std::vector<ui::Painted> done_;
};

struct FakeStage {
  FakeShaper text;
  FakePictures pictures;
  FakeTextures textures;
  SourceTexts translator;
  FakeMedia media;
  FakeClipboard clipboard;
  ui::FrameSetup setup;
  ui::Stage stage;

  FakeStage();
  explicit FakeStage(ui::Painter* painter);
  FakeStage(const FakeStage&) = delete;
  FakeStage& operator=(const FakeStage&) = delete;
  ~FakeStage();

  // Time passes as for a reader who looks before touching, unless the input says what time it is.
  void draw(const std::function<void(ui::Frame&)>& content, const ui::Input& input = {});
  // How much was drawn: indices of Dear ImGui's triangles, six for each rectangle.
  std::size_t draw_and_count(const std::function<void(ui::Frame&)>& content, const ui::Input& input = {});
  void press_key(ui::Key key, const std::function<void(ui::Frame&)>& content);
  // As a finger does: there, down, up.
  void tap(ui::Point at, const std::function<void(ui::Frame&)>& content);

  ui::Input timed(ui::Input input);
  std::int64_t now_ms = 0;

  const ui::Widget* find(const std::string& id) const;
  ui::Rect rect_of(const std::string& id) const;
  std::string focused() const;
};

}  // namespace support
