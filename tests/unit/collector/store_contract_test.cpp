// What every store keeps to, whatever it is made of.
#include <array>
#include <atomic>
#include <chrono>
#include <future>
#include <thread>

#include "api/store.h"
#include "support/catch.h"
#include "support/collector_stores.h"

using namespace api;
using base::ErrorCode;
using support::insert;

namespace {

const ChainKey chain_a{"k-a", std::string(32, '1')};
const ChainKey chain_b{"k-b", std::string(32, '1')};

const Token token{"t1", base::Bytes(32, 7), "school", "UA", 1'793'000'000, "", "", "", {base::Arm::lesson, base::Arm::waitlist}, 1'795'592'000};
const Station station{"k-a", base::Bytes(32, 1), base::Bytes(32, 2), "school", "UA", 1'793'000'000, "", {base::Arm::waitlist, base::Arm::b}};
const Chain chain{chain_a, 3, 4, 2, "h2", 1, 5};
const Alarm raised{"k-a", chain_a.incarnation, 3, "h3", "conflict", 1'793'000'001};
const Void statement{"k-a", "b1", "tampered", "{\"signed\":true}", 1'793'000'002};

BatchRow batch_row(std::uint64_t sequence, const ChainKey& key = chain_a) {
  return {
      key, {sequence, "h" + std::to_string(sequence), "h" + std::to_string(sequence - 1)}, "receipt", 1'793'000'000};
}

BlockRow block_row(const std::string& id, const ChainKey& key = chain_a) {
  return {0, id, key, 1, "{\"id\":\"" + id + "\"}"};
}

ParkedBlockRow parked_row(const std::string& id) { return {id, chain_a, 1, 7, "diary", "{\"new\":1}"}; }

std::vector<std::string> ids(const std::vector<BlockRow>& rows) {
  std::vector<std::string> found;
  for (const BlockRow& row : rows) found.push_back(row.id);
  return found;
}

std::vector<std::uint64_t> sequences(const std::vector<BatchRow>& rows) {
  std::vector<std::uint64_t> found;
  for (const BatchRow& row : rows) found.push_back(row.link.sequence);
  return found;
}

constexpr auto long_enough = std::chrono::seconds(20);  // for anything that does not wait for something else

}  // namespace

TEMPLATE_LIST_TEST_CASE("a store gives a token back as it was inserted and updated", "", support::CollectorStores) {
  TestType kind;
  REQUIRE(insert(kind.store, token));
  CHECK(kind.store.read([](const Rows& rows) { return rows.token("t1"); }).value() == token);
  Token used = token;
  used.used_by = "k-a";
  used.answer = "welcome";
  REQUIRE(kind.store.write([&](Rows& rows) { return rows.update(used); }));
  CHECK(kind.store.read([](const Rows& rows) { return rows.token("t1"); }).value() == used);
  CHECK(kind.store.read([](const Rows& rows) { return rows.token("t2"); }).value() == std::nullopt);
}

TEMPLATE_LIST_TEST_CASE("a store lists stations by kiosk", "", support::CollectorStores) {
  TestType kind;
  Station other = station;
  other.kiosk = "k-0";
  REQUIRE(insert(kind.store, station));
  REQUIRE(insert(kind.store, other));
  Station moved = station;
  moved.region = "UA-KV";
  REQUIRE(kind.store.write([&](Rows& rows) { return rows.update(moved); }));
  CHECK(kind.store.read([](const Rows& rows) { return rows.station("k-a"); }).value() == moved);
  CHECK(kind.store.read([](const Rows& rows) { return rows.station("k-b"); }).value() == std::nullopt);
  CHECK(kind.store.read([](const Rows& rows) { return rows.stations(); }).value() ==
        std::vector<Station>{other, moved});
}

TEMPLATE_LIST_TEST_CASE("a store keeps one chain for each kiosk and incarnation", "", support::CollectorStores) {
  TestType kind;
  Chain other = chain;
  other.key.incarnation = std::string(32, '0');
  REQUIRE(insert(kind.store, chain));
  REQUIRE(insert(kind.store, other));
  Chain longer = chain;
  longer.batches = 4;
  longer.highest = std::uint64_t{1} << 53;
  REQUIRE(kind.store.write([&](Rows& rows) { return rows.update(longer); }));
  CHECK(kind.store.read([](const Rows& rows) { return rows.chain(chain_a); }).value() == longer);
  CHECK(kind.store.read([](const Rows& rows) { return rows.chain(chain_b); }).value() == std::nullopt);
  CHECK(kind.store.read([](const Rows& rows) { return rows.chains(); }).value() == std::vector<Chain>{other, longer});
}

TEMPLATE_LIST_TEST_CASE("a store gives a chain's batches in order from any sequence", "", support::CollectorStores) {
  TestType kind;
  REQUIRE(kind.store.write([](Rows& rows) -> base::Result<void> {
    for (const std::uint64_t sequence : {10, 2, 1, 5}) TRY(rows.insert(batch_row(sequence), std::nullopt));
    TRY(rows.insert(batch_row(3, chain_b), std::nullopt));
    return rows.insert(batch_row(11), base::Bytes{1, 2, 3});
  }));
  const auto page = [&](std::uint64_t first, std::size_t limit) {
    return kind.store.read([&](const Rows& rows) { return rows.batches(chain_a, first, limit); }).value();
  };
  CHECK(sequences(page(0, 100)) == std::vector<std::uint64_t>{1, 2, 5, 10, 11});
  CHECK(sequences(page(2, 2)) == std::vector<std::uint64_t>{2, 5});
  CHECK(page(12, 100).empty());
  CHECK(page(5, 1) == std::vector<BatchRow>{batch_row(5)});
}

TEMPLATE_LIST_TEST_CASE("a store gives blocks in the order of their insertion a page at a time", "",
                        support::CollectorStores) {
  TestType kind;
  CHECK(kind.store.read([](const Rows& rows) { return rows.last_position(); }).value() == 0);
  for (const char* id : {"b9", "b1", "b5"}) REQUIRE(insert(kind.store, block_row(id)));
  const std::int64_t last = kind.store.read([](const Rows& rows) { return rows.last_position(); }).value();
  REQUIRE(insert(kind.store, block_row("b0")));
  const auto page = [&](std::int64_t after, std::size_t limit) {
    return kind.store.read([&](const Rows& rows) { return rows.blocks(after, last, limit); }).value();
  };
  CHECK(ids(page(0, 100)) == std::vector<std::string>{"b9", "b1", "b5"});
  CHECK(ids(page(0, 2)) == std::vector<std::string>{"b9", "b1"});
  CHECK(ids(page(page(0, 2).back().position, 2)) == std::vector<std::string>{"b5"});
  CHECK(page(last, 2).empty());
  BlockRow first = block_row("b9");
  first.position = page(0, 1).at(0).position;
  CHECK(page(0, 1).at(0) == first);
}

TEMPLATE_LIST_TEST_CASE("a store knows whose a block is whether stored or parked", "", support::CollectorStores) {
  TestType kind;
  REQUIRE(insert(kind.store, block_row("b1", chain_b)));
  REQUIRE(insert(kind.store, parked_row("b2")));
  const auto kiosk = [&](const char* id) {
    return kind.store.read([&](const Rows& rows) { return rows.kiosk_of_block(id); }).value();
  };
  CHECK(kiosk("b1") == "k-b");
  CHECK(kiosk("b2") == "k-a");
  CHECK(kiosk("b3") == std::nullopt);
}

TEMPLATE_LIST_TEST_CASE("a store gives parked blocks by id and lets go of one that is removed", "",
                        support::CollectorStores) {
  TestType kind;
  for (const char* id : {"b3", "b1", "b2"}) REQUIRE(insert(kind.store, parked_row(id)));
  const auto page = [&](const char* after, std::size_t limit) {
    return kind.store.read([&](const Rows& rows) { return rows.parked_blocks(after, limit); }).value();
  };
  CHECK(page("", 2) == std::vector<ParkedBlockRow>{parked_row("b1"), parked_row("b2")});
  CHECK(page("b2", 2) == std::vector<ParkedBlockRow>{parked_row("b3")});
  REQUIRE(kind.store.write([](Rows& rows) { return rows.remove_parked_block("b2"); }));
  CHECK(page("", 9) == std::vector<ParkedBlockRow>{parked_row("b1"), parked_row("b3")});
}

TEMPLATE_LIST_TEST_CASE("a store counts a kiosk's alarms and those whose batch is kept", "", support::CollectorStores) {
  TestType kind;
  Alarm later = raised;
  later.sequence = 1;
  Alarm of_another = raised;
  of_another.kiosk = "k-b";
  REQUIRE(kind.store.write([&](Rows& rows) -> base::Result<void> {
    TRY(rows.insert(raised, base::Bytes{1, 2}));
    TRY(rows.insert(later, std::nullopt));
    return rows.insert(of_another, base::Bytes());
  }));
  const auto counts = [&](const char* kiosk) {
    return kind.store.read([&](const Rows& rows) { return rows.alarm_counts(kiosk); }).value();
  };
  CHECK(counts("k-a") == AlarmCounts{2, 1});
  CHECK(counts("k-b") == AlarmCounts{1, 1});
  CHECK(counts("k-c") == AlarmCounts{0, 0});
  CHECK(support::raised_alarms(kind.store) == std::vector<Alarm>{raised, later, of_another});
  CHECK(kind.store.read([](const Rows& rows) { return rows.has_alarm(chain_a, 3, "h3"); }).value());
  CHECK_FALSE(kind.store.read([](const Rows& rows) { return rows.has_alarm(chain_a, 3, "h4"); }).value());
}

TEMPLATE_LIST_TEST_CASE("a store keeps void statements by kiosk and block", "", support::CollectorStores) {
  TestType kind;
  Void whole = statement;
  whole.block = "";
  REQUIRE(insert(kind.store, statement));
  REQUIRE(insert(kind.store, whole));
  CHECK(kind.store.read([](const Rows& rows) { return rows.voids(); }).value() == std::vector<Void>{whole, statement});
  CHECK(kind.store.read([](const Rows& rows) { return rows.has_void("k-a", ""); }).value());
  CHECK(kind.store.read([](const Rows& rows) { return rows.has_void("k-a", "b1"); }).value());
  CHECK_FALSE(kind.store.read([](const Rows& rows) { return rows.has_void("k-a", "b2"); }).value());
  CHECK_FALSE(kind.store.read([](const Rows& rows) { return rows.has_void("k-b", ""); }).value());
}

TEMPLATE_LIST_TEST_CASE("a row whose key is taken is refused", "", support::CollectorStores) {
  TestType kind;
  using Work = std::function<base::Result<void>(Rows&)>;
  const std::array<Work, 8> inserts = {
      [](Rows& rows) { return rows.insert(token); },
      [](Rows& rows) { return rows.insert(station); },
      [](Rows& rows) { return rows.insert(chain); },
      [](Rows& rows) { return rows.insert(batch_row(1), std::nullopt); },
      [](Rows& rows) { return rows.insert(block_row("b1")); },
      [](Rows& rows) { return rows.insert(parked_row("b2")); },
      [](Rows& rows) { return rows.insert(raised, std::nullopt); },
      [](Rows& rows) { return rows.insert(statement); },
  };
  for (const Work& insert_row : inserts) {
    REQUIRE(kind.store.write(insert_row));
    CHECK(kind.store.write(insert_row).error().code == ErrorCode::invalid_input);
  }
}

TEMPLATE_LIST_TEST_CASE("a row that is not there is neither updated nor removed", "", support::CollectorStores) {
  TestType kind;
  CHECK(kind.store.write([](Rows& rows) { return rows.update(token); }).error().code == ErrorCode::not_found);
  CHECK(kind.store.write([](Rows& rows) { return rows.update(station); }).error().code == ErrorCode::not_found);
  CHECK(kind.store.write([](Rows& rows) { return rows.update(chain); }).error().code == ErrorCode::not_found);
  CHECK(kind.store.write([](Rows& rows) { return rows.remove_parked_block("b1"); }).error().code ==
        ErrorCode::not_found);
}

TEMPLATE_LIST_TEST_CASE("a unit of work sees its own changes and gives its value", "", support::CollectorStores) {
  TestType kind;
  const auto seen = kind.store.write([](Rows& rows) -> base::Result<std::optional<Token>> {
    TRY(rows.insert(token));
    return rows.token("t1");
  });
  CHECK(seen.value() == token);
}

TEMPLATE_LIST_TEST_CASE("a unit of work that fails leaves nothing and its error comes back", "",
                        support::CollectorStores) {
  TestType kind;
  REQUIRE(insert(kind.store, chain));
  const base::Error refusal{ErrorCode::untrusted, "the unit changed its mind"};
  const auto result = kind.store.write([&](Rows& rows) -> base::Result<int> {
    TRY(rows.insert(token));
    TRY(rows.insert(block_row("b1")));
    TRY(rows.insert(batch_row(1), std::nullopt));
    Chain longer = chain;
    longer.batches = 9;
    TRY(rows.update(longer));
    return base::fail(refusal);
  });
  CHECK(result.error() == refusal);
  CHECK(kind.store.read([](const Rows& rows) { return rows.token("t1"); }).value() == std::nullopt);
  CHECK(kind.store.read([](const Rows& rows) { return rows.chain(chain_a); }).value() == chain);
  CHECK(kind.store.read([](const Rows& rows) { return rows.batches(chain_a, 0, 9); })->empty());
  CHECK(support::stored_blocks(kind.store).empty());
}

TEMPLATE_LIST_TEST_CASE("units of many threads are each whole or absent and none is lost", "",
                        support::CollectorStores) {
  TestType kind;
  REQUIRE(insert(kind.store, Chain{chain_a, 0, 0, 0, "", 0, 0}));
  std::atomic<int> refused = 0;
  const auto work = [&](int thread) {
    for (int unit = 0; unit < 20; ++unit) {
      const std::string id = std::to_string(thread) + "/" + std::to_string(unit);
      const auto done = kind.store.write([&](Rows& rows) -> base::Result<void> {
        TRY_ASSIGN(std::optional<Chain> counted, rows.chain(chain_a));
        ++counted->batches;
        TRY(rows.update(*counted));
        TRY(rows.insert(block_row(id)));
        if (unit % 2 == 1) return base::fail(ErrorCode::invalid_input, "every other unit fails");
        return {};
      });
      if (!done) ++refused;
    }
  };
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) threads.emplace_back(work, thread);
  for (std::thread& thread : threads) thread.join();
  CHECK(refused == 80);
  CHECK(kind.store.read([](const Rows& rows) { return rows.chain(chain_a); }).value()->batches == 80);
  CHECK(support::stored_blocks(kind.store).size() == 80);
}

TEMPLATE_LIST_TEST_CASE("a unit that reads sees one moment", "", support::CollectorStores) {
  TestType kind;
  REQUIRE(insert(kind.store, block_row("b1")));
  std::promise<void> began;
  std::future<base::Result<void>> written = std::async(std::launch::async, [&] {
    began.get_future().wait();
    return insert(kind.store, block_row("b2"));
  });
  const auto same = kind.store.read([&](const Rows& rows) -> base::Result<bool> {
    TRY_ASSIGN(const std::int64_t before, rows.last_position());
    began.set_value();
    for (int look = 0; look < 200; ++look) {
      TRY_ASSIGN(const std::int64_t again, rows.last_position());
      if (again != before) return false;
    }
    return true;
  });
  CHECK(same.value());
  REQUIRE(written.wait_for(long_enough) == std::future_status::ready);
  CHECK(written.get());
  CHECK(support::stored_blocks(kind.store).size() == 2);
}

TEMPLATE_LIST_TEST_CASE("a store gives the changes of a kiosk's key back in their order and refuses a number twice", "", support::CollectorStores) {
  TestType kind;
  const RotationRow first{"k-a", 1, "{}", "receipt 1", 1'793'000'000};
  const RotationRow second{"k-a", 2, "{}", "receipt 2", 1'793'000'001};
  const RotationRow other{"k-b", 1, "{}", "receipt 3", 1'793'000'002};
  for (const RotationRow& row : {second, other, first}) REQUIRE(insert(kind.store, row));
  CHECK(insert(kind.store, second).error().code == ErrorCode::invalid_input);
  CHECK(kind.store.read([](const Rows& rows) { return rows.rotations("k-a"); }).value() == std::vector{first, second});
  CHECK(kind.store.read([](const Rows& rows) { return rows.rotations("k-c"); }).value().empty());
}

TEMPLATE_LIST_TEST_CASE("a store gives an instrument back as it was inserted and refuses it twice", "", support::CollectorStores) {
  TestType kind;
  const InstrumentRow instrument{std::string(64, 'a'), "gifts", 1, "org.example.pack 1.0", "{}", 1'793'000'003};
  InstrumentRow other = instrument;
  other.id = "fakes";
  REQUIRE(insert(kind.store, instrument));
  REQUIRE(insert(kind.store, other));
  CHECK(insert(kind.store, instrument).error().code == ErrorCode::invalid_input);
  CHECK(kind.store.read([&](const Rows& rows) { return rows.instrument(instrument.manifest, "gifts"); }).value() == instrument);
  CHECK(kind.store.read([&](const Rows& rows) { return rows.instrument(std::string(64, 'b'), "gifts"); }).value() == std::nullopt);
  CHECK(kind.store.read([](const Rows& rows) { return rows.instruments(); }).value() == std::vector{other, instrument});
}

TEMPLATE_LIST_TEST_CASE("a store gives entries of the log back in their order and refuses a number twice", "", support::CollectorStores) {
  TestType kind;
  CHECK(kind.store.read([](const Rows& rows) { return rows.last_audit(); }).value() == std::nullopt);
  const AuditRow first{1, "h0", "h1", 1'793'000'000, "ada", "token", "t1 school"};
  const AuditRow second{2, "h1", "h2", 1'793'000'001, "kiosk k-a", "enrol", "t1"};
  REQUIRE(insert(kind.store, first));
  REQUIRE(insert(kind.store, second));
  CHECK(insert(kind.store, second).error().code == ErrorCode::invalid_input);
  CHECK(kind.store.read([](const Rows& rows) { return rows.last_audit(); }).value() == second);
  CHECK(kind.store.read([](const Rows& rows) { return rows.audit(0, 9); }).value() == std::vector{first, second});
  CHECK(kind.store.read([](const Rows& rows) { return rows.audit(0, 1); }).value() == std::vector{first});
  CHECK(kind.store.read([](const Rows& rows) { return rows.audit(1, 9); }).value() == std::vector{second});
}
