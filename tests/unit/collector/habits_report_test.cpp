// What a report says of constructs without right and wrong.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "api/r_folder.h"
#include "api/report.h"
#include "support/catch.h"
#include "support/sittings.h"

using namespace api;
using namespace evaluation;

namespace {

ScoringKey key() {
  ScoringKey key;
  key.instrument = {"myself", 1, support::manifest_hash};
  key.primary = "attitude";
  for (const Form form : {Form::a, Form::b}) {
    const std::string suffix = form == Form::a ? "-a" : "-b";
    key.items.push_back({"a1" + suffix, "a1", form, false, KeyFor<content::Attitude>{{true, 5}}});
    key.items.push_back({"h1" + suffix, "h1", form, true, KeyFor<content::HelpSeeking>{{5, {{"home", false}, {"teacher", false}, {"friend", false}}}}});
    key.items.push_back({"b1" + suffix, "b1", form, true, KeyFor<content::Behaviour>{{true}}});
  }
  return key;
}

// Of three, one answers low before and high after, one high both times, one low both times.
Sitting sitting(int number) {
  Sitting sitting = support::sitting(number);
  sitting.answers.clear();
  sitting.stratum.instrument = key().instrument;
  for (const Wave wave : {Wave::pre, Wave::post}) {
    const std::string suffix = form_in(wave, sitting.first_form) == Form::a ? "-a" : "-b";
    const bool high = number % 3 == 1 || (number % 3 == 0 && wave == Wave::post);
    sitting.answers.push_back({wave, "a1" + suffix, "", Status::answered, high ? 1 : 4, ""});
    for (const char* row : {"home", "teacher", "friend"}) sitting.answers.push_back({wave, "h1" + suffix, row, Status::answered, high ? 5 : 2, ""});
    if (wave == Wave::pre) sitting.answers.push_back({wave, "b1" + suffix, "", Status::answered, 1 + number % 4, ""});
  }
  return sitting;
}

Report report_of(int kiosks) {
  std::vector<StoredBlock> stored;
  for (int kiosk = 0; kiosk < kiosks; ++kiosk) {
    std::vector<Sitting> sittings;
    for (int number = 0; number < 60; ++number) sittings.push_back(sitting(number));
    SeededRandomSource random(1);
    const auto identity = support::identity("k-" + std::to_string(kiosk));
    const Closing closing = close_blocks(support::closing_input(std::move(sittings)), {key()}, {}, identity, random).value();
    for (const ClosedBlock& closed : closing.blocks) {
      stored.push_back({identity.kiosk, identity.incarnation, closed.block, false, "at " + identity.kiosk});
    }
  }
  return make_report(stored);
}

const ConstructResult* construct(const Report& report, const std::string& name) {
  for (const ConstructResult& result : report.sections.at(0).panel.constructs) {
    if (result.construct == name) return &result;
  }
  return nullptr;
}

std::string row_of(const std::string& table, const std::string& words) {
  std::istringstream lines(table);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream parts(line);
    std::string row;
    for (std::string part; parts >> part;) row += (row.empty() ? "" : " ") + part;
    if (row.starts_with(words)) return row;
  }
  return "";
}

}  // namespace

TEST_CASE("a report compares what has no right answer by the child's score and by who moved up") {
  const Report report = report_of(1);
  CHECK(report.inconsistencies.empty());
  for (const char* name : {"attitude", "help_seeking"}) {
    INFO(name);
    const ConstructResult* result = construct(report, name);
    REQUIRE(result != nullptr);
    CHECK_FALSE(result->judged);
    CHECK(result->scores.n == 60);
    CHECK(*result->change.value == Approx(0.75 / 3));
    CHECK(result->pairs == PairCounts{20, 0, 20, 20});
    CHECK(*result->moved.value == Approx(1.0 / 3));
    CHECK_FALSE(result->reliability.has_value());
  }
  CHECK(construct(report, "attitude")->primary);
}

TEST_CASE("a report compares no deeds over a lesson and shows how often they were done") {
  const Report report = report_of(1);
  CHECK(construct(report, "behaviour") == nullptr);
  const std::string table = to_table(report);
  CHECK(row_of(table, "behaviour, in the last four weeks") == "behaviour, in the last four weeks children never any but never no answer");
  CHECK(row_of(table, "b1 ") == "b1 60 15 45 0");
}

TEST_CASE("a report says which way a score reads and calls nothing right that has no right answer") {
  const Report report = report_of(1);
  const std::string table = to_table(report, Detail::all);
  CHECK(row_of(table, "help_seeking, higher") == "help_seeking, higher: likelier to go to somebody; no answer is right or wrong");
  CHECK(row_of(table, "attitude, high ") == "attitude, high 60 of 60 20, 33.3 % 40, 66.7 %");
  CHECK(row_of(table, "help_seeking: moved").starts_with("help_seeking: moved up less moved down, unlikely - unsure - likely"));
  CHECK(table.find("right answers") == std::string::npos);
  const auto json = nlohmann::json::parse(to_json(report));
  for (const auto& of : json["sections"][0]["constructs"]) {
    INFO(of["construct"].get<std::string>());
    CHECK(of["judged"] == false);
    CHECK_FALSE(of["higher_is"].get<std::string>().empty());
    nlohmann::json without = of;
    without.erase("higher_is");
    CHECK(without.dump().find("right") == std::string::npos);
    CHECK(without.dump().find("wrong") == std::string::npos);
  }
}

TEST_CASE("deeds of who came back are no inconsistency with a block over a lesson that does not tell of them") {
  std::vector<Sitting> sittings;
  for (int number = 0; number < 60; ++number) {
    sittings.push_back(sitting(number));
    Sitting& came_back = sittings.back();
    const std::vector<Answer> first = came_back.answers;
    for (Answer answer : first) {
      if (answer.wave != Wave::pre) continue;
      answer.wave = Wave::follow_up;
      came_back.answers.push_back(answer);
    }
    came_back.waves[Wave::follow_up] = {true, true};
  }
  SeededRandomSource random(1);
  const Closing closing = close_blocks(support::closing_input(std::move(sittings)), {key()}, {}, support::identity(), random).value();
  std::vector<StoredBlock> stored;
  for (const ClosedBlock& closed : closing.blocks) stored.push_back({"k-1", std::string(32, '1'), closed.block, false, ""});
  REQUIRE(stored.size() == 6);
  CHECK(std::any_of(stored[5].block.tables.begin(), stored[5].block.tables.end(), [](const Table& table) { return table.construct == "behaviour"; }));
  CHECK(make_report(stored).inconsistencies.empty());
}

namespace {

// Most do it more often weeks later, some do it no more; who stayed away had done it more often before.
std::vector<StoredBlock> blocks_over_three_waves(const std::string& kiosk) {
  std::vector<Sitting> sittings;
  for (int number = 0; number < 120; ++number) {
    sittings.push_back(sitting(number));
    Sitting& reader = sittings.back();
    const int before = 1 + number % 3;
    for (Answer& answer : reader.answers) {
      if (answer.item.starts_with("b")) answer.value = number < 60 ? before : 3 + number % 2;
    }
    if (number >= 60) continue;
    const std::string suffix = reader.first_form == Form::a ? "-a" : "-b";
    reader.answers.push_back({Wave::follow_up, "b1" + suffix, "", Status::answered, number % 6 == 2 ? 1 : before + 1, ""});
    reader.answers.push_back({Wave::follow_up, "a1" + suffix, "", Status::answered, number % 2 == 0 ? 1 : 4, ""});
    reader.waves[Wave::follow_up] = {true, true};
  }
  SeededRandomSource random(1);
  const Closing closing = close_blocks(support::closing_input(std::move(sittings)), {key()}, {}, support::identity(kiosk), random).value();
  std::vector<StoredBlock> stored;
  for (const ClosedBlock& closed : closing.blocks) stored.push_back({kiosk, std::string(32, '1'), closed.block, false, "at " + kiosk});
  return stored;
}

const LaterResult* later(const Report& report, const std::string& name) {
  for (const LaterResult& result : report.sections.at(0).panel.later) {
    if (result.construct == name) return &result;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a report compares deeds of before with those of weeks later of who came back") {
  const Report report = make_report(blocks_over_three_waves("k-1"));
  CHECK(report.inconsistencies.empty());
  const LaterResult* deeds = later(report, "behaviour");
  REQUIRE(deeds != nullptr);
  CHECK(deeds->scores.n == 60);
  CHECK(deeds->possible == 60);
  CHECK(*deeds->change.value == Approx(1.0 / 6).margin(0.001));  // fifty a step of three upwards, ten two downwards
  REQUIRE(deeds->slots.size() == 1);
  CHECK(deeds->slots[0].pairs == PairCounts{0, 20, 10, 30});  // never: a third before, and ten others weeks later
  CHECK(construct(report, "behaviour") == nullptr);          // nothing is compared over the lesson
}

TEST_CASE("a report holds what those said before who came back against what those said who did not") {
  const Report report = make_report(blocks_over_three_waves("k-1"));
  REQUIRE(later(report, "behaviour") != nullptr);
  CHECK(*later(report, "behaviour")->away_difference.value == Approx(5.0 / 6 - 1.0 / 3).margin(0.001));
}

TEST_CASE("below ten sites the change weeks later has no interval and from ten on it has") {
  std::vector<StoredBlock> stored;
  for (int kiosk = 0; kiosk < 11; ++kiosk) {
    for (StoredBlock& block : blocks_over_three_waves("k-" + std::to_string(kiosk))) stored.push_back(std::move(block));
  }
  CHECK(later(make_report(stored), "behaviour")->change.clusters == 11);
  CHECK_FALSE(later(make_report(blocks_over_three_waves("k-1")), "behaviour")->change.interval);
}

TEST_CASE("a report and its JSON tell of weeks later") {
  const Report report = make_report(blocks_over_three_waves("k-1"));
  const std::string table = to_table(report);
  CHECK(table.find("weeks later (SD)") != std::string::npos);
  CHECK(row_of(table, "behaviour, higher") == "behaviour, higher: safer habits, as children tell of their last four weeks; no answer is right or wrong");
  const auto json = nlohmann::json::parse(to_json(report));
  CHECK(json["sections"][0]["weeks_later"][1]["construct"] == "behaviour");
  CHECK(json["sections"][0]["weeks_later"][1]["children"] == 60);
}

TEST_CASE("where nobody came back a report tells of no weeks later") {
  CHECK(report_of(1).sections.at(0).panel.later.empty());
  CHECK(to_table(report_of(1)).find("weeks later (SD)") == std::string::npos);
}

TEST_CASE("an outcome that was named is not exchanged for another of which blocks have come") {
  std::vector<StoredBlock> blocks;
  for (const Block& block : support::blocks(support::identity(), 20)) blocks.push_back({"k-1", std::string(32, '1'), block, false, ""});
  for (StoredBlock& stored : blocks) stored.block.primary = "help_seeking";
  for (const ConstructResult& result : make_report(blocks).sections.at(0).panel.constructs) CHECK_FALSE(result.primary);
}

TEST_CASE("the R folder holds the sums of what has no right answer and no KR-20 is asked of them") {
  const auto files = r_files(report_of(2));
  CHECK(files.at("scores.csv").find("myself 1 none aaaaaaaa,help_seeking,1,*,60,") != std::string::npos);
  CHECK(files.at("facts.csv").find("myself 1 none aaaaaaaa,attitude,0,") != std::string::npos);
  CHECK(files.at("moved.csv").find("myself 1 none aaaaaaaa,attitude,1,60,20") != std::string::npos);
}
