// The layouts that PangoShaper measures, draws and finds places in.
#pragma once

#include <memory>
#include <pango/pangocairo.h>

#include "text/pango_shaper.h"

namespace text {

template <typename T>
using GObjectPointer = std::unique_ptr<T, decltype(&g_object_unref)>;

using Layout = GObjectPointer<PangoLayout>;
using Context = GObjectPointer<PangoContext>;

struct PangoShaper::Engine {
  Engine();

  // In the fonts of the house; what has a letter that none of them has is laid out with every font of the machine.
  Layout layout(const ui::TextRequest& request);

 private:
  Context house{nullptr, g_object_unref};    // nothing where there are none
  Context machine{nullptr, g_object_unref};  // nothing until it is needed: reading of every font takes long
};

inline constexpr float in_pixels = 1.0F / PANGO_SCALE;

}  // namespace text
