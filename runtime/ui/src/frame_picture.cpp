#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "ui/stage.h"

extern const ui::EmbeddedFile icon_files[];
extern const std::size_t icon_files_count;
extern const ui::EmbeddedFile sticker_files[];
extern const std::size_t sticker_files_count;

namespace ui {
namespace {

constexpr const char* icon_names[] = {"home",  "back",  "speaker", "exit",  "heart", "check",    "turn-back",
                                      "next",  "pause", "close",   "play",  "globe", "umbrella", "lock", "question", "people",
                                      "shift", "backspace", "enter", "picture", "stop", "slower",
                                      "up", "down", "plus", "minus", "printer", "look-closer", "overview", "box", "results", "sliders", "clock"};

const EmbeddedFile* find_icon(Icon icon) {
  const std::string_view name = icon_names[static_cast<std::size_t>(icon)];
  for (std::size_t i = 0; i < icon_files_count; ++i) {
    if (name == icon_files[i].name) return &icon_files[i];
  }
  return nullptr;
}

bool points_somewhere(Icon icon) {
  return icon == Icon::back || icon == Icon::next || icon == Icon::exit || icon == Icon::speaker || icon == Icon::play ||
         icon == Icon::turn_back || icon == Icon::slower;
}

std::string colour_text(Colour colour) {
  char text[8];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", colour.r, colour.g, colour.b);
  return text;
}

// Icons are drawn in currentColor.
base::Bytes coloured(const EmbeddedFile& file, Colour colour) {
  std::string svg(reinterpret_cast<const char*>(file.bytes), file.size);
  const std::string mark = "currentColor";
  for (auto at = svg.find(mark); at != std::string::npos; at = svg.find(mark)) {
    svg.replace(at, mark.size(), colour_text(colour));
  }
  return {svg.begin(), svg.end()};
}

void mirror(Bitmap& bitmap) {
  for (int row = 0; row < bitmap.height; ++row) {
    auto* start = bitmap.pixels.data() + static_cast<std::ptrdiff_t>(row) * bitmap.width;
    std::reverse(start, start + bitmap.width);
  }
}

// What cannot be drawn is remembered as empty, and not tried again in every frame.
Drawing drawing_of(base::Result<Bitmap> bitmap) {
  Drawing drawing;
  if (bitmap) drawing.bitmap = std::move(*bitmap);
  return drawing;
}

// Width by height as the file says it; none where it does not.
std::optional<float> shape_of(const base::Bytes& svg) {
  const std::string_view text(reinterpret_cast<const char*>(svg.data()), std::min<std::size_t>(svg.size(), 4096));
  const auto mark = text.find("viewBox=");
  if (mark == std::string_view::npos) return std::nullopt;
  std::string_view left = text.substr(std::min(mark + 9, text.size()));
  float box[4] = {};
  for (float& number : box) {
    left.remove_prefix(std::min(left.find_first_not_of(" ,\t\n"), left.size()));
    const auto [end, error] = std::from_chars(left.data(), left.data() + left.size(), number);
    if (error != std::errc{} || !std::isfinite(number)) return std::nullopt;
    left.remove_prefix(static_cast<std::size_t>(end - left.data()));
  }
  return box[2] > 0 && box[3] > 0 ? std::optional(box[2] / box[3]) : std::nullopt;
}

struct PixelSize {
  int width = 0;
  int height = 0;
};

// A face may stand at any edge of a picture: one that would lose more than a little where it fills its place is shown whole.
PixelSize shown_of(const base::Bytes& svg, PixelSize place) {
  constexpr float most_lost = 0.08F;
  const std::optional<float> shape = shape_of(svg);
  if (!shape) return place;
  const float height_there = static_cast<float>(place.width) / *shape;
  const float ratio = height_there / static_cast<float>(place.height);
  if (ratio >= 1 - most_lost && ratio <= 1 / (1 - most_lost)) return place;
  if (ratio < 1) return {place.width, std::max(1, static_cast<int>(std::lround(height_there)))};
  return {std::max(1, static_cast<int>(std::lround(static_cast<float>(place.height) * *shape))), place.height};
}

PixelSize size_of(Rect pixels) { return {static_cast<int>(pixels.w), static_cast<int>(pixels.h)}; }

std::uint32_t opaque(Colour colour) {
  return 0xFF000000U | static_cast<std::uint32_t>(colour.r) << 16 | static_cast<std::uint32_t>(colour.g) << 8 | colour.b;
}

// `picture` in the middle of its place, with `beside` around it where it is smaller.
Bitmap in_the_middle(Bitmap picture, PixelSize place, Colour beside) {
  if (picture.width == 0 || (picture.width == place.width && picture.height == place.height)) return picture;
  const auto width = static_cast<std::size_t>(place.width);
  Bitmap whole{place.width, place.height, std::vector<std::uint32_t>(width * static_cast<std::size_t>(place.height), opaque(beside))};
  const auto left = static_cast<std::size_t>(std::max(0, (place.width - picture.width) / 2));
  const auto top = static_cast<std::size_t>(std::max(0, (place.height - picture.height) / 2));
  for (std::size_t row = 0; row < static_cast<std::size_t>(std::min(picture.height, place.height)); ++row) {
    const auto from = picture.pixels.begin() + static_cast<std::ptrdiff_t>(row * static_cast<std::size_t>(picture.width));
    std::copy_n(from, std::min(picture.width, place.width), whole.pixels.begin() + static_cast<std::ptrdiff_t>((top + row) * width + left));
  }
  return whole;
}

}  // namespace

// In pixels, on the screen's side of mirroring.
Radii Frame::cut_of(const Radii& radii) const {
  const Radii cut = setup_.right_to_left ? radii.mirrored() : radii;
  return {cut.top_start * scale_, cut.top_end * scale_, cut.bottom_end * scale_, cut.bottom_start * scale_};
}

CacheKey Frame::svg_key(char kind, Rect pixels, const Radii& cut) const {
  CacheKey key(stage_.key_buffer_, kind);
  key.real(pixels.w).real(pixels.h).radii(cut);
  return key;
}

template <typename Source>
void Frame::draw_svg(const CacheKey& key, Rect pixels, const Radii& cut, Source&& source) {
  const Texture* texture = stage_.cache_.get_or_paint(key.view(), [&] {
    return [&pictures = stage_.ports_.pictures, svg = source(), place = size_of(pixels), cut] {
      Drawing drawing = drawing_of(pictures.draw(svg, place.width, place.height));
      if (cut.largest() > 0 && drawing.bitmap.width > 0) round_corners(drawing.bitmap, cut);
      return drawing;
    };
  });
  if (texture != nullptr) blit(*texture, pixels.x, pixels.y);
}

// Where a picture will be: of the colour that most of them have, so that nothing jumps when it comes.
void Frame::expect_picture(Rect rect, const Radii& radii) {
  SurfaceStyle place;
  place.fill = theme_->tints ? theme_->sky.soft : theme_->card;
  place.radii = radii;
  surface(rect, place);
}

void Frame::words_of_picture(std::string_view id, Rect rect, const std::string& alt) {
  TextStyle style;
  style.size = type::small;
  style.colour = theme_->ink;
  style.align = Align::centre;
  const Rect inside = rect.inset(8);
  const float height = std::min(inside.h, measure(alt, style, inside.w).h);
  text(std::string(id) + "/words", {inside.x, inside.y + (inside.h - height) / 2, inside.w, height}, alt, style);
}

void Frame::icon(Icon icon, Rect rect, Colour colour) {
  const EmbeddedFile* file = find_icon(icon);
  const Rect screen = to_screen(rect);
  const Rect pixels = to_pixels(screen);
  if (file == nullptr || pixels.empty() || !is_shown(screen)) return;
  const bool mirrored = setup_.right_to_left && points_somewhere(icon);
  CacheKey key(stage_.key_buffer_, 'i');
  key.whole(static_cast<int>(icon)).colour(colour).real(pixels.w).real(pixels.h).whole(mirrored ? 1 : 0);
  const Texture& texture = stage_.cache_.get(key.view(), [&] {
    Drawing drawing = drawing_of(
        stage_.ports_.pictures.draw(coloured(*file, colour), static_cast<int>(pixels.w), static_cast<int>(pixels.h)));
    if (mirrored) mirror(drawing.bitmap);
    return drawing;
  });
  blit(texture, pixels.x, pixels.y);
}

void Frame::picture(std::string_view id, Rect rect, const content::PackPicture& picture, const Radii& radii) {
  const Rect screen = to_screen(rect);
  const Rect pixels = to_pixels(screen);
  MediaSource* const media = stage_.media_;
  const std::string* const entry = picture.picture.entry();
  Widget details;
  if (const content::Scene* scene = picture.picture.scene()) draw_scene(*scene, rect, radii);
  if (entry != nullptr && media != nullptr && !pixels.empty() && is_shown(screen)) {
    const Radii cut = cut_of(radii);
    const Colour beside = theme_->tints ? theme_->sky.soft : theme_->card;
    const CacheKey key = svg_key('p', pixels, cut).colour(beside).text(picture.pack.value).text(media->content_hash(picture.pack)).text(*entry);
    const Texture* texture = stage_.cache_.get_or_paint(key.view(), [&] {
      return [&pictures = stage_.ports_.pictures, svg = media->media(picture.pack, *entry), place = size_of(pixels), cut, beside] {
        if (!svg) return Drawing{};
        const PixelSize shown = shown_of(*svg, place);
        Drawing drawing = drawing_of(pictures.draw(*svg, shown.width, shown.height));
        drawing.bitmap = in_the_middle(std::move(drawing.bitmap), place, beside);
        if (cut.largest() > 0 && drawing.bitmap.width > 0) round_corners(drawing.bitmap, cut);
        return drawing;
      };
    });
    if (texture == nullptr || texture->handle == nullptr) expect_picture(rect, radii);
    if (texture != nullptr) blit(*texture, pixels.x, pixels.y);
    details.undrawn = texture != nullptr && texture->handle == nullptr;
  }
  details.text = say(picture.picture.alt);
  if (details.undrawn) words_of_picture(id, rect, details.text);
  record(Widget::Kind::picture, id, screen, std::move(details));
}

void Frame::picture(std::string_view id, Rect rect, const content::Picture& picture, const Radii& radii) {
  this->picture(id, rect, content::PackPicture{stage_.pack_, picture}, radii);
}

// A name alone does not tell files apart; a file's place in the program does.
void Frame::drawing(std::string_view name, const EmbeddedFile& svg, Rect rect, const Radii& radii) {
  const Rect screen = to_screen(rect);
  const Rect pixels = to_pixels(screen);
  if (pixels.empty() || !is_shown(screen)) return;
  const Radii cut = cut_of(radii);
  const CacheKey key = svg_key('e', pixels, cut).text(name).whole(reinterpret_cast<std::intptr_t>(svg.bytes));
  draw_svg(key, pixels, cut, [&] { return base::Bytes(svg.bytes, svg.bytes + svg.size); });
}

void Frame::sticker(std::string_view id, Rect rect, content::Sticker sticker, const std::string& alt) {
  const std::string_view name = base::name_of(sticker);
  for (std::size_t i = 0; i < sticker_files_count; ++i) {
    if (name == sticker_files[i].name) drawing(name, sticker_files[i], rect, {});
  }
  Widget details;
  details.text = alt;
  record(Widget::Kind::picture, id, to_screen(rect), std::move(details));
}

// Drawn out of sight too, since the screen asks whether it can be.
bool Frame::qr_code(std::string_view id, Rect rect, const std::string& text) {
  const Rect screen = to_screen(rect);
  const Rect pixels = to_pixels(screen);
  CacheKey key(stage_.key_buffer_, 'q');
  key.text(text).real(pixels.w);
  const Texture& texture = stage_.cache_.get(
      key.view(), [&] { return drawing_of(stage_.ports_.pictures.qr_code(text, static_cast<int>(pixels.w))); });
  if (is_shown(screen)) blit(texture, pixels.x, pixels.y);
  record(Widget::Kind::picture, id, screen, {});
  return texture.handle != nullptr;
}

}  // namespace ui
