#include <algorithm>

#include "pictures/landscape.h"
#include "pictures/parasol.h"
#include "ui/stage.h"

namespace ui {
namespace {

// ---- how it opens ----

constexpr int steps = 6;
constexpr std::int64_t step_ms = 50;

struct Opening {
  int open = steps;
  int grown = steps;
};

// First the parasol opens, then the panel that is new spreads over it.
Opening opening_at(Frame& frame, std::int64_t since_ms) {
  const auto step = static_cast<int>(std::min<std::int64_t>(since_ms / step_ms, 2 * steps));
  if (step < 2 * steps) frame.wake_at(frame.now_ms() + step_ms - since_ms % step_ms);
  return {std::clamp(step, 1, steps), std::clamp(step - steps, 0, steps)};
}

// ---- where it stands ----

constexpr float meadow = 88;  // above the lower edge, in the landscape's units
constexpr float person_scale = 0.43F;

// As much of the landscape as shows the whole parasol, and two of the four below it.
class Meadow {
 public:
  explicit Meadow(Rect card) : card_(card), unit_(std::min(card.h / 720, card.w / 520)) {}
  double width() const { return card_.w / unit_; }
  double height() const { return card_.h / unit_; }
  float unit() const { return unit_; }
  // Its middle `aside` of the card's, standing `low` below the meadow's edge.
  Rect standing(float aside, float low, float w, float h) const {
    return {card_.x + card_.w / 2 + (aside - w / 2) * unit_, card_.bottom() - (meadow - low + h) * unit_, w * unit_, h * unit_};
  }

 private:
  Rect card_;
  float unit_;
};

// `aside` of the parasol, towards the end.
void draw_person(Frame& frame, const Meadow& place, content::Who who, float aside, float low) {
  const pictures::Walker walker{who, pictures::Walker::Stance::waves, (aside < 0) != frame.right_to_left()};
  const Rect rect = place.standing(aside, low, static_cast<float>(pictures::walker_width) * person_scale,
                                   static_cast<float>(pictures::walker_height) * person_scale);
  frame.composed(rect, {'R', static_cast<int>(who), walker.mirrored ? 1 : 0}, [&] { return pictures::compose_walker(walker); });
}

}  // namespace

void Frame::parasol_sign(std::string_view id, Rect rect, std::size_t panels, const std::string& alt) {
  const std::string empty = hex_of(theme().card);
  const std::string edge = hex_of(theme().ink);
  composed(rect, {'w', static_cast<int>(panels), static_cast<int>(setup_.theme)}, [&] { return pictures::compose_parasol_sign(panels, {empty, edge}); });
  Widget details;
  details.text = alt;
  record(Widget::Kind::picture, id, to_screen(rect), std::move(details));
}

void Frame::parasol(std::string_view id, Rect rect, const OwnParasol& parasol, float corner, const std::string& alt) {
  const Meadow meadow_of(rect);
  const bool mirrored = right_to_left();
  composed(rect, {'V', mirrored ? 1 : 0, static_cast<int>(corner)}, [&] {
    return pictures::compose_landscape_card(meadow_of.width(), meadow_of.height(), static_cast<double>(corner / meadow_of.unit()), mirrored);
  });
  const Opening at = parasol.gains && !reduced_motion() ? opening_at(*this, waited_ms(id)) : Opening{};
  const Rect place = meadow_of.standing(0, 6, 480, 640);
  const int moment = at.open * 16 + at.grown;
  composed(place, {'o', moment, static_cast<int>(parasol.panels)}, [&] {
    return pictures::compose_own_parasol({static_cast<double>(at.open) / steps, parasol.panels, static_cast<double>(at.grown) / steps});
  });
  constexpr double wide = 800;  // all four have room
  if (meadow_of.width() >= wide) {
    draw_person(*this, meadow_of, content::Who::simona, -290, 30);
    draw_person(*this, meadow_of, content::Who::tavi, 290, 34);
  }
  draw_person(*this, meadow_of, content::Who::leila, -140, 16);
  draw_person(*this, meadow_of, content::Who::ruben, 140, 26);
  if (setup_.theme == ThemeName::dark) {
    SurfaceStyle veil;
    veil.fill = rgb(0x1F2A44, 46);
    veil.radii = Radii::all(corner);
    surface(rect, veil);
  }
  Widget details;
  details.text = alt;
  record(Widget::Kind::picture, id, to_screen(rect), std::move(details));
}

}  // namespace ui
