// parasol-bent-films COUNT: plays two small films cut behind every byte, and COUNT with random bits flipped, bytes changed and
// pieces left out, by the real parasol-media. Each has to end, fail or go on; nothing may stand still for more than two and a half
// seconds, and no process may take more memory than it was given. Prints what came of them; 1 when something was found.
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "support/films.h"

namespace {

using support::Watching;
using ui::FilmPhase;

constexpr std::size_t at_once = 16;
constexpr std::int64_t longest_still_us = 2'500'000;
constexpr std::int64_t long_enough_us = 4'000'000;  // of a film of half a second that says it is longer
constexpr long most_kib = 512 << 10;                // what the process has, and what it is allowed

struct Playing {
  std::filesystem::path file;
  std::string name;
  std::unique_ptr<Watching> watching;
  std::int64_t begun_us = Watching::real_us();
  std::int64_t moved_us = begun_us;
  std::int64_t place_us = -1;
};

struct Totals {
  std::size_t ended = 0, went_on = 0, found = 0;
  std::array<std::size_t, 6> troubles{};
};

std::vector<std::filesystem::path> small_films() {
  const std::string source = "-f lavfi -i testsrc2=size=64x48:rate=20:duration=0.5 -f lavfi -i sine=frequency=440:duration=0.5 ";
  return {support::film_of(source + support::as_vp9 + "-b:v 60k -c:a libopus -b:a 16k", ".webm"),
          support::film_of(source + "-c:v libx264 -preset ultrafast -g 5 -crf 40 -pix_fmt yuv420p -c:a aac -b:a 16k", ".mp4")};
}

void bend(std::string& film, std::mt19937& random) {
  const auto below = [&](std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most - 1)(random); };
  const std::size_t changes = 1 + below(20);
  for (std::size_t i = 0; i < changes && film.size() > 16; ++i) {
    const std::size_t at = below(below(2) == 0 ? film.size() : std::min<std::size_t>(film.size(), 600));  // heads are more interesting
    switch (below(4)) {
      case 0: film[at] = static_cast<char>(film[at] ^ (1 << below(8))); break;
      case 1: film[at] = static_cast<char>(below(256)); break;
      case 2: film[at] = static_cast<char>(0xFF); break;
      default: film.erase(at, below(64)); break;
    }
  }
}

// Whether it is done with; what came of it is counted.
bool look(Playing& playing, Totals& totals) {
  playing.watching->turn();
  const ui::FilmState& state = playing.watching->film->state();
  const std::int64_t now_us = Watching::real_us();
  if (state.place_us != playing.place_us) playing.moved_us = now_us;
  playing.place_us = state.place_us;
  if (state.phase == FilmPhase::ended) {
    ++totals.ended;
  } else if (state.phase == FilmPhase::failed) {
    ++totals.troubles.at(static_cast<std::size_t>(*state.trouble));
  } else if (now_us - playing.moved_us > longest_still_us) {
    std::printf("%s stands still at %lld us\n", playing.name.c_str(), static_cast<long long>(state.place_us));
    ++totals.found;
  } else if (now_us - playing.begun_us > long_enough_us) {
    ++totals.went_on;
  } else {
    return false;
  }
  if (state.trouble == ui::FilmTrouble::stopped || state.trouble == ui::FilmTrouble::not_safe) {
    std::printf("%s: %s\n", playing.name.c_str(), playing.watching->film->why().c_str());
  }
  if (playing.watching->longest_turn > std::chrono::seconds(1)) {
    std::printf("%s held the kiosk up for %lld ms\n", playing.name.c_str(), static_cast<long long>(playing.watching->longest_turn.count()));
    ++totals.found;
  }
  return true;
}

class Player {
 public:
  void play(const std::string& bytes, const std::string& name) {
    while (playing_.size() >= at_once) turn();
    Playing next{.file = folder_.path() / std::to_string(++number_), .name = name, .watching = nullptr};
    if (!base::replace_file(next.file, bytes).has_value()) throw std::runtime_error("no room for a film");
    next.watching = std::make_unique<Watching>(support::whole(next.file), media::Setting{.program = {}, .largest = {64, 48}, .shown = {64, 48}});
    next.watching->film->play();
    playing_.push_back(std::move(next));
  }
  Totals finish() {
    while (!playing_.empty()) turn();
    return totals_;
  }

 private:
  void turn() {
    std::erase_if(playing_, [&](Playing& playing) {
      if (!look(playing, totals_)) return false;
      std::filesystem::remove(playing.file);
      return true;
    });
    ::poll(nullptr, 0, 2);
  }

  support::TemporaryFolder folder_;
  std::vector<Playing> playing_;
  Totals totals_;
  int number_ = 0;
};

std::string text_of(const std::filesystem::path& film) { return base::read_text_file(film).value(); }

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 2'000;
  Player player;
  std::mt19937 random(1);
  for (const auto& film : small_films()) {
    const std::string bytes = text_of(film);
    std::printf("%s: %zu bytes\n", film.extension().c_str(), bytes.size());
    for (std::size_t length = 1; length < bytes.size(); ++length) player.play(bytes.substr(0, length), film.extension().string() + " cut behind " + std::to_string(length));
    for (std::size_t i = 0; i < count / 2; ++i) {
      std::string bent = bytes;
      bend(bent, random);
      player.play(bent, film.extension().string() + " bent, number " + std::to_string(i));
    }
  }
  Totals totals = player.finish();
  rusage used{};
  ::getrusage(RUSAGE_CHILDREN, &used);
  if (used.ru_maxrss > most_kib) ++totals.found;
  const auto& troubles = totals.troubles;
  std::printf("%zu ended, %zu went on; failed: %zu not safe, %zu not there, %zu no film, %zu too large, %zu damaged, %zu stopped; at most %ld MiB\n",
              totals.ended, totals.went_on, troubles[0], troubles[1], troubles[2], troubles[3], troubles[4], troubles[5], used.ru_maxrss >> 10);
  std::printf("%zu found\n", totals.found);
  return totals.found == 0 && troubles[0] == 0 ? 0 : 1;
}
