#include "support/fake_stage.h"

#include <algorithm>

#include <imgui.h>

#include "base/text.h"
#include "base/utf8.h"

namespace support {

ui::TextLayout FakeShaper::measure(const ui::TextRequest& request) {
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

ui::DrawnText FakeShaper::draw(const ui::TextRequest& request) {
  ++drawn;
  requests.push_back(request);
  return {ui::Bitmap{2, 1, {0xFF000000, 0xFF000000}}, {0, 0}};
}

std::vector<ui::WordBox> FakeShaper::words(const ui::TextRequest& request) {
  std::vector<ui::WordBox> words;
  const auto stops = caret_stops(request);
  for (const ui::CaretStop& stop : stops) {
    if (stop.word_start) words.push_back({stop.at, stop.at, {}});
    if (stop.word_end) words.back().to = stop.at;
  }
  for (ui::WordBox& word : words) {
    for (const ui::CaretStop& stop : stops) {
      if (stop.at < word.from || stop.at >= word.to) continue;
      const bool goes_on = !word.boxes.empty() && word.boxes.back().y == stop.letter.y;
      if (!goes_on) word.boxes.push_back(stop.letter);
      else word.boxes.back().w += stop.letter.w;
    }
  }
  return words;
}

std::vector<ui::CaretStop> FakeShaper::caret_stops(const ui::TextRequest& request) {
  ++placed;
  std::string whole;
  for (const content::Span& span : request.spans) whole += span.text;
  std::vector<ui::CaretStop> stops;
  float x = 0;
  int line = 0;
  for (std::size_t at = 0;; at += base::code_point_bytes(std::string_view(whole).substr(at))) {
    const float width = at == whole.size() || whole[at] == '\n' ? 0 : request.size / 2;
    if (request.width > 0 && x + width > request.width) {
      x = 0;
      ++line;
    }
    const float y = static_cast<float>(line) * request.line_height;
    const auto is_space = [&](std::size_t place) { return whole[place] == ' ' || whole[place] == '\n'; };
    ui::CaretStop stop;
    stop.at = at;
    stop.backspace = stops.empty() ? 0 : stops.back().at;
    stop.line = line;
    stop.caret = {x, y, 0, request.line_height};
    stop.letter = {x, y, width, request.line_height};
    stop.word_start = at < whole.size() && !is_space(at) && (at == 0 || is_space(at - 1));
    stop.word_end = at > 0 && !is_space(at - 1) && (at == whole.size() || is_space(at));
    stops.push_back(stop);
    if (at == whole.size()) break;
    x += width;
    if (whole[at] == '\n') {
      x = 0;
      ++line;
    }
  }
  for (std::size_t i = 0; i < stops.size(); ++i) {
    const std::size_t before = stops[i == 0 ? 0 : i - 1].at;
    const std::size_t behind = stops[i + 1 == stops.size() ? i : i + 1].at;
    stops[i].left = request.right_to_left ? behind : before;
    stops[i].right = request.right_to_left ? before : behind;
  }
  if (request.right_to_left) mirror(stops, request.width);
  return stops;
}

void FakeShaper::mirror(std::vector<ui::CaretStop>& stops, float width) {
  for (const ui::CaretStop& stop : stops) width = std::max(width, stop.letter.right());
  for (ui::CaretStop& stop : stops) {
    stop.caret.x = width - stop.caret.x;
    stop.letter.x = width - stop.letter.right();
  }
}

base::Result<ui::Bitmap> FakePictures::draw(const base::Bytes& svg, int width, int height) {
  ++drawn;
  last = svg;
  if (svg.empty()) return base::fail(base::ErrorCode::corrupt, "this is no picture");
  return ui::Bitmap{width, height, std::vector<std::uint32_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0xFF112233)};
}

base::Result<ui::Bitmap> FakePictures::qr_code(const std::string& text, int edge) {
  ++codes;
  if (text.size() > 100) return base::fail(base::ErrorCode::invalid_input, "too long");
  return ui::Bitmap{edge, edge, std::vector<std::uint32_t>(static_cast<std::size_t>(edge) * static_cast<std::size_t>(edge))};
}

ui::TextureHandle FakeTextures::upload(const ui::Bitmap&) {
  auto* handle = reinterpret_cast<ui::TextureHandle>(static_cast<std::uintptr_t>(++uploads));
  alive.insert(handle);
  return handle;
}

ui::TextureHandle FakeTextures::create_streaming(ui::PixelFormat format, int width, int height) {
  if (!has_memory) return nullptr;
  ui::TextureHandle handle = upload({});
  films[handle] = {format, width, height, {}};
  return handle;
}

void FakeTextures::update(ui::TextureHandle texture, const ui::FilmPicture& picture) { films.at(texture).shown.push_back(picture.number); }

void FakeTextures::release(ui::TextureHandle texture) { released_twice = alive.erase(texture) == 0 || released_twice; }

std::string SourceTexts::translate(const content::Text& text) const { return text.source; }

std::string SourceTexts::plural(const content::Text& one, const std::string& many, long count) const {
  return count == 1 ? one.source : many;
}

base::Result<base::Bytes> FakeMedia::media(const content::PackId& pack, const std::string& entry) {
  const bool known = pack.value == "pack" || pack.value == "other";
  if (known && entry == "media/there.svg") return base::Bytes{'<'};
  return base::fail(base::ErrorCode::not_found, "no " + entry);
}

bool FakePainter::has(std::string_view key) { return std::ranges::any_of(waiting_, [&](const auto& work) { return work.first == key; }); }

void FakePainter::paint(std::string key, Work work) {
  asked.push_back(key);
  waiting_.emplace_back(std::move(key), std::move(work));
}

std::vector<ui::Painted> FakePainter::take() { return std::exchange(done_, {}); }

void FakePainter::draw(std::size_t most) {
  for (; most > 0 && !waiting_.empty(); --most) {
    done_.push_back({waiting_.front().first, waiting_.front().second()});
    waiting_.pop_front();
  }
}

void FakeStage::draw(const std::function<void(ui::Frame&)>& content, const ui::Input& input) {
  ui::Frame frame = stage.begin(setup, timed(input));
  content(frame);
  stage.end();
}

std::size_t FakeStage::draw_and_count(const std::function<void(ui::Frame&)>& content, const ui::Input& input) {
  ui::Frame frame = stage.begin(setup, timed(input));
  content(frame);
  return static_cast<std::size_t>(stage.end()->TotalIdxCount);
}

void FakeStage::press_key(ui::Key key, const std::function<void(ui::Frame&)>& content) {
  ui::Input input;
  input.keys = {key};
  draw(content, input);
}

void FakeStage::tap(ui::Point at, const std::function<void(ui::Frame&)>& content) {
  for (const bool down : {false, true, false}) draw(content, {at, down, 0, {}});
}

ui::Input FakeStage::timed(ui::Input input) {
  if (input.now_ms == 0) input.now_ms = now_ms += ui::Attention::needed_ms;
  return input;
}

const ui::Widget* FakeStage::find(const std::string& id) const {
  for (const ui::Widget& widget : stage.widgets()) {
    if (widget.id == id) return &widget;
  }
  return nullptr;
}

ui::Rect FakeStage::rect_of(const std::string& id) const {
  const ui::Widget* widget = find(id);
  return widget == nullptr ? ui::Rect{} : widget->rect;
}

std::string FakeStage::focused() const {
  for (const ui::Widget& widget : stage.widgets()) {
    if (widget.focused) return widget.id;
  }
  return "";
}

FakeStage::FakeStage() : FakeStage(nullptr) {}
FakeStage::FakeStage(ui::Painter* painter) : stage({text, pictures, textures, &clipboard, painter}) { stage.show(translator, &media, content::PackId("pack")); }
FakeStage::~FakeStage() = default;

}  // namespace support
