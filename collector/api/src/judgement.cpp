#include "api/judgement.h"

#include <algorithm>

namespace api {

using evaluation::Arrival;
using evaluation::Link;

Arrival judge_batch(const Link& arriving, const std::vector<BatchRow>& near, bool has_known_block) {
  const auto link_at = [&](std::uint64_t sequence) -> std::optional<Link> {
    const auto found =
        std::find_if(near.begin(), near.end(), [&](const BatchRow& row) { return row.link.sequence == sequence; });
    return found == near.end() ? std::optional<Link>() : std::optional(found->link);
  };
  const Arrival arrival = evaluation::judge(
      arriving, {link_at(arriving.sequence), link_at(arriving.sequence - 1), link_at(arriving.sequence + 1)});
  return arrival == Arrival::fresh && has_known_block ? Arrival::conflict : arrival;
}

Chain with_batch(Chain chain, const Link& batch, const Parked& parked) {
  ++chain.batches;
  chain.highest = std::max(chain.highest, batch.sequence);
  if (parked.whole) ++chain.parked;
  chain.parked_blocks += parked.blocks;
  if (batch.sequence == chain.contiguous + 1) {
    chain.contiguous = batch.sequence;
    chain.head = batch.hash;
  }
  return chain;
}

Chain reach_over(Chain chain, const std::vector<BatchRow>& later) {
  for (const BatchRow& row : later) {
    if (row.link.sequence != chain.contiguous + 1) break;
    chain.contiguous = row.link.sequence;
    chain.head = row.link.hash;
  }
  return chain;
}

std::vector<evaluation::Gap> gaps_above(std::uint64_t contiguous, const std::vector<std::uint64_t>& sequences) {
  std::vector<evaluation::Gap> gaps;
  std::uint64_t expected = contiguous + 1;
  for (const std::uint64_t sequence : sequences) {
    if (sequence > expected) gaps.push_back({expected, sequence - 1});
    expected = sequence + 1;
  }
  return gaps;
}

Refused judge_refused(const AlarmCounts& of_kiosk, bool alarm_raised_before) {
  if (alarm_raised_before || of_kiosk.alarms >= max_alarms_per_kiosk) return Refused::forget;
  return of_kiosk.quarantined < max_quarantined_per_kiosk ? Refused::quarantine : Refused::raise_alarm;
}

TokenUse judge_token(const std::optional<Token>& token, const std::string& kiosk, std::int64_t now_s) {
  if (!token) return TokenUse::unknown;
  if (token->used_by.empty()) return token->expires_s != 0 && now_s >= token->expires_s ? TokenUse::expired : TokenUse::first;
  return token->used_by == kiosk ? TokenUse::repeated : TokenUse::by_another;
}

Station renewed(const Station& known, const Station& enrolling) {
  Station station = enrolling;
  station.sign_public = known.sign_public;
  station.enrolled_s = known.enrolled_s;
  if (!known.site.empty()) station.site = known.site;
  // What it froze in its arm of before may still be on the way.
  for (const base::Arm arm : known.arms) {
    if (!base::holds(station.arms, arm)) station.arms.push_back(arm);
  }
  std::sort(station.arms.begin(), station.arms.end());
  return station;
}

}  // namespace api
