#include <algorithm>
#include <array>
#include <cmath>

#include "pictures/landscape.h"
#include "pictures/parasol.h"
#include "ui/landscape.h"

namespace ui {
namespace {

using content::Who;

constexpr float least_width = 800;  // of what is seen of it, however narrow the screen
constexpr float person_scale = 0.43F;
constexpr float meadow = 88;  // where they stand, above the lower edge
constexpr std::array<float, 4> places{550, 424, 246, 128};  // of the four, from the end edge
constexpr float parasol_place = 330;
constexpr std::array<Who, 4> who_of{Who::leila, Who::simona, Who::ruben, Who::tavi};

// The landscape's own units on the page: as many across as show 720 of its height, and the sky as high as is left.
class View {
 public:
  explicit View(const Frame& frame) : unit_(1) {
    const Size page = frame.size();
    width_ = std::max(720 * page.w / page.h, least_width);
    unit_ = page.w / width_;
    height_ = page.h / unit_;
  }
  float width() const { return width_; }
  float height() const { return height_; }
  // `end` units from the end edge and `up` from the lower one, to the upper start corner.
  Rect at(float end, float up, float w, float h) const { return on_page({width_ - end, height_ - up - h, w, h}); }
  Rect on_page(const Rect& rect) const { return {rect.x * unit_, rect.y * unit_, rect.w * unit_, rect.h * unit_}; }

 private:
  float width_ = 0;
  float height_ = 0;
  float unit_;
};

Rect person_at(const View& view, std::size_t who, float away) {
  const float w = static_cast<float>(pictures::walker_width) * person_scale;
  const float h = static_cast<float>(pictures::walker_height) * person_scale;
  const float way = places[who] + w / 2;
  const float low = who % 2 == 0 ? 10.0F : 0.0F;  // not all on one line
  return view.at(places[who] + w / 2 - std::round(away * way), meadow - low, w, h);
}

pictures::Walker::Stance stance_of(Strolling::Doing doing) {
  switch (doing) {
    case Strolling::Doing::waving: return pictures::Walker::Stance::waves;
    case Strolling::Doing::walking: return pictures::Walker::Stance::walks;
    case Strolling::Doing::stepping: return pictures::Walker::Stance::steps;
    case Strolling::Doing::standing: break;
  }
  return pictures::Walker::Stance::stands;
}

using Compositions = std::vector<Frame::Composition>;

void add_person(Compositions& all, const View& view, bool right_to_left, const Strolling& person) {
  pictures::Walker walker;
  walker.who = who_of[person.who];
  walker.stance = stance_of(person.doing);
  const bool walks = person.doing == Strolling::Doing::walking || person.doing == Strolling::Doing::stepping;
  // They come from the end edge and go back to it; the two at the start side wave to the other one.
  const bool to_start = walks ? !person.leaving : person.who < 2;
  walker.mirrored = to_start != right_to_left;
  const int name = static_cast<int>(person.who) * 16 + static_cast<int>(walker.stance) * 2 + (walker.mirrored ? 1 : 0);
  all.push_back({person_at(view, person.who, person.away), {'W', name}, [walker] { return pictures::compose_walker(walker); }});
}

void add_clouds(Compositions& all, const View& view, float drift) {
  struct Cloud {
    float x;
    float up;
    float scale;
    float pace;
  };
  for (const Cloud& cloud : {Cloud{270, 610, 0.5F, 0.5F}, Cloud{420, 575, 0.8F, 1}, Cloud{1180, 500, 0.7F, 0.75F}}) {
    const float w = 160 * cloud.scale;
    const float h = 80 * cloud.scale;
    const float across = view.width() + w;  // one that has left comes in again
    const float x = std::fmod(cloud.x * view.width() / 1280 + std::floor(drift * cloud.pace) + w, across) - w;
    all.push_back({view.on_page({x, view.height() - cloud.up - h, w, h}), {'C'}, [] { return pictures::compose_cloud(); }});
  }
}

void add_water(Compositions& all, const View& view, int swell, float drift) {
  constexpr float sways[] = {0, 5, 0, -5};
  struct Glint {
    float x;
    float up;
  };
  int number = 0;
  for (const Glint& glint : {Glint{60, 190}, Glint{230, 172}, Glint{420, 202}, Glint{480, 164}, Glint{120, 150}, Glint{620, 206}}) {
    const float sway = sways[(swell + number++) % 4];
    all.push_back({view.on_page({glint.x * view.width() / 1280 + sway, view.height() - glint.up, 96, 8}), {'G'}, [] { return pictures::compose_glint(); }});
  }
  // Back and forth on the open water.
  const float way = view.width() * 0.36F;
  const float sailed = std::fmod(std::floor(drift * 0.4F), 2 * way);
  const float bob = swell % 2 == 0 ? 0.0F : static_cast<float>(swell - 2) * 2;
  const float x = view.width() * 0.46F - std::min(sailed, 2 * way - sailed);
  all.push_back({view.on_page({std::floor(x), view.height() - 276 - bob, 110, 120}), {'B'}, [] { return pictures::compose_boat(); }});
}

}  // namespace

void draw_landscape(Frame& frame, const LandscapeMoment& moment) {
  const View view(frame);
  const Rect whole{0, 0, frame.size().w, frame.size().h};
  const bool mirrored = frame.right_to_left();
  const auto width = static_cast<double>(view.width());
  const auto height = static_cast<double>(view.height());
  Compositions all{{whole, {'L', mirrored ? 1 : 0}, [&] { return pictures::compose_landscape(width, height, mirrored); }}};
  add_clouds(all, view, moment.drift);
  add_water(all, view, moment.swell, moment.drift);
  if (moment.parasol) {
    const double open = static_cast<double>(*moment.parasol) / landscape::parasol_steps;
    all.push_back({view.at(parasol_place + 240, meadow - 6, 480, 640), {'P', *moment.parasol}, [open] { return pictures::compose_parasol(open, pictures::parasol_panels); }});
  }
  for (const Strolling& person : moment.people) add_person(all, view, mirrored, person);
  frame.composed(all);
  if (frame.theme().canvas == theme(ThemeName::dark).canvas) frame.fill(whole, rgb(0x1F2A44, 46));
}

Point landscape_head(const Frame& frame, std::size_t who) {
  const Rect place = person_at(View(frame), who, 0);
  return {place.x + place.w / 2, place.y + place.h * static_cast<float>(pictures::walker_head / pictures::walker_height)};
}

}  // namespace ui
