#include "evaluation/ledger.h"

#include "evaluation/chain.h"
#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

TEST_CASE("answers move from open to sent or withheld or deleted and the ledger balances") {
  Ledger ledger;
  REQUIRE(ledger.record(100));
  REQUIRE(ledger.send(40));
  REQUIRE(ledger.withhold(30));
  REQUIRE(ledger.remove(10));
  CHECK(ledger == Ledger{100, 20, 40, 30, 10});
  CHECK(ledger.balanced());
}

TEST_CASE("more answers than are open cannot be sent") {
  Ledger ledger;
  REQUIRE(ledger.record(3));
  const auto refused = ledger.send(4);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "cannot send 4 answers while 3 are open");
  CHECK(ledger == Ledger{3, 3, 0, 0, 0});
}

TEST_CASE("a chain takes each sequence once and knows what is missing") {
  Chain chain;
  CHECK(chain.accept({1, "h1", no_previous_hash}) == Arrival::fresh);
  CHECK(chain.accept({1, "h1", no_previous_hash}) == Arrival::repeated);
  CHECK(chain.accept({1, "other", no_previous_hash}) == Arrival::conflict);
  CHECK(chain.accept({4, "h4", "h3"}) == Arrival::fresh);
  CHECK(chain.contiguous() == 1);
  CHECK(chain.head() == "h1");
  CHECK(chain.gaps() == std::vector<Gap>{{2, 3}});
  CHECK(chain.accept({2, "h2", "not h1"}) == Arrival::broken_chain);
  CHECK(chain.accept({3, "not h3", "h2"}) == Arrival::broken_chain);
  CHECK(chain.accept({2, "h2", "h1"}) == Arrival::fresh);
  CHECK(chain.accept({3, "h3", "h2"}) == Arrival::fresh);
  CHECK(chain.contiguous() == 4);
  CHECK(chain.head() == "h4");
}

TEST_CASE("the first batch of an incarnation carries no previous hash") {
  Chain chain;
  CHECK(chain.accept({1, "h1", "h0"}) == Arrival::broken_chain);
  CHECK(chain.contiguous() == 0);
  CHECK(chain.head() == no_previous_hash);
}
