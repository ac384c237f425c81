#include "text/svg_renderer.h"

#include <algorithm>
#include <librsvg/rsvg.h>
#include <qrencode.h>

#include "cairo_bitmap.h"
#include "content/drawing.h"

namespace text {
namespace {

using Handle = std::unique_ptr<RsvgHandle, decltype(&g_object_unref)>;
using Code = std::unique_ptr<QRcode, decltype(&QRcode_free)>;

tl::unexpected<base::Error> refuse(GError* error) {
  std::string reason = error != nullptr ? error->message : "it cannot be read";
  if (error != nullptr) g_error_free(error);
  return base::fail(base::ErrorCode::corrupt, "this is not a picture that can be drawn: " + reason);
}

// The viewport that fills the rectangle, so that what is cut is cut evenly on both sides.
RsvgRectangle filling(RsvgHandle* handle, double width, double height) {
  gboolean has_box = FALSE;
  RsvgRectangle box{0, 0, width, height};
  rsvg_handle_get_intrinsic_dimensions(handle, nullptr, nullptr, nullptr, nullptr, &has_box, &box);
  if (has_box == FALSE || box.width <= 0 || box.height <= 0) return {0, 0, width, height};
  const double scale = std::max(width / box.width, height / box.height);
  const double drawn_width = box.width * scale;
  const double drawn_height = box.height * scale;
  return {(width - drawn_width) / 2, (height - drawn_height) / 2, drawn_width, drawn_height};
}

}  // namespace

base::Result<ui::Bitmap> SvgRenderer::draw(const base::Bytes& svg, int width, int height) {
  // What is on the list is drawn in bounded time and memory; the library sees nothing else. How much a pack may draw was
  // checked when its file was read, and a composed scene has more.
  TRY(content::check_drawing({reinterpret_cast<const char*>(svg.data()), svg.size()}, content::most_composed_numbers));
  GError* error = nullptr;
  const Handle handle(rsvg_handle_new_from_data(svg.data(), svg.size(), &error), g_object_unref);
  if (handle == nullptr) return refuse(error);
  const CairoSurface surface = new_surface(width, height);
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
    return base::fail(base::ErrorCode::unavailable, "there is no memory for a picture of " + std::to_string(width) + "x" + std::to_string(height));
  }
  const CairoContext context(cairo_create(surface.get()), cairo_destroy);
  const RsvgRectangle viewport = filling(handle.get(), width, height);
  if (rsvg_handle_render_document(handle.get(), context.get(), &viewport, &error) == FALSE) return refuse(error);
  return to_bitmap(surface.get());
}

base::Result<ui::Bitmap> SvgRenderer::qr_code(const std::string& text, int edge) {
  const Code code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
  constexpr int quiet_zone = 2;
  if (code == nullptr) return base::fail(base::ErrorCode::invalid_input, "the text is too long for a QR code");
  const int modules = code->width + 2 * quiet_zone;
  const int module_edge = edge / modules;
  if (module_edge < 1) return base::fail(base::ErrorCode::invalid_input, "there is no room for the QR code");
  const int margin = (edge - module_edge * code->width) / 2;
  ui::Bitmap bitmap{edge, edge, std::vector<std::uint32_t>(static_cast<std::size_t>(edge) * static_cast<std::size_t>(edge), 0xFFFFFFFF)};
  for (int y = 0; y < module_edge * code->width; ++y) {
    for (int x = 0; x < module_edge * code->width; ++x) {
      const bool dark = (code->data[(y / module_edge) * code->width + x / module_edge] & 1) != 0;
      if (dark) bitmap.pixels[static_cast<std::size_t>((y + margin) * edge + x + margin)] = 0xFF1F2A44;
    }
  }
  return bitmap;
}

}  // namespace text
