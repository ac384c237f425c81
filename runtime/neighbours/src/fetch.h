// Questions to neighbours, by libcurl, with an end to everything that a hostile one could draw out.
#pragma once

#include <curl/curl.h>

#include <functional>
#include <memory>
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

// One question at a time. What is asked of one neighbour goes over one connection: whoever opened another for each file would be
// more guests than one address may have, until the other side has seen that the first ones are gone.
class Asker {
 public:
  // How many bytes came.
  base::Result<std::uint64_t> ask(const session::Neighbour& neighbour, const Question& question, const TakingLimits& limits, const Take& take,
                                  const base::IsCancelled& is_cancelled);
  void hang_up() { handle_.reset(); }

 private:
  struct Deleter {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  };
  std::unique_ptr<CURL, Deleter> handle_;
};

}  // namespace neighbours
