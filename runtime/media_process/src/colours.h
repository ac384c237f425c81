// From the colours of BT.709 to those of BT.601 and back, in place, of three planes of limited range.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace media_process {

enum class Matrix { bt601, bt709 };

// What pictures of so many rows are taken for where nobody says (ui::PixelFormat::iyuv).
constexpr Matrix usual_matrix(std::int64_t rows) { return rows <= 576 ? Matrix::bt601 : Matrix::bt709; }

struct Planes {
  std::array<std::uint8_t*, 3> bytes;
  std::array<std::size_t, 3> pitch;
  std::size_t width;
  std::size_t height;
};

void change_matrix(const Planes& planes, Matrix from, Matrix to);

}  // namespace media_process
