// The ages a reader can choose, and which packs are for them.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "session/library.h"
#include "ui/frame.h"

namespace screens {

// As the curriculum has them.
inline constexpr std::array bands{session::AgeBand{9, 11}, session::AgeBand{12, 14}, session::AgeBand{15, 17}, session::AgeBand{0, 0}};

inline bool is_adults(const session::AgeBand& ages) { return ages.from == 0; }
std::string band_name(const session::AgeBand& ages, ui::Frame& frame);
// A pack stands in every band that has readers of it, first the packs made for just these ages.
std::vector<const session::TrackCard*> packs_of(const session::AgeBand& ages, const std::vector<session::TrackCard>& packs);

}  // namespace screens
