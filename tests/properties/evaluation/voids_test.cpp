// I8 over random histories: voids are whole blocks, signed.
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "api/report.h"
#include "api/voids.h"
#include "evaluation/statement.h"
#include "histories.h"
#include "support/catch.h"

using namespace histories;

namespace {

std::vector<api::StoredBlock> any_blocks_of(const std::string& station) {
  const std::size_t which = *rc::gen::inRange<std::size_t>(0, behaviours.size());
  std::vector<api::StoredBlock> stored;
  for (const auto& [closed, week] : play(*rc::gen::arbitrary<std::uint64_t>(), behaviours[which]).blocks) stored.push_back({station, std::string(32, '1'), closed.block});
  return stored;
}

// As the collector keeps it: read from what was signed.
api::Void said(const std::string& kiosk, const std::string& block, const KeyPairs& collector) {
  const VoidStatement statement = verify_void(sign_void({kiosk, block, "trial-run", 1'793'000'000}, collector), collector.sign_public).value();
  return {statement.kiosk, statement.block, statement.reason, "", statement.time_s};
}

std::map<Waves, std::int64_t> counted(const api::Report& report) {
  std::map<Waves, std::int64_t> readers;
  for (const api::Section& section : report.sections) {
    for (const auto& [waves, totals] : section.totals) readers[waves] += totals.n;
  }
  std::erase_if(readers, [](const auto& entry) { return entry.second == 0; });
  return readers;
}

}  // namespace

TEST_CASE("I8 the report counts every block whole or not at all and leaves out those that are declared void and no others") {
  const KeyPairs collector = support::keys(1);
  CHECK(rc::check([&] {
    std::vector<api::StoredBlock> stored = any_blocks_of("k-1");
    for (api::StoredBlock& each : any_blocks_of("k-2")) stored.push_back(std::move(each));  // with the ids of the first one's
    std::vector<api::Void> statements;
    std::set<std::pair<std::string, std::string>> named;
    const auto declare = [&](const std::string& kiosk, const std::string& block) {
      statements.push_back(said(kiosk, block, collector));
      named.insert({kiosk, block});
    };
    for (const api::StoredBlock& each : stored) {
      if (*rc::gen::inRange(0, 4) == 0) declare(each.kiosk, each.block.id);
    }
    if (*rc::gen::inRange(0, 4) == 0) declare("k-2", "");
    const api::Voids voids(statements);
    std::map<Waves, std::int64_t> expected;
    std::int64_t left_out = 0;
    for (api::StoredBlock& each : stored) {
      each.voided = voids.covers(each.kiosk, each.block.id);
      const bool is_named = named.contains({each.kiosk, each.block.id}) || named.contains({each.kiosk, ""});
      RC_ASSERT(each.voided == is_named);
      left_out += is_named ? 1 : 0;
      if (!is_named) expected[each.block.waves] += each.block.n;
    }
    const api::Report report = api::make_report(stored);
    RC_ASSERT(report.blocks == static_cast<std::int64_t>(stored.size()));
    RC_ASSERT(report.voided_blocks == left_out);
    RC_ASSERT(counted(report) == expected);
  }));
}

TEST_CASE("I8 what a statement voids is what was signed by this collector") {
  const KeyPairs collector = support::keys(1);
  const KeyPairs another = support::keys(2);
  CHECK(rc::check([&] {
    const VoidStatement statement{"k-" + std::to_string(*rc::gen::inRange(0, 1000)), *rc::gen::element<std::string>("", "b-1", "b-22"), *rc::gen::element<std::string>("tampered", "trial-run"),
                                  *rc::gen::inRange<std::int64_t>(0, 4'000'000'000)};
    const std::string signed_words = sign_void(statement, collector);
    RC_ASSERT(verify_void(signed_words, collector.sign_public).value() == statement);
    RC_ASSERT(!verify_void(signed_words, another.sign_public).has_value());
    std::string changed = signed_words;
    const auto at = *rc::gen::inRange<std::size_t>(0, changed.size());
    changed[at] = static_cast<char>(changed[at] ^ (1 << *rc::gen::inRange(0, 7)));
    const auto read = verify_void(changed, collector.sign_public);
    RC_ASSERT(!read.has_value() || *read == statement);
  }));
}
