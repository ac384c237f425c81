#include <algorithm>

#include "pictures/counting.h"
#include "ui/stage.h"

namespace ui {
namespace {

static_assert(key_rows.w == static_cast<float>(pictures::key_rows_width) && key_rows.h == static_cast<float>(pictures::key_rows_height));

}  // namespace

void Frame::tally(std::string_view id, Rect rect, int count) {
  const auto width = static_cast<float>(pictures::tally_width(count));
  const auto height = static_cast<float>(pictures::tally_height);
  const float scale = std::min({1.0F, rect.w / width, rect.h / height});
  const Rect place{rect.x, rect.y + (rect.h - height * scale) / 2, width * scale, height * scale};
  const bool mirrored = right_to_left();
  const std::string ink = hex_of(theme().ink);
  composed(place, {'t', count, static_cast<int>(setup_.theme) * 2 + (mirrored ? 1 : 0)}, [&] { return pictures::compose_tally(count, ink, mirrored); });
  Widget details;
  details.text = number(count);
  record(Widget::Kind::picture, id, to_screen(place), std::move(details));
}

void Frame::key_rows(std::string_view id, Point at, std::size_t marked, const std::string& alt) {
  const Rect place{at.x, at.y, ui::key_rows.w, ui::key_rows.h};
  const std::string ink = hex_of(theme().ink);
  const std::string plain = hex_of(theme().meter);
  composed(place, {'k', static_cast<int>(marked), static_cast<int>(setup_.theme)}, [&] { return pictures::compose_key_rows(marked, ink, plain); });
  Widget details;
  details.text = alt;
  record(Widget::Kind::picture, id, to_screen(place), std::move(details));
}

}  // namespace ui
