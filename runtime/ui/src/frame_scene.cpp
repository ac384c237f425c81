#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <vector>

#include "pictures/compose.h"
#include "scene_life.h"
#include "ui/stage.h"

namespace ui {
namespace {

using Kind = pictures::Layer::Kind;
using content::Looks;

constexpr std::uint32_t ink = 0x1F2A44;

std::uint32_t mixed(std::uint32_t colour, std::uint32_t with, int shift) {
  const std::uint32_t a = colour >> shift & 0xFF;
  const std::uint32_t b = with >> shift & 0xFF;
  return (a * 82 + b * 18 + 50) / 100 << shift;
}

void dim(Bitmap& bitmap) {
  for (std::uint32_t& pixel : bitmap.pixels) {
    pixel = (pixel & 0xFF000000) | mixed(pixel, ink, 16) | mixed(pixel, ink, 8) | mixed(pixel, ink, 0);
  }
}

// Most of a sheet is empty, and empty pixels would be kept and blended like others.
Drawing cropped(const Bitmap& bitmap) {
  int left = bitmap.width;
  int right = 0;
  int top = bitmap.height;
  int bottom = 0;
  for (int y = 0; y < bitmap.height; ++y) {
    const auto* row = bitmap.pixels.data() + static_cast<std::ptrdiff_t>(y) * bitmap.width;
    for (int x = 0; x < bitmap.width; ++x) {
      if (row[x] >> 24 == 0) continue;
      left = std::min(left, x);
      right = std::max(right, x + 1);
      top = std::min(top, y);
      bottom = y + 1;
    }
  }
  Drawing drawing;
  if (right <= left) return drawing;
  drawing.bitmap = {right - left, bottom - top, {}};
  drawing.bitmap.pixels.reserve(static_cast<std::size_t>(right - left) * static_cast<std::size_t>(bottom - top));
  for (int y = top; y < bottom; ++y) {
    const auto* row = bitmap.pixels.data() + static_cast<std::ptrdiff_t>(y) * bitmap.width;
    drawing.bitmap.pixels.insert(drawing.bitmap.pixels.end(), row + left, row + right);
  }
  drawing.offset = {static_cast<float>(left), static_cast<float>(top)};
  return drawing;
}

void add_scene(CacheKey& key, const content::Scene& scene, const pictures::View& view) {
  const auto words = [&](auto... values) { (key.whole(static_cast<std::int64_t>(values)), ...); };
  words(view.framing, view.finish, view.mirrored);
  words(scene.place, scene.time, scene.shot, scene.near, scene.accent, scene.people.size());
  for (const content::Person& person : scene.people) {
    words(person.who, person.feels, person.pose, person.looks, person.at, person.distance);
  }
}

pictures::View view_for(Rect rect, ThemeName theme, bool right_to_left) {
  pictures::View view;
  view.framing = pictures::framing_for(static_cast<double>(rect.w), static_cast<double>(rect.h));
  if (rect.h > 0) view.aspect = static_cast<double>(rect.w) / static_cast<double>(rect.h);
  view.mirrored = right_to_left;
  if (theme == ThemeName::dark) view.finish = pictures::Finish::dimmed;
  if (theme == ThemeName::high_contrast) view.finish = pictures::Finish::framed;
  return view;
}

// The frame is four logical units wide at any size, and follows the corners. Unlike corners are those of a picture that
// fills an end of a card: the card has the frame, and two would lie in one another.
void fit_frame(pictures::View& view, const content::Scene& scene, Rect rect, const Radii& radii) {
  if (view.finish == pictures::Finish::framed && !radii.are_alike()) view.finish = pictures::Finish::plain;
  if (view.finish != pictures::Finish::framed || rect.empty()) return;
  const pictures::Box canvas = pictures::canvas_of(scene, view);
  const double unit = std::min(canvas.w / static_cast<double>(rect.w), canvas.h / static_cast<double>(rect.h));
  view.frame_width = 4 * unit;
  view.frame_radius = static_cast<double>(radii.largest()) * unit;
}

Looks looking_at(Point head, Point finger) {
  const float across = finger.x - head.x;
  const float down = finger.y - head.y;
  if (std::fabs(across) < 40 && std::fabs(down) < 60) return Looks::reader;
  if (std::fabs(down) > std::fabs(across) * 1.4F) return down > 0 ? Looks::down : Looks::up;
  return across > 0 ? Looks::right : Looks::left;
}

Looks other_side(Looks looks) {
  return looks == Looks::left ? Looks::right : looks == Looks::right ? Looks::left : looks;
}

std::string svg_of(std::vector<pictures::Layer> layers, Kind kind, std::optional<std::size_t> person) {
  for (pictures::Layer& layer : layers) {
    if (layer.kind == kind && layer.person == person) return std::move(layer.svg);
  }
  return {};
}

}  // namespace

// All that a scene's pictures are drawn from, so that they can be drawn when the frame is gone.
struct SceneWork {
  PictureRenderer& pictures;
  content::Scene scene;
  pictures::View view;
  Radii cut;
  int width = 0;
  int height = 0;

  base::Result<Bitmap> rasterised(const std::string& svg) const {
    auto bitmap = pictures.draw(base::Bytes(svg.begin(), svg.end()), width, height);
    if (bitmap && cut.largest() > 0) round_corners(*bitmap, cut);
    return bitmap;
  }

  Drawing whole() const {
    Drawing drawing;
    if (auto bitmap = rasterised(pictures::compose(scene, view))) drawing.bitmap = std::move(*bitmap);
    return drawing;
  }

  Drawing sheet(Kind kind, std::optional<std::size_t> person, std::optional<Looks> looks) const {
    const std::string svg =
        looks ? svg_of(pictures::compose_face(scene, view, *person, {scene.people[*person].feels, *looks}), kind, person)
              : svg_of(pictures::compose_layers(scene, view), kind, person);
    if (svg.empty()) return {};
    auto bitmap = rasterised(svg);
    if (!bitmap) return {};
    if (view.finish == pictures::Finish::dimmed) dim(*bitmap);
    return cropped(*bitmap);
  }
};

struct Sheet {
  Kind kind;
  std::optional<std::size_t> person;
  float up = 0;
  std::optional<Looks> looks;
  const Texture* texture = nullptr;
};

// One scene in one place, for one frame.
class SceneDrawing {
 public:
  SceneDrawing(Frame& frame, const content::Scene& scene, Rect screen, Rect pixels, const Radii& cut,
               const pictures::View& view)
      : frame_(frame), scene_(scene), screen_(screen), pixels_(pixels), cut_(cut), view_(view) {}

  // False while it is being drawn.
  bool draw_still() {
    CacheKey key = frame_.svg_key('s', pixels_, cut_);
    add_scene(key, scene_, view_);
    const Texture* texture = frame_.stage_.cache_.get_or_paint(key.view(), [&] { return [work = work()] { return work.whole(); }; });
    if (texture != nullptr) frame_.blit(*texture, pixels_.x, pixels_.y);
    return texture != nullptr;
  }

  // Stands still until all its sheets are there: nobody is shown without a face. Other eyes than the plain ones come later.
  bool draw_moving(std::int64_t since_touch_ms) {
    std::vector<Sheet> sheets = sheets_at(since_touch_ms);
    for (Sheet& sheet : sheets) {
      if ((sheet.kind == Kind::eyes_closed || sheet.looks) && drawn(sheet) == nullptr) sheet = {Kind::eyes_open, sheet.person, sheet.up, {}};
    }
    const bool waits = frame_.stage_.ports_.painter != nullptr && !are_here(sheets);
    const bool stands = waits && draw_still();  // asked for before the sheets
    for (Sheet& sheet : sheets) sheet.texture = drawn(sheet);
    if (waits) return stands;
    for (const Sheet& sheet : sheets) place(sheet);
    return true;
  }

 private:
  SceneWork work() const {
    return {frame_.stage_.ports_.pictures, scene_, view_, cut_, static_cast<int>(pixels_.w), static_cast<int>(pixels_.h)};
  }

  // nullptr while it is being drawn.
  const Texture* drawn(const Sheet& sheet) const {
    return frame_.stage_.cache_.get_or_paint(key_of(sheet).view(), [&] {
      return [work = work(), sheet] { return work.sheet(sheet.kind, sheet.person, sheet.looks); };
    });
  }

  bool are_here(const std::vector<Sheet>& sheets) const {
    return std::ranges::all_of(sheets, [&](const Sheet& sheet) { return frame_.stage_.cache_.find(key_of(sheet).view()) != nullptr; });
  }

  std::vector<Sheet> sheets_at(std::int64_t since_touch_ms) const {
    const auto breath =
        scene_.shot == content::Shot::half ? static_cast<float>(life::breath_pixels(since_touch_ms)) : 0.0F;
    std::vector<Sheet> sheets{{Kind::behind, {}, 0, {}}, {Kind::bodies, {}, breath, {}}, {Kind::table, {}, 0, {}}};
    for (const pictures::HeadPlace& head : pictures::heads_of(scene_, view_)) {
      const Kind eyes = life::blinks(since_touch_ms, head.person) ? Kind::eyes_closed : Kind::eyes_open;
      for (const Kind kind : {Kind::head, Kind::mouth}) sheets.push_back({kind, head.person, breath, {}});
      sheets.push_back({eyes, head.person, breath, glance(head, since_touch_ms)});
      sheets.push_back({Kind::brows, head.person, breath, {}});
    }
    sheets.push_back({Kind::arms, {}, breath, {}});
    sheets.push_back({Kind::front, {}, 0, {}});
    return sheets;
  }

  std::optional<Looks> glance(const pictures::HeadPlace& place, std::int64_t since_touch_ms) const {
    constexpr float near = 160;
    const Point finger = frame_.stage_.touched_at_;
    const bool is_near = finger.x > screen_.x - near && finger.x < screen_.right() + near &&
                         finger.y > screen_.y - near && finger.y < screen_.bottom() + near;
    if (since_touch_ms >= life::glance_ms || !is_near) return std::nullopt;
    const Point head{screen_.x + screen_.w * static_cast<float>(place.x),
                     screen_.y + screen_.h * static_cast<float>(place.y)};
    const Looks looks = looking_at(head, finger);
    return view_.mirrored ? other_side(looks) : looks;
  }

  CacheKey key_of(const Sheet& sheet) const {
    CacheKey key = frame_.svg_key('l', pixels_, cut_);
    add_scene(key, scene_, view_);
    key.whole(static_cast<int>(sheet.kind))
        .whole(sheet.person ? static_cast<std::int64_t>(*sheet.person) : -1)
        .whole(sheet.looks ? static_cast<int>(*sheet.looks) : -1);
    return key;
  }

  void place(const Sheet& sheet) {
    const Point corner{pixels_.x + sheet.texture->offset.x, pixels_.y + sheet.texture->offset.y};
    frame_.blit(*sheet.texture, corner.x, corner.y - sheet.up);
    fill_below(*sheet.texture, corner, sheet.up);
  }

  // What is cut by the lower edge and rises would leave a gap there.
  void fill_below(const Texture& texture, Point corner, float up) {
    const auto width = static_cast<float>(texture.width);
    const auto height = static_cast<float>(texture.height);
    const float bottom = corner.y + height;
    if (up <= 0 || texture.handle == nullptr || bottom < pixels_.bottom()) return;
    frame_.canvas().AddImage(texture.handle, ImVec2(corner.x, bottom - up), ImVec2(corner.x + width, bottom),
                             ImVec2(0, 1 - up / height), ImVec2(1, 1));
  }

  Frame& frame_;
  const content::Scene& scene_;
  Rect screen_;
  Rect pixels_;
  const Radii& cut_;
  const pictures::View& view_;
};

void Frame::draw_scene(const content::Scene& scene, Rect rect, const Radii& radii) {
  const Rect screen = to_screen(rect);
  const Rect pixels = to_pixels(screen);
  if (pixels.empty() || !is_shown(screen) || scene.people.empty()) return;
  pictures::View view = view_for(rect, setup_.theme, setup_.right_to_left);
  fit_frame(view, scene, rect, radii);
  const Radii cut = cut_of(radii);
  SceneDrawing drawing(*this, scene, screen, pixels, cut, view);
  if (!draw_life(drawing, rect, scene.people.size())) expect_picture(rect, radii);
}

// As much of its life as the reader, the place and the moment allow; false while it is being drawn.
bool Frame::draw_life(SceneDrawing& drawing, Rect rect, std::size_t people) {
  constexpr float least_height = 240;  // small ones are signs, and there may be many
  const bool may_move = !setup_.reduced_motion && !muted_ && rect.h >= least_height;
  if (!may_move || !stage_.touched_ms_) return drawing.draw_still();
  const std::int64_t since_touch_ms = now_ms() - *stage_.touched_ms_;
  if (const auto next = life::next_change_ms(since_touch_ms, people)) wake_at(*stage_.touched_ms_ + *next);
  if (life::stirs(since_touch_ms)) return drawing.draw_moving(since_touch_ms);
  return drawing.draw_still();
}

}  // namespace ui
