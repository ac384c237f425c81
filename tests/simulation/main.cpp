// Plays seeds, and says which was the first to fail and what happened in it.
#include <CLI/CLI.hpp>

#include <chrono>
#include <iostream>
#include <sqlite3.h>
#include <unistd.h>

#include "world.h"

namespace {

using simulation::BrokenBuild;
using simulation::World;

constexpr std::uint64_t enough_seeds = 40;  // that somebody comes back weeks later and is told of

struct Asked {
  std::uint64_t first = 0;
  std::uint64_t seeds = 100;
  std::optional<std::uint64_t> only;
  std::string folder = "/dev/shm";
  std::string broken = "none";
  std::uint64_t kiosks = 0;
  bool twice = false;
  bool keep_going = false;
};

struct Played {
  std::string problem;  // "" when there was none
  std::uint64_t hash = 0;
  std::int64_t readers = 0;
  std::int64_t told_of_three_waves = 0;
  std::vector<std::string> events;
};

// A folder of this process, and always the same for it: what is in it is no part of what happens.
std::filesystem::path folder_of(const Asked& asked) {
  std::error_code problem;
  const std::filesystem::path memory = asked.folder;
  const auto parent = std::filesystem::is_directory(memory, problem) ? memory : std::filesystem::temp_directory_path();
  return parent / ("parasol-simulation-" + std::to_string(::getpid()));
}

Played play(const Asked& asked, std::uint64_t seed) {
  Played played;
  World world(folder_of(asked), seed, base::from_name<BrokenBuild>(asked.broken).value(), asked.kiosks);
  try {
    world.run();
  } catch (const std::exception& broken) {
    played.problem = broken.what();
  }
  played.hash = world.events().hash();
  played.readers = world.readers();
  played.told_of_three_waves = world.told_of_three_waves();
  played.events = world.events().lines();
  return played;
}

void print(const Played& played) {
  for (const std::string& event : played.events) std::cout << event << '\n';
}

// Whether it came out the same again.
bool plays_the_same(const Asked& asked, std::uint64_t seed, const Played& before) {
  const Played again = play(asked, seed);
  if (again.hash == before.hash && again.problem == before.problem) return true;
  std::cout << "seed " << seed << " does not play the same twice\n";
  for (std::size_t line = 0; line < std::min(again.events.size(), before.events.size()); ++line) {
    if (again.events[line] == before.events[line]) continue;
    std::cout << "first: " << before.events[line] << "\nthen:  " << again.events[line] << '\n';
    break;
  }
  return false;
}

int play_one(const Asked& asked) {
  const Played played = play(asked, *asked.only);
  print(played);
  std::cout << (played.problem.empty() ? "nothing is wrong" : "WRONG: " + played.problem) << "; hash " << std::hex << played.hash << std::dec << '\n';
  return played.problem.empty() ? 0 : 1;
}

int play_many(const Asked& asked) {
  const auto begun = std::chrono::steady_clock::now();
  auto told = begun;
  std::int64_t readers = 0;
  std::int64_t told_of_three_waves = 0;
  int wrong = 0;
  for (std::uint64_t seed = asked.first; seed < asked.first + asked.seeds; ++seed) {
    const Played played = play(asked, seed);
    readers += played.readers;
    told_of_three_waves += played.told_of_three_waves;
    if (!played.problem.empty() && asked.keep_going) {
      ++wrong;
      std::cout << "seed " << seed << ": " << played.problem << std::endl;
      continue;
    }
    if (!played.problem.empty()) {
      print(played);
      std::cout << "seed " << seed << ": " << played.problem << "\nAgain: parasol-simulate --only " << seed << (asked.broken == "none" ? "" : " --broken " + asked.broken) << (asked.kiosks == 0 ? "" : " --kiosks " + std::to_string(asked.kiosks)) << '\n';
      return 1;
    }
    if (asked.twice && !plays_the_same(asked, seed, played)) return 1;
    if (std::chrono::steady_clock::now() - told < std::chrono::minutes(1)) continue;
    told = std::chrono::steady_clock::now();
    std::cerr << "played up to seed " << seed << " of " << asked.first + asked.seeds - 1 << std::endl;
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  if (wrong > 0) {
    std::cout << wrong << " of " << asked.seeds << " seeds\n";
    return 1;
  }
  if (asked.seeds >= enough_seeds && told_of_three_waves == 0) {
    std::cout << "nobody was told of over three waves in " << asked.seeds << " seeds: what is played has become too little\n";
    return 1;
  }
  std::cout << asked.seeds << " seeds from " << asked.first << ", " << readers << " readers, " << told_of_three_waves << " told of over three waves: nothing lost, nothing counted twice; "
            << static_cast<double>(asked.seeds) / seconds << " seeds a second\n";
  return 0;
}

}  // namespace

int main(int count, char** words) {
  CLI::App app{"Kiosks, sticks, a network and a collector on one clock: the real programs, and every fault that sync knows"};
  Asked asked;
  app.add_option("--first", asked.first, "the first seed");
  app.add_option("--seeds", asked.seeds, "how many");
  app.add_option("--only", asked.only, "this seed alone, with everything that happens in it");
  app.add_option("--kiosks", asked.kiosks, "so many kiosks in each seed, instead of as many as it says");
  app.add_option("--folder", asked.folder, "where its disks are, best in memory");
  app.add_option("--broken", asked.broken, "as a build with this fault")->check(CLI::IsMember(std::vector<std::string>(base::enum_names<BrokenBuild>.begin(), base::enum_names<BrokenBuild>.end())));
  app.add_flag("--keep-going", asked.keep_going, "a line for each seed that fails, instead of the first with everything that happened");
  app.add_flag("--twice", asked.twice, "every seed twice, and both must be the same");
  CLI11_PARSE(app, count, words);
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);  // nobody asks how much memory it has, and counting takes a lock
  try {
    return asked.only ? play_one(asked) : play_many(asked);
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << '\n';
    return 2;
  }
}
