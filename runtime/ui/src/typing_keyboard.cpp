// How the keyboard on the screen is drawn. Its keys have ids of their places (keyboard/2/5 is the fifth of the second
// row), so that the focus stays where it is while Shift changes what they write.
#include <algorithm>
#include <cmath>

#include "typing_state.h"
#include "ui/stage.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float columns = 13;
constexpr float half_columns = 7;
constexpr std::size_t all_rows = 5;
constexpr float gap = space::unit;

std::vector<const KeyboardLayout*> layouts_for(const std::vector<std::string>& languages) {
  std::vector<const KeyboardLayout*> found;
  for (const std::string& language : languages) {
    const KeyboardLayout* layout = find_keyboard(language);
    if (layout != nullptr && std::find(found.begin(), found.end(), layout) == found.end()) found.push_back(layout);
  }
  if (found.empty()) found.push_back(find_keyboard("en"));
  return found;
}

KeyboardPage shifted(KeyboardPage page) {
  switch (page) {
    case KeyboardPage::letters:
      return KeyboardPage::shifted;
    case KeyboardPage::shifted:
      return KeyboardPage::letters;
    case KeyboardPage::signs:
      return KeyboardPage::more_signs;
    case KeyboardPage::more_signs:
      return KeyboardPage::signs;
  }
  return page;
}

bool has_letters(KeyboardPage page) { return page == KeyboardPage::letters || page == KeyboardPage::shifted; }
std::size_t rows_left_out(const KeyboardLayout& layout, KeyboardPage page, KeyRows which) {
  return which == KeyRows::few && has_letters(page) && layout.begins_with_figures() ? 1 : 0;
}

const KeyboardLayout* chosen_of(const std::vector<const KeyboardLayout*>& layouts, const std::string& language) {
  const auto chosen = std::find_if(layouts.begin(), layouts.end(), [&](const KeyboardLayout* each) { return language == each->language; });
  return chosen == layouts.end() ? layouts.front() : *chosen;
}

bool is_shifted(KeyboardPage page) { return page == KeyboardPage::shifted || page == KeyboardPage::more_signs; }

struct KeyFace {
  std::string label;
  std::optional<Icon> icon;
  bool is_letter = false;
  bool selected = false;
  std::string name{};  // where there is no label
};

}  // namespace

Size keyboard_size() { return {columns * (space::touch + gap) - gap, keyboard_height(all_rows, space::touch)}; }
float keyboard_height(std::size_t rows, float key_height) { return static_cast<float>(rows) * (key_height + gap) - gap; }

struct Typing::Keys {
  Frame& frame;
  Stage& stage;
  TypingState& typing;
  Rect rect;
  std::size_t left_out;  // of the rows at the top

  // A window that is too narrow for keys as wide as a finger shows one half of each row at a time.
  bool in_halves() const { return rect.w < keyboard_size().w - 1; }
  std::size_t middle_of(std::size_t keys) const { return (keys + 1) / 2; }

  // Columns and rows may be broken numbers; from the left in every language. Rows count from the top of a whole keyboard.
  Rect place(float column, float row, float width) const {
    row -= static_cast<float>(left_out);
    const float step = (rect.w + gap) / (in_halves() ? half_columns : columns);
    const float height = (rect.h + gap) / static_cast<float>(all_rows - left_out);
    Rect key{rect.x + column * step, rect.y + row * height, width * step - gap, height - gap};
    if (frame.right_to_left()) key.x = 2 * rect.x + rect.w - key.right();
    return key;
  }

  // A touch leaves the focus with the field; only the focus ring comes here.
  bool key(const std::string& id, Rect at, const KeyFace& face) const {
    const std::string focused = stage.focused_;
    const ControlState state = frame.control(id, at, true, Answers::at_once);
    if (!face.name.empty()) frame.call(id, face.name);
    if (state.pressed && !stage.focus_visible_) stage.focused_ = focused;
    const Theme& theme = frame.theme();
    SurfaceStyle cap;
    cap.fill = face.selected ? theme.ink : state.held ? theme.meter : face.is_letter ? theme.card : theme.canvas;
    cap.edge = theme.edge;
    cap.edge_width = theme.edge_width;
    cap.radii = Radii::all(14);
    frame.surface(at, cap);
    if (state.focused) focus_ring(frame, at, 14);
    const Colour colour = face.selected ? theme.on_ink : theme.ink;
    const Point middle = at.centre();
    if (face.icon) frame.icon(*face.icon, {middle.x - 14, middle.y - 14, 28, 28}, colour);
    if (!face.label.empty()) label(id, at, face, colour);
    return state.pressed;
  }

  void label(const std::string& id, Rect at, const KeyFace& face, Colour colour) const {
    TextStyle style;
    style.size = face.is_letter ? type::body : type::small;
    style.weight = Weight::semibold;
    style.align = Align::centre;
    style.colour = colour;
    style.chrome = true;
    const Rect room = at.inset(2);
    // The keys of a narrow screen are narrower than some letters.
    for (const float size : {style.size, 18.0F, 15.0F, 12.0F}) {
      style.size = size;
      if (frame.measure(face.label, style, 0).w <= room.w) break;
    }
    const TextSize size = frame.measure(face.label, style, room.w);
    frame.text(id + "/label", {room.x, at.y + (at.h - size.h) / 2, room.w, size.h}, face.label, style);
  }

  void write(TextEvent event) const {
    typing.next.push_back(std::move(event));
    if (typing.keyboard_page == KeyboardPage::shifted) typing.keyboard_page = KeyboardPage::letters;
  }

  void show(KeyboardPage page) const {
    typing.keyboard_page = page;
    typing.keyboard_changed = true;
  }

  void letters(const KeyboardLayout& layout, KeyboardPage page) const {
    for (std::size_t row = left_out; row < layout.pages[0].size(); ++row) {
      const auto keys = layout.row(page, row);
      const std::size_t middle = middle_of(keys.size());
      const std::size_t from = in_halves() && typing.keyboard_end_half ? middle : 0;
      const std::size_t to = in_halves() && !typing.keyboard_end_half ? middle : keys.size();
      float column = ((in_halves() ? half_columns : columns) - static_cast<float>(to - from)) / 2;
      for (std::size_t i = from; i < to; ++i, ++column) {
        const std::string id = "keyboard/" + std::to_string(row + 1) + "/" + std::to_string(i + 1);
        const Rect at = place(column, static_cast<float>(row), 1);
        if (key(id, at, {std::string(keys[i]), {}, true})) write(TypedWords{std::string(written_by(keys[i]))});
      }
    }
  }

  // Says which letters are there: the first and the last of the second row.
  void other_half(const KeyboardLayout& layout, KeyboardPage page) const {
    const auto row = layout.row(page, 1);
    const std::size_t middle = middle_of(row.size());
    const bool at_end = typing.keyboard_end_half;
    const std::string label = std::string(written_by(row[at_end ? 0 : middle])) + "–" + std::string(written_by(row[at_end ? middle - 1 : row.size() - 1]));
    if (!key("keyboard/half", place(3.5F, 4, 1.3F), {label, {}, false, false, frame.say("keyboard/half", "The other half of the keys")})) return;
    typing.keyboard_end_half = !at_end;
    typing.keyboard_changed = true;
  }

  // The other keys stand where they do on a table: Shift and Backspace beside the last letters, the space bar below
  // them.
  void others(const KeyboardLayout& layout, const KeyboardLayout& next, KeyboardPage page) const {
    const bool halves = in_halves();
    if (key("keyboard/shift", halves ? place(0, 3, 1) : place(0, 3, 1.5F), {"", Icon::shift, false, is_shifted(page), frame.say("keyboard/shift", "Capital letters")})) show(shifted(page));
    if (key("keyboard/backspace", halves ? place(6, 3, 1) : place(11.5F, 3, 1.5F), {"", Icon::backspace, false, false, frame.say("keyboard/backspace", "Delete")}))
      write(TextKeyPress{TextKey::backspace});
    const std::string other_page = has_letters(page) ? "123" : layout.letters;
    if (key("keyboard/page", halves ? place(0, 4, 1) : place(0, 4, 1.5F), {other_page, {}})) {
      show(has_letters(page) ? KeyboardPage::signs : KeyboardPage::letters);
    }
    if (key("keyboard/language", halves ? place(1, 4, 1) : place(1.5F, 4, 1.5F), {"", Icon::globe, false, false, frame.say("keyboard/language", "Letters of another language")})) {
      typing.keyboard_language = next.language;
      show(KeyboardPage::letters);
    }
    if (key("keyboard/space", halves ? place(2, 4, 1.5F) : place(3, 4, 5.5F), {layout.name, {}})) write(TypedWords{" "});
    if (halves) other_half(layout, page);
    if (key("keyboard/enter", halves ? place(4.8F, 4, 1) : place(8.5F, 4, 2), {"", Icon::enter, false, false, frame.say("keyboard/enter", "New line")})) write(TextKeyPress{TextKey::enter});
  }

  // Puts the keyboard away; what was written stays.
  bool done() const {
    const Rect at = in_halves() ? place(5.8F, 4, 1.2F) : place(10.5F, 4, 2.5F);
    return key("keyboard/done", at, {frame.say("keyboard/done", "Done"), {}, false, true});
  }
};

bool Typing::shows_signs() const { return !has_letters(frame_.stage_.typing_->keyboard_page); }

std::size_t Typing::keyboard_rows(const std::vector<std::string>& languages, KeyRows which) const {
  const TypingState& typing = *frame_.stage_.typing_;
  return all_rows - rows_left_out(*chosen_of(layouts_for(languages), typing.keyboard_language), typing.keyboard_page, which);
}

void Typing::keyboard(Rect rect, const std::vector<std::string>& languages, KeyRows which) {
  TypingState& typing = *frame_.stage_.typing_;
  const auto layouts = layouts_for(languages);
  const KeyboardLayout* const chosen = chosen_of(layouts, typing.keyboard_language);
  const auto behind = std::next(std::find(layouts.begin(), layouts.end(), chosen));
  const KeyboardLayout& next = behind == layouts.end() ? *layouts.front() : **behind;
  const KeyboardPage page = typing.keyboard_page;
  const Keys keys{frame_, frame_.stage_, typing, rect, rows_left_out(*chosen, page, which)};
  keys.letters(*chosen, page);
  keys.others(*chosen, next, page);
  if (!keys.done()) return;
  stop();
  typing.keyboard_changed = true;
}

}  // namespace ui
