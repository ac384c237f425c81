#include "layout.h"

#include <algorithm>
#include <cmath>

namespace pictures {
namespace {

using content::Distance;
using content::Looks;
using content::Person;
using content::Pose;
using content::Scene;
using content::Shot;
using content::Spot;

double offset_of(Spot spot) {
  constexpr double offsets[] = {-210, -134, 0, 134, 210};
  return offsets[static_cast<std::size_t>(spot)];
}

bool is_narrow(const Room& room) { return room.width < 450; }

double spread_of(const Room& room) { return room.width > 600 ? 1.4 : is_narrow(room) ? 0.56 : 1; }

double place_x(const Room& room, const Person& person) {
  return room.middle() + offset_of(person.at) * spread_of(room);
}

constexpr double shoulders = 150;  // of somebody at scale 1

// How much of a narrow picture each of several people has.
double share_of(const Room& room, std::size_t main_count) { return room.width / static_cast<double>(main_count); }

// In a narrow picture several people share its whole width, in the order of their places: nobody has to be small.
void share_width(Layout& layout) {
  if (!is_narrow(layout.room) || layout.main.size() < 2) return;
  std::vector<Figure*> by_place;
  for (Actor& actor : layout.main) by_place.push_back(&actor.figure);
  std::stable_sort(by_place.begin(), by_place.end(), [](const Figure* a, const Figure* b) { return a->place.x < b->place.x; });
  const double share = share_of(layout.room, by_place.size());
  for (std::size_t i = 0; i < by_place.size(); ++i) by_place[i]->place.x = share * (static_cast<double>(i) + 0.5);
}

bool faces_start(const Person& person) {
  if (person.looks == Looks::left) return true;
  if (person.looks == Looks::right) return false;
  return person.at == Spot::right || person.at == Spot::far_right;
}

bool stays_at_table(Pose pose) {
  return pose == Pose::sits_at_table || pose == Pose::holds_phone || pose == Pose::thinks || pose == Pose::hugs_self;
}

double usual_scale(const Scene& scene, std::size_t main_count, Distance distance) {
  if (scene.shot == Shot::full) return distance == Distance::behind ? 0.36 : 0.505;
  if (distance == Distance::behind) return 0.52;
  if (main_count <= 1) return 1;
  return main_count == 2 ? 0.92 : main_count == 3 ? 0.8 : 0.66;
}

double scale_of(const Scene& scene, const Room& room, std::size_t main_count, Distance distance) {
  const double usual = usual_scale(scene, main_count, distance);
  if (!is_narrow(room) || main_count < 2 || distance == Distance::behind) return usual;
  return std::min(usual, share_of(room, main_count) / shoulders);
}

double sole_of(const Figure& figure) {
  const double height = figure.look->height;
  const double sole_y = figure.posture.seated ? figure.posture.left_leg.ankle.y + 28 : sole;
  return 84 + (sole_y - 84) * height;
}

double face_height(const Scene& scene, const Figure& figure, std::size_t main_count, Distance distance) {
  if (scene.shot == Shot::full) return figure.floor - sole_of(figure) * figure.scale;
  const double grown = figure.look->height - 1;
  if (distance == Distance::behind) return 284 - grown * 130;
  const double eye_level = main_count <= 2 ? 204 : main_count == 3 ? 236 : 262;
  const double hem = 84 + 300 * figure.look->height;  // nothing ends above the lower edge
  return std::max(eye_level - grown * (figure.posture.seated ? 120 : 190) * figure.scale,
                  canvas_height - hem * figure.scale);
}

Figure figure_of(const Scene& scene, const Room& room, const Person& person, std::size_t main_count) {
  Figure figure;
  figure.look = &look_of(person.who);
  figure.posture = posture_of(person.pose);
  if (figure.look->wheelchair && !figure.posture.seated) {
    const Posture seat = posture_of(Pose::sits);
    figure.posture.seated = true;
    figure.posture.left_leg = seat.left_leg;
    figure.posture.right_leg = seat.right_leg;
  }
  if (faces_start(person)) figure.posture = mirrored(figure.posture);
  figure.scale = scale_of(scene, room, main_count, person.distance);
  figure.legs_shown = scene.shot == Shot::full || person.distance == Distance::behind;
  figure.floor = person.distance == Distance::behind ? 420 : 492;
  figure.place = {place_x(room, person), 0};
  figure.place.y = face_height(scene, figure, main_count, person.distance);
  return figure;
}

const Actor* find_actor(const Layout& layout, std::size_t person) {
  for (const auto* group : {&layout.main, &layout.behind}) {
    for (const Actor& actor : *group) {
      if (actor.person == person) return &actor;
    }
  }
  return nullptr;
}

Point toward_phone(const Scene& scene, const Layout& layout, const Actor& actor, double ahead) {
  if (has_phone(scene.people[actor.person])) return {ahead * 0.85, 1};
  for (std::size_t i = 0; i < scene.people.size(); ++i) {
    const Actor* other = find_actor(layout, i);
    if (other == nullptr || !has_phone(scene.people[i])) continue;
    const double side = faces_start(scene.people[i]) ? -1 : 1;
    const double away = other->figure.place.x + side * 130 * other->figure.scale - actor.figure.place.x;
    return {std::clamp(away / 120, -1.0, 1.0), 0.7};
  }
  return {ahead * 0.6, 1};
}

// Who stands behind is moved to the nearest place where nobody in front hides the face.
void step_into_view(Figure& figure, const Layout& layout) {
  const double spread = spread_of(layout.room);
  const auto room_at = [&](double x) {
    double least = 1000;
    for (const Actor& other : layout.main)
      least = std::min(least, std::fabs(other.figure.place.x - x) - 74 * other.figure.scale);
    for (const Actor& other : layout.behind)
      least = std::min(least, std::fabs(other.figure.place.x - x) - 34 * other.figure.scale);
    return least;
  };
  const double wanted = figure.place.x;
  const double needed = 36 * figure.scale;
  double best = wanted;
  for (const Spot spot : {Spot::far_left, Spot::left, Spot::middle, Spot::right, Spot::far_right}) {
    const double x = layout.room.middle() + offset_of(spot) * spread;
    const bool nearer = std::fabs(x - wanted) < std::fabs(best - wanted);
    if (room_at(x) >= needed && (room_at(best) < needed || nearer)) best = x;
  }
  figure.place.x = best;
}

// Its seat is where they sit, and its back as high as their shoulders. It has room for another, towards the middle.
std::optional<Sofa> sofa_of(const Scene& scene, const Room& room, const std::vector<Actor>& actors) {
  constexpr double beside = 190;  // of the first and the last who sit on it
  Sofa sofa;
  double count = 0;
  for (const Actor& actor : actors) {
    if (!sits_on_sofa(scene, actor)) continue;
    const Figure& figure = actor.figure;
    const double margin = beside * figure.scale;
    sofa.from = count == 0 ? figure.place.x - margin : std::min(sofa.from, figure.place.x - margin);
    sofa.to = count == 0 ? figure.place.x + margin : std::max(sofa.to, figure.place.x + margin);
    sofa.seat = (sofa.seat * count + seat_of(figure)) / (count + 1);
    sofa.scale = std::max(count == 0 ? 0.0 : sofa.scale, figure.scale * figure.look->height / 0.36);
    ++count;
  }
  if (count == 0) return std::nullopt;
  constexpr double least = 300;
  const double more = std::max(0.0, least * sofa.scale - (sofa.to - sofa.from));
  const double aside = (sofa.from + sofa.to) / 2 - room.middle();
  const double before = aside > 20 ? more : aside < -20 ? 0 : more / 2;
  sofa.from -= before;
  sofa.to += more - before;
  return sofa;
}

}  // namespace

double seat_of(const Figure& figure) { return figure.place.y + (84 + 336 * figure.look->height) * figure.scale; }

bool sits_on_sofa(const Scene& scene, const Actor& actor) {
  return scene.place == content::Place::living_room && scene.people[actor.person].pose == Pose::sits && !actor.figure.look->wheelchair;
}

bool has_phone(const Person& person) { return person.pose == Pose::holds_phone || person.pose == Pose::shows_phone; }

Expression expression_of(const Scene& scene, const Layout& layout, const Actor& actor, content::Feeling feels,
                         Looks looks) {
  const double ahead = faces_start(scene.people[actor.person]) ? -1 : 1;
  Point toward;
  switch (looks) {
    case Looks::reader:
      break;
    case Looks::left:
      toward = {-1, 0.1};
      break;
    case Looks::right:
      toward = {1, 0.1};
      break;
    case Looks::up:
      toward = {ahead * 0.5, -1};
      break;
    case Looks::down:
      toward = {ahead * 0.4, 1};
      break;
    case Looks::phone:
      toward = toward_phone(scene, layout, actor, ahead);
      break;
  }
  Expression expression = looking(feels, toward, ahead);
  expression.tilt = toward.y > 0.5 ? ahead * 3 : 0;
  if (feels == content::Feeling::listening) expression.tilt += ahead * 3;
  if (feels == content::Feeling::laugh) expression.tilt -= ahead * 4;
  if (feels == content::Feeling::uneasy || feels == content::Feeling::surprised)
    expression.tilt -= ahead * 3;  // leans away
  if (feels == content::Feeling::thinking) expression.tilt += ahead * 2;
  return expression;
}

Layout lay_out(const Scene& scene, double width) {
  Layout layout;
  layout.room = {width, scene.time, scene.shot};
  const auto main_count =
      static_cast<std::size_t>(std::count_if(scene.people.begin(), scene.people.end(),
                                             [](const Person& person) { return person.distance == Distance::main; }));
  for (std::size_t i = 0; i < scene.people.size(); ++i) {
    if (scene.people[i].distance == Distance::main)
      layout.main.push_back({i, figure_of(scene, layout.room, scene.people[i], main_count)});
  }
  share_width(layout);
  for (std::size_t i = 0; i < scene.people.size(); ++i) {
    if (scene.people[i].distance == Distance::main) continue;
    Actor actor{i, figure_of(scene, layout.room, scene.people[i], main_count)};
    step_into_view(actor.figure, layout);
    layout.behind.push_back(std::move(actor));
  }
  for (auto* group : {&layout.behind, &layout.main}) {
    for (Actor& actor : *group) {
      const Person& person = scene.people[actor.person];
      actor.figure.expression = expression_of(scene, layout, actor, person.feels, person.looks);
    }
  }
  const auto at_table = [&](const Actor& actor) { return scene.people[actor.person].pose == Pose::sits_at_table; };
  const auto may_sit = [&](const Actor& actor) { return stays_at_table(scene.people[actor.person].pose); };
  layout.table = std::any_of(layout.main.begin(), layout.main.end(), at_table) ||
                 (has_table(scene.place) && std::all_of(layout.main.begin(), layout.main.end(), may_sit) &&
                  scene.shot == Shot::half);
  layout.table_top = scene.shot == Shot::half ? 446 : 352;
  layout.sofa = sofa_of(scene, layout.room, layout.main);
  if (!layout.sofa) {
    layout.sofa = sofa_of(scene, layout.room, layout.behind);
    layout.sofa_behind = layout.sofa.has_value();
  }
  layout.room.sofa_taken = layout.sofa.has_value();
  if (!layout.main.empty()) layout.subject_at_end = layout.main.front().figure.place.x > layout.room.middle() + 10;
  return layout;
}

}  // namespace pictures
