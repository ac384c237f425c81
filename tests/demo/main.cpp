// parasol-demo: `play` seats students at one kiosk, `check` holds a collector's report against what
// they answered; `weeks` and `check-weeks` are the same of readers who come back weeks later. tests/demo/run and
// tests/demo/run-weeks put them together.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "student.h"
#include "weeks.h"

namespace demo {
namespace {

struct PlayOptions {
  app::WalkOptions walk;
  int kiosk = 1;
  int students = 20;
  std::filesystem::path ledger;
};

int refuse(const base::Error& error) {
  std::fprintf(stderr, "parasol-demo: %s\n", error.message.c_str());
  return 2;
}

// Three different places, and nobody is like another: places differ in level, students in skill and in what they learn, and the
// second form is harder. At the first one alone leaves, at the second some leave by the button, at the third some walk away, at a fourth all wait for their lesson. Twenty finish at each, since a smaller group is never shown.
Student student_at(int kiosk, int index, base::Random& random) {
  Student student;
  student.skill_before = 0.35 + 0.05 * kiosk + static_cast<double>(random.below(30)) / 100;
  student.skill_after = std::min(0.95, student.skill_before + 0.15 + static_cast<double>(random.below(20)) / 100);
  student.form_b_harder = 0.06;
  student.leaves_by_exit = (kiosk == 2 && index % 3 == 0) || (kiosk == 1 && index == 7);
  student.walks_away = kiosk == 3 && index % 4 == 0;
  return student;
}

base::Result<Ledger> play(const PlayOptions& options) {
  TRY_ASSIGN(const auto player, app::WalkPlayer::start(options.walk));
  base::Random random(options.walk.seed);
  Ledger ledger;
  for (int i = 0; i < options.students; ++i) {
    TRY(play_student(*player, student_at(options.kiosk, i, random), random, ledger));
  }
  Student declines;
  declines.asked = false;
  TRY(play_student(*player, declines, random, ledger));
  Student deletes;
  deletes.deletes = true;
  TRY(play_student(*player, deletes, random, ledger));
  ledger.end_kiosk();
  TRY(ledger.save(options.ledger));
  return ledger;
}

int run_play(const PlayOptions& options) {
  const auto ledger = play(options);
  if (!ledger) return refuse(ledger.error());
  std::printf("kiosk %d: %d students finished and answered %d times, %d left; one more wanted no questions, one deleted the answers\n",
              options.kiosk, ledger->sittings(), ledger->answers(), ledger->leavers());
  return 0;
}

int run_check(const std::filesystem::path& report, const std::string& arm, const std::vector<std::filesystem::path>& ledgers) {
  Ledger all;
  for (const auto& file : ledgers) {
    const auto ledger = Ledger::load(file);
    if (!ledger) return refuse(ledger.error());
    all.add(*ledger);
  }
  const auto differences = all.differences_from(report, arm);
  if (!differences) return refuse(differences.error());
  for (const auto& difference : *differences) std::printf("%s\n", difference.c_str());
  if (!differences->empty()) return 1;
  std::printf("%d students who finished, %d answers: what may be told is in the report, and nothing twice; %d left and are in no group\n",
              all.sittings(), all.answers(), all.leavers());
  return 0;
}

base::Result<void> close_three_waves(const std::filesystem::path& data) {
  base::SystemClock clock;
  evaluation::SystemRandomSource random;
  TRY_ASSIGN(const auto store, store::Store::open({data, &clock, &random}));
  store::ClosingWish wish;
  wish.policy.tells_three_waves = true;
  wish.settled = true;
  TRY(store->close_blocks(wish));
  return {};
}

int run_weeks(const PlayOptions& options) {
  auto player = app::WalkPlayer::start(options.walk);
  if (!player) return refuse(player.error());
  base::Random random(options.walk.seed);
  const auto ledger = play_weeks(**player, options.students, random);
  if (!ledger) return refuse(ledger.error());
  if (const auto saved = ledger->save(options.ledger); !saved) return refuse(saved.error());
  std::printf("%d readers came back with their cards after five weeks; one more never did, one had lost the card, one had all deleted\n", options.students);
  return 0;
}

// A kiosk does not tell of three waves by itself yet (decisions/linking-cards.md).
int run_close_weeks(const std::filesystem::path& data) {
  const auto closed = close_three_waves(data);
  return closed ? 0 : refuse(closed.error());
}

int check_weeks(const std::filesystem::path& report, const std::filesystem::path& file) {
  const auto ledger = WeeksLedger::load(file);
  if (!ledger) return refuse(ledger.error());
  const auto differences = ledger->differences_from(report);
  if (!differences) return refuse(differences.error());
  for (const auto& difference : *differences) std::printf("%s\n", difference.c_str());
  if (differences->empty()) std::printf("what the report says of weeks later is what was answered\n");
  return differences->empty() ? 0 : 1;
}

int run(int argc, char** argv) {
  CLI::App program("Plays the demonstration's students and checks the report", "parasol-demo");
  program.require_subcommand(1);
  PlayOptions options;
  auto* play_command = program.add_subcommand("play", "seat students at one kiosk");
  auto* weeks_command = program.add_subcommand("weeks", "seat readers who come back weeks later");
  std::string key;
  for (auto* command : {play_command, weeks_command}) {
    command->add_option("--packs", options.walk.packs)->required();
    command->add_option("--data", options.walk.data)->required();
    command->add_option("--trust", key, "minisign public key")->required();
    command->add_option("--students", options.students)->capture_default_str();
    command->add_option("--seed", options.walk.seed)->required();
    command->add_option("--ledger", options.ledger)->required();
  }
  play_command->add_option("--kiosk", options.kiosk)->required();
  std::filesystem::path report;
  std::string arm = "none";
  std::vector<std::filesystem::path> ledgers;
  auto* check_command = program.add_subcommand("check", "compare a report with ledgers");
  check_command->add_option("--report", report, "the report as JSON")->required();
  check_command->add_option("--arm", arm, "of a trial, that these ledgers are of")->capture_default_str();
  check_command->add_option("ledgers", ledgers)->required();
  std::filesystem::path data;
  auto* close_command = program.add_subcommand("close-weeks", "close a kiosk's groups over three waves, as if nobody more came back");
  close_command->add_option("--data", data)->required();
  auto* check_weeks_command = program.add_subcommand("check-weeks", "compare a report with what was answered weeks later");
  std::filesystem::path ledger;
  check_weeks_command->add_option("--report", report, "the report as JSON")->required();
  check_weeks_command->add_option("ledger", ledger)->required();
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return program.exit(problem) == 0 ? 0 : 2;
  }
  options.walk.trusted_keys = {key};
  if (weeks_command->parsed()) return run_weeks(options);
  if (close_command->parsed()) return run_close_weeks(data);
  if (check_weeks_command->parsed()) return check_weeks(report, ledger);
  return play_command->parsed() ? run_play(options) : run_check(report, arm, ledgers);
}

}  // namespace
}  // namespace demo

int main(int argc, char** argv) { return demo::run(argc, argv); }
