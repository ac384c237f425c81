// A media process that was taken over, killed, or stands still: the kiosk says one thing and goes on.
#include <signal.h>
#include <unistd.h>

#include "media_hostile/attempts.h"
#include "support/catch.h"
#include "support/films.h"

using namespace support;
using namespace std::chrono_literals;
using ui::FilmPhase;
using ui::FilmTrouble;

namespace {

// It does what its file is called.
Watching taken_over(const TemporaryFolder& folder, std::string_view name) {
  const auto program = folder.path() / name;
  std::filesystem::copy_file(std::filesystem::path(BINARY_FOLDER) / "media-hostile", program);
  return Watching(whole(usual_film()), {.program = program});
}

void check_calm(Watching& watching, FilmTrouble trouble) {
  REQUIRE(watching.until_over(3s));
  CHECK(watching.film->state().phase == FilmPhase::failed);
  CHECK(watching.film->state().trouble == trouble);
  CHECK_FALSE(watching.film->why().empty());
  CHECK(watching.longest_turn < 500ms);
}

// The child of this process that plays films.
pid_t helper_of_this_process() {
  const std::string task = std::to_string(::getpid());
  const std::string found = base::read_text_file("/proc/self/task/" + task + "/children").value_or("");
  REQUIRE_FALSE(found.empty());
  return static_cast<pid_t>(std::stol(found));
}

}  // namespace

TEST_CASE("a media process that tries something is gone and the kiosk says so") {
  for (const auto& attempt : media_hostile::attempts) {
    INFO(attempt.name);
    const TemporaryFolder folder;
    Watching watching = taken_over(folder, attempt.name);
    check_calm(watching, FilmTrouble::stopped);
  }
}

TEST_CASE("a media process that says or writes what cannot be is believed no more") {
  for (const char* name : {"overflow-ring", "speak-nonsense", "end"}) {
    INFO(name);
    const TemporaryFolder folder;
    Watching watching = taken_over(folder, name);
    check_calm(watching, FilmTrouble::stopped);
  }
}

TEST_CASE("a media process that brings nothing is ended after two seconds") {
  const TemporaryFolder folder;
  Watching watching = taken_over(folder, "spin");
  const std::int64_t begun_us = Watching::real_us();
  check_calm(watching, FilmTrouble::stopped);
  CHECK(Watching::real_us() - begun_us > 1'900'000);
}

TEST_CASE("where a barrier cannot be set there is no film and it is said which") {
  const TemporaryFolder folder;
  Watching watching = taken_over(folder, "cannot-be-confined");
  check_calm(watching, FilmTrouble::not_safe);
  CHECK(watching.film->why().starts_with("films are off: the barrier "));
}

TEST_CASE("a media process that is killed while it plays ends that film and nothing else") {
  Watching watching(usual_film());
  watching.film->play();
  REQUIRE(watching.until_phase(FilmPhase::playing));
  ::kill(helper_of_this_process(), SIGKILL);
  check_calm(watching, FilmTrouble::stopped);
  CHECK(watching.film->picture().has_value());
  watching.film->play();
  watching.film->seek(0);
  watching.turn();
  CHECK(watching.film->state().phase == FilmPhase::failed);
}

TEST_CASE("a media process that is stopped is ended after two seconds") {
  const auto film = film_of("-f lavfi -i testsrc2=size=320x180:rate=30:duration=8 " + as_vp9, ".webm");
  Watching watching(film);
  watching.film->play();
  REQUIRE(watching.until_phase(FilmPhase::playing));
  ::kill(helper_of_this_process(), SIGSTOP);
  check_calm(watching, FilmTrouble::stopped);
}

TEST_CASE("a program that is not there is a film that is not shown") {
  Watching watching(whole(usual_film()), {.program = "/nowhere/parasol-media"});
  CHECK(watching.film->state().trouble == FilmTrouble::stopped);
  CHECK(watching.film->why() == "cannot start /nowhere/parasol-media: No such file or directory");
}
