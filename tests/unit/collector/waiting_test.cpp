// Batches that wait for the disk while nobody waits with them.
#include <deque>

#include "api/collector.h"
#include "api/operator.h"
#include "evaluation/chain.h"
#include "evaluation/enrolment.h"
#include "evaluation/receipt.h"
#include "support/catch.h"
#include "support/collector_stores.h"
#include "support/registered.h"
#include "support/sittings.h"

using namespace api;

namespace {

const std::string incarnation(32, '1');

// Carries out what is to be written later when it is told to.
class SlowStore final : public Store {
 public:
  explicit SlowStore(Store& real) : real_(real) {}
  void carry_out() {
    for (; !waiting_.empty(); waiting_.pop_front()) real_.write_later(waiting_.front().unit, waiting_.front().done);
  }

 protected:
  base::Result<void> reading(const Reading& unit) override { return real_.read(unit); }
  base::Result<void> writing(const Writing& unit) override { return real_.write(unit); }
  void writing_later(Writing unit, Written done) override { waiting_.push_back({std::move(unit), std::move(done)}); }

 private:
  struct Waiting {
    Writing unit;
    Written done;
  };
  Store& real_;
  std::deque<Waiting> waiting_;
};

constexpr double no_limit = 1e9;

struct Street {
  support::MemoryStore rows;
  SlowStore store{rows};
  base::VirtualClock clock;
  evaluation::KeyPairs keys = support::keys(2);
  Collector collector{store, keys, clock, {no_limit, no_limit, no_limit, no_limit}};
  evaluation::KeyPairs kiosk = support::keys(1);
  std::string id = evaluation::kiosk_id(kiosk.sign_public);
  std::vector<std::optional<Response>> answers;

  Street() {
    support::register_key(rows, support::small_key());
    evaluation::SeededRandomSource random{5};
    const auto token = evaluation::parse_token(issue_token(rows, keys, {"school", "UA", "school-7"}, random, clock).value()).value();
    const std::string request = evaluation::make_enrolment_request(token, kiosk);
    REQUIRE(collector.handle({"POST", "/v1/enrol", {request.begin(), request.end()}}).status == 200);
  }

  base::Bytes batch(std::uint64_t sequence, const std::string& previous, std::size_t pairs = 1) const {
    std::vector<evaluation::Block> blocks;
    for (std::size_t pair = 0; pair < pairs; ++pair) {
      for (evaluation::Block& block : support::blocks(support::identity(id), 20, (sequence * pairs + pair) * 2 - 1)) blocks.push_back(std::move(block));
    }
    return evaluation::encode_batch({{id, incarnation, sequence, previous}, blocks}, kiosk, keys.box_public).value();
  }

  void put(std::uint64_t sequence, const base::Bytes& bytes) {
    collector.handle({"PUT", "/v1/batches/" + id + "/" + incarnation + "/" + std::to_string(sequence), bytes},
                     [this](std::optional<Response> answer) { answers.push_back(std::move(answer)); });
  }

  std::vector<int> statuses() const {
    std::vector<int> all;
    for (const auto& answer : answers) all.push_back(answer ? answer->status : 0);
    return all;
  }
};

}  // namespace

TEST_CASE("whoever sends a batch is answered when it is written and not before") {
  Street street;
  const base::Bytes first = street.batch(1, evaluation::no_previous_hash);
  street.put(1, first);
  street.put(2, street.batch(2, evaluation::batch_hash(first)));
  CHECK(street.answers.empty());
  CHECK(support::stored_blocks(street.rows).empty());
  street.store.carry_out();
  CHECK(street.statuses() == std::vector<int>{200, 200});
  CHECK(evaluation::verify_receipt(street.answers[1]->body, street.keys.sign_public)->contiguous == 2);
  CHECK(support::stored_blocks(street.rows).size() == 4);
}

TEST_CASE("batches that wait for the disk are bounded and who comes beyond is told to come back before anything is accepted") {
  Street street;
  const base::Bytes large = street.batch(1, evaluation::no_previous_hash, 16);
  std::size_t sent = 0;
  while (street.answers.empty() && sent < 2'000) {
    street.put(1, large);
    ++sent;
  }
  REQUIRE(street.statuses() == std::vector<int>{503});
  CHECK(sent > 100);
  street.store.carry_out();
  CHECK(street.answers.size() == sent);
  street.put(1, large);
  street.store.carry_out();
  CHECK(street.answers.back()->status == 200);
}

TEST_CASE("a batch of a kiosk that is declared void while it waits is not kept and is looked at anew") {
  Street street;
  street.put(1, street.batch(1, evaluation::no_previous_hash));
  REQUIRE(declare_void(street.rows, street.keys, street.id, "", "tampered", street.clock));
  street.store.carry_out();
  CHECK(street.statuses() == std::vector<int>{0});
  CHECK(support::stored_blocks(street.rows).empty());
  street.put(1, street.batch(1, evaluation::no_previous_hash));
  CHECK(street.statuses() == std::vector<int>{0, 403});
}

TEST_CASE("what is remembered of a kiosk refuses nothing of it") {
  Street street;
  const base::Bytes first = street.batch(1, evaluation::no_previous_hash);
  street.put(1, first);
  street.store.carry_out();
  REQUIRE(street.statuses() == std::vector<int>{200});
  // Another process enrols it for a trial, which this one is not told of.
  REQUIRE(street.rows.write([&](Rows& rows) -> base::Result<void> {
    TRY_ASSIGN(std::optional<Station> station, rows.station(street.id));
    station->arms = {base::Arm::lesson};
    return rows.update(*station);
  }));
  auto blocks = support::blocks(support::identity(street.id), 20, 3);
  for (evaluation::Block& block : blocks) block.stratum.arm = "lesson";
  const evaluation::Batch second{{street.id, incarnation, 2, evaluation::batch_hash(first)}, blocks};
  street.put(2, evaluation::encode_batch(second, street.kiosk, street.keys.box_public).value());
  street.store.carry_out();
  CHECK(street.statuses() == std::vector<int>{200, 200});
}

TEST_CASE("whoever waits for an answer gets that of the second look when the first is outdated") {
  Street street;
  street.put(1, street.batch(1, evaluation::no_previous_hash));
  street.store.carry_out();
  Collector patient(street.rows, street.keys, street.clock);
  const base::Bytes second = street.batch(2, evaluation::no_previous_hash);
  const std::string path = "/v1/batches/" + street.id + "/" + incarnation + "/2";
  patient.handle({"PUT", path, second});  // so that it is remembered
  REQUIRE(declare_void(street.rows, street.keys, street.id, "", "tampered", street.clock));
  CHECK(patient.handle({"PUT", path, second}).status == 403);
}
