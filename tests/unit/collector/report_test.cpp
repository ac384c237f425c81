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
      stored.push_back({kiosk, std::string(32, '1'), block, false});
    }
  }
  return stored;
}

const ConstructResult& construct(const Report& report, const std::string& name) {
  for (const ConstructResult& result : report.sections.at(0).constructs) {
    if (result.construct == name) return result;
  }
  FAIL("no construct " << name);
  return report.sections.at(0).constructs.at(0);
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

TEST_CASE("a report counts each pair once") {
  const Report report = make_report(from_kiosks(1));
  REQUIRE(report.sections.size() == 1);
  // 20 sittings, two knowledge slots: 7 right twice, 6 from not right to right, 7 never right.
  CHECK(construct(report, "knowledge").pairs == evaluation::PairCounts{14, 0, 12, 14});
  CHECK(construct(report, "scenario").pairs == evaluation::PairCounts{14, 0, 12, 14});
  CHECK(construct(report, "knowledge").sums == evaluation::ClusterSums{1, 40, 12, 144, 480, 1600});
  CHECK(construct(report, "knowledge").scored == 20);
  CHECK(construct(report, "knowledge").mean_before == Approx(0.35));
  CHECK(construct(report, "knowledge").mean_after == Approx(0.65));
  CHECK(report.sections[0].attrition.in_blocks == 20);
  CHECK(report.sections[0].attrition.left_in_blocks == 0);
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

TEST_CASE("over-alarm is how often a foil's probe is rated bad and sensitivity a risky one's") {
  const Report report = make_report(from_kiosks(1));
  const Section& section = report.sections[0];
  CHECK(section.sensitivity.pairs == evaluation::PairCounts{7, 0, 6, 7});
  CHECK(section.over_alarm.pairs == evaluation::PairCounts{7, 6, 0, 7});
  CHECK(section.over_alarm.change.change == Approx(-0.3));
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

TEST_CASE("ten kiosks have a clustered interval and three do not") {
  CHECK(construct(make_report(from_kiosks(10)), "knowledge").change.interval);
  const Report three = make_report(from_kiosks(3));
  CHECK_FALSE(construct(three, "knowledge").change.interval);
  CHECK(construct(three, "knowledge").change.reason == "no clustered interval: 3 kiosks, at least 10 are needed");
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
  const std::string table = to_table(report);
  const std::string json = to_json(report);
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
  CHECK(section["constructs"][0]["construct"] == "knowledge");
  CHECK(section["constructs"][0]["counts"]["gains"] == 12);
  const auto& k1 = section["totals"]["w12"]["tables"][0];
  CHECK(k1["slot"] == "k1");
  CHECK(k1["cells"] == nlohmann::json::parse(R"([{"levels":["right","right"],"count":7},
        {"levels":["wrong","right"],"count":6},{"levels":["wrong","wrong"],"count":7}])"));
}

TEST_CASE("an empty report says that nothing has arrived") {
  CHECK(to_table(make_report(std::vector<StoredBlock>())) ==
        "Change between before and after, in points of per cent. A pair is one answer before and after.\n"
        "0 kiosks enrolled, 0 blocks, 0 void, none withheld\n"
        "\n"
        "No block has arrived yet: nothing to compare.\n");
}
