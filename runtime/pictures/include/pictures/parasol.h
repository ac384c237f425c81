// The parasol as SVG text, upright for every direction of writing: a sign seen from above, and the thing itself, open or
// on its way there. The same arguments give the same bytes everywhere.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace pictures {

inline constexpr std::size_t parasol_panels = 8;

struct ParasolColours {
  std::string_view empty;  // of panels that are still to come
  std::string_view edge;   // between panels
};

// 48 × 48, seen from above; the first `panels` of eight are in colour.
std::string compose_parasol_sign(std::size_t panels, const ParasolColours& colours);
// 480 × 640 on nothing, its stick ends at the middle of the lower edge. `open` is from 0, closed, to 1; the first `panels`
// of the seven one can see are in colour.
std::string compose_parasol(double open, std::size_t panels);

// The reader's, with a panel for each lesson done, the widest first, each with a pattern of its own; those to come are plain.
struct OwnParasol {
  double open = 1;
  std::size_t panels = 0;
  double grown = 1;  // how far the last of them has spread from the top, from 0 to 1
};
std::string compose_own_parasol(const OwnParasol& parasol);  // as large as compose_parasol()

}  // namespace pictures
