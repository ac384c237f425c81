#include "age_bands.h"

#include <algorithm>

namespace screens {
namespace {

bool is_for_adults(const session::TrackCard& pack) { return pack.for_adults || pack.age_from == 0; }

bool is_for(const session::TrackCard& pack, const session::AgeBand& band) {
  if (is_adults(band) || is_for_adults(pack)) return is_adults(band) && is_for_adults(pack);
  const bool overlaps = pack.age_from <= band.to && std::max(pack.age_from, pack.age_to) >= band.from;
  const bool is_older_than_all = pack.age_from > bands[bands.size() - 2].to;
  return overlaps || (is_older_than_all && band == bands[bands.size() - 2]);
}

// How many years of it are outside the band: what was made for these ages comes first.
int years_outside(const session::TrackCard& pack, const session::AgeBand& band) {
  return std::max(0, band.from - pack.age_from) + std::max(0, pack.age_to - band.to);
}

}  // namespace

std::string band_name(const session::AgeBand& ages, ui::Frame& frame) {
  switch (ages.from) {
    case 9: return frame.say("home/9-to-11", "I am 9 to 11");
    case 12: return frame.say("home/12-to-14", "I am 12 to 14");
    case 15: return frame.say("home/15-to-17", "I am 15 to 17");
    default: return frame.say("home/adults", "I teach or help");
  }
}

std::vector<const session::TrackCard*> packs_of(const session::AgeBand& ages, const std::vector<session::TrackCard>& packs) {
  std::vector<const session::TrackCard*> found;
  for (const session::TrackCard& pack : packs) {
    if (is_for(pack, ages)) found.push_back(&pack);
  }
  if (is_adults(ages)) return found;
  std::stable_sort(found.begin(), found.end(), [&](const auto* a, const auto* b) { return years_outside(*a, ages) < years_outside(*b, ages); });
  return found;
}

}  // namespace screens
