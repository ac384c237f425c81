#include "pictures/counting.h"

#include <algorithm>

#include "sheet.h"

namespace pictures {
namespace {

constexpr int group = 5;
constexpr double stroke_gap = 8;
constexpr double group_width = 42;

std::string tally_document(double width, double height, std::string_view marks) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(width) + " " + number(height) +
         "\" stroke-linecap=\"round\" stroke-linejoin=\"round\" fill=\"none\">" + std::string(marks) + "</svg>\n";
}

}  // namespace

double tally_width(int count) { return group_width * ((std::max(count, 1) + group - 1) / group); }

std::string compose_tally(int count, std::string_view ink, bool mirrored) {
  const double width = tally_width(count);
  Sheet sheet("t");
  if (mirrored) sheet.open({width, 0, 0, -1, 1});
  for (int i = 0; i < count; ++i) {
    const double start = group_width * (i / group) + 5;
    const int within = i % group;
    const double sway = (i * 7) % 3 - 1;  // as a hand draws them
    if (within == group - 1) sheet.line("M" + at({start - 3, 23 + sway}) + "L" + at({start + 3 * stroke_gap + 4, 7 - sway}), ink, 3);
    else sheet.line("M" + at({start + stroke_gap * within + sway, 3 - sway}) + "L" + at({start + stroke_gap * within, 27 + sway}), ink, 3);
  }
  if (mirrored) sheet.close();
  return tally_document(width, tally_height, sheet.take());
}

std::string compose_key_rows(std::size_t marked, std::string_view ink, std::string_view plain) {
  Sheet sheet("k");
  for (std::size_t row = 0; row < 4; ++row) {
    for (int key = 0; key < 10; ++key) {
      const double x = 3 * static_cast<double>(row) + 10 * key;
      sheet.rect({x, 11 * static_cast<double>(row)}, 8, 9, row == marked ? ink : plain, 2);
    }
  }
  return tally_document(key_rows_width, key_rows_height, sheet.take());
}

}  // namespace pictures
