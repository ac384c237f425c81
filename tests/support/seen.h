// What a reader sees of a state of the kiosk: the widgets that the screens draw of it, with faked ports.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "screens/draw.h"
#include "support/fake_stage.h"
#include "support/visit.h"

namespace support {

// What is drawn of a state: its widgets, once the layout has come to rest.
inline std::vector<ui::Widget> drawn(const session::Shell& shell, int text_percent = 100, bool right_to_left = false,
                          const std::vector<session::TrackCard>& tracks = small_tracks(),
                          const std::vector<content::Contacts>& contacts = {}, std::optional<base::Date> today = std::nullopt) {
  FakeStage table;
  table.setup.page = screens::page_of(shell);
  table.setup.text_percent = text_percent;
  table.setup.right_to_left = right_to_left;
  const std::vector<screens::LanguageChoice> languages{{"en", "English"}, {"th", "Thai"}};
  for (int frames = 0; frames < 3; ++frames) {
    table.draw([&](ui::Frame& frame) { screens::draw({shell, tracks, languages, contacts, today}, frame); });
  }
  return table.stage.widgets();
}

inline const ui::Widget* find(const std::vector<ui::Widget>& widgets, const std::string& id) {
  const ui::Widget* found = nullptr;
  for (const ui::Widget& widget : widgets) {
    if (widget.id == id && (found == nullptr || widget.layer > found->layer)) found = &widget;
  }
  return found;
}

inline int top_layer(const std::vector<ui::Widget>& widgets) {
  int top = 0;
  for (const ui::Widget& widget : widgets) top = std::max(top, widget.layer);
  return top;
}

inline std::string words_of(const std::vector<ui::Widget>& widgets, const std::string& id) {
  const ui::Widget* widget = find(widgets, id);
  return widget == nullptr ? "" : widget->text;
}

inline std::string all_words(const std::vector<ui::Widget>& widgets) {
  std::string all;
  for (const ui::Widget& widget : widgets) all += widget.text + "\n";
  return all;
}

// Whether the control can be used in the very place the reader sees it.
inline bool can_be_touched(const std::vector<ui::Widget>& widgets, const std::string& id) {
  const ui::Widget* widget = find(widgets, id);
  return widget != nullptr && widget->kind == ui::Widget::Kind::control && widget->enabled && widget->layer == top_layer(widgets) &&
         widget->visible == widget->rect;
}

}  // namespace support
