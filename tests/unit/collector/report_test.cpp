#include <array>
#include <sstream>

#include "api/report.h"

#include <nlohmann/json.hpp>

#include "support/catch.h"
#include "support/sittings.h"

using namespace api;

namespace {

const evaluation::Waves w1{evaluation::Wave::pre};
const evaluation::Waves w12{evaluation::Wave::pre, evaluation::Wave::post};

std::vector<StoredBlock> from_kiosks(int kiosks) {
  std::vector<StoredBlock> stored;
  for (int number = 0; number < kiosks; ++number) {
    const std::string kiosk = "k-" + std::to_string(number);
    for (const auto& block : support::blocks(support::identity(kiosk), 20 + number)) {
      stored.push_back({kiosk, std::string(32, '1'), block, false, "school-" + std::to_string(number)});
    }
  }
  return stored;
}

const ConstructResult& construct(const Report& report, const std::string& name) {
  for (const ConstructResult& result : report.sections.at(0).panel.constructs) {
    if (result.construct == name) return result;
  }
  FAIL("no construct " << name);
  return report.sections.at(0).panel.constructs.at(0);
}

// The first line that begins with these words, each run of spaces as one.
std::string row_of(const std::string& table, const std::string& words) {
  std::istringstream lines(table);
  std::string line;
  while (std::getline(lines, line)) {
    std::istringstream parts(line);
    std::string row;
    std::string part;
    while (parts >> part) row += (row.empty() ? "" : " ") + part;
    if (row.starts_with(words)) return row;
  }
  return "";
}

}  // namespace

TEST_CASE("a report counts each child and each pair once") {
  const Report report = make_report(from_kiosks(1));
  REQUIRE(report.sections.size() == 1);
  // 20 sittings, two knowledge slots: 7 right twice, 6 from not right to right, 7 never right.
  CHECK(construct(report, "knowledge").pairs == evaluation::PairCounts{14, 0, 12, 14});
  CHECK(construct(report, "scenario").pairs == evaluation::PairCounts{14, 0, 12, 14});
  CHECK(construct(report, "knowledge").sums == evaluation::ClusterSums{1, 20, 6000, 36'000'000, 120'000, 400});
  CHECK(construct(report, "knowledge").scores == evaluation::ScoreSums{20, 7000, 13000, 7'000'000, 7'000'000, 13'000'000});
  CHECK(construct(report, "knowledge").possible == 20);
  CHECK(*construct(report, "knowledge").change.value == Approx(0.3));
  CHECK(construct(report, "knowledge").spread->mean_before == Approx(0.35));
  CHECK(construct(report, "knowledge").spread->mean_after == Approx(0.65));
  CHECK(report.sections[0].attrition.in_blocks == 20);
  CHECK(report.sections[0].attrition.left_in_blocks == 0);
}

TEST_CASE("a report tells the way of those who are in no block") {
  std::vector<StoredBlock> blocks = from_kiosks(1);
  evaluation::Flow& told = blocks.front().block.flow;
  told[evaluation::Way::began] = 35;
  told[evaluation::Way::finished] = 20;
  told[evaluation::Way::left] = 10;
  const Report report = make_report(blocks);
  CHECK(report.sections.at(0).attrition.flow[evaluation::Way::left] == 10);
  const std::string table = to_table(report);
  CHECK(table.find("left before the end  about 10  28.6 %") != std::string::npos);
  CHECK(table.find("in no block yet      about 10  33.3 %") != std::string::npos);
  // 20 changed by 0.3 on average; of the 10 nothing is known.
  CHECK(construct(report, "knowledge").missing.unknown == 10);
  CHECK(construct(report, "knowledge").bounds->low == Approx((20 * 0.3 - 10) / 30));
  CHECK(construct(report, "knowledge").bounds->high == Approx((20 * 0.3 + 10) / 30));
}

TEST_CASE("nobody says that nothing is withheld where no block told so") {
  Report report = make_report(std::vector<StoredBlock>());
  report.stations = 3;
  report.silent_stations = 2;
  CHECK(to_table(report).find("no block tells of withheld sittings; of 2 kiosks nothing has come, so nobody knows what is held back there") != std::string::npos);
}

TEST_CASE("the primary outcome comes first and each slot is apart") {
  const Report report = make_report(from_kiosks(1));
  const auto& constructs = report.sections.at(0).panel.constructs;
  REQUIRE(constructs.size() == 2);
  CHECK(constructs[0].construct == "scenario");
  CHECK(constructs[0].primary);
  CHECK_FALSE(constructs[1].primary);
  REQUIRE(constructs[0].slots.size() == 2);
  CHECK(constructs[0].slots[0].slot == "s1");
  CHECK_FALSE(constructs[0].slots[0].foil);
  CHECK(constructs[0].slots[1].foil);
  CHECK(constructs[0].slots[0].pairs == evaluation::PairCounts{7, 0, 6, 7});
}

TEST_CASE("a report says how many left although too few left to be a block") {
  std::vector<StoredBlock> blocks = from_kiosks(1);
  evaluation::Flow& flow = blocks.front().block.flow;
  flow[evaluation::Way::began] = 35;
  flow[evaluation::Way::finished] = 20;
  flow[evaluation::Way::left] = 10;
  flow[evaluation::Way::declined] = 5;
  const Report report = make_report(blocks);
  CHECK(report.sections.at(0).attrition.flow[evaluation::Way::left] == 10);
  CHECK(report.sections.at(0).attrition.left_in_blocks == 0);
  const std::string table = to_table(report);
  CHECK(row_of(table, "left before the end") == "left before the end about 10 28.6 %");
  CHECK(row_of(table, "said no") == "said no about 5 12.5 %");
  CHECK(row_of(table, "in no block yet") == "in no block yet about 10 33.3 %");
}

TEST_CASE("each instrument's flow stands with that instrument") {
  std::vector<StoredBlock> blocks = from_kiosks(2);
  for (StoredBlock& stored : blocks) {
    if (stored.kiosk == blocks.front().kiosk || !evaluation::is_first_wave(stored.block)) continue;
    stored.block.stratum.instrument.id = "other";
    stored.block.flow[evaluation::Way::left] = 15;
  }
  blocks.front().block.flow[evaluation::Way::left] = 5;
  const Report report = make_report(blocks);
  CHECK(report.sections.at(0).attrition.flow[evaluation::Way::left] == 5);
  CHECK(report.sections.at(1).attrition.flow[evaluation::Way::left] == 15);
  CHECK(report.flow[evaluation::Way::left] == 20);
}

TEST_CASE("the outcome that an instrument names comes first") {
  auto blocks = from_kiosks(1);
  for (StoredBlock& stored : blocks) stored.block.primary = "knowledge";
  const Report report = make_report(blocks);
  CHECK(report.sections.at(0).panel.constructs.at(0).construct == "knowledge");
  CHECK(report.sections.at(0).panel.constructs.at(0).primary);
  CHECK_FALSE(construct(report, "scenario").primary);
}

TEST_CASE("over-alarm is how often a foil was called risky and sensitivity how often a risky situation") {
  const Report report = make_report(from_kiosks(1));
  const JudgementResult& judgement = report.sections[0].panel.judgement;
  CHECK(judgement.risky == evaluation::PairCounts{7, 0, 6, 7});
  CHECK(judgement.safe == evaluation::PairCounts{7, 6, 0, 7});
  CHECK(*judgement.false_alarms.value == Approx(-0.3));
  CHECK(*judgement.hits.value == Approx(0.3));
  CHECK(*judgement.j.value == Approx(0.6));
  CHECK(judgement.before->j == Approx(-0.3));
  CHECK(judgement.after->j == Approx(0.3));
}

TEST_CASE("a report says of how many possible pairs of answers it tells") {
  const std::string table = to_table(make_report(from_kiosks(1)));
  CHECK(row_of(table, "knowledge 40") == "knowledge 40 of 40 14, 35.0 % 26, 65.0 %");
  CHECK(row_of(table, "k1 20").starts_with("k1 20 of 20 7, 35.0 % 13, 65.0 % +30.0"));
}

TEST_CASE("the totals add up every table of every block") {
  const Report report = make_report(from_kiosks(3));
  const Section& section = report.sections[0];
  CHECK(section.kiosks == 3);
  CHECK(section.totals.at(w1).n == 63);
  CHECK(section.totals.at(w12).n == 63);
  CHECK(section.totals.at(w12).blocks == 3);
  for (const TableTotal& table : section.totals.at(w12).tables) {
    std::int64_t sum = 0;
    for (const auto& [levels, count] : table.cells) sum += count;
    CHECK(sum == 63);
  }
  CHECK(report.inconsistencies.empty());
}

TEST_CASE("ten sites have a clustered interval and three do not") {
  CHECK(construct(make_report(from_kiosks(10)), "knowledge").change.interval);
  const Report three = make_report(from_kiosks(3));
  CHECK_FALSE(construct(three, "knowledge").change.interval);
  CHECK(construct(three, "knowledge").change.reason == "these children only: 3 sites, an interval needs 10");
}

TEST_CASE("ten laptops of one school are one cluster") {
  auto blocks = from_kiosks(10);
  for (StoredBlock& block : blocks) block.site = "school-7";
  const Report report = make_report(blocks);
  CHECK(report.sections[0].kiosks == 10);
  CHECK(report.sections[0].sites == 1);
  CHECK(construct(report, "knowledge").change.reason == "these children only: 1 site, an interval needs 10");
  CHECK(construct(report, "knowledge").sums.clusters == 1);
  CHECK(to_table(report).find("These children only: fewer than 10 sites") != std::string::npos);
}

TEST_CASE("kiosks of which nobody said where they stand count as one place") {
  auto blocks = from_kiosks(12);
  for (StoredBlock& block : blocks) {
    if (block.kiosk != "k-0" && block.kiosk != "k-1") block.site.clear();
  }
  Report report = make_report(blocks);
  CHECK(report.sections[0].sites == 3);
  CHECK_FALSE(construct(report, "knowledge").change.interval);
  report.placeless_stations = 10;
  CHECK(to_table(report).find("10 kiosks have no site and count as one place, since two of them may stand in one school: say where with parasol-collector site place\n") != std::string::npos);
}

TEST_CASE("p-values of several constructs are adjusted after Holm") {
  const Report report = make_report(from_kiosks(12));
  const double scenario = *construct(report, "scenario").change.p;
  const double knowledge = *construct(report, "knowledge").change.p;
  CHECK(*construct(report, "scenario").adjusted_p == Approx(std::min(1.0, 2 * std::min(scenario, knowledge))));
  CHECK(*construct(report, "knowledge").adjusted_p >= knowledge);
}

TEST_CASE("two arms are compared and one is not") {
  CHECK(make_report(from_kiosks(12)).comparisons.empty());
  auto blocks = from_kiosks(12);
  for (std::size_t i = 0; i < blocks.size(); ++i) blocks[i].block.stratum.arm = (i / 2) % 2 == 0 ? "lesson" : "waitlist";
  const Report report = make_report(blocks);
  REQUIRE(report.comparisons.size() == 1);
  REQUIRE(report.comparisons[0].differences.size() == 2);
  CHECK(report.comparisons[0].differences[0].construct == "scenario");
  CHECK(report.comparisons[0].differences[0].primary);
  const ArmDifference& difference = report.comparisons[0].differences[1];
  CHECK(difference.construct == "knowledge");
  CHECK(*difference.adjusted_p >= *difference.difference.p);
  CHECK(difference.arm == "lesson");
  CHECK(difference.reference == "waitlist");
  CHECK(difference.difference.clusters == 12);
  CHECK(difference.difference.interval);
  CHECK(to_table(report).find("knowledge: lesson less waitlist") != std::string::npos);
}

TEST_CASE("what was answered after is compared slot by slot within the sites that have both arms") {
  auto blocks = from_kiosks(12);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    blocks[i].block.stratum.arm = (i / 2) % 2 == 0 ? "lesson" : "waitlist";
    blocks[i].site = "school-" + std::to_string(i / 4);
  }
  const Report report = make_report(blocks);
  const ArmDifference& knowledge = report.comparisons.at(0).differences.at(1);
  REQUIRE(knowledge.slots.size() == 2);
  CHECK(knowledge.slots[0].slot == "k1");
  // Of 20, 22, 24 … and 21, 23, 25 … children two of three are right.
  std::vector<evaluation::TwoGroups> sites;
  for (std::int64_t n = 20; n < 32; n += 2) sites.push_back({n - (n + 1) / 3, (n + 1) / 3, n + 1 - (n + 2) / 3, (n + 2) / 3});
  const evaluation::CommonOdds odds = evaluation::cochran_mantel_haenszel(sites);
  CHECK(knowledge.slots[0].odds.strata == 6);
  CHECK(knowledge.slots[0].odds.test->statistic == Approx(odds.test->statistic));
  CHECK(*knowledge.slots[0].odds.odds_ratio == Approx(*odds.odds_ratio));
  CHECK(*knowledge.slots[0].adjusted_p >= knowledge.slots[0].odds.test->p);
  CHECK(row_of(to_table(report), "knowledge k1: lesson against waitlist").starts_with("knowledge k1: lesson against waitlist 6 "));
  const auto json = nlohmann::json::parse(to_json(report));
  CHECK(json["comparisons"][0]["differences"][1]["slots"][0]["right_after"]["sites"] == 6);
}

TEST_CASE("where arms were drawn by site nothing is compared within sites and the report says so") {
  auto blocks = from_kiosks(12);
  for (std::size_t i = 0; i < blocks.size(); ++i) blocks[i].block.stratum.arm = (i / 2) % 2 == 0 ? "lesson" : "waitlist";
  const Report report = make_report(blocks);
  CHECK_FALSE(report.comparisons.at(0).differences.at(0).slots.at(0).odds.test);
  CHECK(to_table(report).find("  no site has children of both arms who did not all answer alike\n") != std::string::npos);
}

TEST_CASE("who is in no trial is listed apart and compared with nobody") {
  auto blocks = from_kiosks(12);
  for (std::size_t i = 0; i < blocks.size() / 2; ++i) blocks[i].block.stratum.arm = "waitlist";
  const Report apart = make_report(blocks);
  CHECK(apart.comparisons.empty());
  REQUIRE(apart.sections.size() == 2);
  CHECK(to_table(apart).find("arm waitlist") != std::string::npos);
  for (std::size_t i = 0; i < blocks.size(); ++i) blocks[i].block.stratum.arm = std::array{"none", "lesson", "waitlist"}[(i / 2) % 3];
  const Report three = make_report(blocks);
  REQUIRE(three.comparisons.size() == 1);
  for (const ArmDifference& each : three.comparisons[0].differences) {
    CHECK(each.arm == "lesson");
    CHECK(each.reference == "waitlist");
  }
}

TEST_CASE("of two wordings the second is compared with the first") {
  auto blocks = from_kiosks(12);
  for (std::size_t i = 0; i < blocks.size(); ++i) blocks[i].block.stratum.arm = (i / 2) % 2 == 0 ? "a" : "b";
  const Report report = make_report(blocks);
  REQUIRE(report.comparisons.size() == 1);
  CHECK(report.comparisons[0].differences[0].arm == "b");
  CHECK(report.comparisons[0].differences[0].reference == "a");
}

TEST_CASE("the second line is shown when it is asked for and says what it assumes") {
  const Report report = make_report(from_kiosks(12));
  CHECK(to_table(report).find("McNemar") == std::string::npos);
  const std::string all = to_table(report, Detail::all);
  CHECK(all.find("assumes independent pairs") != std::string::npos);
  CHECK(all.find("McNemar mid-p") != std::string::npos);
  CHECK(all.find("no Bowker of scenario: of two levels it would repeat McNemar's test") != std::string::npos);
}

TEST_CASE("void blocks do not count") {
  auto blocks = from_kiosks(2);
  blocks[2].voided = blocks[3].voided = true;
  const Report report = make_report(blocks);
  CHECK(report.blocks == 4);
  CHECK(report.voided_blocks == 2);
  CHECK(report.sections[0].totals.at(w12).n == 20);
}

TEST_CASE("withheld sittings are reported as a range") {
  auto blocks = from_kiosks(1);
  blocks[0].block.withheld = "1-19";
  blocks[1].block.withheld = "20-99";
  CHECK(make_report(blocks).withheld_at_least == 21);
  CHECK(make_report(blocks).withheld_at_most == 118);
  blocks[1].block.withheld = "100+";
  CHECK(make_report(blocks).withheld_at_least == 101);
  CHECK_FALSE(make_report(blocks).withheld_at_most);
}

TEST_CASE("a W12 block that contradicts its parents is named") {
  auto blocks = from_kiosks(1);
  auto& cells = blocks[1].block.tables[0].cells;
  std::swap(cells[0].count, cells[1].count);
  REQUIRE(make_report(blocks).inconsistencies.size() == 1);
  CHECK(make_report(blocks).inconsistencies[0] ==
        "block " + blocks[1].block.id + " differs from its parents in what was answered before");
  blocks.erase(blocks.begin());
  CHECK(make_report(blocks).inconsistencies[0] == "block " + blocks[0].block.id + " came before one of its parents");
}

TEST_CASE("answers to different wordings are never added up") {
  auto blocks = from_kiosks(2);
  blocks[2].block.stratum.instrument.version = 2;
  blocks[3].block.stratum.instrument.version = 2;
  CHECK(make_report(blocks).sections.size() == 2);
}

TEST_CASE("the report says change and never effect") {
  const Report report = make_report(from_kiosks(12));
  std::string table = to_table(report);
  std::string json = to_json(report);
  // The name of a figure of sampling, which claims nothing of the lesson.
  for (const auto& [text, name] : {std::pair{&table, "design effect"}, std::pair{&json, "design_effect"}}) {
    for (auto at = text->find(name); at != std::string::npos; at = text->find(name)) text->erase(at, std::string(name).size());
  }
  CHECK(table.find("change") != std::string::npos);
  for (const std::string* text : {&table, &json}) {
    CHECK(text->find("effect") == std::string::npos);
    CHECK(text->find("Effect") == std::string::npos);
  }
}

TEST_CASE("the report's JSON holds the raw sums") {
  const auto json = nlohmann::json::parse(to_json(make_report(from_kiosks(1))));
  CHECK(json["blocks"] == 2);
  const auto& section = json["sections"][0];
  CHECK(section["instrument"] == "gifts");
  CHECK(section["attrition"]["in_blocks"] == 20);
  CHECK(section["attrition"]["flow"]["declined"] == 0);
  CHECK(section["constructs"][0]["construct"] == "scenario");
  CHECK(section["constructs"][0]["counts"]["gains"] == 12);
  CHECK(section["constructs"][1]["scores"]["xy"] == 7'000'000);
  CHECK(section["these_children_only"] == true);
  const auto& k1 = section["totals"]["w12"]["tables"][0];
  CHECK(k1["slot"] == "k1");
  CHECK(k1["cells"] == nlohmann::json::parse(R"([{"levels":["right","right"],"count":7},
        {"levels":["wrong","right"],"count":6},{"levels":["wrong","wrong"],"count":7}])"));
}

TEST_CASE("an empty report says that nothing has arrived") {
  CHECK(to_table(make_report(std::vector<StoredBlock>())) ==
        "Change between before and after, in points of a hundred. Nobody here was compared with a group that waited, unless arms are\n"
        "named below: practice, being asked twice and the wish to please change answers too.\n"
        "\n"
        "0 kiosks enrolled, 0 blocks, 0 void; no block tells of withheld sittings\n"
        "\n"
        "No block has arrived yet: nothing to compare.\n");
}
