#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

using support::FakeStage;
using ui::Frame;
using ui::Rect;

struct Film {
  std::vector<std::uint8_t> bytes = std::vector<std::uint8_t>(64);
  ui::FilmPicture picture;

  Film(int width, int height) {
    picture.width = width;
    picture.height = height;
    for (ui::Plane& plane : picture.planes) plane = {bytes.data(), 1};
    picture.number = 1;
  }
};

}  // namespace

TEST_CASE("a film is as large as fits in its place and keeps its proportions") {
  FakeStage table;
  Rect wide;
  Rect high;
  table.draw([&](Frame& frame) {
    wide = frame.film("wide", {100, 100, 400, 400}, Film(160, 90).picture, "", {});
    high = frame.film("high", {600, 100, 400, 400}, Film(90, 180).picture, "", {});
  });
  CHECK(wide == Rect{100, 188, 400, 225});
  CHECK(high == Rect{700, 100, 200, 400});
}

TEST_CASE("a film is seen in the same proportions in scripts from the right and is not mirrored itself") {
  FakeStage table;
  table.setup.right_to_left = true;
  Rect shown;
  table.draw([&](Frame& frame) { shown = frame.film("film", {100, 100, 400, 400}, Film(90, 180).picture, "", {}); });
  CHECK(shown == Rect{880, 100, 200, 400});
  CHECK(table.rect_of("film") == Rect{780, 100, 400, 400});
}

TEST_CASE("rounded corners cut nothing off a film") {
  FakeStage table;
  Rect shown;
  table.draw([&](Frame& frame) {
    shown = frame.film("film", {0, 0, 400, 300}, Film(4, 3).picture, "", ui::Radii::all(24));
  });
  // 24 × (1 − √½) is 7.03: the corner of the film lies inside the arc.
  CHECK(shown.x >= 8);
  CHECK(shown.y >= 8);
  CHECK(shown.w == 379);
  CHECK(shown.h == 284);
}

TEST_CASE("a film says what it shows") {
  FakeStage table;
  table.draw([&](Frame& frame) { frame.film("film", {0, 0, 400, 300}, Film(4, 3).picture, "Two friends talk", {}); });
  CHECK(table.find("film")->text == "Two friends talk");
  CHECK(table.find("film")->kind == ui::Widget::Kind::picture);
}

TEST_CASE("each picture of a film is given to the renderer once and in one texture") {
  FakeStage table;
  Film film(4, 2);
  const auto content = [&](Frame& frame) { frame.film("film", {0, 0, 400, 300}, film.picture, "", {}); };
  table.draw(content);
  table.draw(content);
  film.picture.number = 2;
  table.draw(content);
  REQUIRE(table.textures.films.size() == 1);
  const auto& made = table.textures.films.begin()->second;
  CHECK(made.format == ui::PixelFormat::iyuv);
  CHECK(made.width == 4);
  CHECK(made.height == 2);
  CHECK(made.shown == std::vector<std::uint64_t>{1, 2});
}

TEST_CASE("a film that changes its size or format has another texture") {
  FakeStage table;
  Film film(4, 2);
  const auto content = [&](Frame& frame) { frame.film("film", {0, 0, 400, 300}, film.picture, "", {}); };
  table.draw(content);
  const std::size_t alive = table.textures.alive.size();
  film.picture.width = 8;
  table.draw(content);
  film.picture.format = ui::PixelFormat::argb;
  table.draw(content);
  CHECK(table.textures.films.size() == 3);
  CHECK(table.textures.alive.size() == alive);
  CHECK_FALSE(table.textures.released_twice);
}

TEST_CASE("a film that is not drawn keeps no memory") {
  FakeStage table;
  const Film film(4, 2);
  table.draw([&](Frame& frame) { frame.film("film", {0, 0, 400, 300}, film.picture, "", {}); });
  const std::size_t with_film = table.textures.alive.size();
  table.draw([](Frame&) {});
  CHECK(table.textures.alive.size() == with_film - 1);
}

TEST_CASE("a film goes on when the renderer has lost its textures") {
  FakeStage table;
  const Film film(4, 2);
  const auto content = [&](Frame& frame) { frame.film("film", {0, 0, 400, 300}, film.picture, "", {}); };
  table.draw(content);
  table.stage.forget_textures();
  table.draw(content);
  REQUIRE(table.textures.films.size() == 2);
  for (const auto& [handle, made] : table.textures.films) CHECK(made.shown == std::vector<std::uint64_t>{1});
  CHECK_FALSE(table.textures.released_twice);
}

TEST_CASE("a film without a picture or memory is a black place and no harm") {
  FakeStage table;
  Film film(4, 2);
  Rect shown;
  const auto content = [&](Frame& frame) { shown = frame.film("film", {0, 0, 400, 300}, film.picture, "", {}); };
  table.textures.has_memory = false;
  table.draw(content);
  CHECK(shown == Rect{});
  table.textures.has_memory = true;
  film.picture.planes[2].bytes = nullptr;
  table.draw(content);
  film.picture.width = 0;
  table.draw(content);
  CHECK(shown == Rect{});
  CHECK(table.textures.films.empty());
  CHECK(table.find("film") != nullptr);
}
