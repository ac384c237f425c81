// Films that are cut, bent, bogus or none: one calm error or an end, soon, and the kiosk goes on.
#include <fstream>

#include "base/file.h"
#include "support/catch.h"
#include "support/films.h"

using namespace support;
using namespace std::chrono_literals;
using ui::FilmPhase;
using ui::FilmTrouble;

namespace {

// Half a second, small, so that many can be played.
std::filesystem::path small_film(const std::string& ending) {
  const std::string source = "-f lavfi -i testsrc2=size=64x48:rate=20:duration=0.5 -f lavfi -i sine=frequency=440:duration=0.5 ";
  if (ending == ".mp4") return film_of(source + "-c:v libx264 -preset ultrafast -g 5 -pix_fmt yuv420p -c:a aac", ending);
  return film_of(source + "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 100k -g 5 -c:a libopus", ending);
}

struct Bent {
  TemporaryFolder folder;
  std::filesystem::path path = folder.path() / "film";

  // How it came out; fails when it took longer than it may.
  ui::FilmState play(const base::Bytes& bytes) {
    REQUIRE(base::replace_file(path, std::string(bytes.begin(), bytes.end())).has_value());
    Watching watching(whole(path), {.program = {}, .largest = {64, 48}, .shown = {64, 48}});
    watching.film->play();
    REQUIRE(watching.until_over_or_going_on(4s));
    CHECK(watching.longest_turn < 1s);
    CHECK(watching.film->state().trouble != FilmTrouble::not_safe);
    return watching.film->state();
  }
};

base::Bytes bytes_of(const std::filesystem::path& film) { return base::read_file(film).value(); }

base::Bytes cut(base::Bytes bytes, std::size_t length) {
  bytes.resize(length);
  return bytes;
}

// The next of a row of numbers that is the same on every machine.
std::uint32_t next_of(std::uint32_t& state) { return state = state * 1'664'525U + 1'013'904'223U; }

FilmTrouble trouble_of(const std::filesystem::path& film) {
  Watching watching(film);
  watching.film->play();
  REQUIRE(watching.until_over(6s));
  REQUIRE(watching.film->state().trouble.has_value());
  return *watching.film->state().trouble;
}

}  // namespace

TEST_CASE("a film that is cut anywhere ends or fails calmly") {
  for (const char* ending : {".webm", ".mp4"}) {
    const base::Bytes film = bytes_of(small_film(ending));
    Bent bent;
    CHECK(bent.play(film).phase == FilmPhase::ended);
    const std::size_t step = film.size() / 12 + 1;
    for (std::size_t length = 1; length < film.size(); length += length < 200 ? 50 : step) {
      INFO(ending << " cut at " << length);
      const ui::FilmState state = bent.play(cut(film, length));
      CHECK((state.phase == FilmPhase::ended || state.trouble != FilmTrouble::stopped));
    }
  }
}

TEST_CASE("a film with flipped bits ends or fails calmly") {
  std::uint32_t state = 1;
  for (const char* ending : {".webm", ".mp4"}) {
    const base::Bytes film = bytes_of(small_film(ending));
    Bent bent;
    for (int turn = 0; turn < 6; ++turn) {
      base::Bytes bytes = film;
      for (int flips = 0; flips <= 3 * turn; ++flips) bytes[next_of(state) % bytes.size()] ^= static_cast<unsigned char>(1U << (next_of(state) % 8));
      INFO(ending << " turn " << turn);
      bent.play(bytes);
    }
  }
}

TEST_CASE("what is no film of the house is not shown") {
  CHECK(trouble_of(film_of("-f lavfi -i testsrc2=size=64x48:duration=0.2 -c:v mpeg4", ".avi")) == FilmTrouble::not_a_film);
  CHECK(trouble_of(film_of("-f lavfi -i testsrc2=size=64x48:duration=0.2 -c:v mpeg4", ".mp4")) == FilmTrouble::not_a_film);
  CHECK(trouble_of(film_of("-f lavfi -i testsrc2=size=64x48:duration=0.2 -c:v mjpeg", ".mkv")) == FilmTrouble::not_a_film);
  CHECK(trouble_of(film_of("-f lavfi -i testsrc2=size=64x48:duration=0.2", ".gif")) == FilmTrouble::not_a_film);
  CHECK(trouble_of(SOURCE_FOLDER "/README.md") == FilmTrouble::not_a_film);
}

TEST_CASE("a list of other files is not followed") {
  const TemporaryFolder folder;
  const auto list = folder.path() / "list.m3u8";
  std::ofstream(list) << "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" << usual_film().string() << "\n#EXT-X-ENDLIST\n";
  CHECK(trouble_of(list) == FilmTrouble::not_a_film);
}

TEST_CASE("a huge picture is refused") {
  CHECK(trouble_of(film_of("-f lavfi -i color=size=4096x2304:rate=1:duration=1 " + as_vp9, ".webm")) == FilmTrouble::too_large);
}

TEST_CASE("a film of two hundred tracks holds nobody up") {
  std::string maps;
  for (int track = 0; track < 200; ++track) maps += "-map 0:0 ";
  const auto film = film_of("-f lavfi -i sine=duration=0.1 " + maps + "-c:a libopus", ".webm");
  Watching watching(film);
  watching.film->play();
  REQUIRE(watching.until_over(4s));  // one FFmpeg refuses it, another plays the first tracks
  CHECK((watching.film->state().phase == FilmPhase::ended || watching.film->state().trouble == FilmTrouble::damaged));
}

TEST_CASE("a film whose sound or picture is over first plays to the end of both") {
  for (const char* lengths : {"-t 2 -i a -t 0.7 -i b", "-t 0.7 -i a -t 2 -i b"}) {
    INFO(lengths);
    std::string inputs = lengths;
    inputs.replace(inputs.find("-i a"), 4, "-f lavfi -i testsrc2=size=64x48:rate=20");
    inputs.replace(inputs.find("-i b"), 4, "-f lavfi -i sine=frequency=440");
    Watching watching(film_of(inputs + " " + as_vp9 + "-c:a libopus", ".webm"));
    watching.film->play();
    REQUIRE(watching.until_over(6s));
    CHECK(watching.film->state().phase == FilmPhase::ended);
    CHECK(watching.film->state().place_us == Approx(2'000'000).margin(100'000));
  }
}

TEST_CASE("a film that says it is longer than it is plays to where it breaks off") {
  base::Bytes film = bytes_of(usual_film());
  // Matroska's Duration, a float of 8 bytes, in milliseconds.
  const std::array<unsigned char, 3> name{0x44, 0x89, 0x88};
  const auto at = std::search(film.begin(), film.end(), name.begin(), name.end());
  REQUIRE(at != film.end());
  const std::array<unsigned char, 8> an_hour{0x41, 0x4B, 0x77, 0x40, 0, 0, 0, 0};  // 3'600'000
  std::copy(an_hour.begin(), an_hour.end(), at + 3);
  const TemporaryFolder folder;
  REQUIRE(base::replace_file(folder.path() / "film", std::string(film.begin(), film.end())).has_value());
  Watching watching(folder.path() / "film");
  watching.film->play();
  REQUIRE(watching.until_over());
  CHECK(watching.film->state().duration_us == 3'600'000'000);
  CHECK(watching.film->state().shown + watching.film->state().dropped == 60);
  CHECK(watching.film->state().trouble == FilmTrouble::damaged);
}

TEST_CASE("a film of a million pictures a second does not hold anybody up") {
  const auto film = film_of("-f lavfi -i testsrc2=size=64x48:rate=1000000:duration=0.001 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -video_track_timescale 1000000", ".mp4");
  Watching watching(film);
  watching.film->play();
  REQUIRE(watching.until_over(4s));
  CHECK(watching.film->state().shown < 10);
}

TEST_CASE("bytes that are not there are said before anything is started") {
  const auto film = usual_film();
  const auto size = std::filesystem::file_size(film);
  for (const ui::FilmFile& file : {ui::FilmFile{film, 0, 0}, ui::FilmFile{film, 0, size + 1}, ui::FilmFile{film, size, 1},
                                   ui::FilmFile{film, UINT64_MAX, 2}, ui::FilmFile{film, 1, UINT64_MAX},
                                   ui::FilmFile{film.string() + ".none", 0, 1}, ui::FilmFile{film.parent_path(), 0, 1}}) {
    Watching watching(file);
    CHECK(watching.film->state().trouble == FilmTrouble::not_there);
  }
}

TEST_CASE("a film is played from the middle of a file and nothing around it is read") {
  const base::Bytes film = bytes_of(small_film(".webm"));
  const TemporaryFolder folder;
  const std::string inside(film.begin(), film.end());
  REQUIRE(base::replace_file(folder.path() / "pack", std::string(1'000, 'a') + inside + std::string(1'000, 'z')).has_value());
  Watching watching(ui::FilmFile{folder.path() / "pack", 1'000, film.size()});
  watching.film->play();
  REQUIRE(watching.until_over());
  CHECK(watching.film->state().phase == FilmPhase::ended);
}

TEST_CASE("a pack that is cut short while its film plays fails calmly") {
  const auto film = film_of("-f lavfi -i testsrc2=size=640x360:rate=30:duration=8 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 4M -g 30", ".webm");
  const TemporaryFolder folder;
  const auto pack = folder.path() / "pack";
  std::filesystem::copy_file(film, pack);
  Watching watching(pack);
  watching.film->play();
  REQUIRE(watching.until_phase(FilmPhase::playing));
  std::filesystem::resize_file(pack, 100'000);
  REQUIRE(watching.until_over());
  CHECK(watching.film->state().trouble == FilmTrouble::not_there);
}
