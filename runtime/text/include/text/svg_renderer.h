// ui::PictureRenderer on librsvg and libqrencode, which share nothing between pictures.
#pragma once

#include "ui/picture_port.h"

namespace text {

class SvgRenderer final : public ui::PictureRenderer {
 public:
  base::Result<ui::Bitmap> draw(const base::Bytes& svg, int width, int height) override;
  base::Result<ui::Bitmap> qr_code(const std::string& text, int edge) override;
};

}  // namespace text
