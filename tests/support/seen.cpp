#include "support/seen.h"

#include <algorithm>

namespace support {

std::vector<ui::Widget> drawn(const session::Shell& shell, int text_percent, bool right_to_left,
                          const std::vector<session::TrackCard>& tracks,
                          const std::vector<content::Contacts>& contacts, std::optional<base::Date> today) {
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

const ui::Widget* find(const std::vector<ui::Widget>& widgets, const std::string& id) {
  const ui::Widget* found = nullptr;
  for (const ui::Widget& widget : widgets) {
    if (widget.id == id && (found == nullptr || widget.layer > found->layer)) found = &widget;
  }
  return found;
}

int top_layer(const std::vector<ui::Widget>& widgets) {
  int top = 0;
  for (const ui::Widget& widget : widgets) top = std::max(top, widget.layer);
  return top;
}

std::string words_of(const std::vector<ui::Widget>& widgets, const std::string& id) {
  const ui::Widget* widget = find(widgets, id);
  return widget == nullptr ? "" : widget->text;
}

std::string all_words(const std::vector<ui::Widget>& widgets) {
  std::string all;
  for (const ui::Widget& widget : widgets) all += widget.text + "\n";
  return all;
}

bool can_be_touched(const std::vector<ui::Widget>& widgets, const std::string& id) {
  const ui::Widget* widget = find(widgets, id);
  return widget != nullptr && widget->kind == ui::Widget::Kind::control && widget->enabled && widget->layer == top_layer(widgets) &&
         widget->visible == widget->rect;
}

}  // namespace support
