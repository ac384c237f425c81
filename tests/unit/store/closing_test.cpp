#include <map>

#include "support/catch.h"
#include "support/kiosk.h"
#include "support/table_reader.h"

using base::Error;
using base::ErrorCode;
using evaluation::Ledger;

namespace {

// An enrolled kiosk that has played `sittings` sittings of 21 answers, 10 of them before the lesson.
struct Classroom {
  support::Kiosk kiosk;
  support::FakeCollector collector;
  std::unique_ptr<store::Store> store;

  explicit Classroom(int sittings) {
    reopen();
    REQUIRE(store->keep_scoring_key(support::small_key()));
    REQUIRE(support::enrol(*store, collector));
    REQUIRE(support::play(*store, 0, sittings));
  }
  void reopen() {
    store.reset();
    auto opened = kiosk.open();
    REQUIRE(opened);
    store = std::move(*opened);
  }
  session::FrozenBatch unsent(std::size_t at = 0) {
    const auto names = store->unsent();
    REQUIRE(names);
    REQUIRE(names->size() > at);
    const auto batch = store->batch((*names)[at]);
    REQUIRE(batch);
    return *batch;
  }
  void deliver() {
    const auto batch = unsent();
    REQUIRE(store->accept_receipt(batch.name, collector.receive_and_sign(batch)));
  }
  int count(const std::string& what) {
    store.reset();
    const int number = support::TableReader(kiosk.file("kiosk.db")).number("SELECT COUNT(*) FROM " + what);
    reopen();
    return number;
  }
};

void check_closed(const store::ClosedBlocks& closed, int blocks, int batches, int withheld) {
  CHECK(closed.blocks == blocks);
  CHECK(closed.batches == batches);
  CHECK(closed.withheld == withheld);
}

}  // namespace

TEST_CASE("nineteen sittings wait and twenty close into one batch") {
  Classroom room(19);
  check_closed(room.store->close_blocks({{}, true}).value(), 0, 0, 0);
  CHECK(room.store->status()->answers == Ledger{399, 399, 0, 0, 0});
  REQUIRE(support::play(*room.store, 19, 20));
  check_closed(room.store->close_blocks({{}, true}).value(), 2, 1, 0);
  CHECK(room.store->status()->answers == Ledger{420, 0, 420, 0, 0});
  CHECK(room.store->status()->sittings == Ledger{20, 0, 20, 0, 0});
  check_closed(room.store->close_blocks({{}, true}).value(), 0, 0, 0);
}

TEST_CASE("a frozen batch opens at the collector and holds what was answered") {
  Classroom room(20);
  REQUIRE(room.store->close_blocks({{}, true}));
  const auto batch = room.unsent();
  const auto opened = room.collector.open(batch.bytes, room.store->key_pairs().sign_public);
  REQUIRE(opened);
  CHECK(opened->header == evaluation::BatchHeader{room.store->status()->kiosk, room.store->status()->incarnation, 1,
                                                  evaluation::no_previous_hash});
  REQUIRE(opened->blocks.size() == 2);
  CHECK(opened->blocks[0].n == 20);
  CHECK(opened->blocks[0].sequence == 1);
  CHECK(opened->blocks[1].parents == std::vector<std::string>{opened->blocks[0].id});
  CHECK(opened->blocks[1].sequence == 2);
  CHECK(opened->blocks[1].n == 20);
  CHECK(opened->blocks[0].period == "2026-W45");
  CHECK(opened->blocks[0].stratum.age_band == "12-14");
  CHECK(opened->blocks[0].site_type == "school");
}

TEST_CASE("I5 batches are chained and their bytes never change") {
  Classroom room(20);
  REQUIRE(room.store->close_blocks({{}, true}));
  REQUIRE(support::play(*room.store, 20, 40));
  REQUIRE(room.store->close_blocks({{}, true}));
  const auto first = room.unsent(0);
  const auto second = room.unsent(1);
  CHECK(second.name.sequence == 2);
  const auto opened = room.collector.open(second.bytes, room.store->key_pairs().sign_public);
  REQUIRE(opened);
  CHECK(opened->header.previous == first.hash);
  CHECK(opened->blocks[0].sequence == 3);
  room.reopen();
  CHECK(room.unsent(0).bytes == first.bytes);
  CHECK(evaluation::batch_hash(room.unsent(0).bytes) == first.hash);
  CHECK(base::read_text_file(room.kiosk.file("incarnation")).value() == first.name.incarnation + " 2\n");
}

TEST_CASE("before enrolment nothing closes") {
  support::Kiosk kiosk;
  const auto store = kiosk.open();
  REQUIRE(store);
  REQUIRE((*store)->keep_scoring_key(support::small_key()));
  REQUIRE(support::play(**store, 0, 20));
  check_closed((*store)->close_blocks({{}, true}).value(), 0, 0, 0);
  CHECK((*store)->status()->answers.open == 420);
}

TEST_CASE("blocks close by the key kept when the sitting began though the pack was replaced") {
  Classroom room(20);
  auto newer = support::small_key();
  newer.instrument.version = 2;
  newer.items.clear();
  REQUIRE(room.store->keep_scoring_key(newer));
  check_closed(room.store->close_blocks({{}, true}).value(), 2, 1, 0);
}

TEST_CASE("a sitting still going on is in no block") {
  Classroom room(19);
  REQUIRE(room.store->begin_sitting(support::start_of(support::sitting(19))));
  check_closed(room.store->close_blocks({{}, true}).value(), 0, 0, 0);
}

TEST_CASE("I1 I7 a closing that is cancelled leaves nothing behind and closes whole the next time") {
  Classroom room(60);
  const int answers = 60 * 21;
  int asked_to_the_end = 0;
  for (int last = 0; asked_to_the_end == 0; ++last) {
    INFO("cancelled when asked for the " << last << "th time");
    int asked = 0;
    const auto closed = room.store->close_blocks({{}, true}, [&] { return asked++ == last; });
    if (closed) {
      asked_to_the_end = asked;
      check_closed(*closed, 2, 1, 0);
      break;
    }
    REQUIRE(closed.error() == Error{ErrorCode::unavailable, "the work was cancelled, so nothing of it was kept"});
    CHECK(room.store->status()->answers == Ledger{answers, answers, 0, 0, 0});
    CHECK(room.store->unsent()->empty());
    // The connection is whole: what a reader keeps next is kept.
    REQUIRE(room.store->keep_bookmark("after " + std::to_string(last)));
    if (last % 40 == 0) CHECK(room.count("sitting WHERE first_block IS NOT NULL") == 0);
  }
  CHECK(asked_to_the_end > 100);  // loading, counting and writing all ask
  CHECK(room.store->status()->answers == Ledger{answers, 0, answers, 0, 0});
  CHECK(room.count("sitting WHERE first_block IS NOT NULL") == 60);
  CHECK(room.count("block") == 2);
}

TEST_CASE("a policy weaker than the rules closes nothing") {
  Classroom room(20);
  evaluation::Policy weak;
  weak.k_block = 19;
  CHECK(room.store->close_blocks({weak, true}).error().code == ErrorCode::invalid_input);
  CHECK(room.store->status()->answers.open == 420);
}

TEST_CASE("after half a year too few sittings are withheld and destroyed with the next receipt") {
  Classroom room(3);
  constexpr std::int64_t day_ms = 24 * 60 * 60 * 1000;
  room.kiosk.clock.advance_ms(182 * day_ms);
  check_closed(room.store->close_blocks({{}, true}).value(), 0, 0, 3);
  CHECK(room.store->status()->answers == Ledger{63, 0, 0, 63, 0});
  CHECK(room.store->status()->sittings == Ledger{3, 0, 0, 3, 0});
  CHECK(room.count("answer") == 63);
  REQUIRE(support::play(*room.store, 3, 23));
  check_closed(room.store->close_blocks({{}, true}).value(), 2, 1, 0);
  const auto opened = room.collector.open(room.unsent().bytes, room.store->key_pairs().sign_public);
  REQUIRE(opened);
  CHECK(opened->blocks[0].withheld == "1-19");
  room.deliver();
  CHECK(room.count("answer") == 0);
}

TEST_CASE("a sitting that is in a block cannot be deleted any more") {
  Classroom room(20);
  REQUIRE(room.store->close_blocks({{}, true}));
  CHECK(room.store->delete_sitting(session::SittingId("sitting-0")).error() ==
        Error{ErrorCode::unavailable,
              "the sitting has been counted already, so its answers cannot be told apart any more"});
  CHECK(room.store->status()->answers == Ledger{420, 0, 420, 0, 0});
}

TEST_CASE("I9 R18 raw rows are destroyed by the last receipt and the counts stay") {
  Classroom room(20);
  REQUIRE(room.store->close_blocks({{}, true}));
  CHECK(room.count("answer") == 420);
  room.deliver();
  CHECK(room.store->unsent()->empty());
  CHECK(room.store->status()->answers == Ledger{420, 0, 420, 0, 0});
  CHECK(room.store->status()->last_receipt == store::LastReceipt{1, "2026-W45", false});
  CHECK(room.count("answer") == 0);
  CHECK(room.count("sitting") == 0);
  const auto log = base::read_text_file(room.kiosk.file("kiosk.db"));
  REQUIRE(log);
  CHECK(log->find("sitting-1") == std::string::npos);
}

TEST_CASE("rows stay while what is sensitive has not gone out over them") {
  Classroom room(0);
  auto key = support::small_key();
  key.instrument.version = 2;
  for (evaluation::ItemKey& item : key.items) item.sensitive = item.slot.starts_with("k");
  REQUIRE(room.store->keep_scoring_key(key));
  const auto play = [&](int from, int to) {
    for (int number = from; number < to; ++number) {
      auto sitting = support::sitting(number);
      sitting.stratum.instrument = key.instrument;
      REQUIRE(support::play(*room.store, sitting));
    }
  };
  play(0, 20);
  check_closed(room.store->close_blocks({{}, true}).value(), 2, 1, 0);
  room.deliver();
  CHECK(room.store->status()->answers == Ledger{420, 80, 340, 0, 0});
  CHECK(room.count("sitting") == 20);
  play(20, 60);
  check_closed(room.store->close_blocks({{}, true}).value(), 4, 1, 0);
  CHECK(room.store->status()->answers == Ledger{1260, 0, 1260, 0, 0});
  room.deliver();
  CHECK(room.count("sitting") == 0);
}

TEST_CASE("what is sensitive and waits when the incarnation ends is withheld") {
  Classroom room(0);
  auto key = support::small_key();
  for (evaluation::ItemKey& item : key.items) item.sensitive = item.slot.starts_with("k");
  key.instrument.version = 2;
  REQUIRE(room.store->keep_scoring_key(key));
  for (int number = 0; number < 20; ++number) {
    auto sitting = support::sitting(number);
    sitting.stratum.instrument = key.instrument;
    REQUIRE(support::play(*room.store, sitting));
  }
  REQUIRE(room.store->close_blocks({{}, true}));
  const auto batch = room.unsent();
  auto receipt = room.collector.receive(batch.name, batch.bytes);
  receipt.contiguous = 2;
  REQUIRE(room.store->accept_receipt(batch.name, room.collector.sign(receipt)));
  CHECK(room.store->status()->answers == Ledger{420, 0, 340, 80, 0});
}

TEST_CASE("a receipt that is not for this batch or not from this collector changes nothing") {
  Classroom room(20);
  REQUIRE(room.store->close_blocks({{}, true}));
  const auto batch = room.unsent();
  const support::FakeCollector stranger(5);
  auto receipt = room.collector.receive(batch.name, batch.bytes);
  CHECK(room.store->accept_receipt(batch.name, stranger.sign(receipt)).error().code == ErrorCode::untrusted);
  CHECK(room.store->accept_receipt(batch.name, "<html>welcome</html>").error().code == ErrorCode::corrupt);
  receipt.batch = std::string(64, '0');
  CHECK(room.store->accept_receipt(batch.name, room.collector.sign(receipt)).error() ==
        Error{ErrorCode::invalid_input, "the receipt is not for batch 1 of this kiosk, which stays unsent"});
  CHECK(room.store->unsent()->size() == 1);
  CHECK(room.count("answer") == 420);
}

TEST_CASE("the same receipt twice changes nothing the second time") {
  Classroom room(20);
  REQUIRE(room.store->close_blocks({{}, true}));
  const auto batch = room.unsent();
  const std::string receipt = room.collector.receive_and_sign(batch);
  REQUIRE(room.store->accept_receipt(batch.name, receipt));
  const store::Status before = room.store->status().value();
  REQUIRE(room.store->accept_receipt(batch.name, receipt));
  CHECK(store::status_json(room.store->status().value()) == store::status_json(before));
}

TEST_CASE("a collector restored from an older backup gets what it lost again") {
  Classroom room(20);
  REQUIRE(room.store->close_blocks({{}, true}));
  const auto first = room.unsent();
  room.deliver();
  REQUIRE(support::play(*room.store, 20, 40));
  REQUIRE(room.store->close_blocks({{}, true}));
  const auto second = room.unsent();
  auto receipt = room.collector.receive(second.name, second.bytes);
  receipt.contiguous = 0;
  receipt.chain_head = evaluation::no_previous_hash;
  REQUIRE(room.store->accept_receipt(second.name, room.collector.sign(receipt)));
  REQUIRE(room.store->unsent()->size() == 1);
  CHECK(room.unsent().bytes == first.bytes);
}

TEST_CASE("a receipt that knows of more batches than this store begins a new incarnation") {
  Classroom room(20);
  REQUIRE(room.store->close_blocks({{}, true}));
  REQUIRE(support::play(*room.store, 20, 25));
  const auto batch = room.unsent();
  auto receipt = room.collector.receive(batch.name, batch.bytes);
  receipt.contiguous = 2;
  REQUIRE(room.store->accept_receipt(batch.name, room.collector.sign(receipt)));
  CHECK(room.store->status()->incarnation != batch.name.incarnation);
  CHECK(room.store->status()->answers == Ledger{525, 0, 420, 105, 0});
  REQUIRE(support::play(*room.store, 25, 45));
  REQUIRE(room.store->close_blocks({{}, true}));
  CHECK(room.unsent().name.sequence == 1);
  room.reopen();
  CHECK(room.store->status()->incarnation == room.unsent().name.incarnation);
}

TEST_CASE("a batch is set aside only with the proof that the collector holds other bytes") {
  Classroom room(20);
  REQUIRE(room.store->close_blocks({{}, true}));
  const auto batch = room.unsent();
  auto receipt = room.collector.receive(batch.name, batch.bytes);
  CHECK(room.store->set_aside(batch.name, room.collector.sign(receipt)).error() ==
        Error{ErrorCode::invalid_input,
              "the receipt does not prove that the collector holds other bytes under batch 1"});
  receipt.batch = std::string(64, '0');
  CHECK(room.store->set_aside(batch.name, support::FakeCollector(5).sign(receipt)).error().code == ErrorCode::untrusted);
  CHECK(room.store->unsent()->size() == 1);
  REQUIRE(room.store->set_aside(batch.name, room.collector.sign(receipt)));
  CHECK(room.store->unsent()->empty());
  CHECK(room.store->status()->set_aside == 1);
  CHECK(room.store->status()->incarnation != batch.name.incarnation);
}

TEST_CASE("a disk restored from before a batch was frozen sends nothing twice") {
  Classroom room(20);
  room.store.reset();
  std::filesystem::copy_file(room.kiosk.file("kiosk.db"), room.kiosk.file("backup"));
  room.reopen();
  REQUIRE(room.store->close_blocks({{}, true}));
  const std::string first = room.unsent().name.incarnation;
  room.store.reset();
  std::filesystem::rename(room.kiosk.file("backup"), room.kiosk.file("kiosk.db"));
  room.reopen();
  CHECK(room.store->status()->incarnation != first);
  CHECK(room.store->status()->answers == Ledger{420, 0, 0, 420, 0});
  check_closed(room.store->close_blocks({{}, true}).value(), 0, 0, 0);
}

TEST_CASE("a disk restored from before a batch was frozen sends nothing twice though its keys are gone too") {
  Classroom room(20);
  room.store.reset();
  std::filesystem::copy_file(room.kiosk.file("kiosk.db"), room.kiosk.file("backup"));
  room.reopen();
  REQUIRE(room.store->close_blocks({{}, true})->batches == 1);
  room.store.reset();
  std::filesystem::rename(room.kiosk.file("backup"), room.kiosk.file("kiosk.db"));
  std::filesystem::remove(room.kiosk.file("kiosk.key"));
  room.reopen();
  REQUIRE(support::enrol(*room.store, room.collector));
  CHECK(room.store->status()->answers == Ledger{420, 0, 0, 420, 0});
  check_closed(room.store->close_blocks({{}, true}).value(), 0, 0, 0);
}

TEST_CASE("answers that no block holds go out under the new keys of a kiosk whose old ones are gone") {
  Classroom room(20);
  room.store.reset();
  std::filesystem::remove(room.kiosk.file("kiosk.key"));
  room.reopen();
  REQUIRE(support::enrol(*room.store, room.collector));
  check_closed(room.store->close_blocks({{}, true}).value(), 2, 1, 0);
  const std::string incarnation = room.store->status()->incarnation;
  room.store.reset();
  room.reopen();
  CHECK(room.store->status()->incarnation == incarnation);
}

TEST_CASE("a kiosk does not change its collector while batches wait for the one it has") {
  Classroom room(20);
  REQUIRE(room.store->close_blocks({{}, true}));
  const support::FakeCollector another(5);
  CHECK(support::enrol(*room.store, another).error() ==
        Error{ErrorCode::unavailable,
              "1 batches still wait for the collector at http://results.example: send them first, they are sealed to it"});
  const std::string before = room.store->status()->incarnation;
  room.deliver();
  REQUIRE(support::enrol(*room.store, another));
  CHECK(room.store->status()->incarnation != before);
}

TEST_CASE("an enrolment of another kiosk is refused") {
  Classroom room(0);
  CHECK(room.store->keep_enrolment("http://results.example", room.collector.enrolment(support::keys(3))).error() ==
        Error{ErrorCode::invalid_input, "the enrolment is for another kiosk"});
}

TEST_CASE("an enrolment is kept without the collector's exact time") {
  Classroom room(0);
  room.reopen();
  const auto contact = room.store->collector();
  REQUIRE(contact);
  CHECK(contact->url == "http://results.example");
  CHECK(contact->enrolment.site_type == "school");
  CHECK(contact->enrolment.collector_sign_public == room.collector.enrolment(support::keys(3)).collector_sign_public);
  CHECK(contact->enrolment.server_time_s == 0);
}

TEST_CASE("an instrument too large for a block is set aside alone and every answer is accounted for") {
  Classroom room(0);
  const auto large = support::large_key(260);
  REQUIRE(room.store->keep_scoring_key(large));
  for (int number = 0; number < 20; ++number) {
    auto sitting = support::sitting(number);
    sitting.id = "large-" + std::to_string(number);
    sitting.stratum.instrument = large.instrument;
    support::answer_large(sitting, 260);
    REQUIRE(support::play(*room.store, sitting));
  }
  REQUIRE(support::play(*room.store, 0, 20));
  const auto closed = room.store->close_blocks({{}, true});
  REQUIRE(closed);
  check_closed(*closed, 2, 1, 20);
  CHECK(closed->set_aside == std::vector<std::string>{"a block of instrument large version 1 over 20 sittings cannot be sent: "
                                                      "block.body.tables has a value that may not leave the kiosk"});
  CHECK(room.store->status()->blocks_set_aside == 1);
  CHECK(room.store->status()->answers == Ledger{42020, 0, 420, 41600, 0});
  CHECK(room.store->status()->sittings == Ledger{40, 0, 20, 20, 0});
  check_closed(room.store->close_blocks({{}, true}).value(), 0, 0, 0);
}

TEST_CASE("the choices of two chats and the turns until leaving are sent and nothing recorded is left over") {
  Classroom room(0);
  for (int number = 0; number < 20; ++number) {
    auto sitting = support::sitting(number);
    sitting.answers.push_back(evaluation::practice_answer("chat", "turns_until_leaving", 1 + number % 8));
    sitting.answers.push_back(evaluation::practice_answer("second", "details_given", 2));
    REQUIRE(support::play(*room.store, sitting));
  }
  REQUIRE(room.store->close_blocks({{}, true}));
  CHECK(room.store->status()->answers == Ledger{460, 0, 460, 0, 0});
  const auto opened = room.collector.open(room.unsent().bytes, room.store->key_pairs().sign_public);
  REQUIRE(opened);
  std::map<std::string, std::int64_t> counted;
  for (const evaluation::Table& table : opened->blocks.at(1).tables) {
    if (!table.is_practice()) continue;
    for (const evaluation::Cell& cell : table.cells) {
      if (cell.levels.front() != "not_reached") counted[table.block + "/" + table.slot] += cell.count;
    }
  }
  CHECK(counted == std::map<std::string, std::int64_t>{
                       {"chat/details_given", 20}, {"chat/turns_until_leaving", 20}, {"second/details_given", 20}});
}

TEST_CASE("a linked sitting closes with the one its reader began with") {
  Classroom room(20);
  room.store.reset();
  support::TableReader(room.kiosk.file("kiosk.db"))
      .rows("INSERT INTO sitting SELECT 'later', scoring_key, pack, lesson, age_band, seed, form_a_first, state, how, week, clock, NULL, 0, 0, 'none' "
            "FROM sitting WHERE id = 'sitting-0';"
            "INSERT INTO linkage VALUES ('sitting-0', 'follow-up', 'later');"
            "UPDATE ledger SET recorded = recorded + 1, open = open + 1 WHERE unit = 'sittings'");
  room.reopen();
  check_closed(room.store->close_blocks({{}, true}).value(), 2, 1, 0);
  CHECK(room.count("sitting WHERE first_block IS NOT NULL") == 21);
}
