#include <set>

#include "chores.h"
#include "support/catch.h"
#include "support/fake_jobs.h"

namespace {

using session::CloseBlocks;
using session::SendBatches;

struct Idle {
  base::VirtualClock clock;
  support::FakeJobs jobs;
  app::Chores chores{jobs, clock, true};

  void hear() {
    for (const auto& report : jobs.reports()) chores.hear(report);
  }
  // Until sending is next begun; in seconds.
  std::int64_t pause_s() { return (chores.next_look_ms().value() - clock.monotonic_ms()) / 1000; }
  session::JobNumber send() {
    clock.advance_ms(pause_s() * 1000 + 1000);
    chores.look(true);
    REQUIRE_FALSE(jobs.of_kind<SendBatches>().empty());
    return jobs.of_kind<SendBatches>().back();
  }
};

struct Sharing {
  base::VirtualClock clock;
  support::FakeJobs jobs;
  app::Chores chores{jobs, clock, true, true};

  // Until neighbours are next met, in seconds; then they are.
  std::int64_t meet() {
    const std::size_t before = jobs.of_kind<session::MeetNeighbours>().size();
    std::int64_t waited_s = 0;
    for (; jobs.of_kind<session::MeetNeighbours>().size() == before; ++waited_s) {
      REQUIRE(waited_s < 10'000);
      clock.advance_ms(1000);
      chores.look(true);
    }
    return waited_s;
  }
  void end(decltype(session::JobReport::what) how) { chores.hear({jobs.of_kind<session::MeetNeighbours>().back(), std::move(how)}); }
};

}  // namespace

TEST_CASE("after a start blocks are closed once and only while nobody is there") {
  Idle kiosk;
  kiosk.chores.look(true);
  CHECK(kiosk.jobs.started.empty());
  kiosk.chores.look(false);
  kiosk.chores.look(false);
  REQUIRE(kiosk.jobs.of_kind<CloseBlocks>() == std::vector<session::JobNumber>{1});
  kiosk.jobs.end(1);
  kiosk.hear();
  kiosk.chores.look(false);
  CHECK(kiosk.jobs.started.size() == 1);
  kiosk.chores.a_sitting_ended();
  kiosk.chores.look(false);
  CHECK(kiosk.jobs.of_kind<CloseBlocks>().size() == 2);
}

TEST_CASE("a closing gives way to what is kept and is begun again when nobody is there") {
  Idle kiosk;
  kiosk.chores.look(false);
  kiosk.chores.give_way();
  CHECK(kiosk.jobs.cancelled == std::vector<session::JobNumber>{1});
  kiosk.jobs.end(1, session::JobCancelled{});
  kiosk.hear();
  kiosk.chores.look(true);
  CHECK(kiosk.jobs.of_kind<CloseBlocks>().size() == 1);
  kiosk.chores.look(false);
  CHECK(kiosk.jobs.of_kind<CloseBlocks>().size() == 2);
}

TEST_CASE("a closing that failed is not tried again before the next visit") {
  Idle kiosk;
  kiosk.chores.look(false);
  kiosk.jobs.end(1, session::JobFailed{{base::ErrorCode::no_space, "the disk is full"}});
  kiosk.hear();
  kiosk.chores.look(false);
  CHECK(kiosk.jobs.of_kind<CloseBlocks>().size() == 1);
}

TEST_CASE("batches are sent at some moment within the hour after a start and then about once a day") {
  std::set<std::int64_t> first;
  for (int start = 0; start < 20; ++start) {
    Idle kiosk;
    first.insert(kiosk.pause_s());
    CHECK(kiosk.pause_s() >= 60);
    CHECK(kiosk.pause_s() < 60 + 3600);
    kiosk.jobs.end(kiosk.send());
    kiosk.hear();
    CHECK(kiosk.pause_s() >= 43'200);
    CHECK(kiosk.pause_s() < 3 * 43'200);
  }
  CHECK(first.size() > 10);
}

TEST_CASE("a sitting that ends and a block that closes bring no sending nearer") {
  Idle kiosk;
  const auto due = kiosk.chores.next_look_ms();
  kiosk.chores.a_sitting_ended();
  kiosk.chores.look(false);
  kiosk.jobs.end(kiosk.jobs.of_kind<CloseBlocks>().back());
  kiosk.hear();
  kiosk.chores.look(false);
  CHECK(kiosk.chores.next_look_ms() == due);
  CHECK(kiosk.jobs.of_kind<SendBatches>().empty());
}

TEST_CASE("while batches are sent nothing looks at the clock") {
  Idle kiosk;
  const auto sending = kiosk.send();
  CHECK_FALSE(kiosk.chores.next_look_ms());
  kiosk.jobs.end(sending, session::JobProgress{1, 2});
  kiosk.hear();
  CHECK_FALSE(kiosk.chores.next_look_ms());
}

TEST_CASE("a collector that asks for an hour gets it") {
  Idle kiosk;
  kiosk.jobs.end(kiosk.send(), session::JobFailed{{base::ErrorCode::unavailable, "busy"}, 3600});
  kiosk.hear();
  CHECK(kiosk.pause_s() >= 3600);
  CHECK(kiosk.pause_s() <= 3600 + 30);
}

TEST_CASE("a kiosk that does not send never wakes for it") {
  base::VirtualClock clock;
  support::FakeJobs jobs;
  app::Chores chores(jobs, clock, false);
  CHECK_FALSE(chores.next_look_ms());
  clock.advance_ms(3'600'000);
  chores.look(true);
  CHECK(jobs.started.empty());
}

TEST_CASE("neighbours are met at moments that no sitting has a say in and only where somebody said so") {
  std::set<std::int64_t> first;
  for (int start = 0; start < 20; ++start) {
    Sharing kiosk;
    const std::int64_t due_s = kiosk.meet();
    first.insert(due_s);
    CHECK(due_s >= 60);
    CHECK(due_s < 60 + 900);
    kiosk.chores.a_sitting_ended();
    kiosk.end(session::NeighboursMet{session::Nearby::on});
    const std::int64_t next_s = kiosk.meet();
    CHECK(next_s >= 600);
    CHECK(next_s < 600 + 1800);
  }
  CHECK(first.size() > 10);
  base::VirtualClock clock;
  support::FakeJobs jobs;
  app::Chores silent(jobs, clock, true);
  clock.advance_ms(24 * 3'600'000);
  silent.look(false);
  CHECK(jobs.of_kind<session::MeetNeighbours>().empty());
}

TEST_CASE("sharing that is turned on begins at once and that is turned off ends at once") {
  Idle kiosk;
  kiosk.chores.share(true);
  REQUIRE(kiosk.jobs.of_kind<session::MeetNeighbours>().size() == 1);
  const auto meeting = kiosk.jobs.of_kind<session::MeetNeighbours>().back();
  kiosk.chores.share(false);
  CHECK(kiosk.jobs.cancelled == std::vector<session::JobNumber>{meeting});
  REQUIRE(kiosk.jobs.of_kind<session::LeaveNeighbours>().size() == 1);
  kiosk.chores.share(true);
  CHECK(kiosk.jobs.of_kind<session::MeetNeighbours>().size() == 2);
  CHECK(kiosk.chores.hear({meeting, session::JobCancelled{}}));
  CHECK(kiosk.chores.hear({kiosk.jobs.of_kind<session::LeaveNeighbours>().back(), session::JobFailed{{base::ErrorCode::unavailable, "too much waits"}}}));
}

TEST_CASE("while neighbours are met nothing looks at the clock for them") {
  Idle kiosk;
  const auto before = kiosk.chores.next_look_ms();
  kiosk.chores.share(true);
  CHECK(kiosk.chores.next_look_ms() == before);
}
