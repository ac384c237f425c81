#include "colours.h"

#include <algorithm>
#include <cmath>

namespace media_process {
namespace {

struct Shares {  // of red and blue in what is bright
  double red;
  double blue;
};
constexpr Shares shares_of(Matrix matrix) { return matrix == Matrix::bt601 ? Shares{0.299, 0.114} : Shares{0.2126, 0.0722}; }

// In 1/4096. Brightness goes from 16 to 235, colour from 16 to 240, so one counts 219 steps where the other counts 224.
struct Change {
  int y_of_u, y_of_v, u_of_u, u_of_v, v_of_u, v_of_v;
};

Change change_of(Matrix from, Matrix to) {
  const auto [red, blue] = shares_of(from);
  const auto [red_to, blue_to] = shares_of(to);
  const double green = 1 - red - blue;
  const double green_to = 1 - red_to - blue_to;
  // Red, green and blue beside the same brightness, of one step of U (or V).
  const std::array<double, 3> of_u{0, -2 * blue * (1 - blue) / green, 2 * (1 - blue)};
  const std::array<double, 3> of_v{2 * (1 - red), -2 * red * (1 - red) / green, 0};
  const auto bright = [&](const std::array<double, 3>& rgb) { return red_to * rgb[0] + green_to * rgb[1] + blue_to * rgb[2]; };
  const auto u = [&](const std::array<double, 3>& rgb) { return (rgb[2] - bright(rgb)) / (2 * (1 - blue_to)); };
  const auto v = [&](const std::array<double, 3>& rgb) { return (rgb[0] - bright(rgb)) / (2 * (1 - red_to)); };
  const auto fixed = [](double value) { return static_cast<int>(std::lround(value * 4096)); };
  return {fixed(bright(of_u) * 219 / 224), fixed(bright(of_v) * 219 / 224), fixed(u(of_u)), fixed(u(of_v)), fixed(v(of_u)),
          fixed(v(of_v))};
}

std::uint8_t held(int value) { return static_cast<std::uint8_t>(std::clamp(value, 0, 255)); }

// Two pixels of a row have one colour between them.
constexpr std::size_t most_columns = 2'048;
using Brighter = std::array<std::int16_t, 2 * most_columns>;

// Each loop does one thing, so that a compiler can do it to many pixels at once.
void change_colours(std::uint8_t* u, std::uint8_t* v, std::size_t columns, const Change& change, Brighter& brighter) {
  for (std::size_t column = 0; column < columns; ++column) {
    const int cu = u[column] - 128;
    const int cv = v[column] - 128;
    const auto more = static_cast<std::int16_t>((change.y_of_u * cu + change.y_of_v * cv + 2048) >> 12);
    brighter[2 * column] = more;
    brighter[2 * column + 1] = more;
    u[column] = held(128 + ((change.u_of_u * cu + change.u_of_v * cv + 2048) >> 12));
    v[column] = held(128 + ((change.v_of_u * cu + change.v_of_v * cv + 2048) >> 12));
  }
}

void brighten(std::uint8_t* row, std::size_t width, const Brighter& brighter) {
  for (std::size_t i = 0; i < width; ++i) row[i] = held(row[i] + brighter[i]);
}

}  // namespace

void change_matrix(const Planes& planes, Matrix from, Matrix to) {
  if (from == to || planes.width > 2 * most_columns) return;
  const Change change = change_of(from, to);
  Brighter brighter;
  for (std::size_t row = 0; row < planes.height; ++row) {
    if (row % 2 == 0) {
      change_colours(planes.bytes[1] + row / 2 * planes.pitch[1], planes.bytes[2] + row / 2 * planes.pitch[2], (planes.width + 1) / 2,
                     change, brighter);
    }
    brighten(planes.bytes[0] + row * planes.pitch[0], planes.width, brighter);
  }
}

}  // namespace media_process
