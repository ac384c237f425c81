// I5: one hash for each sequence for ever, however batches are repeated, reordered, lost or forged.
#include <rapidcheck.h>

#include <map>
#include <string>
#include <vector>

#include "base/random.h"
#include "evaluation/chain.h"
#include "support/catch.h"

using namespace evaluation;

namespace {

std::vector<Link> sound_chain(std::uint64_t length) {
  std::vector<Link> links;
  std::string previous = no_previous_hash;
  for (std::uint64_t sequence = 1; sequence <= length; ++sequence) {
    links.push_back({sequence, "hash-" + std::to_string(sequence), previous});
    previous = links.back().hash;
  }
  return links;
}

}  // namespace

TEST_CASE("I5 a chain delivered in any order and any number of times ends whole") {
  CHECK(rc::check([](std::uint64_t seed) {
    const auto length = *rc::gen::inRange<std::uint64_t>(1, 40);
    std::vector<Link> deliveries = sound_chain(length);
    const std::vector<Link> again = deliveries;
    deliveries.insert(deliveries.end(), again.begin(), again.end());
    base::Random(seed).shuffle(deliveries);
    Chain chain;
    int fresh = 0;
    for (const Link& link : deliveries) {
      const Arrival arrival = chain.accept(link);
      RC_ASSERT(arrival == Arrival::fresh || arrival == Arrival::repeated);
      if (arrival == Arrival::fresh) ++fresh;
    }
    RC_ASSERT(static_cast<std::uint64_t>(fresh) == length);
    RC_ASSERT(chain.contiguous() == length);
    RC_ASSERT(chain.head() == "hash-" + std::to_string(length));
    RC_ASSERT(chain.gaps().empty());
  }));
}

TEST_CASE("I5 forged batches never replace what is stored and stored neighbours always fit") {
  CHECK(rc::check([](std::uint64_t seed) {
    base::Random random(seed);
    const std::vector<Link> sound = sound_chain(12);
    Chain chain;
    std::map<std::uint64_t, std::string> first_hash;
    for (int step = 0; step < 80; ++step) {
      Link link = sound[random.below(sound.size())];
      if (random.below(3) == 0) link.hash += "-forged";
      if (random.below(5) == 0) link.previous = "nonsense";
      if (chain.accept(link) == Arrival::fresh) {
        RC_ASSERT(first_hash.emplace(link.sequence, link.hash).second);
      }
    }
    for (const auto& [sequence, link] : chain.links()) {
      RC_ASSERT(link.hash == first_hash.at(sequence));
      const auto before = chain.links().find(sequence - 1);
      if (before != chain.links().end()) RC_ASSERT(before->second.hash == link.previous);
    }
    std::uint64_t missing = 0;
    for (const Gap& gap : chain.gaps()) missing += gap.last - gap.first + 1;
    if (!chain.links().empty()) RC_ASSERT(chain.links().size() + missing == chain.links().rbegin()->first);
  }));
}
