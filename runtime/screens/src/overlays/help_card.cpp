#include <algorithm>
#include <vector>

#include "overlays/help_contact.h"
#include "views.h"

namespace screens {
namespace {

constexpr float gap = 14;

// Numbers appear here only from a trusted pack of contacts, verified and not expired (R8), and from the desk. Without one
// the card says who to look for, keeps listening and reporting apart, and names no number.
std::vector<HelpContact> people(const Scene& scene, ui::Frame& frame) {
  std::vector<HelpContact> all{
      {"help/adult", "help-adult", "", frame.say("help/adult-badge", "Near you · talk"), frame.say("help/adult", "An adult you trust"), "",
       frame.say("help/adult-text", "At home, at school or next door. If the first one does not listen, tell the next."), ui::Tone::teal},
      local_contact(scene.shell.local_help, frame)};
  auto numbers = helplines(scene.contacts, scene.today, frame);
  if (numbers.empty()) {
    numbers.push_back({"help/helpline", "help-helpline", "", frame.say("help/helpline-badge", "Helpline · talk"), frame.say("help/helpline", "Someone who listens"), "",
                       frame.say("help/helpline-text", "A helpline is for children. No number has been checked for this screen yet."), ui::Tone::sky});
  }
  const HelpContact danger{"help/danger", "help-danger", "", frame.say("help/danger-badge", "Danger right now"), frame.say("help/danger", "Get away and call out"), "",
                           frame.say("help/danger-text", "Go where other people are. Any adult can call the police or an ambulance."), ui::Tone::coral};
  // Numbers may be many and say much each: where few lines have room, danger is not behind all of them.
  numbers.insert(shows_few_lines(frame) ? numbers.begin() : numbers.end(), danger);
  all.insert(all.end(), std::make_move_iterator(numbers.begin()), std::make_move_iterator(numbers.end()));
  return all;
}

// Side by side where there is room, all as high as the highest of their row.
void draw_grid(const std::vector<HelpContact>& all, ui::Column& column, ui::Frame& frame) {
  const std::size_t in_row = frame.text_factor() > 1.3F || is_narrow(frame) ? 1 : 2;
  const float width = (column.width() - gap * static_cast<float>(in_row - 1)) / static_cast<float>(in_row);
  for (std::size_t first = 0; first < all.size(); first += in_row) {
    const std::size_t end = std::min(all.size(), first + in_row);
    float height = 0;
    for (std::size_t i = first; i < end; ++i) height = std::max(height, help_contact_height(all[i], width, frame));
    const ui::Rect row = column.take(height);
    column.gap(gap);
    for (std::size_t i = first; i < end; ++i) {
      draw_help_contact(all[i], {row.x + static_cast<float>(i - first) * (width + gap), row.y, width, height}, frame);
    }
  }
}

void draw_hotlines(const Scene& scene, ui::Column& column, ui::Frame& frame) {
  const std::string meaning = frame.say("help/hotline", "A hotline is different: a page or a picture is reported there, to be taken down. Pass it on to nobody.");
  const auto all = hotlines(scene.contacts, scene.today, frame);
  if (all.empty()) return column.text("help/hotline", meaning, ui::hint_style(frame.theme()));
  column.gap(14);
  column.text("help/hotlines", frame.say("help/hotlines", "To report a page or a picture"), ui::heading_style(frame.theme()));
  column.gap(4);
  column.text("help/hotline", meaning, ui::body_style(frame.theme()));
  int number = 0;
  for (const std::string& warning : hotline_warnings(scene.contacts, scene.today, frame)) {
    column.gap(4);
    ui::TextStyle style = ui::body_style(frame.theme());
    style.weight = ui::Weight::bold;
    column.text("help/do-not-forward/" + std::to_string(++number), warning, style);
  }
  column.gap(14);
  draw_grid(all, column, frame);
}

bool has_code(const HelpContact& contact) { return !contact.code.empty(); }

std::string not_recorded(ui::Frame& frame) { return frame.say("help/not-recorded", "Opening this page is not recorded"); }

void draw_lead(const std::vector<HelpContact>& people, ui::Column& column, ui::Frame& frame) {
  column.text("help/lead", frame.say("help/lead", "This screen cannot tell anyone for you. These people can listen and help."), ui::lead_style(frame.theme()));
  if (std::any_of(people.begin(), people.end(), has_code)) {
    column.text("help/codes", frame.say("help/codes", "Point a phone at a square to call, or to open the page."), ui::lead_style(frame.theme()));
  }
}

}  // namespace

Bars bars_of(const session::HelpCard&, ui::Frame& frame) {
  Bars bars;
  bars.title = frame.say("help/title", "Get help");
  if (!shows_few_lines(frame)) bars.note = not_recorded(frame);
  bars.takes_whole_area = shows_few_lines(frame);
  return bars;
}

SaidAnywhere draw_overlay(const session::HelpCard&, const Scene& scene, ui::Frame& frame) {
  frame.hush();
  frame.begin_scroll("help", shows_few_lines(frame) ? whole_area(frame) : content_area(frame));
  ui::Column column(frame, side_margin(frame), 6, frame.size().w - 2 * side_margin(frame));
  // Somebody who needs help sees first of all who can help.
  const bool low = shows_few_lines(frame);
  column.text("help/heading", frame.say("help/heading", "You can talk to someone. It is not your fault."), low ? ui::subheading_style(frame.theme()) : ui::title_style(frame.theme()));
  column.gap(2);
  const std::vector<HelpContact> all = people(scene, frame);
  if (!low) draw_lead(all, column, frame);
  column.gap(8);
  draw_grid(all, column, frame);
  if (low) draw_lead(all, column, frame);
  draw_hotlines(scene, column, frame);
  if (low) {
    column.gap(8);
    column.text("help/not-recorded", not_recorded(frame), ui::hint_style(frame.theme()));
  }
  frame.end_scroll(column.y() + 12);
  return std::nullopt;
}

}  // namespace screens
