#include "scale_cards.h"

#include <algorithm>

#include "option_card.h"
#include "rating_row.h"

namespace screens {
namespace {

constexpr float gap = 12;

}  // namespace

std::optional<int> draw_scale_cards(const std::string& id, const std::vector<std::string>& labels, bool faces, std::optional<int> chosen, ui::Column& column, ui::Frame& frame) {
  std::vector<Option> options;
  for (std::size_t step = 0; step < labels.size(); ++step) {
    Option option;
    option.id = id + "/" + std::to_string(step + 1);
    option.label = labels[step];
    option.chosen = chosen == static_cast<int>(step) + 1;
    if (faces) option.picture = scale_face(step);
    options.push_back(std::move(option));
  }
  const auto count = static_cast<float>(options.size());
  const float width = (column.width() - gap * (count - 1)) / count;
  const bool in_row = frame.size().w >= 900 && std::all_of(options.begin(), options.end(), [&](const Option& option) { return fits_in_row(option, width, frame); });
  const OptionShape shape = in_row ? OptionShape::in_row : OptionShape::in_list;
  float row_height = 0;
  for (const Option& option : options) row_height = std::max(row_height, option_height(option, width, shape, frame));
  ui::Rect card = in_row ? column.take(row_height) : ui::Rect{};
  std::optional<int> pressed;
  for (std::size_t step = 0; step < options.size(); ++step) {
    if (in_row) card.w = width;
    else card = column.take(option_height(options[step], column.width(), shape, frame));
    if (draw_option(options[step], card, shape, frame)) pressed = static_cast<int>(step) + 1;
    if (in_row) card.x += width + gap;
    else if (step + 1 < options.size()) column.gap(gap);
  }
  return pressed;
}

}  // namespace screens
