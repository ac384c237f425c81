// What a report says where counts carry noise: docs/methods.md.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "api/collector.h"
#include "api/operator.h"
#include "api/r_folder.h"
#include "api/report.h"
#include "base/file.h"
#include "evaluation/enrolment.h"
#include "evaluation/envelope.h"
#include "evaluation/noise.h"
#include "support/catch.h"
#include "support/collector_stores.h"
#include "support/command.h"
#include "support/registered.h"
#include "support/sittings.h"
#include "support/temporary_folder.h"

using namespace api;
using namespace evaluation;

namespace {

ScoringKey key_with(std::optional<base::Rho> noise) {
  ScoringKey key = support::small_key();
  key.noise = noise;
  return key;
}

Report report_of(int kiosks, std::optional<base::Rho> noise, const std::vector<std::string>& arms = {"none"}) {
  std::vector<StoredBlock> stored;
  SeededRandomSource random(21);
  for (int kiosk = 0; kiosk < kiosks; ++kiosk) {
    std::vector<Sitting> waiting = support::sittings(60);
    for (Sitting& sitting : waiting) sitting.stratum.arm = arms[static_cast<std::size_t>(kiosk) % arms.size()];
    const auto identity = support::identity("k-" + std::to_string(kiosk));
    const Closing closing = close_blocks(support::closing_input(std::move(waiting)), {key_with(noise)}, {}, identity, random).value();
    for (const ClosedBlock& closed : closing.blocks) stored.push_back({identity.kiosk, identity.incarnation, closed.block, false, "site " + std::to_string(kiosk % 12)});
  }
  return make_report(stored);
}

const ConstructResult& construct(const Report& report, const std::string& name) {
  const auto& constructs = report.sections.at(0).panel.constructs;
  return *std::find_if(constructs.begin(), constructs.end(), [&](const ConstructResult& result) { return result.construct == name; });
}

}  // namespace

TEST_CASE("sums of blocks with noise stay right on average and the interval over sites has the noise in it") {
  const Report exact = report_of(48, std::nullopt);
  const Report noised = report_of(48, base::Rho{1, 1});
  CHECK(noised.inconsistencies.empty());
  const ConstructResult& truth = construct(exact, "knowledge");
  const ConstructResult& result = construct(noised, "knowledge");
  const double variance = 48.0 * static_cast<double>(noise_variance(key_with(base::Rho{1, 1}), Cohort::finished));
  CHECK(result.scores.noise == variance);
  CHECK(std::abs(static_cast<double>(result.scores.n - truth.scores.n)) < 4 * std::sqrt(variance));
  CHECK(result.scores.n != truth.scores.n);
  REQUIRE(result.change.interval);
  CHECK(std::abs(*result.change.value - *truth.change.value) < 4 * *result.change.standard_error);
  // Sites are alike here, so that all of the standard error is noise: √2 for before and after.
  CHECK(*result.change.standard_error == Approx(std::sqrt(2 * variance) / static_cast<double>(result.scores.n)).epsilon(0.6));
  CHECK(result.possible == truth.possible);
  const SlotResult& slot = result.slots.front();
  CHECK(slot.pairs.noise == 9 * variance);  // three levels by three
  CHECK(std::abs(static_cast<double>(slot.pairs.pairs() - truth.slots.front().pairs.pairs())) < 4 * std::sqrt(slot.pairs.noise));
}

TEST_CASE("where counts carry noise no test over counts and no bound is worked out and the report says why") {
  const Report report = report_of(48, base::Rho{1, 1});
  const ConstructResult& result = construct(report, "knowledge");
  CHECK(result.second_line.absent == "counts carry noise, which these tests would take for answers");
  CHECK_FALSE(result.second_line.stuart_maxwell);
  CHECK_FALSE(result.alikeness);
  CHECK_FALSE(result.reliability);
  CHECK_FALSE(result.bounds);
  const std::string table = to_table(report, Detail::all);
  CHECK(table.find("no more is told than rho 1/1, epsilon 8.4 at delta 1e-6") != std::string::npos);
  CHECK(table.find("(noise " ) != std::string::npos);
  CHECK(table.find("assumes independent pairs") == std::string::npos);
  const auto json = nlohmann::json::parse(to_json(report));
  const auto& section = json["sections"][0];
  CHECK(section["noise"]["rho"] == "1/1");
  CHECK(section["noise"]["epsilon"].get<double>() == Approx(8.4338444));
  CHECK(section["constructs"][0]["second_line"] == nlohmann::json{{"absent", "counts carry noise, which these tests would take for answers"}});
  CHECK(section["constructs"][0]["scores"]["noise_variance"].get<double>() == result.scores.noise);
}

TEST_CASE("a report without noise says nothing of it") {
  const Report report = report_of(12, std::nullopt);
  CHECK(to_table(report, Detail::all).find("noise") == std::string::npos);
  CHECK(to_json(report).find("noise") == std::string::npos);
}

TEST_CASE("where noise is more than a tenth of the children there is no change") {
  const Report report = report_of(12, base::Rho{1, 1000});
  const ConstructResult& result = construct(report, "knowledge");
  CHECK_FALSE(result.change.value);
  CHECK(result.change.reason == "the noise in how many there are is more than a tenth of them");
  CHECK_FALSE(result.spread);
  CHECK(to_table(report).find("  the noise in how many there are is more than a tenth of them\n") != std::string::npos);
}

TEST_CASE("arms are compared by the change and not by odds where counts carry noise") {
  const Report report = report_of(96, base::Rho{1, 1}, {"lesson", "waitlist"});
  REQUIRE(report.comparisons.size() == 1);
  const ArmDifference& one = report.comparisons[0].differences.front();
  CHECK(one.difference.value);
  CHECK(one.slots.empty());
  CHECK(to_table(report).find("odds ratio") == std::string::npos);
}

TEST_CASE("blocks with noise travel sealed and are taken in and stand in the report of the store") {
  support::MemoryStore store;
  base::VirtualClock clock;
  const KeyPairs keys = support::keys(2);
  const KeyPairs kiosk = support::keys(1);
  Collector collector{store, keys, clock};
  support::register_key(store, key_with(base::Rho{1, 2}));
  SeededRandomSource random{5};
  const auto token = parse_token(issue_token(store, keys, {"school", "UA", "school-7", ""}, random, clock).value()).value();
  const std::string request = make_enrolment_request(token, kiosk);
  REQUIRE(collector.handle({"POST", "/v1/enrol", {request.begin(), request.end()}}).status == 200);
  const KioskIdentity identity = support::identity(kiosk_id(kiosk.sign_public));
  Batch batch{{identity.kiosk, identity.incarnation, 1, std::string(no_previous_hash)}, {}};
  const Closing closing = close_blocks(support::closing_input(support::sittings(60)), {key_with(base::Rho{1, 2})}, {}, identity, random).value();
  for (const ClosedBlock& closed : closing.blocks) batch.blocks.push_back(closed.block);
  const auto put = [&](const std::vector<Block>& blocks) {
    batch.blocks = blocks;
    return collector.handle({"PUT", "/v1/batches/" + identity.kiosk + "/" + identity.incarnation + "/1", encode_batch(batch, kiosk, keys.box_public).value()});
  };
  const std::vector<Block> sound = batch.blocks;
  std::vector<Block> weak = sound;
  for (Block& block : weak) block.noise->variance = 1;
  CHECK(put(weak).status == 400);
  CHECK(put(sound).status == 200);
  const Report report = make_report(store).value();
  CHECK(report.blocks == 2);
  CHECK(report.inconsistencies.empty());
  CHECK(report.sections.at(0).sums.noise == base::Rho{1, 2});
}

TEST_CASE("R works every figure of an instrument with noise out again") {
  const std::map<std::string, std::string> files = r_files(report_of(96, base::Rho{1, 1}, {"lesson", "waitlist"}));
  CHECK(files.at("scores.csv").starts_with("section,construct,site,form,n,x,y,xx,xy,yy,noise\n"));
  CHECK(files.at("printed.csv").find("mcnemar") == std::string::npos);
  if (support::run_command("command -v Rscript").exit_code != 0) {
    WARN("skipped: Rscript is not installed, so nobody works the figures out again");
    return;
  }
  for (const auto& noise : {base::Rho{1, 1}, base::Rho{1, 5}, base::Rho{1, 1000}}) {
    const support::TemporaryFolder folder;
    const std::map<std::string, std::string> own = r_files(report_of(96, noise, {"lesson", "waitlist"}));
    for (const auto& [name, text] : own) REQUIRE(base::write_file(folder.path() / name, text));
    const auto ran = support::run_command("Rscript '" + (folder.path() / "reproduce.R").string() + "' 2>&1");
    INFO(base::to_text(noise) << "\n" << ran.output);
    CHECK(ran.exit_code == 0);
  }
}
