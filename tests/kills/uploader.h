// A kiosk that sends batch after batch to a collector which is killed again and again, and remembers every receipt.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>

#include "base/file.h"
#include "base/random.h"
#include "evaluation/envelope.h"
#include "support/collector_process.h"

namespace kills {

// What must never be.
struct Broken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Uploader {
 public:
  Uploader(evaluation::KeyPairs keys, const evaluation::KeyPairs& collector, std::uint64_t seed);

  // Has the next batch ready, so that a short life is all intake.
  void prepare();
  // One request; whoever is killed meanwhile answers nothing, and the same bytes go out again the next time.
  void act(const support::HttpClient& client);
  // Until nothing is pending.
  bool has_pending() const { return !pending_.empty(); }
  void send_pending(const support::HttpClient& client);

  struct Receipted {
    std::string hash;
    std::string receipt;
    base::Bytes bytes;
  };
  const std::string& kiosk() const { return kiosk_; }
  const std::string& incarnation() const { return incarnation_; }
  const std::map<std::uint64_t, Receipted>& receipted() const { return receipted_; }

 private:
  void make_batch();
  void repeat(const support::HttpClient& client);
  std::string path(std::uint64_t sequence) const;
  void accept(const support::Reply& reply);

  evaluation::KeyPairs keys_;
  evaluation::KeyPairs collector_;
  base::Random random_;
  std::string kiosk_;
  std::string incarnation_;
  std::uint64_t sequence_ = 0;
  std::string head_;
  base::Bytes pending_;
  std::map<std::uint64_t, Receipted> receipted_;
};

}  // namespace kills
