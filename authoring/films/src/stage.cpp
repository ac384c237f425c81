#include "stage.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "films/render.h"

namespace films {
namespace {

using content::FilmMoment;
using Kind = pictures::Layer::Kind;

using std::numbers::pi;
constexpr double change_ms = 200;  // one look becomes the next
constexpr double walk_ms = 1500;

std::optional<std::size_t> place_of(const content::Scene& scene, std::optional<content::Who> who) {
  for (std::size_t i = 0; who && i < scene.people.size(); ++i) {
    if (scene.people[i].who == *who) return i;
  }
  return std::nullopt;
}

bool blinks(std::size_t person, double at_ms) {
  const double every = 4100 + 730 * static_cast<double>(person % 4);
  return std::fmod(at_ms + 1300 * static_cast<double>(person), every) < 120;
}

// The far plane moves less than the near one.
double depth_of(Kind kind) { return kind == Kind::behind ? 0.86 : kind == Kind::front ? 1.12 : 1; }

void aim(cairo_t* context, const content::FilmScene& scene, const SceneTimes& times, double at_ms, double depth) {
  const double share = eased(at_ms, times.begins_ms, times.ends_ms);
  const auto between = [&](double from, double to) { return from + (to - from) * share; };
  const double zoom = 1 + (between(scene.from.zoom, scene.to.zoom) - 1) * depth;
  const double half = 0.5 / zoom;
  const double x = std::clamp(between(scene.from.x, scene.to.x), half, 1 - half);
  const double y = std::clamp(between(scene.from.y, scene.to.y), half, 1 - half);
  cairo_scale(context, zoom, zoom);
  cairo_translate(context, -(x - half) * frame_width, -(y - half) * frame_height);
}

}  // namespace

pictures::View film_view() {
  pictures::View view;
  view.framing = pictures::Framing::wide;
  view.aspect = static_cast<double>(frame_width) / frame_height;
  return view;
}

base::Result<Stage> Stage::open(ui::PictureRenderer& renderer, const content::FilmScene& scene, const SceneTimes& times) {
  Stage stage;
  stage.scene_ = scene;
  stage.times_ = times;
  stage.states_ = states_of(scene);
  const double fineness = std::max(scene.from.zoom, scene.to.zoom);
  const auto add = [&](std::vector<Part>& parts, const pictures::Layer& layer) -> base::Result<void> {
    TRY_ASSIGN(Sprite sprite, sprite_of(renderer, layer.svg, frame_width, frame_height, fineness));
    parts.push_back({layer.kind, layer.person, std::move(sprite)});
    return {};
  };
  for (std::size_t m = 0; m < stage.states_.size(); ++m) {
    const content::Scene& state = stage.states_[m];
    Look look;
    for (const pictures::Layer& layer : pictures::compose_cast(state, film_view())) TRY(add(look.parts, layer));
    const auto speaker = place_of(state, scene.moments[m].says);
    if (speaker) {
      const bool smiles = state.people[*speaker].feels == content::Feeling::delight || state.people[*speaker].feels == content::Feeling::laugh;
      const pictures::Glance open{smiles ? content::Feeling::calm : content::Feeling::surprised, std::nullopt};
      for (const pictures::Layer& layer : pictures::compose_face(state, film_view(), *speaker, open)) {
        if (layer.kind == Kind::mouth) TRY(add(look.speaking, layer));
      }
    }
    stage.looks_.push_back(std::move(look));
  }
  return stage;
}

double Stage::walked(std::size_t person, double at_ms, double& bob) const {
  const double away = frame_width * 0.75;
  double offset = 0;
  for (std::size_t m = 0; m < scene_.moments.size(); ++m) {
    const double begins = times_.moments[m].begins_ms;
    const auto side = [](const content::FilmWalk& walk) { return walk.side == content::Side::left ? -1.0 : 1.0; };
    double share = eased(at_ms, begins, begins + walk_ms);
    const FilmMoment& moment = scene_.moments[m];
    if (place_of(states_[m], moment.enters ? std::optional(moment.enters->who) : std::nullopt) == person) {
      if (share < 1) offset = side(*moment.enters) * away * (1 - share);
      else offset = 0;
    } else if (place_of(states_[m], moment.leaves ? std::optional(moment.leaves->who) : std::nullopt) == person) {
      if (share > 0) offset = side(*moment.leaves) * away * share;
    } else {
      continue;
    }
    if (share > 0 && share < 1) bob = -9 * std::fabs(std::sin(share * 4 * pi));
    if (share < 1) break;  // what comes later has not happened
  }
  return offset;
}

bool Stage::mouth_is_open(std::size_t moment, double at_ms) const {
  const MomentTimes& times = times_.moments[moment];
  if (at_ms < times.begins_ms + 80 || at_ms > times.words_end_ms - 250) return false;
  const auto beat = static_cast<unsigned>((at_ms - times.begins_ms) / 110);
  return (beat * 2654435761U >> 29) > 2;
}

void Stage::draw_part(cairo_t* context, std::size_t moment, const Part& part, double at_ms) const {
  cairo_save(context);
  aim(context, scene_, times_, at_ms, depth_of(part.kind));
  if (part.person) {
    double bob = 0;
    const double offset = walked(*part.person, at_ms, bob);
    const double breath = part.kind == Kind::bodies ? 0 : 1.6 * std::sin(2 * pi * at_ms / 3000 + static_cast<double>(*part.person) * 1.7);
    const bool speaks = place_of(states_[moment], scene_.moments[moment].says) == part.person && at_ms < times_.moments[moment].words_end_ms;
    const double nod = speaks && part.kind != Kind::bodies && part.kind != Kind::arms ? 1.8 * std::sin(2 * pi * at_ms / 640) : 0;
    cairo_translate(context, offset, bob + breath + nod);
  }
  part.sprite.draw(context);
  cairo_restore(context);
}

void Stage::draw_glow(cairo_t* context, std::size_t moment, double at_ms) const {
  const auto owner = place_of(states_[moment], scene_.moments[moment].lights_up);
  if (!owner) return;
  const double since = at_ms - times_.moments[moment].begins_ms;
  const double strength = 0.55 * eased(since, 0, 250) * (1 - eased(since, 700, 1900));
  for (const Part& part : looks_[moment].parts) {
    if (part.kind != Kind::arms || part.person != owner || strength <= 0) continue;
    cairo_save(context);
    aim(context, scene_, times_, at_ms, 1);
    cairo_pattern_t* light = cairo_pattern_create_radial(part.sprite.middle_x(), part.sprite.middle_y(), 10, part.sprite.middle_x(), part.sprite.middle_y(), 230);
    cairo_pattern_add_color_stop_rgba(light, 0, 1, 1, 0.94, strength);
    cairo_pattern_add_color_stop_rgba(light, 1, 1, 1, 0.94, 0);
    cairo_set_source(context, light);
    cairo_paint(context);
    cairo_pattern_destroy(light);
    cairo_restore(context);
  }
}

void Stage::draw_look(cairo_t* context, std::size_t moment, double at_ms) const {
  const bool open = mouth_is_open(moment, at_ms) && !looks_[moment].speaking.empty();
  for (const Part& part : looks_[moment].parts) {
    const bool closed = part.person && blinks(*part.person, at_ms);
    if (part.kind == Kind::eyes_open && closed) continue;
    if (part.kind == Kind::eyes_closed && !closed) continue;
    const bool is_speaking = part.kind == Kind::mouth && open && looks_[moment].speaking.front().person == part.person;
    draw_part(context, moment, is_speaking ? looks_[moment].speaking.front() : part, at_ms);
  }
  draw_glow(context, moment, at_ms);
}

void Stage::draw(cairo_t* context, double at_ms) const {
  std::size_t moment = 0;
  while (moment + 1 < looks_.size() && at_ms >= times_.moments[moment + 1].begins_ms) ++moment;
  const double share = moment == 0 ? 1 : eased(at_ms, times_.moments[moment].begins_ms, times_.moments[moment].begins_ms + change_ms);
  if (share >= 1 || states_[moment] == states_[moment - 1]) return draw_look(context, moment, at_ms);
  draw_look(context, moment - 1, at_ms);
  cairo_push_group(context);
  draw_look(context, moment, at_ms);
  cairo_pop_group_to_source(context);
  cairo_paint_with_alpha(context, share);
}

}  // namespace films
