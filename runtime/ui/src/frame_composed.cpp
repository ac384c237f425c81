#include <algorithm>
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "ui/stage.h"

namespace ui {
namespace {

struct Missing {
  std::string key;
  int width;
  int height;
  const Frame::Composition* of;
  Drawing drawing{};
};

void draw_each(std::vector<Missing>& missing, PictureRenderer& pictures) {
  std::atomic<std::size_t> next = 0;
  const auto draw = [&] {
    for (std::size_t i = next++; i < missing.size(); i = next++) {
      Missing& one = missing[i];
      const std::string svg = one.of->compose();
      if (auto bitmap = pictures.draw(base::Bytes(svg.begin(), svg.end()), one.width, one.height)) one.drawing.bitmap = std::move(*bitmap);
    }
  };
  std::vector<std::jthread> others(std::min<std::size_t>(missing.size(), std::max(std::thread::hardware_concurrency(), 1U)) - 1);
  for (std::jthread& other : others) other = std::jthread(draw);
  draw();
}

}  // namespace

void Frame::composed(Rect rect, const Composed& name, const std::function<std::string()>& compose) { composed({{rect, name, compose}}); }

void Frame::composed(const std::vector<Composition>& all) {
  struct Placed {
    std::string key;
    Rect pixels;
  };
  std::vector<Placed> placed;
  std::vector<Missing> missing;
  for (const Composition& one : all) {
    const Rect screen = to_screen(one.rect);
    const Rect pixels = to_pixels(screen);
    if (pixels.empty() || !is_shown(screen)) continue;
    CacheKey key = svg_key('m', pixels, {});
    key.whole(one.name.kind).whole(one.name.first).whole(one.name.second);
    placed.push_back({std::string(key.view()), pixels});
    const std::string& written = placed.back().key;
    const bool waits = std::any_of(missing.begin(), missing.end(), [&](const Missing& other) { return other.key == written; });
    if (waits || stage_.cache_.find(written) != nullptr) continue;
    missing.push_back({written, static_cast<int>(pixels.w), static_cast<int>(pixels.h), &one});
  }
  if (!missing.empty()) {
    // The largest first, so that no thread waits long for another at the end.
    std::stable_sort(missing.begin(), missing.end(), [](const Missing& a, const Missing& b) { return a.width * a.height > b.width * b.height; });
    draw_each(missing, stage_.ports_.pictures);
  }
  for (const Missing& one : missing) stage_.cache_.get(one.key, [&] { return one.drawing; });
  for (const Placed& one : placed) {
    if (const Texture* texture = stage_.cache_.find(one.key)) blit(*texture, one.pixels.x, one.pixels.y);
  }
}

}  // namespace ui
