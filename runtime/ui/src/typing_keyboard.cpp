// How the keyboard on the screen is drawn. Its keys have ids of their places (keyboard/2/5 is the fifth of the second
// row), so that the focus stays where it is while Shift changes what they write.
#include <algorithm>
#include <cmath>

#include "typing_state.h"
#include "ui/stage.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr std::size_t all_columns = 13;
constexpr std::size_t half_columns = 7;
constexpr std::size_t all_rows = 5;
constexpr std::size_t least_rows = 3;
constexpr float gap = space::unit;

float height_of(std::size_t rows) { return static_cast<float>(rows) * (space::touch + gap) - gap; }
std::size_t fingers_in(float length) { return static_cast<std::size_t>((length + gap + 0.5F) / (space::touch + gap)); }

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
  std::string_view language{};  // of the label, where that is not the interface's
};

}  // namespace

// A key of the layout, by its place there.
struct LetterKey {
  std::size_t row;
  std::size_t index;
  std::string_view sign;
};
using LetterKeys = std::vector<LetterKey>;

// What of a page is shown at a time: all of it; where a window is too narrow for that, one half of each row; where it is
// too low, as many whole rows as have room, each in as many lines as it needs. Keys are never lower than a finger.
enum class Laying { whole, halves, parts };

struct KeyGrid {
  Laying laying = Laying::whole;
  std::size_t left_out = 0;  // of the rows at the top
  std::size_t rows = all_rows;
  std::size_t columns = all_columns;

  std::size_t lines() const { return rows - 1; }  // of letters
  std::size_t keys_in_lines() const { return lines() * columns - 2; }  // Shift and Backspace stand in the last one
};

namespace {

KeyGrid grid_of(const KeyboardLayout& layout, KeyboardPage page, KeyRows which, Rect rect) {
  const std::size_t wanted = all_rows - rows_left_out(layout, page, which);
  if (fingers_in(rect.h) >= wanted) {
    const bool is_narrow = rect.w < keyboard_size().w - 1;
    return {is_narrow ? Laying::halves : Laying::whole, all_rows - wanted, wanted, is_narrow ? half_columns : all_columns};
  }
  return {Laying::parts, rows_left_out(layout, page, KeyRows::few), std::max(fingers_in(rect.h), least_rows), std::clamp(fingers_in(rect.w), half_columns, all_columns)};
}

// What is shown one after another.
std::vector<LetterKeys> parts_of(const KeyboardLayout& layout, KeyboardPage page, const KeyGrid& grid) {
  std::vector<LetterKeys> parts(grid.laying == Laying::halves ? 2 : 1);
  for (std::size_t row = grid.left_out; row < layout.pages[0].size(); ++row) {
    const auto keys = layout.row(page, row);
    if (grid.laying == Laying::parts && !parts.back().empty() && parts.back().size() + keys.size() > grid.keys_in_lines()) parts.emplace_back();
    for (std::size_t i = 0; i < keys.size(); ++i) {
      LetterKeys& part = grid.laying == Laying::halves ? parts[2 * i >= keys.size() ? 1 : 0] : parts.back();
      part.push_back({row, i, keys[i]});
    }
  }
  return parts;
}

// Rows of the layout, or where these are in parts as many keys on each line as make the lines alike.
std::vector<LetterKeys> lines_of(const LetterKeys& keys, const KeyGrid& grid) {
  std::vector<LetterKeys> lines(grid.lines());
  if (grid.laying != Laying::parts) {
    for (const LetterKey& key : keys) lines[key.row - grid.left_out].push_back(key);
    return lines;
  }
  const std::size_t last = std::min(keys.size() / grid.lines(), grid.columns - 2);
  const std::size_t others = grid.lines() - 1;
  const std::size_t each = std::max<std::size_t>(1, (keys.size() - last + others - 1) / others);
  for (std::size_t i = 0; i < keys.size(); ++i) lines[std::min(i / each, others)].push_back(keys[i]);
  return lines;
}

}  // namespace

Size keyboard_size() { return {static_cast<float>(all_columns) * (space::touch + gap) - gap, height_of(all_rows)}; }

struct Typing::Keys {
  Frame& frame;
  Stage& stage;
  TypingState& typing;
  Rect rect;
  KeyGrid grid;
  std::vector<LetterKeys> parts;
  std::string_view language;  // of the letters, which are shaped as it writes them, in every interface

  std::size_t part() const { return std::min(typing.keyboard_part, parts.size() - 1); }

  // Columns may be broken numbers; from the left in every language.
  Rect place(float column, std::size_t row, float width) const {
    const float step = (rect.w + gap) / static_cast<float>(grid.columns);
    const float height = (rect.h + gap) / static_cast<float>(grid.rows);
    Rect key{rect.x + column * step, rect.y + static_cast<float>(row) * height, width * step - gap, height - gap};
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
    style.language = face.language;
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
    // Capitals stand where their letters do.
    if (page != shifted(typing.keyboard_page)) typing.keyboard_part = 0;
    typing.keyboard_page = page;
    typing.keyboard_changed = true;
  }

  void letters() const {
    const auto lines = lines_of(parts[part()], grid);
    for (std::size_t line = 0; line < lines.size(); ++line) {
      float column = static_cast<float>(grid.columns - lines[line].size()) / 2;
      for (const LetterKey& letter : lines[line]) {
        const std::string id = "keyboard/" + std::to_string(letter.row + 1) + "/" + std::to_string(letter.index + 1);
        if (key(id, place(column++, line, 1), {std::string(letter.sign), {}, true, false, "", language})) write(TypedWords{std::string(written_by(letter.sign))});
      }
    }
  }

  void go_on_to(std::size_t next) const {
    typing.keyboard_part = next;
    typing.keyboard_changed = true;
  }

  // Says which letters are there: the first and the last of the second row.
  void other_half() const {
    const std::size_t other = 1 - part();
    LetterKeys row = parts[other];
    std::erase_if(row, [](const LetterKey& letter) { return letter.row != 1; });
    const std::string label = std::string(written_by(row.front().sign)) + "–" + std::string(written_by(row.back().sign));
    if (key("keyboard/half", last(last_line().more), {label, {}, false, false, frame.say("keyboard/half", "The other half of the keys"), language})) go_on_to(other);
  }

  // Says which letters come next.
  void more() const {
    const std::size_t next = (part() + 1) % parts.size();
    const std::string label = std::string(written_by(parts[next].front().sign)) + "–" + std::string(written_by(parts[next].back().sign));
    if (key("keyboard/more", last(last_line().more), {label, {}, false, false, frame.say("keyboard/more", "More keys"), language})) go_on_to(next);
  }

  // Where a key begins, and how wide it is, in columns.
  struct Span {
    float at;
    float width;
  };
  struct LastLine {
    Span page;
    Span language;
    Span space;
    Span more;
    Span enter;
    Span done;
  };
  LastLine last_line() const {
    if (grid.laying == Laying::whole) return {{0, 1.5F}, {1.5F, 1.5F}, {3, 5.5F}, {}, {8.5F, 2}, {10.5F, 2.5F}};
    if (grid.laying == Laying::halves) return {{0, 1}, {1, 1}, {2, 1.5F}, {3.5F, 1.3F}, {4.8F, 1}, {5.8F, 1.2F}};
    const auto end = static_cast<float>(grid.columns);
    const float wide = parts.size() > 1 ? 1.5F : 0;
    return {{0, 1.2F}, {1.2F, 1}, {2.2F, end - 5.2F - wide}, {end - 3 - wide, wide}, {end - 3, 1}, {end - 2, 2}};
  }
  Rect last(Span span) const { return place(span.at, grid.rows - 1, span.width); }

  // The other keys stand where they do on a table: Shift and Backspace beside the last letters, the space bar below
  // them.
  void others(const KeyboardLayout& layout, const KeyboardLayout& next, KeyboardPage page) const {
    const LastLine at = last_line();
    const std::size_t row = grid.lines() - 1;
    const float side = grid.laying == Laying::whole ? 1.5F : 1;
    if (key("keyboard/shift", place(0, row, side), {"", Icon::shift, false, is_shifted(page), frame.say("keyboard/shift", "Capital letters")})) show(shifted(page));
    if (key("keyboard/backspace", place(static_cast<float>(grid.columns) - side, row, side), {"", Icon::backspace, false, false, frame.say("keyboard/backspace", "Delete")}))
      write(TextKeyPress{TextKey::backspace});
    const std::string other_page = has_letters(page) ? "123" : layout.letters;
    if (key("keyboard/page", last(at.page), {other_page, {}, false, false, "", language})) {
      show(has_letters(page) ? KeyboardPage::signs : KeyboardPage::letters);
    }
    if (key("keyboard/language", last(at.language), {"", Icon::globe, false, false, frame.say("keyboard/language", "Letters of another language")})) {
      typing.keyboard_language = next.language;
      show(KeyboardPage::letters);
    }
    if (key("keyboard/space", last(at.space), {layout.name, {}, false, false, "", language})) write(TypedWords{" "});
    if (grid.laying == Laying::halves) other_half();
    else if (parts.size() > 1) more();
    if (key("keyboard/enter", last(at.enter), {"", Icon::enter, false, false, frame.say("keyboard/enter", "New line")})) write(TextKeyPress{TextKey::enter});
  }

  // Puts the keyboard away; what was written stays.
  bool done() const {
    return key("keyboard/done", last(last_line().done), {frame.say("keyboard/done", "Done"), {}, false, true});
  }
};

bool Typing::shows_signs() const { return !has_letters(frame_.stage_.typing_->keyboard_page); }

float Typing::keyboard_height(const std::vector<std::string>& languages, float most, KeyRows which) const {
  const TypingState& typing = *frame_.stage_.typing_;
  const std::size_t wanted = all_rows - rows_left_out(*chosen_of(layouts_for(languages), typing.keyboard_language), typing.keyboard_page, which);
  return height_of(std::clamp(fingers_in(std::max(most, 0.0F)), least_rows, wanted));
}

void Typing::keyboard(Rect rect, const std::vector<std::string>& languages, KeyRows which) {
  TypingState& typing = *frame_.stage_.typing_;
  const auto layouts = layouts_for(languages);
  const KeyboardLayout* const chosen = chosen_of(layouts, typing.keyboard_language);
  const auto behind = std::next(std::find(layouts.begin(), layouts.end(), chosen));
  const KeyboardLayout& next = behind == layouts.end() ? *layouts.front() : **behind;
  const KeyboardPage page = typing.keyboard_page;
  const KeyGrid grid = grid_of(*chosen, page, which, rect);
  const Keys keys{frame_, frame_.stage_, typing, rect, grid, parts_of(*chosen, page, grid), chosen->language};
  keys.letters();
  keys.others(*chosen, next, page);
  if (!keys.done()) return;
  stop();
  typing.keyboard_changed = true;
}

}  // namespace ui
