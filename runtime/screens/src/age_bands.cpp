#include "age_bands.h"

namespace screens {
namespace {

session::AgeBand band_of(const session::TrackCard& pack) {
  if (pack.for_adults || pack.age_from == 0) return bands.back();
  for (const session::AgeBand& band : bands) {
    if (is_adults(band) || pack.age_from <= band.to) return is_adults(band) ? bands[bands.size() - 2] : band;
  }
  return bands.back();
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
    if (band_of(pack) == ages) found.push_back(&pack);
  }
  return found;
}

}  // namespace screens
