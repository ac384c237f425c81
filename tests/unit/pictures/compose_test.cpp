#include "pictures/compose.h"

#include <algorithm>
#include <set>

#include "base/file.h"
#include "support/catch.h"
#include "support/scenes.h"
#include "text/svg_renderer.h"

namespace {

using content::Feeling;
using content::Pose;
using content::Scene;
using content::Who;
using pictures::Finish;
using pictures::Framing;
using pictures::Layer;
using pictures::View;
using support::every;
using support::scene_with;
using support::the_message;

constexpr std::size_t largest = 40 * 1024;

ui::Bitmap rendered(const std::string& svg, int width, int height) {
  auto bitmap = text::SvgRenderer().draw(base::Bytes(svg.begin(), svg.end()), width, height);
  REQUIRE(bitmap.has_value());
  return std::move(*bitmap);
}

// How many pixels of two pictures of one size are clearly not the same.
int different_pixels(const ui::Bitmap& one, const ui::Bitmap& other) {
  int count = 0;
  for (std::size_t i = 0; i < one.pixels.size(); ++i) {
    int far = 0;
    for (const int shift : {0, 8, 16}) {
      far +=
          std::abs(static_cast<int>(one.pixels[i] >> shift & 0xFF) - static_cast<int>(other.pixels[i] >> shift & 0xFF));
    }
    if (far > 60) ++count;
  }
  return count;
}

std::vector<Layer::Kind> kinds_of(const std::vector<Layer>& layers) {
  std::vector<Layer::Kind> kinds;
  for (const Layer& layer : layers) kinds.push_back(layer.kind);
  return kinds;
}

std::string without_names(std::string svg) {
  for (auto at = svg.find("xmlns"); at != std::string::npos; at = svg.find("xmlns"))
    svg.erase(at, std::string("xmlns=\"http://www.w3.org/2000/svg\"").size());
  return svg;
}

}  // namespace

TEST_CASE("a scene is drawn with the same bytes every time") {
  for (const Framing framing : {Framing::upright, Framing::wide, Framing::face}) {
    CHECK(pictures::compose(the_message(), {framing}) == pictures::compose(the_message(), {framing}));
  }
}

TEST_CASE("every word a scene can be described with is drawn and stays small") {
  for (const Scene& scene : support::scenes_of_every_word()) {
    const std::string svg = pictures::compose(scene, {});
    INFO(svg.substr(0, 200));
    CHECK(svg.size() < largest);
    rendered(svg, 70, 64);
  }
}

TEST_CASE("every framing of a scene is opaque to its corners") {
  struct Shape {
    Framing framing;
    int width;
    int height;
  };
  for (const Shape shape : {Shape{Framing::upright, 560, 516},
                            Shape{Framing::wide, 960, 400},
                            Shape{Framing::face, 136, 136},
                            {Framing::narrow, 330, 516},
                            {Framing::band, 280, 112}}) {
    for (const content::Place place : every<content::Place>()) {
      Scene scene = the_message();
      scene.place = place;
      const ui::Bitmap bitmap = rendered(pictures::compose(scene, {shape.framing}), shape.width, shape.height);
      CHECK(std::all_of(bitmap.pixels.begin(), bitmap.pixels.end(),
                        [](std::uint32_t pixel) { return pixel >> 24 == 0xFF; }));
    }
  }
}

TEST_CASE("a scene needs nothing from outside and holds no letters") {
  for (const Scene& scene : support::scenes_of_every_word()) {
    const std::string svg = without_names(pictures::compose(scene, {}));
    for (const char* outside : {"http", "href", "<image", "<text", "<script", "nan", "inf"})
      CHECK(svg.find(outside) == std::string::npos);
  }
}

TEST_CASE("each feeling of everybody is told from the others in a small picture") {
  for (const Who who : every<Who>()) {
    std::vector<ui::Bitmap> faces;
    for (const Feeling feels : every<Feeling>())
      faces.push_back(rendered(pictures::compose(scene_with(who, feels), {Framing::face}), 136, 136));
    for (std::size_t i = 0; i < faces.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        INFO(base::name_of(who) << ": " << base::name_of(static_cast<Feeling>(i)) << " and "
                                << base::name_of(static_cast<Feeling>(j)));
        CHECK(different_pixels(faces[i], faces[j]) > 300);
      }
    }
  }
}

TEST_CASE("everybody looks like nobody else") {
  std::set<std::string> drawn;
  for (const Who who : every<Who>()) drawn.insert(pictures::compose(scene_with(who, Feeling::calm), {Framing::face}));
  CHECK(drawn.size() == every<Who>().size());
}

TEST_CASE("each place is told from the others in a small picture, and evening from day") {
  const auto seen = [](content::Place place, content::Shot shot, content::DayTime time) {
    Scene scene = scene_with(Who::teacher, Feeling::calm);
    scene.place = place;
    scene.shot = shot;
    scene.time = time;
    return rendered(pictures::compose(scene, {}), 140, 129);
  };
  constexpr int share = 140 * 129 / 6;
  for (const content::Shot shot : every<content::Shot>()) {
    std::vector<ui::Bitmap> places;
    for (const content::Place place : every<content::Place>()) {
      INFO(base::name_of(place));
      places.push_back(seen(place, shot, content::DayTime::day));
      CHECK(different_pixels(places.back(), seen(place, shot, content::DayTime::evening)) > share / 2);
      for (std::size_t other = 0; other + 1 < places.size(); ++other) {
        INFO(base::name_of(static_cast<content::Place>(other)));
        CHECK(different_pixels(places.back(), places[other]) > share);
      }
    }
  }
}

TEST_CASE("whoever sits down in the staff room or in the office has a table") {
  for (const content::Place place : {content::Place::staff_room, content::Place::office}) {
    Scene sitting = scene_with(Who::teacher, Feeling::calm, Pose::holds_phone);
    sitting.place = place;
    const auto layers = kinds_of(pictures::compose_layers(sitting, {}));
    CHECK(std::count(layers.begin(), layers.end(), Layer::Kind::table) == 1);
    sitting.people[0].pose = Pose::walks;
    const auto walking = kinds_of(pictures::compose_layers(sitting, {}));
    CHECK(std::count(walking.begin(), walking.end(), Layer::Kind::table) == 0);
  }
}

TEST_CASE("the sheets of a scene laid on one another are the picture") {
  const Scene scene = the_message();
  const ui::Bitmap whole = rendered(pictures::compose(scene, {}), 280, 258);
  ui::Bitmap laid{280, 258, std::vector<std::uint32_t>(whole.pixels.size(), 0)};
  for (const Layer& layer : pictures::compose_layers(scene, {})) {
    if (layer.kind == Layer::Kind::eyes_closed) continue;
    const ui::Bitmap sheet = rendered(layer.svg, 280, 258);
    for (std::size_t i = 0; i < laid.pixels.size(); ++i) {
      const std::uint32_t above = sheet.pixels[i];
      const std::uint32_t alpha = above >> 24;
      std::uint32_t mixed = 0xFF000000;
      for (const int shift : {0, 8, 16}) {
        mixed |= ((above >> shift & 0xFF) * alpha + (laid.pixels[i] >> shift & 0xFF) * (255 - alpha)) / 255 << shift;
      }
      laid.pixels[i] = mixed;
    }
  }
  CHECK(different_pixels(whole, laid) == 0);
}

TEST_CASE("a head comes as a sheet with its mouth and two pairs of eyes and its brows") {
  using Kind = Layer::Kind;
  const auto layers = pictures::compose_layers(the_message(), {});
  CHECK(kinds_of(layers) == std::vector<Kind>{Kind::behind, Kind::bodies, Kind::table, Kind::head, Kind::mouth,
                                              Kind::eyes_open, Kind::eyes_closed, Kind::brows, Kind::arms,
                                              Kind::front});
  for (const Layer& layer : layers) {
    const bool of_face = layer.kind >= Kind::head && layer.kind <= Kind::brows;
    CHECK(layer.person == (of_face ? std::optional<std::size_t>(0) : std::nullopt));
  }
}

TEST_CASE("a face can take another feeling and another gaze in the same place") {
  using Kind = Layer::Kind;
  const Scene scene = the_message();
  const auto same = pictures::compose_face(scene, {}, 0, {Feeling::uneasy, std::nullopt});
  CHECK(kinds_of(same) == std::vector<Kind>{Kind::mouth, Kind::eyes_open, Kind::eyes_closed, Kind::brows});
  const auto relieved = pictures::compose_face(scene, {}, 0, {Feeling::relief, std::nullopt});
  const auto away = pictures::compose_face(scene, {}, 0, {Feeling::uneasy, content::Looks::left});
  CHECK(relieved[0].svg != same[0].svg);
  CHECK(away[0].svg == same[0].svg);
  CHECK(away[1].svg != same[1].svg);
  CHECK(pictures::compose_face(scene, {}, 1, {}).empty());  // who stands behind does not move
}

TEST_CASE("a mirrored picture is the picture from the other side") {
  const ui::Bitmap plain = rendered(pictures::compose(the_message(), {}), 280, 258);
  View view;
  view.mirrored = true;
  ui::Bitmap mirrored = rendered(pictures::compose(the_message(), view), 280, 258);
  for (int row = 0; row < mirrored.height; ++row)
    std::reverse(mirrored.pixels.begin() + row * 280, mirrored.pixels.begin() + (row + 1) * 280);
  CHECK(different_pixels(plain, mirrored) < 200);  // edges fall between pixels
}

TEST_CASE("the dark theme dims the picture and high contrast frames it") {
  const std::uint32_t plain = rendered(pictures::compose(the_message(), {}), 560, 516).pixels[100 * 560 + 1];
  const auto corner = [](Finish finish) {
    View view;
    view.finish = finish;
    return rendered(pictures::compose(the_message(), view), 560, 516).pixels[100 * 560 + 1];
  };
  CHECK(corner(Finish::framed) == 0xFF1F2A44);
  const std::uint32_t dimmed = corner(Finish::dimmed);
  for (const int shift : {0, 8, 16}) {
    const int expected =
        static_cast<int>(plain >> shift & 0xFF) * 82 / 100 + static_cast<int>(0x1F2A44U >> shift & 0xFF) * 18 / 100;
    CHECK(std::abs(static_cast<int>(dimmed >> shift & 0xFF) - expected) <= 2);
  }
}

TEST_CASE("the place on the screen decides how much of a scene is seen") {
  CHECK(pictures::framing_for(560, 516) == Framing::upright);
  CHECK(pictures::framing_for(960, 400) == Framing::wide);
  CHECK(pictures::framing_for(320, 516) == Framing::narrow);
  CHECK(pictures::framing_for(290, 112) == Framing::band);
  CHECK(pictures::framing_for(136, 136) == Framing::face);
  CHECK(pictures::framing_for(76, 76) == Framing::face);
}

TEST_CASE("whoever stands behind is not hidden by a face in front") {
  Scene scene = scene_with(Who::leila, Feeling::calm);
  scene.people[0].at = content::Spot::right;
  scene.people.push_back(
      {Who::ruben, Feeling::laugh, Pose::stands, content::Looks::left, content::Spot::right, content::Distance::behind});
  Scene elsewhere = scene;
  elsewhere.people[1].at = content::Spot::middle;
  const bool is_same = pictures::compose(scene, {}) == pictures::compose(elsewhere, {});
  CHECK(is_same);
}

TEST_CASE("a head is not cut by a place of other proportions than the picture") {
  for (const Framing framing : {Framing::upright, Framing::wide, Framing::narrow, Framing::band}) {
    for (const double aspect : {0.6, 0.9, 1.2, 1.8, 2.4, 2.8}) {
      if (framing == Framing::narrow && aspect > 1) continue;  // nothing so wide is shown as that
      for (const content::Spot spot : {content::Spot::far_left, content::Spot::middle, content::Spot::far_right}) {
        Scene scene = scene_with(Who::leila, Feeling::calm);
        scene.people[0].at = spot;
        View view;
        view.framing = framing;
        view.aspect = aspect;
        const pictures::Box canvas = pictures::canvas_of(scene, view);
        INFO(static_cast<int>(framing) << " " << aspect << " " << static_cast<int>(spot));
        CHECK(canvas.w / canvas.h == Approx(aspect));
        const pictures::HeadPlace head = pictures::heads_of(scene, view).at(0);
        CHECK(head.y * canvas.h > 100);
        CHECK((1 - head.y) * canvas.h > 70);
        if (framing == Framing::narrow) continue;  // where whoever is at the side stands at its edge
        CHECK(head.x * canvas.w > 60);
        CHECK((1 - head.x) * canvas.w > 60);
      }
    }
  }
}

TEST_CASE("people share the whole width of a narrow picture and are no smaller than they have room for") {
  Scene scene = scene_with(Who::leila, Feeling::calm);
  scene.shot = content::Shot::full;
  scene.people[0].at = content::Spot::right;
  for (const auto spot : {content::Spot::far_left, content::Spot::left, content::Spot::far_right}) {
    scene.people.push_back({Who::ruben, Feeling::laugh, Pose::stands, content::Looks::reader, spot});
  }
  View view;
  view.framing = Framing::narrow;
  const auto heads = pictures::heads_of(scene, view);
  REQUIRE(heads.size() == 4);
  const double places[] = {0.625, 0.125, 0.375, 0.875};  // in the order in which they are described
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(heads[i].x == Approx(places[i]));
    CHECK(heads[i].y < 0.35);
  }
}

TEST_CASE("a place that is too low for a band of heads shows the picture from further away") {
  CHECK(pictures::framing_for(600, 140) == Framing::wide);
}

TEST_CASE("a bubble hangs whole in a place that cuts the picture") {
  constexpr int width = 560;
  for (const Framing framing : {Framing::upright, Framing::wide}) {
    for (const double aspect : {1.2, 1.8, 2.4, 2.8}) {
      View view;
      view.framing = framing;
      view.aspect = aspect;
      const int height = static_cast<int>(width / aspect);
      Scene scene = scene_with(Who::leila, Feeling::uneasy);
      const ui::Bitmap without = rendered(pictures::compose(scene, view), width, height);
      scene.accent = content::Accent::coins;
      const ui::Bitmap with = rendered(pictures::compose(scene, view), width, height);
      INFO(static_cast<int>(framing) << " " << aspect);
      CHECK(different_pixels(with, without) > 1000);
      CHECK(std::equal(with.pixels.begin(), with.pixels.begin() + width, without.pixels.begin()));
    }
  }
}

TEST_CASE("whoever sits in the living room sits on the sofa") {
  constexpr std::string_view cushion = "#6FA19D";
  constexpr std::string_view stool = "#B0763C";
  const auto count = [](const std::string& svg, std::string_view colour) {
    std::size_t found = 0;
    for (auto at = svg.find(colour); at != std::string::npos; at = svg.find(colour, at + 1)) ++found;
    return found;
  };
  for (const content::Shot shot : {content::Shot::half, content::Shot::full}) {
    for (const content::Distance distance : {content::Distance::main, content::Distance::behind}) {
      Scene scene;
      scene.place = content::Place::living_room;
      scene.shot = shot;
      scene.people = {{.who = Who::tavi, .at = content::Spot::left}, {.who = Who::mother, .pose = Pose::sits, .at = content::Spot::right, .distance = distance}};
      CHECK(count(pictures::compose(scene, {}), stool) == 0);
      CHECK(count(pictures::compose(scene, {}), cushion) == 1);
      const ui::Bitmap sitting = rendered(pictures::compose(scene, {}), 280, 258);
      scene.people[1].pose = Pose::stands;
      CHECK(count(pictures::compose(scene, {}), cushion) == 1);
      CHECK(different_pixels(sitting, rendered(pictures::compose(scene, {}), 280, 258)) > 280 * 258 / 20);
    }
  }
}
