// One question to one neighbour, by libcurl, with an end to everything that a hostile one could draw out.
#pragma once

#include <functional>
#include <string>

#include "neighbours/neighbour_port.h"

namespace neighbours {

struct Question {
  std::string path;         // "/v1/list"
  std::uint64_t from = 0;   // the first byte that is wanted
  std::uint64_t most = 0;   // bytes of the answer; more of them is no answer
  std::int64_t total_ms = 0;
};

// Called with what comes, piece by piece; what it fails with ends the question.
using Take = std::function<base::Result<void>(const char* bytes, std::size_t count)>;

// How many bytes came.
base::Result<std::uint64_t> ask(const session::Neighbour& neighbour, const Question& question, const TakingLimits& limits, const Take& take,
                                const base::IsCancelled& is_cancelled);

}  // namespace neighbours
