// Words set for paper, in points, with the fonts of every script.
#pragma once

#include <memory>
#include <pango/pangocairo.h>
#include <string>

namespace print {

struct Ink {
  double r = 0;
  double g = 0;
  double b = 0;
};

inline constexpr double in_points = 1.0 / PANGO_SCALE;  // of what Pango measures

inline constexpr Ink black{0.12, 0.15, 0.25};
inline constexpr Ink grey{0.36, 0.39, 0.5};
inline constexpr Ink teal{0.05, 0.47, 0.46};
inline constexpr Ink light{0.78, 0.78, 0.8};

enum class Side { start, end };

struct Words {
  std::string text;  // may hold **bold**
  double size = 11;
  bool bold = false;
  double width = 0;
  Side side = Side::start;
  Ink ink = black;
};

template <typename T>
using GObjectPointer = std::unique_ptr<T, decltype(&g_object_unref)>;
using Layout = std::shared_ptr<PangoLayout>;

class Letters {
 public:
  explicit Letters(const std::string& language);

  bool right_to_left() const { return right_to_left_; }
  Layout layout(const Words& words) const;

 private:
  GObjectPointer<PangoContext> context(PangoDirection direction) const;

  std::string language_;
  bool right_to_left_;
  // One for each direction: a context that is changed later would change what was set with it.
  GObjectPointer<PangoContext> from_left_;
  GObjectPointer<PangoContext> from_right_;
};

double width_of(PangoLayout* layout);
double height_of(PangoLayout* layout);

}  // namespace print
