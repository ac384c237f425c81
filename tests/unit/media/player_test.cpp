// Films as a kiosk plays them, by the real parasol-media.
#include "support/catch.h"
#include "support/films.h"

using namespace support;
using ui::FilmPhase;
using ui::FilmTrouble;

TEST_CASE("a film opens paused at its first picture and says what it is") {
  Watching watching(usual_film());
  REQUIRE(watching.until_phase(FilmPhase::paused));
  const ui::FilmState state = watching.film->state();
  CHECK(state.place_us == 0);
  CHECK(state.duration_us / 100'000 == 20);
  CHECK(state.has_sound);
  REQUIRE(watching.film->picture().has_value());
  CHECK(watching.film->picture()->width == 1280);
  CHECK(watching.film->picture()->height == 720);
  CHECK(watching.film->why().empty());
}

TEST_CASE("a film plays to its end and every picture is shown or counted as dropped") {
  Watching watching(usual_film());
  watching.film->play();
  REQUIRE(watching.until_phase(FilmPhase::ended));
  CHECK(watching.film->state().shown + watching.film->state().dropped == 60);
  CHECK(watching.film->state().shown > 30);  // a machine that builds beside it may lose some
  CHECK(watching.film->state().place_us / 100'000 == 20);
}

TEST_CASE("every kind of film that the house plays is played") {
  const std::string h264 = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p ";
  for (const auto& [arguments, ending] : {std::pair{moving + humming + as_vp9 + "-c:a libopus", ".webm"},
                                          {moving + humming + "-c:v libvpx -deadline realtime -cpu-used 8 -c:a libvorbis", ".webm"},
                                          {moving + "-c:v libaom-av1 -usage realtime -cpu-used 8", ".webm"},
                                          {moving + humming + h264 + "-c:a aac", ".mp4"},
                                          {moving + humming + h264 + "-c:a aac -movflags +faststart", ".mp4"},
                                          {moving + as_vp9, ".webm"},
                                          {humming + "-c:a libopus", ".webm"}}) {
    INFO(arguments);
    Watching watching(film_of(arguments + " -t 0.6", ending));
    watching.film->play();
    REQUIRE(watching.until_over());
    INFO(watching.film->why());
    CHECK(watching.film->state().phase == FilmPhase::ended);
  }
}
