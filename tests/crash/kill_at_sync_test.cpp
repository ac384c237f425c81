// A scripted visit in a process of its own, killed at its first sync, its second, … until it comes to
// its end. After each kill the data folder must hold every step whose call had returned, the next one
// whole or not at all, and a ledger that adds up.
#include <functional>
#include <sys/wait.h>

#include "support/catch.h"
#include "support/faulty_vfs.h"
#include "support/kiosk.h"
#include "support/table_reader.h"

namespace {

using support::Loss;

struct Step {
  std::string name;
  std::function<base::Result<void>(store::Store&)> act;
};

// The twentieth sitting of a kiosk that has nineteen, so that its end closes the first blocks.
const int last_sitting = 19;
const int answers_before = 19 * 21;

std::vector<std::string> steps_after(const std::vector<evaluation::Answer>& page) {
  return {"next after " + page.front().item, "tap after " + page.front().item};
}

const std::vector<Step>& script() {
  static const std::vector<Step> steps = [] {
    const evaluation::Sitting sitting = support::sitting(last_sitting);
    const session::SittingId id(sitting.id);
    std::vector<Step> made;
    made.push_back({"begin", [=](store::Store& store) { return store.begin_sitting(support::start_of(sitting)); }});
    made.push_back({"head", [](store::Store& store) { return store.keep_bookmark("lesson"); }});
    for (const auto& page : support::pages_of(sitting)) {
      made.push_back({"page", [=](store::Store& store) { return store.keep_answers(id, page); }});
      made.push_back({"steps", [=](store::Store& store) { return store.add_steps(steps_after(page)); }});
    }
    made.push_back({"end", [=](store::Store& store) { return store.end_sitting(id, session::SittingEnd::finished); }});
    made.push_back({"close", [](store::Store& store) -> base::Result<void> {
                      TRY(store.close_blocks({{}, true}));
                      return {};
                    }});
    made.push_back({"receipt", [](store::Store& store) -> base::Result<void> {
                      support::FakeCollector collector;
                      TRY_ASSIGN(const auto names, store.unsent());
                      TRY_ASSIGN(const auto batch, store.batch(names.at(0)));
                      TRY(store.accept_receipt(batch.name, collector.receive_and_sign(batch)));
                      return {};
                    }});
    return made;
  }();
  return steps;
}

void copy_folder(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::filesystem::remove_all(to);
  std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
}

struct Prepared {
  support::Kiosk kiosk;
  std::string incarnation;

  Prepared() {
    const support::FakeCollector collector;
    const auto store = kiosk.open();
    REQUIRE(store);
    REQUIRE((*store)->keep_scoring_key(support::small_key()));
    REQUIRE(support::enrol(**store, collector));
    REQUIRE(support::play(**store, 0, last_sitting));
    incarnation = (*store)->status()->incarnation;
  }
};

struct Outcome {
  bool killed = false;
  std::size_t returned = 0;  // steps whose call came back
};

// The child: one byte into the pipe for each call that returned.
[[noreturn]] void run_script(const std::filesystem::path& folder, const support::FaultPlan& plan, int told) {
  support::FaultyVfs disk;
  disk.plan = plan;
  base::VirtualClock clock(support::monday_s);
  evaluation::SeededRandomSource random(11);
  const auto store = store::Store::open({folder, &clock, &random});
  if (!store) ::_exit(2);
  for (const Step& step : script()) {
    if (!step.act(**store)) ::_exit(3);
    if (::write(told, "+", 1) != 1) ::_exit(4);
  }
  ::_exit(0);
}

Outcome play_until_killed(const std::filesystem::path& folder, const support::FaultPlan& plan) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) run_script(folder, plan, ends[1]);
  ::close(ends[1]);
  Outcome outcome;
  char byte = 0;
  while (::read(ends[0], &byte, 1) == 1) ++outcome.returned;
  ::close(ends[0]);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  outcome.killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  if (!outcome.killed) {
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) == 0);
  }
  return outcome;
}

bool has_returned(const Outcome& outcome, const std::string& name) {
  for (std::size_t i = 0; i < outcome.returned; ++i) {
    if (script()[i].name == name) return true;
  }
  return false;
}

std::int64_t answers_after(std::size_t steps) {
  const auto pages = support::pages_of(support::sitting(last_sitting));
  std::int64_t answers = answers_before;
  std::size_t page = 0;
  for (std::size_t i = 0; i < steps && i < script().size(); ++i) {
    if (script()[i].name == "page") answers += static_cast<std::int64_t>(pages[page++].size());
  }
  return answers;
}

session::Bookmark bookmark_after(std::size_t steps) {
  const auto pages = support::pages_of(support::sitting(last_sitting));
  session::Bookmark bookmark;
  std::size_t page = 0;
  for (std::size_t i = 0; i < steps && i < script().size(); ++i) {
    if (script()[i].name == "head") bookmark.head = "lesson";
    if (script()[i].name == "end") bookmark = {};
    if (script()[i].name != "steps") continue;
    for (const std::string& step : steps_after(pages[page++])) bookmark.steps.push_back(step);
  }
  return bookmark;
}

void check_blocks(const store::Status& status, store::Store& store, const Outcome& outcome) {
  const bool closed = status.batches == 1;
  if (has_returned(outcome, "close")) CHECK(closed);
  CHECK(status.answers.sent == (closed ? answers_before + 21 : 0));
  CHECK(status.sittings.sent == (closed ? 20 : 0));
  if (has_returned(outcome, "receipt")) CHECK(status.unsent == 0);
  const auto unsent = store.unsent();
  REQUIRE(unsent);
  for (const auto& name : *unsent) {
    const auto batch = store.batch(name);
    REQUIRE(batch);
    CHECK(evaluation::batch_hash(batch->bytes) == batch->hash);
    const support::FakeCollector collector;
    const auto opened = collector.open(batch->bytes, store.key_pairs().sign_public);
    REQUIRE(opened);
    CHECK(opened->blocks.size() == 2);
  }
}

// What the tables hold, once the store has let go of them.
void check_rows(const std::filesystem::path& folder, const store::Status& status) {
  support::TableReader tables(folder / "kiosk.db");
  const int rows = tables.number("SELECT COUNT(*) FROM answer");
  const int in_blocks = tables.number("SELECT COUNT(*) FROM sitting WHERE first_block IS NOT NULL");
  const bool destroyed = status.batches == 1 && status.unsent == 0;
  CHECK(rows == (destroyed ? 0 : status.answers.recorded));
  CHECK(in_blocks == (status.batches == 1 && !destroyed ? 20 : 0));
  CHECK(tables.number("SELECT COUNT(*) FROM block") == (status.batches == 1 ? 2 : 0));
  CHECK(tables.text("PRAGMA integrity_check") == "ok");
  CHECK(tables.rows("PRAGMA foreign_key_check").empty());
}

void check_folder(const std::filesystem::path& folder, const Outcome& outcome, const std::string& incarnation) {
  base::VirtualClock clock(support::monday_s);
  evaluation::SeededRandomSource random(12);
  store::Status status;
  {
    const auto opened = store::Store::open({folder, &clock, &random});
    REQUIRE(opened);
    store::Store& store = **opened;
    status = store.status().value();
    CHECK(status.incarnation == incarnation);
    CHECK(status.answers.balanced());
    CHECK(status.sittings.balanced());
    const bool answers_fit = status.answers.recorded == answers_after(outcome.returned) ||
                             status.answers.recorded == answers_after(outcome.returned + 1);
    CHECK(answers_fit);
    const session::Bookmark bookmark = store.bookmark().value_or(session::Bookmark{});
    const bool bookmark_fits = bookmark == bookmark_after(outcome.returned) || bookmark == bookmark_after(outcome.returned + 1);
    CHECK(bookmark_fits);
    check_blocks(status, store, outcome);
  }
  check_rows(folder, status);
}

int kill_at_each_sync(Loss loss, std::uint64_t seed) {
  const Prepared prepared;
  const support::TemporaryFolder place;
  const std::filesystem::path folder = place.path() / "data";
  for (int sync = 1;; ++sync) {
    INFO("killed at sync " << sync << ", seed " << seed);
    copy_folder(prepared.kiosk.folder.path(), folder);
    support::FaultPlan plan;
    plan.kill_at_sync = sync;
    plan.loss = loss;
    plan.seed = seed + static_cast<std::uint64_t>(sync);
    const Outcome outcome = play_until_killed(folder, plan);
    check_folder(folder, outcome, prepared.incarnation);
    if (!outcome.killed) {
      CHECK(outcome.returned == script().size());
      return sync;
    }
    REQUIRE(sync < 1000);
  }
}

}  // namespace

TEST_CASE("a kill at any sync of a visit loses no answer whose call had returned") {
  CHECK(kill_at_each_sync(Loss::nothing, 0) > 24);
}

TEST_CASE("a power cut that drops every unsynced write loses no answer whose call had returned") {
  CHECK(kill_at_each_sync(Loss::all_unsynced, 0) > 24);
}

TEST_CASE("a power cut that reorders unsynced writes loses no answer whose call had returned") {
  for (const std::uint64_t seed : {1000, 2000}) CHECK(kill_at_each_sync(Loss::some_unsynced, seed) > 24);
}

TEST_CASE("a kill at any sync of the first start leaves a folder that the next start can use") {
  const support::TemporaryFolder place;
  for (const Loss loss : {Loss::nothing, Loss::all_unsynced, Loss::some_unsynced}) {
    bool killed = true;
    for (int sync = 1; killed; ++sync) {
      INFO("killed at sync " << sync);
      const std::filesystem::path folder = place.path() / "first";
      std::filesystem::remove_all(folder);
      const pid_t child = ::fork();
      REQUIRE(child >= 0);
      base::VirtualClock clock(support::monday_s);
      evaluation::SeededRandomSource random(static_cast<std::uint64_t>(sync));
      if (child == 0) {
        support::FaultyVfs disk;
        disk.plan.kill_at_sync = sync;
        disk.plan.loss = loss;
        ::_exit(store::Store::open({folder, &clock, &random}) ? 0 : 2);
      }
      int status = 0;
      REQUIRE(::waitpid(child, &status, 0) == child);
      killed = WIFSIGNALED(status);
      const auto store = store::Store::open({folder, &clock, &random});
      REQUIRE(store);
      CHECK((*store)->keep_scoring_key(support::small_key()));
      CHECK(support::play(**store, support::sitting(0)));
      REQUIRE(sync < 1000);
    }
  }
}
