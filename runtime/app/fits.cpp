#include "fits.h"

#include <algorithm>

#include "screens/by_ear.h"

namespace app {
namespace {

using ui::Widget;

constexpr float tolerance = 3;

bool overlap(const ui::Rect& a, const ui::Rect& b) {
  const ui::Rect common = a.common(b);
  return common.w > tolerance && common.h > tolerance;
}

bool is_word(const Widget& widget) { return widget.id.rfind("word/", 0) == 0; }

// It hovers over everything while it is on its way.
bool is_carried(const Widget& widget) { return widget.id.rfind("carried", 0) == 0; }

bool is_shown(const Widget& widget) { return widget.visible.w > 0 && widget.visible.h > 0; }

void check_one(const Widget& widget, ui::Size screen, std::vector<std::string>& problems) {
  if (widget.overflows) problems.push_back("the text " + widget.id + " needs more room than it has: \"" + widget.text + "\"");
  if (widget.missing_glyphs > 0) problems.push_back("no font has every letter of " + widget.id);
  const bool sideways = widget.rect.x < -tolerance || widget.rect.right() > screen.w + tolerance;
  const bool upright = !widget.scrolls && (widget.rect.y < -tolerance || widget.rect.bottom() > screen.h + tolerance);
  if (sideways || upright) problems.push_back(widget.id + " reaches over the edge of the screen");
  const bool cut_sideways = widget.scrolls && is_shown(widget) && widget.visible.w < widget.rect.w - tolerance;
  if (cut_sideways) problems.push_back(widget.id + " is cut at the side of its scroll area");
  constexpr float least = 55.5F;
  const bool small = widget.kind == Widget::Kind::control && (widget.rect.w < least || widget.rect.h < least);
  if (small) problems.push_back(widget.id + " is smaller than a finger");
}

bool is_label_of(const Widget& text, const Widget& control) { return text.id.rfind(control.id + "/", 0) == 0; }

bool lies_inside(const ui::Rect& inner, const ui::Rect& outer) {
  return inner.x >= outer.x - tolerance && inner.right() <= outer.right() + tolerance &&
         inner.y >= outer.y - tolerance && inner.bottom() <= outer.bottom() + tolerance;
}

struct Shown {
  const Widget* widget;
  ui::Rect rect;  // all of it, or of what scrolls inside its control what is seen
};

bool is_listed_in(const Widget& text, const Widget& control) {
  const bool cut = text.visible.empty() || (text.visible != text.rect && lies_inside(text.visible, control.rect));
  return control.kind == Widget::Kind::control && is_label_of(text, control) && cut && !lies_inside(text.rect, control.rect);
}

Shown shown_of(const Widget& widget, const std::vector<Widget>& widgets) {
  const bool is_listed = widget.kind == Widget::Kind::text && std::any_of(widgets.begin(), widgets.end(), [&](const Widget& each) { return is_listed_in(widget, each); });
  return {&widget, is_listed ? widget.visible : widget.rect};
}

// Within one scroll area whole rectangles count, seen or not.
bool scroll_together(const Widget& a, const Widget& b) { return a.scrolls && b.scrolls && a.innermost == b.innermost; }

// A control's own words stay inside it, everything else stays off it.
void check_words(const Shown& text, const Shown& control, std::vector<std::string>& problems) {
  if (is_label_of(*text.widget, *control.widget)) {
    if (!text.rect.empty() && !lies_inside(text.rect, control.rect)) problems.push_back(text.widget->id + " reaches out of its control");
    return;
  }
  const bool together = scroll_together(*text.widget, *control.widget);
  if (overlap(together ? text.rect : text.widget->visible, together ? control.rect : control.widget->visible)) {
    problems.push_back("the text " + text.widget->id + " and the control " + control.widget->id + " overlap");
  }
}

}  // namespace

std::vector<std::string> what_does_not_fit(const std::vector<Widget>& widgets, ui::Size screen) {
  std::vector<std::string> problems;
  int top = 0;
  for (const Widget& widget : widgets) top = std::max(top, widget.layer);
  std::vector<Shown> shown;
  for (const Widget& widget : widgets) {
    if (widget.layer != top) continue;
    if (is_carried(widget)) continue;
    check_one(widget, screen, problems);
    if (widget.kind == Widget::Kind::control && screens::name_of(widget, widgets).empty()) problems.push_back(widget.id + " has no name that can be spoken");
    if (widget.kind != Widget::Kind::picture) shown.push_back(shown_of(widget, widgets));
  }
  for (std::size_t i = 0; i < shown.size(); ++i) {
    for (std::size_t j = i + 1; j < shown.size(); ++j) {
      const Widget& a = *shown[i].widget;
      const Widget& b = *shown[j].widget;
      if (is_word(a) || is_word(b)) continue;
      if (a.kind != b.kind) {
        const bool a_is_text = a.kind == Widget::Kind::text;
        check_words(shown[a_is_text ? i : j], shown[a_is_text ? j : i], problems);
        continue;
      }
      const bool together = scroll_together(a, b);
      if (overlap(together ? shown[i].rect : a.visible, together ? shown[j].rect : b.visible)) {
        problems.push_back(a.id + " and " + b.id + " overlap");
      }
    }
  }
  return problems;
}

}  // namespace app
