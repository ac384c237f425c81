#include "screens/by_ear.h"

#include <algorithm>
#include <set>

#include "by_ear_words.h"

namespace screens {
namespace {

using ui::Widget;

bool is_of_the_bars(const std::string& id) {
  return id.rfind("frame/", 0) == 0 || id.rfind("next", 0) == 0 || id.rfind("skip", 0) == 0;
}

bool belongs_to(const std::string& text, const std::string& control) {
  return text.size() > control.size() && text[control.size()] == '/' && text.rfind(control, 0) == 0;
}

// What the reader can reach: the highest layer.
std::vector<const Widget*> top_of(const std::vector<Widget>& widgets) {
  int top = 0;
  for (const Widget& widget : widgets) top = std::max(top, widget.layer);
  std::vector<const Widget*> all;
  for (const Widget& widget : widgets) {
    if (widget.layer == top) all.push_back(&widget);
  }
  return all;
}

std::string group_of(const std::string& id) { return id.substr(0, id.rfind('/')); }

bool is_stop(const Widget& widget) { return widget.kind == Widget::Kind::control && widget.role == Widget::Role::stop; }

// Texts and pictures that belong to no control and to none of the bars; those of a stop are what the page says.
std::vector<Announcement> texts_in(const std::vector<const Widget*>& top) {
  std::set<std::string> controls;
  for (const Widget* widget : top) {
    if (widget->kind == Widget::Kind::control && !is_stop(*widget)) controls.insert(widget->id);
  }
  std::vector<Announcement> texts;
  for (const Widget* widget : top) {
    if (widget->kind == Widget::Kind::control || widget->text.empty() || is_of_the_bars(widget->id)) continue;
    const bool is_label = std::any_of(controls.begin(), controls.end(), [&](const std::string& control) { return belongs_to(widget->id, control); });
    if (!is_label) texts.push_back({widget->kind == Widget::Kind::text ? widget->id : "", widget->text, widget->language});
  }
  return texts;
}

// A count that runs down is not new every second.
std::string without_digits(std::string words) {
  std::erase_if(words, [](char c) { return c >= '0' && c <= '9'; });
  return words;
}

bool was_said(const Announcement& text, const std::vector<Announcement>& before) {
  return std::any_of(before.begin(), before.end(), [&](const Announcement& said) {
    return said == text || (said.widget == text.widget && !text.widget.empty() && without_digits(said.words) == without_digits(text.words));
  });
}

std::size_t things_to_choose(const std::vector<const Widget*>& top) {
  std::set<std::string> ids;
  for (const Widget* widget : top) {
    if (widget->kind == Widget::Kind::control && !is_stop(*widget) && !is_of_the_bars(widget->id)) ids.insert(widget->id);
  }
  return ids.size();
}

struct Place {
  std::size_t number = 0;
  std::size_t of = 0;
};

Place place_in_group(const Widget& control, const std::vector<const Widget*>& top) {
  Place place;
  if (control.id.find('/') == std::string::npos || is_of_the_bars(control.id)) return place;
  for (const Widget* widget : top) {
    if (widget->kind != Widget::Kind::control || group_of(widget->id) != group_of(control.id) || widget->piece) continue;
    ++place.of;
    if (widget->id == control.id) place.number = place.of;
  }
  return place;
}

std::string state_of(const Widget& control, const EarWords& words) {
  std::string state = words.state(control.mark);
  if (!control.enabled) state = words.not_available(control.why_not);
  if (control.carried) state = words.carried();
  return state;
}

const Widget* focus_in(const std::vector<const Widget*>& top) {
  const auto at = std::find_if(top.begin(), top.end(), [](const Widget* widget) { return widget->focused; });
  return at == top.end() ? nullptr : *at;
}

bool ends_a_sentence(const std::string& words) { return words.back() == '.' || words.back() == '?' || words.back() == '!'; }

std::string ended(std::string words) {
  if (!words.empty() && !ends_a_sentence(words)) words += ".";
  return words;
}

std::string described(const Widget& control, const std::vector<const Widget*>& top, const std::vector<Widget>& all, const EarWords& words) {
  std::string name = name_of(control, all);
  const std::string row = group_of(control.id) + "/text";
  const auto asked = std::find_if(top.begin(), top.end(), [&](const Widget* widget) { return widget->id == row; });
  if (asked != top.end()) name = (*asked)->text + " " + name;
  const Place place = place_in_group(control, top);
  if (is_stop(control)) name = ended(std::move(name));
  return words.thing(control.role, name, place.number, place.of) + state_of(control, words);
}

std::string words_under(const std::string& id, int layer, const std::vector<Widget>& widgets) {
  std::string words;
  for (const Widget& widget : widgets) {
    if (widget.kind == Widget::Kind::control || widget.layer != layer || !belongs_to(widget.id, id)) continue;
    if (widget.text.empty()) continue;
    if (!words.empty()) words += ends_a_sentence(words) ? " " : ". ";
    words += widget.text;
  }
  return words;
}

}  // namespace

std::string name_of(const Widget& control, const std::vector<Widget>& widgets) {
  if (!control.name.empty()) return control.name;
  const std::string own = words_under(control.id, control.layer, widgets);
  // What is being carried left its words behind and is drawn above everything.
  return own.empty() && control.carried ? words_under("carried", control.layer, widgets) : own;
}

Announcements ByEar::hear(const Drawn& drawn, const ui::Translator& translator) {
  const EarWords words(translator);
  const auto top = top_of(drawn.widgets);
  const std::vector<Announcement> texts = texts_in(top);
  Announcements said;
  const auto say = [&](const std::string& what) {
    if (!what.empty()) said.all.push_back({"", what});
  };
  const bool opens = drawn.place != place_;
  if (opens) {
    said.at_once = true;
    if (!is_greeted_) say(words.greeting());
    is_greeted_ = true;
    const auto title = std::find_if(top.begin(), top.end(), [](const Widget* widget) { return widget->id == "frame/title"; });
    if (title != top.end()) say((*title)->text);
    said.all.insert(said.all.end(), texts.begin(), texts.end());
    say(words.count(things_to_choose(top)));
    focused_.clear();
  } else {
    for (const Announcement& text : texts) {
      if (!was_said(text, texts_)) said.all.push_back(text);
    }
  }
  const Widget* const focus = focus_in(top);
  const std::string focused = focus == nullptr ? "" : focus->id;
  const std::string state = focus == nullptr ? "" : state_of(*focus, words);
  if (focus != nullptr && focused != focused_) {
    // Behind what a page says when it opens; else at once, in front of what is new.
    const Announcement is{"", described(*focus, top, drawn.widgets, words)};
    said.all.insert(opens ? said.all.end() : said.all.begin(), is);
    said.at_once = true;
  } else if (focus != nullptr && state != state_ && !state.empty()) {
    said.all.insert(said.all.begin(), {"", state});
    said.at_once = true;
  }
  if (!drawn.target.empty() && drawn.target != target_) {
    const auto at = std::find_if(drawn.widgets.begin(), drawn.widgets.end(), [&](const Widget& widget) { return widget.kind == Widget::Kind::control && widget.id == drawn.target; });
    if (at != drawn.widgets.end()) said.all.insert(said.all.begin(), {"", words.target(name_of(*at, drawn.widgets))});
    said.at_once = true;
  }
  said.at_once = said.at_once || (drawn.acted && !said.all.empty());
  place_ = drawn.place;
  texts_ = texts;
  focused_ = focused;
  state_ = state;
  target_ = drawn.target;
  return said;
}

}  // namespace screens
