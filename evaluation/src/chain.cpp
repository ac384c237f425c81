#include "evaluation/chain.h"

#include "base/text.h"
#include "hash.h"

namespace evaluation {

Arrival judge(const Link& arriving, const Neighbours& stored) {
  if (stored.same) return stored.same->hash == arriving.hash ? Arrival::repeated : Arrival::conflict;
  if (arriving.sequence == 1 && arriving.previous != no_previous_hash) return Arrival::broken_chain;
  if (stored.before && stored.before->hash != arriving.previous) return Arrival::broken_chain;
  if (stored.after && stored.after->previous != arriving.hash) return Arrival::broken_chain;
  return Arrival::fresh;
}

Arrival Chain::accept(const Link& link) {
  const auto find = [&](std::uint64_t sequence) -> std::optional<Link> {
    const auto found = links_.find(sequence);
    return found == links_.end() ? std::nullopt : std::optional(found->second);
  };
  const Arrival arrival = judge(link, {find(link.sequence), find(link.sequence - 1), find(link.sequence + 1)});
  if (arrival == Arrival::fresh) links_.emplace(link.sequence, link);
  return arrival;
}

std::uint64_t Chain::contiguous() const {
  std::uint64_t highest = 0;
  for (const auto& [sequence, link] : links_) {
    if (sequence != highest + 1) break;
    highest = sequence;
  }
  return highest;
}

std::string Chain::head() const {
  const auto found = links_.find(contiguous());
  return found == links_.end() ? no_previous_hash : found->second.hash;
}

std::vector<Gap> Chain::gaps() const {
  std::vector<Gap> missing;
  std::uint64_t expected = 1;
  for (const auto& [sequence, link] : links_) {
    if (sequence > expected) missing.push_back({expected, sequence - 1});
    expected = sequence + 1;
  }
  return missing;
}

std::string chained_hash(std::string_view context, std::string_view previous, std::string_view text) {
  return base::to_hex(blake2b({context, "\n", previous, "\n", text}));
}

}  // namespace evaluation
