// Results at the desk: what is asked for, one after the other, and what is told of it.
#include "support/catch.h"
#include "support/visit.h"

namespace {

using namespace session;
using support::Visit;

const SendWork& work_of(const Visit& visit) { return visit.shell().sending; }

}  // namespace

TEST_CASE("what is asked for at the desk begins once") {
  Visit visit = Visit().to_desk().act(SendNow{});
  CHECK(visit.last_of<SendResults>().size() == 1);
  CHECK(is_busy(work_of(visit)));
  CHECK(visit.act(SendNow{}).last_of<SendResults>().empty());
  CHECK(visit.act(CopyToStick{}).last_of<CopyResults>().empty());
}

TEST_CASE("copying goes on while nobody is at the desk, and can be stopped there") {
  Visit visit = Visit().to_desk().act(CopyToStick{}).act(SendingWentOn{2, 5});
  REQUIRE(std::holds_alternative<SendingResults>(work_of(visit)));
  CHECK(std::get<SendingResults>(work_of(visit)).by_stick);
  CHECK(std::get<SendingResults>(work_of(visit)).done == 2);
  CHECK(std::get<SendingResults>(work_of(visit)).of == 5);
  CHECK(visit.act(StopSending{}).last_of<CancelSending>().size() == 1);
  visit.act(SendingStopped{});
  CHECK(std::holds_alternative<NoSending>(work_of(visit)));
  CHECK(visit.act(StopSending{}).last_of<CancelSending>().empty());
}

TEST_CASE("how it ended is told, and the counts are looked at again") {
  Visit visit = Visit().to_desk().act(CopyToStick{}).act(ResultsCopied{"stick", 1, 2});
  CHECK(std::get<ResultsCopied>(work_of(visit)).waiting == 2);
  CHECK(visit.last_of<LookAtKiosk>().size() == 1);
  visit.act(SendNow{}).act(ResultsNotSent{SendTrouble::no_connection});
  CHECK(std::get<ResultsNotSent>(work_of(visit)).why == SendTrouble::no_connection);
  CHECK_FALSE(is_busy(work_of(visit)));
  visit.act(SendNow{}).act(ResultsSent{3, 0});
  CHECK(std::get<ResultsSent>(work_of(visit)).receipts == 3);
}
