// parasol-demo-weeks: `play` seats readers at one kiosk who come back weeks later, `check` holds a collector's report against
// what they answered. tests/demo/weeks/run puts them together.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "weeks.h"

namespace demo {
namespace {

int refuse(const base::Error& error) {
  std::fprintf(stderr, "parasol-demo-weeks: %s\n", error.message.c_str());
  return 2;
}

struct PlayOptions {
  app::WalkOptions walk;
  int readers = 60;
  std::filesystem::path ledger;
};

int run_play(const PlayOptions& options) {
  auto player = app::WalkPlayer::start(options.walk);
  if (!player) return refuse(player.error());
  base::Random random(options.walk.seed);
  const auto ledger = play_weeks(**player, options.readers, random);
  if (!ledger) return refuse(ledger.error());
  if (const auto saved = ledger->save(options.ledger); !saved) return refuse(saved.error());
  std::printf("%d readers came back with their cards after five weeks; one more never did, one had lost the card, one had all deleted\n", options.readers);
  return 0;
}

int run_check(const std::filesystem::path& report, const std::filesystem::path& file) {
  const auto ledger = WeeksLedger::load(file);
  if (!ledger) return refuse(ledger.error());
  const auto differences = ledger->differences_from(report);
  if (!differences) return refuse(differences.error());
  for (const auto& difference : *differences) std::printf("%s\n", difference.c_str());
  if (differences->empty()) std::printf("what the report says of weeks later is what was answered\n");
  return differences->empty() ? 0 : 1;
}

int run(int argc, char** argv) {
  CLI::App program("Plays readers who come back weeks later and checks the report", "parasol-demo-weeks");
  program.require_subcommand(1);
  PlayOptions options;
  std::string key;
  auto* play_command = program.add_subcommand("play", "seat readers at one kiosk, and again five weeks later");
  play_command->add_option("--packs", options.walk.packs)->required();
  play_command->add_option("--data", options.walk.data)->required();
  play_command->add_option("--trust", key, "minisign public key")->required();
  play_command->add_option("--readers", options.readers)->capture_default_str();
  play_command->add_option("--seed", options.walk.seed)->required();
  play_command->add_option("--ledger", options.ledger)->required();
  std::filesystem::path report;
  std::filesystem::path ledger;
  auto* check_command = program.add_subcommand("check", "compare a report with what was answered weeks later");
  check_command->add_option("--report", report, "the report as JSON")->required();
  check_command->add_option("ledger", ledger)->required();
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return program.exit(problem) == 0 ? 0 : 2;
  }
  options.walk.trusted_keys = {key};
  return play_command->parsed() ? run_play(options) : run_check(report, ledger);
}

}  // namespace
}  // namespace demo

int main(int argc, char** argv) { return demo::run(argc, argv); }
