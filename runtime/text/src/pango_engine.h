// The layouts that PangoShaper measures, draws and finds places in.
#pragma once

#include <memory>
#include <pango/pangocairo.h>

#include "text/pango_shaper.h"

namespace text {

template <typename T>
using GObjectPointer = std::unique_ptr<T, decltype(&g_object_unref)>;

using Layout = GObjectPointer<PangoLayout>;

struct PangoShaper::Engine {
  GObjectPointer<PangoContext> context{nullptr, g_object_unref};

  Engine();
  Layout layout(const ui::TextRequest& request) const;
};

inline constexpr float in_pixels = 1.0F / PANGO_SCALE;

}  // namespace text
