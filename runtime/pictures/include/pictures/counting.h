// What hands and keys are counted with, as SVG text: tally marks, and a keyboard with one of its rows marked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pictures {

inline constexpr double tally_height = 30;
double tally_width(int count);
// Groups of five: four strokes, and one across. Mirrored they begin at the right.
std::string compose_tally(int count, std::string_view ink, bool mirrored);

inline constexpr double key_rows_width = 104;
inline constexpr double key_rows_height = 42;
std::string compose_key_rows(std::size_t marked, std::string_view ink, std::string_view plain);

}  // namespace pictures
