// The same visit on a disk that refuses once, at its first write, its second, … and then works again: a call that said that
// something could not be kept kept nothing of it, and what every other kept is there.
#include <algorithm>
#include <optional>

#include "scripted_visit.h"
#include "support/catch.h"
#include "support/faulty_vfs.h"

namespace {

using crash::Outcome;
using crash::Prepared;
using support::FaultPlan;

using Number = int FaultPlan::*;

// What the disk refuses, and how it counts that.
struct Refusal {
  Number at;
  Number seen;
};

struct Played {
  Outcome outcome;
  std::optional<base::Error> said;  // by the step that failed, or by opening
  bool was_refused = false;
};

std::optional<base::Error> play(store::Store& store, Outcome& outcome) {
  for (const crash::Step& step : crash::script()) {
    if (const auto done = step.act(store); !done) return done.error();
    ++outcome.returned;
  }
  return std::nullopt;
}

Played play_with(const std::filesystem::path& folder, const Refusal& refusal, int at) {
  support::FaultyVfs disk;
  disk.plan.*refusal.at = at;
  base::VirtualClock clock(support::monday_s);
  evaluation::SeededRandomSource random(11);
  Played played;
  const auto store = store::Store::open({folder, &clock, &random});
  played.said = store ? play(**store, played.outcome) : std::optional(store.error());
  played.was_refused = disk.plan.*refusal.seen >= at;
  return played;
}

// What was said, each once, until the visit came through without a refusal. What nobody waits for may fail unheard, a
// checkpoint say: it is done again later.
std::vector<base::ErrorCode> refuse_at_each(const Refusal& refusal) {
  const Prepared prepared;
  const support::TemporaryFolder place;
  const std::filesystem::path folder = place.path() / "data";
  std::vector<base::ErrorCode> said;
  int heard = 0;
  for (int at = 1;; ++at) {
    INFO("refused at " << at);
    crash::copy_folder(prepared.kiosk.folder.path(), folder);
    const Played played = play_with(folder, refusal, at);
    crash::check_folder(folder, played.outcome, prepared.incarnation);
    if (!played.was_refused) {
      CHECK_FALSE(played.said);
      break;
    }
    if (!played.said) continue;
    ++heard;
    CHECK(played.said->message.find("start with an empty one") == std::string::npos);
    if (std::ranges::find(said, played.said->code) == said.end()) said.push_back(played.said->code);
    REQUIRE(at < 5000);
  }
  CHECK(heard > 24);
  return said;
}

using Codes = std::vector<base::ErrorCode>;

}  // namespace

TEST_CASE("a disk that is full at any write of a visit keeps every step that was said to be kept") {
  CHECK(refuse_at_each({&FaultPlan::full_at_write, &FaultPlan::writes}) == Codes{base::ErrorCode::no_space});
}

TEST_CASE("a disk that fails at any write of a visit keeps every step that was said to be kept") {
  CHECK(refuse_at_each({&FaultPlan::error_at_write, &FaultPlan::writes}) == Codes{base::ErrorCode::io});
}

TEST_CASE("a disk that fails at any sync of a visit keeps every step that was said to be kept") {
  CHECK(refuse_at_each({&FaultPlan::error_at_sync, &FaultPlan::syncs}) == Codes{base::ErrorCode::io});
}

TEST_CASE("a disk that fails at any read of a visit is not called damaged and loses nothing") {
  const Codes said = refuse_at_each({&FaultPlan::error_at_read, &FaultPlan::reads});
  CHECK(std::ranges::find(said, base::ErrorCode::io) != said.end());
}
