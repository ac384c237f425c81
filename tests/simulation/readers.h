// Readers and what they are asked: each has a number of its own in the whole world, so that a sum of numbers shows who was
// lost and who was counted twice.
#pragma once

#include <cstdint>
#include <vector>

#include "base/random.h"
#include "evaluation/scoring.h"
#include "session/recorder.h"

namespace simulation {

// A short questionnaire; one of situations too, with arms; one whose statements are sensitive.
const std::vector<evaluation::ScoringKey>& instruments();
const evaluation::ScoringKey& instrument(const std::string& id);

struct Reader {
  std::int64_t number = 0;
  evaluation::Sitting sitting;  // as it is answered: its id is made of the number
  session::SittingStart start;
  session::SittingEnd end = session::SittingEnd::finished;
  std::size_t pages = 1;        // its answers are kept in so many calls
  bool wants_deletion = false;  // before the end
};

struct Placed {
  const evaluation::ScoringKey* key = nullptr;
  int age_from = 0, age_to = 0;
  bool form_a_first = true;
  base::Arm arm = base::Arm::none;
};
Reader make_reader(std::int64_t number, const Placed& placed, base::Random& random);
// Somebody who comes weeks after, with or without having been before.
Reader make_later_visit(std::int64_t number, const Placed& placed, base::Random& random);

// How far a sitting came, by its answers.
void set_progress(evaluation::Sitting& sitting, bool is_later);

}  // namespace simulation
