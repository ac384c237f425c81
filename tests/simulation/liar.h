// A kiosk that is enrolled and lies: batches that break the rules, other kiosks' names, other kiosks' batches under its own.
#pragma once

#include "base/random.h"
#include "collector_site.h"
#include "events.h"

namespace simulation {

class Liar {
 public:
  explicit Liar(std::uint64_t seed);

  bool enrol(CollectorSite& collector);
  const std::string& kiosk() const { return kiosk_; }
  // `overheard`: a request of somebody else's, perhaps empty.
  void act(CollectorSite& collector, const api::Request& overheard, base::Random& random, Events& events);

 private:
  std::string path(std::uint64_t sequence) const;
  base::Bytes sealed(const CollectorSite& collector, std::uint64_t sequence, base::Random& random);

  evaluation::KeyPairs keys_;
  std::string kiosk_;
  std::string incarnation_;
  bool enrolled_ = false;
};

}  // namespace simulation
