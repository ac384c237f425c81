#include "job_queue.h"
#include "support/catch.h"

namespace {

using Numbers = std::vector<session::JobNumber>;

session::Job steps(std::vector<std::string> steps) { return session::Keep{session::AddSteps{std::move(steps)}}; }
session::Job head() { return session::Keep{session::KeepBookmark{"head"}}; }
session::Job answers() { return session::Keep{session::KeepAnswers{session::SittingId("s"), {}}}; }
session::Job end() {
  return session::Keep{session::EndSitting{session::SittingId("s"), session::SittingEnd::quick_exit}};
}

Numbers left_in(app::JobQueue& queue) {
  Numbers numbers;
  while (const auto waiting = queue.pop()) numbers.push_back(waiting->number);
  return numbers;
}

}  // namespace

TEST_CASE("steps that wait behind one another are written together and in order") {
  app::JobQueue queue;
  CHECK(queue.push(1, steps({"a"})) == 1u);
  CHECK(queue.push(2, steps({"b", "c"})) == 1u);
  const auto first = queue.pop();
  REQUIRE(first);
  CHECK(std::get<session::AddSteps>(std::get<session::Keep>(first->job).record).steps ==
        std::vector<std::string>{"a", "b", "c"});
  CHECK(queue.empty());
}

TEST_CASE("steps never pass an answer that waits") {
  app::JobQueue queue;
  queue.push(1, steps({"a"}));
  queue.push(2, answers());
  CHECK(queue.push(3, steps({"b"})) == 3u);
  CHECK(left_in(queue) == Numbers{1, 2, 3});
}

TEST_CASE("the end of a sitting makes the steps that wait before it needless and no answer") {
  app::JobQueue queue;
  queue.push(1, steps({"a"}));
  queue.push(2, answers());
  queue.push(3, head());
  queue.push(4, steps({"b"}));
  queue.push(5, end());
  CHECK(queue.needless() == Numbers{4, 3});
  CHECK(left_in(queue) == Numbers{1, 2, 5});
}

TEST_CASE("a queue that is full takes nothing but steps that join others") {
  app::JobQueue queue;
  session::JobNumber number = 0;
  while (number < app::JobQueue::most_waiting - 1) queue.push(++number, answers());
  CHECK(queue.push(100, steps({"a"})) == 100u);
  CHECK_FALSE(queue.push(101, answers()));
  CHECK(queue.push(102, steps({"b"})) == 100u);
}

TEST_CASE("at the end of the program what was to be kept stays in the queue and nothing else") {
  app::JobQueue queue;
  queue.push(1, answers());
  queue.push(2, session::CloseBlocks{});
  queue.push(3, end());
  queue.keep_only_records();
  CHECK(left_in(queue) == Numbers{1, 3});
}
