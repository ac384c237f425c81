#include "blocks/builder/draw.h"

#include <algorithm>

#include "blocks/builder/draw_answers.h"
#include "blocks/builder/draw_words.h"
#include "option_card.h"
#include "page_parts.h"
#include "print_button.h"
#include "sheet_view.h"

namespace screens {
namespace {

using content::Builder;
using session::BuilderState;
using session::ShowDocument;
using session::ShowSection;
using ui::Rect;

constexpr float gap = 12;
constexpr float sections_width = 268;
constexpr float paper_margin = 30;

// Three panes beside one another need a wide screen and letters of about the usual size.
bool has_three_panes(const ui::Frame& frame) { return frame.size().w >= 1100 && frame.text_factor() <= 1.3F; }

std::string filled_in(const ui::Frame& frame, std::string words, session::Progress progress) {
  return with_numbers(frame, std::move(words), {{"{count}", static_cast<long>(progress.at)}, {"{all}", static_cast<long>(progress.of)}});
}

std::string words_on(const content::BuilderSection& section, const BuilderState& state, const ui::Frame& frame) {
  const session::Progress progress = session::decided_of(section, state);
  if (progress.is_done()) return frame.say("builder/decided", "Decided");
  if (progress.at == 0) return frame.say("builder/open", "Still open");
  return filled_in(frame, frame.say("builder/partly", "{count} of {all} decided"), progress);
}

// ---- the sections --------------------------------------------------------------------------------

struct SectionCard {
  std::string id;
  std::string title;
  std::string state;
  std::string number;
  bool decided = false;
  bool shown = false;
};

constexpr float card_padding = 14;
constexpr float mark_edge = 36;

ui::TextStyle card_title_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::body_style(frame.theme());
  style.size = ui::type::label;
  style.weight = ui::Weight::bold;
  return style;
}

float card_room(float width) { return width - 2 * card_padding - mark_edge - gap; }

float section_card_height(const SectionCard& card, float width, const ui::Frame& frame) {
  const float words = frame.measure(card.title, card_title_style(frame), card_room(width)).h +
                      frame.measure(card.state, ui::hint_style(frame.theme()), card_room(width)).h;
  return std::max(words, mark_edge) + 2 * card_padding - 4;
}

void draw_section_mark(const SectionCard& card, Rect rect, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  ui::SurfaceStyle circle;
  circle.fill = card.decided ? theme.leaf.strong : theme.card;
  circle.edge = card.decided ? theme.leaf.strong : theme.soft;
  circle.edge_width = 2;
  circle.radii = ui::Radii::all(rect.w / 2);
  frame.surface(rect, circle);
  if (card.decided) return frame.icon(ui::Icon::check, rect.inset(6), theme.card);
  ui::TextStyle style = ui::body_style(theme);
  style.size = ui::type::small;
  style.weight = ui::Weight::bold;
  style.chrome = true;
  style.align = ui::Align::centre;
  const float height = frame.measure(card.number, style, rect.w).h;
  frame.text(card.id + "/number", {rect.x, rect.y + (rect.h - height) / 2, rect.w, height}, card.number, style);
}

bool draw_section_card(const SectionCard& card, Rect rect, ui::Frame& frame) {
  const bool pressed = draw_card_control(card.id, rect, card.shown ? ui::Tone::sun : ui::Tone::plain, frame).pressed;
  draw_section_mark(card, {rect.x + card_padding, rect.y + (rect.h - mark_edge) / 2, mark_edge, mark_edge}, frame);
  const float room = card_room(rect.w);
  const float x = rect.x + card_padding + mark_edge + gap;
  const float title = frame.measure(card.title, card_title_style(frame), room).h;
  ui::TextStyle state = ui::hint_style(frame.theme());
  if (card.shown) state.colour = frame.theme().sun.on_soft;
  const float words = frame.measure(card.state, state, room).h;
  const float y = rect.y + (rect.h - title - words) / 2;
  frame.text(card.id + "/title", {x, y, room, title}, card.title, card_title_style(frame));
  frame.text(card.id + "/state", {x, y + title, room, words}, card.state, state);
  return pressed;
}

SaidBuilder draw_section_cards(const Builder& block, const BuilderState& state, ui::Column& column, ui::Frame& frame) {
  SaidBuilder said;
  for (std::size_t at = 0; at < block.sections.size(); ++at) {
    const content::BuilderSection& section = block.sections[at];
    SectionCard card{"section/" + section.id, frame.say(section.title), words_on(section, state, frame), std::to_string(at + 1)};
    card.decided = session::decided_of(section, state).is_done();
    card.shown = at == state.at && !state.document_shown;
    const Rect rect = column.take(section_card_height(card, column.width(), frame));
    if (draw_section_card(card, rect, frame)) said = ShowSection{at};
    column.gap(10);
  }
  return said;
}

// ---- the questions of one section ----------------------------------------------------------------

struct WayOn {
  const char* id;
  std::string label;
  session::ActionOf<Builder> action;
  ui::ButtonLook look;
};

// Beside one another as long as there is room, and then on the next line.
SaidBuilder draw_ways(const std::vector<WayOn>& ways, ui::Column& column, ui::Frame& frame) {
  SaidBuilder said;
  float x = column.x();
  float height = 0;
  for (const WayOn& way : ways) {
    const ui::Size size = ui::button_size(frame, way.label, way.look);
    const float width = std::min(size.w, column.width());
    if (x > column.x() && x + width > column.x() + column.width()) {
      x = column.x();
      column.gap(height + gap);
    }
    height = size.h;
    if (ui::button(frame, way.id, {x, column.y(), width, size.h}, way.label, way.look)) said = way.action;
    x += width + gap;
  }
  column.gap(height + gap);
  return said;
}

std::vector<WayOn> ways_on(const Builder& block, const BuilderState& state, bool paper_beside, const ui::Frame& frame) {
  std::vector<WayOn> ways;
  if (state.at > 0) ways.push_back({"builder/back", frame.say("builder/back", "Section before"), ShowSection{state.at - 1}, {}});
  ui::ButtonLook on;
  on.tone = ui::Tone::teal;
  if (state.at + 1 < block.sections.size())
    ways.push_back({"builder/on", frame.say("builder/on", "Next section"), ShowSection{state.at + 1}, on});
  if (!paper_beside) ways.push_back({"builder/document", frame.say("builder/document", "See the document"), ShowDocument{true}, {}});
  return ways;
}

// A group is told that nobody keeps its document but itself.
void draw_gone_when_left(ui::Column& column, ui::Frame& frame) {
  const std::string words = frame.say("builder/not-kept", "This screen keeps nothing of it. Print or save it before you leave.");
  const ui::TextStyle style = ui::hint_style(frame.theme());
  constexpr float indent = 34;
  const float height = frame.measure(words, style, column.width() - indent).h;
  const Rect line = column.take(std::max(height, 24.0F));
  frame.icon(ui::Icon::lock, {line.x, line.y + (frame.measure(words, style, 0).h - 24) / 2, 24, 24}, style.colour);
  frame.text("not-kept", {line.x + indent, line.y, line.w - indent, height}, words, style);
  column.gap(16);
}

void draw_opening(const Builder& block, ui::Column& column, ui::Frame& frame) {
  column.text("title", frame.say(block.title), ui::heading_style(frame.theme()));
  column.gap(8);
  if (block.intro) {
    column.text("intro", frame.say(*block.intro), ui::body_style(frame.theme()));
    column.gap(gap);
  }
  draw_gone_when_left(column, frame);
}

SaidBuilder draw_section(const Builder& block, const BuilderState& state, bool paper_beside, ui::Column& column, ui::Frame& frame) {
  const content::BuilderSection& section = block.sections[state.at];
  if (state.at == 0) draw_opening(block, column, frame);
  const std::string number = std::to_string(state.at + 1);
  if (!paper_beside) {
    const std::string where = filled_in(frame, frame.say("builder/place", "{count} of {all}"), {state.at + 1, block.sections.size()});
    column.gap(ui::badge(frame, "builder/place", {column.x(), column.y()}, where, ui::Tone::sun, column.width()).h + 8);
  }
  column.text("section-title", frame.made_of(section.title, "**" + number + "** " + frame.say(section.title)), ui::heading_style(frame.theme()));
  column.gap(6);
  if (section.text) {
    column.text("section-text", frame.say(*section.text), ui::hint_style(frame.theme()));
    column.gap(gap);
  }
  SaidBuilder said;
  for (const content::BuilderPart& part : section.parts) {
    if (auto done = draw_builder_part(part, state, column, frame)) said = done;
  }
  if (auto moved = draw_ways(ways_on(block, state, paper_beside, frame), column, frame)) said = moved;
  return said;
}

// ---- the document --------------------------------------------------------------------------------

void draw_paper(Rect rect, ui::Frame& frame) {
  ui::SurfaceStyle paper = ui::card_style(frame.theme());
  paper.radii = ui::Radii::all(6);
  frame.surface(rect, paper);
}

// The largest letters with which all of the sheet is seen at once; it is read by looking closer.
float letters_that_fit(const content::Sheet& sheet, ui::Size room, ui::Frame& frame) {
  constexpr float usual = 0.72F;
  constexpr float least = 0.44F;
  SheetLook look;
  for (look.letters = usual; look.letters > least; look.letters -= 0.04F) {
    if (sheet_height(sheet, look, room.w, frame) <= room.h) return look.letters;
  }
  return least;
}

void draw_paper_beside(const content::Sheet& sheet, const content::BuilderSection& section, Rect rect, ui::Frame& frame) {
  constexpr float above = 16;
  draw_paper(rect, frame);
  SheetLook look;
  look.letters = letters_that_fit(sheet, {rect.w - 2 * paper_margin, rect.h - 12 - 2 * above}, frame);
  look.marked = [&](const content::SheetPart& part) { return session::is_of_section(part, section); };
  frame.begin_scroll("builder/paper", rect.inset(6));
  ui::Column column(frame, rect.x + paper_margin, above, rect.w - 2 * paper_margin);
  draw_sheet(sheet, look, column, frame);
  frame.end_scroll(column.y() + above);
}

// The paper over the whole page, and what leads away from it.
std::string print_label(const ui::Frame& frame) { return frame.say("builder/print", "Print or save"); }

SaidBuilder draw_document(const content::Sheet& sheet, Rect area, ui::Frame& frame) {
  const Rect place = content_column(frame, 860);
  frame.begin_scroll("builder/document", area);
  ui::Column column(frame, place.x, 14, place.w);
  ui::ButtonLook back;
  back.tone = ui::Tone::teal;
  SaidBuilder said = draw_ways({{"builder/choosing", frame.say("builder/choosing", "Back to choosing"), ShowDocument{false}, back}}, column, frame);
  if (auto printing = draw_print_button("builder/print", print_label(frame), column, sheet, frame)) said = *std::move(printing);
  column.gap(gap);
  const float top = column.y();
  const float margin = is_narrow(frame) ? 20 : 44;
  ui::Column words(frame, place.x + margin, top + margin, place.w - 2 * margin);
  const float height = sheet_height(sheet, {}, words.width(), frame);
  draw_paper({place.x, top, place.w, height + 2 * margin}, frame);
  draw_sheet(sheet, {}, words, frame);
  frame.end_scroll(words.y() + margin + 20);
  return said;
}

// ---- the page ------------------------------------------------------------------------------------

SaidBuilder draw_panes(const Builder& block, const content::Sheet& sheet, const BuilderState& state, Rect area, ui::Frame& frame) {
  const float margin = side_margin(frame);
  const float paper_width = std::min(420.0F, frame.size().w * 0.33F);
  const Rect sections{margin, area.y, sections_width, area.h};
  frame.begin_scroll("builder/sections", {sections.x - 8, sections.y, sections.w + 16, sections.h});
  ui::Column cards(frame, sections.x, 10, sections.w);
  cards.text("builder/count", filled_in(frame, frame.say("builder/count", "{count} of {all} sections decided"), session::decided_of(block, state)),
             ui::hint_style(frame.theme()));
  cards.gap(10);
  SaidBuilder said = draw_section_cards(block, state, cards, frame);
  frame.end_scroll(cards.y() + 10);

  constexpr float beside_bar = 36;  // so that a scroll bar touches neither side
  const float x = sections.right() + beside_bar;
  const float paper_x = frame.size().w - margin - paper_width;
  frame.begin_scroll("builder/" + block.sections[state.at].id, {x - 8, area.y, paper_x - x - beside_bar + 16, area.h});
  ui::Column questions(frame, x, 10, paper_x - x - beside_bar);
  if (auto done = draw_section(block, state, true, questions, frame)) said = done;
  frame.end_scroll(questions.y() + 10);

  const float button = ui::space::touch + gap;
  draw_paper_beside(sheet, block.sections[state.at], {paper_x, area.y + 8, paper_width, area.h - button - 16}, frame);
  ui::ButtonLook look;
  look.icon = ui::Icon::look_closer;
  const std::string label = frame.say("builder/look-closer", "Look closer");
  const float width = std::min(paper_width, ui::button_size(frame, label, look).w);
  if (ui::button(frame, "builder/document", {paper_x, area.bottom() - button + 4, width, ui::space::touch}, label, look))
    said = ShowDocument{true};
  const ui::ButtonLook print_look = print_button_look();
  const float rest = paper_width - width - gap;
  const ui::Size print_size = ui::button_size(frame, print_label(frame), print_look);
  if (print_size.w <= rest) {
    const Rect place{paper_x + width + gap, area.bottom() - button + 4, print_size.w, ui::space::touch};
    if (ui::button(frame, "builder/print", place, print_label(frame), print_look)) said = open_print_card(sheet);
  }
  return said;
}

}  // namespace

BlockBars View<Builder>::bars(const BuilderState& state, const Builder& block, ui::Frame& frame) {
  BlockBars bars;
  // To leave all of it open is an honest answer, so that there is a quiet way on; the great one leads through the sections.
  bars.has_parts_left = state.at + 1 < block.sections.size();
  if (bars.has_parts_left) {
    bars.next_part = BlockBars::Part{frame.say("builder/on", "Next section"), true, session::ActionOf<Builder>(ShowSection{state.at + 1})};
  }
  if (!has_three_panes(frame)) bars.note = filled_in(frame, frame.say("builder/count", "{count} of {all} sections decided"), session::decided_of(block, state));
  return bars;
}

SaidBuilder View<Builder>::draw(const Builder& block, const BuilderState& state, const session::OpenLesson&, ui::Frame& frame) {
  const content::Sheet sheet = session::sheet_of(block, state, sheet_words(frame));
  const Rect whole = builder_area(frame);
  const float keys = builder_keyboard_height(frame);
  const Rect area{whole.x, whole.y, whole.w, whole.h - keys};
  SaidBuilder said;
  if (state.document_shown) {
    said = draw_document(sheet, area, frame);
  } else if (has_three_panes(frame)) {
    said = draw_panes(block, sheet, state, area, frame);
  } else {
    const Rect place = content_column(frame, 1000);
    frame.begin_scroll("builder/" + block.sections[state.at].id, area);
    ui::Column column(frame, place.x, 16, place.w);
    said = draw_section(block, state, false, column, frame);
    frame.end_scroll(column.y() + 20);
  }
  if (keys > 0) draw_builder_keyboard(whole, keys, frame);
  return said;
}

}  // namespace screens
