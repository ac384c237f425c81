#include "scripted_visit.h"

#include "support/catch.h"
#include "support/table_reader.h"

namespace crash {
namespace {

// The twentieth sitting of a kiosk that has nineteen, so that its end closes the first blocks.
const int last_sitting = 19;
const int answers_before = 19 * 21;

std::vector<std::string> steps_after(const std::vector<evaluation::Answer>& page) {
  return {"next after " + page.front().item, "tap after " + page.front().item};
}

}  // namespace

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

Prepared::Prepared() {
  const support::FakeCollector collector;
  const auto store = kiosk.open();
  REQUIRE(store);
  REQUIRE((*store)->keep_scoring_key(support::small_key()));
  REQUIRE(support::enrol(**store, collector));
  REQUIRE(support::play(**store, 0, last_sitting));
  incarnation = (*store)->status()->incarnation;
}

namespace {

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

}  // namespace

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

}  // namespace crash
