// parasol-demo: `play` seats students at one kiosk, `check` holds a collector's report against what
// they answered and what is true of them. tests/demo/run puts the two together.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "base/clock.h"
#include "evaluation/random_source.h"
#include "library.h"
#include "student.h"
#include "truth.h"

namespace demo {
namespace {

struct PlayOptions {
  app::WalkOptions walk;
  int kiosk = 1;
  int drawn = 0;
  int finishing = 20;
  std::string arm = "none";
  std::filesystem::path ledgers;
};

int refuse(const base::Error& error) {
  std::fprintf(stderr, "parasol-demo: %s\n", error.message.c_str());
  return 2;
}

// At the first kiosk one alone leaves, at the second some leave by the button and one hurries, at the third some walk away.
// Whoever leaves is a weaker student.
Student student_at(int kiosk, int index, const School& school, base::Arm arm, base::Random& random) {
  Student student;
  student.hurries = kiosk == 2 && index == 4;
  student.leaves_by_exit = (kiosk == 2 && index % 3 == 0) || (kiosk == 1 && index == 7);
  student.walks_away = kiosk == 3 && index % 4 == 0;
  School own = school;
  if (student.leaves_by_exit || student.walks_away) own.level -= 100;
  student.skill = draw_skill(own, arm, random);
  return student;
}

base::Result<void> play_drawn(const PlayOptions& options, const School& school, base::Arm arm, base::Random& random, Ledger& ledger) {
  TRY_ASSIGN(const auto player, app::WalkPlayer::start(options.walk));
  for (int i = 0; i < options.drawn; ++i) {
    TRY(play_student(*player, student_at(options.kiosk, i, school, arm, random), random, ledger));
  }
  Student declines;
  declines.asked = false;
  TRY(play_student(*player, declines, random, ledger));
  Student deletes;
  deletes.deletes = true;
  return play_student(*player, deletes, random, ledger);
}

// Until enough have finished in every arm that the kiosk deals.
base::Result<void> keep_others(const PlayOptions& options, const School& school, base::Random& random, Ledgers& ledgers) {
  const content::OpenOptions opening{options.walk.trusted_keys, options.walk.allow_unsigned};
  TRY_ASSIGN(const app::Library library, app::Library::open(options.walk.packs, opening, app::Library::catalogue_in(options.walk.data)));
  TRY_ASSIGN(const session::OpenLessonPointer lesson, library.open_lesson(content::PackId("org.parasol.ages-12-14"), content::LessonId("gifts-and-coins")));
  base::VirtualClock clock;
  evaluation::SeededRandomSource keys(options.walk.seed);
  store::StoreOptions store_options;
  store_options.folder = options.walk.data;
  store_options.clock = &clock;
  store_options.random = &keys;
  TRY_ASSIGN(const auto store, store::Store::open(store_options));
  const auto too_few = [&](const auto& of_arm) { return of_arm.second.sittings() < options.finishing; };
  for (int i = 0; ledgers.empty() || std::any_of(ledgers.begin(), ledgers.end(), too_few); ++i) {
    UnseenStudent student{school, options.drawn == 0 && i % 12 == 5, options.drawn == 0 && i % 12 == 9};
    if (student.leaves) student.school.level -= 100;
    TRY(keep_student(*store, *lesson, student, random, ledgers));
  }
  for (auto& [arm, ledger] : ledgers) {
    Truth less_waiting = true_change(*lesson->instrument, arm);
    for (const auto& [construct, change] : true_change(*lesson->instrument, base::Arm::waitlist)) less_waiting[construct] -= change;
    ledger.expect(true_change(*lesson->instrument, arm), less_waiting);
  }
  return {};
}

base::Result<Ledgers> play(const PlayOptions& options) {
  base::Random random(options.walk.seed);
  const School school = draw_school(random);
  Ledgers ledgers;
  if (options.drawn > 0) {
    const base::Arm arm = base::from_name<base::Arm>(options.arm).value();
    TRY(play_drawn(options, school, arm, random, ledgers[arm]));
  }
  TRY(keep_others(options, school, random, ledgers));
  for (auto& [arm, ledger] : ledgers) {
    ledger.end_kiosk();
    TRY(ledger.save(options.ledgers / (std::string(base::name_of(arm)) + "-" + std::to_string(options.kiosk) + ".json")));
  }
  return ledgers;
}

int run_play(const PlayOptions& options) {
  const auto ledgers = play(options);
  if (!ledgers) return refuse(ledgers.error());
  for (const auto& [arm, ledger] : *ledgers) {
    std::printf("kiosk %d, arm %s: %d students finished and answered %d times, %d hurried, %d left\n", options.kiosk, std::string(base::name_of(arm)).c_str(),
                ledger.sittings(), ledger.answers(), ledger.hurried(), ledger.leavers());
  }
  if (options.drawn > 0) std::printf("kiosk %d: one more wanted no questions, one deleted the answers\n", options.kiosk);
  return 0;
}

int run_check(const std::filesystem::path& report, const std::string& arm, const std::vector<std::filesystem::path>& ledgers) {
  Ledger all;
  for (const auto& file : ledgers) {
    const auto ledger = Ledger::load(file);
    if (!ledger) return refuse(ledger.error());
    all.add(*ledger);
  }
  auto differences = all.differences_from(report, arm);
  if (!differences) return refuse(differences.error());
  const auto compared = compare_with_truth(report, arm, all);
  if (!compared) return refuse(compared.error());
  std::printf("%s", compared->table.c_str());
  differences->insert(differences->end(), compared->differences.begin(), compared->differences.end());
  for (const auto& difference : *differences) std::printf("%s\n", difference.c_str());
  if (!differences->empty()) return 1;
  std::printf("%d students who finished, %d answers: what may be told is in the report, and nothing twice; %d hurried, %d left, and are in no group\n\n",
              all.sittings(), all.answers(), all.hurried(), all.leavers());
  return 0;
}

int run(int argc, char** argv) {
  CLI::App program("Plays the demonstration's students and checks the report", "parasol-demo");
  program.require_subcommand(1);
  PlayOptions options;
  auto* play_command = program.add_subcommand("play", "seat students at one kiosk");
  std::string key;
  play_command->add_option("--packs", options.walk.packs)->required();
  play_command->add_option("--data", options.walk.data)->required();
  play_command->add_option("--trust", key, "minisign public key")->required();
  play_command->add_option("--kiosk", options.kiosk)->required();
  play_command->add_option("--drawn", options.drawn, "students who tap on the screens; of the others the answers alone are kept")->capture_default_str();
  play_command->add_option("--finishing", options.finishing, "students who finish, in each arm")->capture_default_str();
  play_command->add_option("--arm", options.arm, "that all who are drawn are dealt here")->capture_default_str()->check(CLI::IsMember({"none", "lesson", "waitlist"}));
  play_command->add_option("--seed", options.walk.seed)->required();
  play_command->add_option("--ledgers", options.ledgers, "the folder of ARM-KIOSK.json")->required();
  std::filesystem::path report;
  std::string arm = "none";
  std::vector<std::filesystem::path> ledgers;
  auto* check_command = program.add_subcommand("check", "compare a report with ledgers");
  check_command->add_option("--report", report, "the report as JSON")->required();
  check_command->add_option("--arm", arm, "of a trial, that these ledgers are of")->capture_default_str();
  check_command->add_option("ledgers", ledgers)->required();
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return program.exit(problem) == 0 ? 0 : 2;
  }
  options.walk.trusted_keys = {key};
  return play_command->parsed() ? run_play(options) : run_check(report, arm, ledgers);
}

}  // namespace
}  // namespace demo

int main(int argc, char** argv) { return demo::run(argc, argv); }
