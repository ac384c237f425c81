#include "blocks/audit/draw.h"

#include <algorithm>
#include <cmath>

#include "option_card.h"
#include "page_parts.h"

namespace screens {
namespace {

using session::AuditState;
using ui::Rect;
using SaidAudit = BlockSaid<content::Audit>;

constexpr float gap = 12;

std::string filled_in(std::string words, const std::string& mark, std::size_t value) {
  if (const auto at = words.find(mark); at != std::string::npos) words.replace(at, mark.size(), std::to_string(value));
  return words;
}

// ---- one statement -------------------------------------------------------------------------------

std::vector<Option> options(const content::Audit& block, const content::AuditStatement& statement, const AuditState& state,
                            ui::Frame& frame) {
  std::vector<Option> all;
  for (std::size_t level = 0; level < block.levels.size(); ++level) {
    Option option;
    option.id = "level/" + std::to_string(level);
    option.label = frame.say(block.levels[level].label);
    option.more = frame.say(level < statement.levels.size() ? statement.levels[level] : block.levels[level].text);
    option.sign = std::to_string(level);
    option.chosen = session::level_of(state, statement.id) == static_cast<int>(level);
    all.push_back(std::move(option));
  }
  return all;
}

SaidAudit draw_levels(const std::vector<Option>& all, const std::string& statement, ui::Column& column, ui::Frame& frame) {
  const bool fits = std::all_of(all.begin(), all.end(), [&](const Option& each) { return fits_in_table(each, column.width(), frame); });
  const OptionShape shape = fits ? OptionShape::in_table : OptionShape::in_list;
  SaidAudit said;
  for (std::size_t level = 0; level < all.size(); ++level) {
    const Rect rect = column.take(option_height(all[level], column.width(), shape, frame));
    if (draw_option(all[level], rect, shape, frame)) said = session::RateStatement{statement, static_cast<int>(level)};
    column.gap(fits ? 8 : gap);
  }
  return said;
}

struct WayOn {
  const char* id;
  std::string label;
  std::size_t to;
  ui::ButtonLook look;
};

std::vector<WayOn> ways_on(std::size_t at, std::size_t count, const ui::Frame& frame) {
  std::vector<WayOn> ways;
  if (at > 0) ways.push_back({"audit/back", frame.say("audit/back", "Back one"), at - 1, {}});
  ui::ButtonLook look;
  look.tone = ui::Tone::teal;
  if (at + 1 < count) {
    ways.push_back({"audit/on", frame.say("audit/on", "Next statement"), at + 1, look});
    ways.push_back({"audit/summary", frame.say("audit/summary", "Summary"), count, {}});
  } else {
    look.filled = true;
    ways.push_back({"audit/summary", frame.say("audit/summary", "Summary"), count, look});
  }
  return ways;
}

// Beside one another as long as there is room, and then on the next line.
SaidAudit draw_ways(const std::vector<WayOn>& ways, ui::Column& column, ui::Frame& frame) {
  SaidAudit said;
  float x = column.x();
  for (const WayOn& way : ways) {
    const ui::Size size = ui::button_size(frame, way.label, way.look);
    if (x > column.x() && x + size.w > column.x() + column.width()) {
      x = column.x();
      column.gap(size.h + gap);
    }
    if (ui::button(frame, way.id, {x, column.y(), size.w, size.h}, way.label, way.look))
      said = session::ShowStatement{way.to};
    x += size.w + gap;
  }
  column.gap(ui::space::touch + gap);
  return said;
}

SaidAudit draw_statement(const content::Audit& block, const AuditState& state, ui::Column& column, ui::Frame& frame) {
  const session::AuditPlace place = session::place_of(state.at, block);
  const std::size_t count = session::statement_count(block);
  const std::string where =
      filled_in(filled_in(frame.say("audit/place", "{at} of {of}"), "{at}", state.at + 1), "{of}", count);
  const std::string section = frame.beside(frame.say(place.section->title)) + " · " + where;
  column.gap(ui::badge(frame, "audit/section", {column.x(), column.y()}, section, ui::Tone::sun, column.width()).h +
             12);
  if (state.at == 0) {
    column.text("title", frame.say(block.title), ui::heading_style(frame.theme()));
    column.gap(4);
    if (block.intro) {
      column.text("intro", frame.say(*block.intro), ui::body_style(frame.theme()));
      column.gap(8);
    }
  }
  column.text("statement", frame.say(place.statement->text), ui::subheading_style(frame.theme()));
  column.gap(12);
  SaidAudit said = draw_levels(options(block, *place.statement, state, frame), place.statement->id, column, frame);
  column.gap(gap);
  if (auto moved = draw_ways(ways_on(state.at, count, frame), column, frame)) said = moved;
  if (state.at == 0) draw_not_kept(column, frame);
  return said;
}

// ---- the summary ---------------------------------------------------------------------------------

// Four pieces, filled as far as the average goes.
void draw_meter(double average, Rect rect, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  constexpr auto pieces = static_cast<int>(content::Audit::level_count) - 1;
  const float width = (rect.w - gap * (pieces - 1)) / pieces;
  for (int piece = 0; piece < pieces; ++piece) {
    const Rect whole{rect.x + static_cast<float>(piece) * (width + gap), rect.y, width, rect.h};
    ui::SurfaceStyle style;
    style.fill = theme.card;
    style.edge = theme.soft;
    style.edge_width = 2;
    style.radii = ui::Radii::all(4);
    frame.surface(whole, style);
    const float part = std::clamp(static_cast<float>(average) - static_cast<float>(piece), 0.0F, 1.0F);
    if (part > 0) frame.fill({whole.x + 2, whole.y + 2, (whole.w - 4) * part, whole.h - 4}, theme.teal.strong);
  }
}

std::string words_on(const session::SectionSummary& summary, const content::Audit& block, std::size_t all,
                     const ui::Frame& frame) {
  if (summary.rated == 0) return frame.say("audit/none", "Nothing looked at yet");
  const auto level = static_cast<std::size_t>(std::lround(summary.average));
  const std::string seen = filled_in(
      filled_in(frame.say("audit/seen", "{count} of {all} looked at"), "{count}", summary.rated), "{all}", all);
  return frame.beside(frame.say(block.levels[level].label)) + " · " + seen;
}

SaidAudit draw_statement_row(const content::Audit& block, const content::AuditStatement& statement, std::size_t at,
                             const AuditState& state, ui::Column& column, ui::Frame& frame) {
  const auto level = session::level_of(state, statement.id);
  Option option;
  option.id = "statement/" + statement.id;
  option.label = frame.say(statement.text);
  option.more = level ? frame.say(block.levels[static_cast<std::size_t>(*level)].label)
                      : frame.say("audit/open", "Not looked at yet");
  option.sign = level ? std::to_string(*level) : "–";
  const Rect rect = column.take(option_height(option, column.width(), OptionShape::in_list, frame));
  const bool pressed = draw_option(option, rect, OptionShape::in_list, frame);
  column.gap(gap);
  if (!pressed) return std::nullopt;
  return SaidAudit{session::ShowStatement{at}};
}

SaidAudit draw_summary(const content::Audit& block, const AuditState& state, ui::Column& column, ui::Frame& frame) {
  column.text("title", frame.say("audit/summary-title", "What it looks like today"), ui::title_style(frame.theme()));
  column.gap(12);
  draw_not_kept(column, frame);
  if (const content::AuditStatement* begin = session::place_to_begin(state, block)) {
    // Not what is said to an answer: the summary begins at its top.
    draw_note({"feedback", ui::Icon::next, ui::Tone::teal, frame.say("audit/begin", "A place to begin"), frame.say(begin->text), true}, column, frame);
    column.gap(24);
  }
  SaidAudit said;
  std::size_t at = 0;
  for (const content::AuditSection& section : block.sections) {
    const session::SectionSummary summary = session::summary_of(state, section);
    column.text("section/" + section.id, frame.say(section.title), ui::heading_style(frame.theme()));
    column.gap(8);
    draw_meter(summary.average, column.take(24), frame);
    column.gap(6);
    column.text("section/" + section.id + "/words", words_on(summary, block, section.statements.size(), frame),
                ui::hint_style(frame.theme()));
    column.gap(gap);
    for (const content::AuditStatement& statement : section.statements) {
      if (auto shown = draw_statement_row(block, statement, at++, state, column, frame)) said = shown;
    }
    column.gap(20);
  }
  return said;
}

}  // namespace

SaidAudit View<content::Audit>::draw(const content::Audit& block, const AuditState& state, const session::OpenLesson&,
                                     ui::Frame& frame) {
  const Rect place = content_column(frame, 1000);
  // Each statement is a page of its own, which begins at its top.
  frame.begin_scroll("audit/" + std::to_string(state.at), content_area(frame));
  ui::Column column(frame, place.x, 16, place.w);
  const bool at_summary = state.at >= session::statement_count(block);
  SaidAudit said = at_summary ? draw_summary(block, state, column, frame) : draw_statement(block, state, column, frame);
  frame.end_scroll(column.y() + 20);
  return said;
}

}  // namespace screens
