#include "desk/pack_row.h"

#include <algorithm>
#include <cmath>

namespace screens {
namespace {

using content::PackKind;
using session::PackFacts;
using ui::Rect;

constexpr float gap = 14;
constexpr float badge_width = 120;
constexpr float least_name = 150;
constexpr int soon_days = 30;

std::string kind_words(PackKind kind, ui::Frame& frame) {
  switch (kind) {
    case PackKind::module: return frame.say("packs/kind-module", "Module");
    case PackKind::course: return frame.say("packs/kind-course", "Course");
    case PackKind::track: return frame.say("packs/kind-track", "Lessons");
    case PackKind::films: return frame.say("packs/kind-films", "Films");
    case PackKind::instruments: return frame.say("packs/kind-instruments", "Questions");
    case PackKind::contacts: return frame.say("packs/kind-contacts", "Contacts");
  }
  return "";
}

ui::Tone kind_tone(PackKind kind) {
  switch (kind) {
    case PackKind::track: return ui::Tone::sun;
    case PackKind::films: return ui::Tone::sky;
    case PackKind::contacts: return ui::Tone::coral;
    default: return ui::Tone::plum;
  }
}

ui::TextStyle state_style(const PackState& state, const ui::Frame& frame) {
  ui::TextStyle style = ui::hint_style(frame.theme());
  style.weight = ui::Weight::bold;
  style.colour = state.tone == ui::Tone::plain ? frame.theme().ink : ui::hue_of(frame.theme(), state.tone).on_soft;
  return style;
}

ui::TextStyle name_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::body_style(frame.theme());
  style.size = ui::type::label;
  return style;
}

std::string version_words(const PackFacts& pack, ui::Frame& frame) {
  return with_word(frame.say("packs/version", "v{version}"), "{version}", frame.number(static_cast<long>(pack.version))) + " · " + size_words(pack.bytes, frame);
}

constexpr float check_edge = 20;

float state_width(const PackState& state, const ui::Frame& frame) {
  const float words = std::ceil(frame.measure(state.words, state_style(state, frame), 0).w) + 1;
  return state.words.empty() ? 0 : words + (state.is_good ? check_edge + 6 : 0);
}

void draw_state(const std::string& id, const PackState& state, Rect rect, ui::Frame& frame) {
  const ui::TextStyle style = state_style(state, frame);
  float x = rect.x;
  if (state.is_good) {
    const float line = frame.measure("X", style, 0).h;
    frame.icon(ui::Icon::check, {x, rect.y + (line - check_edge) / 2, check_edge, check_edge}, style.colour);
    x += check_edge + 6;
  }
  frame.text(id, {x, rect.y, rect.right() - x, 100000}, state.words, style);
}

ui::ButtonLook button_look(const PackRow& row) {
  ui::ButtonLook look;
  look.enabled = row.button_counts;
  look.text_size = ui::type::small;
  return look;
}

bool draw_button(const PackRow& row, Rect rect, ui::Frame& frame) {
  const bool pressed = ui::button(frame, row.button_id, rect, row.button, button_look(row));
  frame.call(row.button_id, row.button + " · " + frame.say(row.pack->title));
  return pressed;
}

// All as wide as each other, so that the names stand below each other.
void draw_kind(const std::string& id, const std::string& words, PackKind kind, Rect rect, ui::Frame& frame) {
  const ui::ToneColours colours = ui::colours_of(frame.theme(), kind_tone(kind));
  ui::SurfaceStyle surface;
  surface.fill = colours.fill;
  surface.edge = colours.edge;
  surface.edge_width = frame.theme().tints ? 0 : frame.theme().edge_width;
  surface.radii = ui::Radii::all(std::min(rect.h / 2, 20.0F));
  frame.surface(rect, surface);
  ui::TextStyle style;
  style.size = ui::type::badge;
  style.weight = ui::Weight::bold;
  style.colour = colours.text;
  style.align = ui::Align::centre;
  frame.text(id, {rect.x + 12, rect.y + 5, rect.w - 24, rect.h - 10}, words, style);
}

// Everything that is written in a row, and how much room it takes.
struct Plan {
  bool stacked = false;
  bool one_line = false;  // the state stands beside the version, not below it
  float words = 0;    // how wide the name has it
  float side = 0;     // and what stands at its side
  std::string title, version, kind;
  ui::TextSize title_size, more, version_size, state;
  ui::Size badge, button;
  float height = 0;
};

long days_of(const session::ContactKept& contact, base::Date today) { return (contact.expires - today).count(); }

// Those that have expired or will soon; none while nobody knows what day it is.
std::vector<const session::ContactKept*> to_verify(const PackFacts& pack, std::optional<base::Date> today) {
  std::vector<const session::ContactKept*> all;
  if (!today) return all;
  for (const session::ContactKept& contact : pack.contacts) {
    if (days_of(contact, *today) <= soon_days) all.push_back(&contact);
  }
  return all;
}

float button_room(const PackRow& row, const Plan& plan) { return row.button_id.empty() ? 0 : plan.button.w + gap; }

float stacked_height(const PackRow& row, const Plan& plan) {
  const auto line = [](const std::string& words, float height) { return words.empty() ? 0.0F : height + 4; };
  const float button = row.button_id.empty() ? 0 : plan.button.h + 6;
  return plan.badge.h + 6 + plan.title_size.h + 4 + line(row.more, plan.more.h) + plan.version_size.h + 4 + line(row.state.words, plan.state.h) + button;
}

Plan plan_of(const PackRow& row, float width, ui::Frame& frame) {
  Plan plan;
  const ui::TextStyle quiet = ui::hint_style(frame.theme());
  plan.title = frame.say(row.pack->title);
  plan.version = version_words(*row.pack, frame);
  plan.kind = kind_words(row.pack->kind, frame);
  if (!row.button_id.empty()) plan.button = ui::button_size(frame, row.button, button_look(row));
  const float version = std::ceil(frame.measure(plan.version, quiet, 0).w) + 1;
  const float state_room = state_width(row.state, frame);
  plan.side = std::max(version, state_room);
  plan.words = width - badge_width - 2 * gap - plan.side - button_room(row, plan);
  plan.one_line = row.more.empty() && row.button_id.empty() && state_room > 0 && plan.words - std::min(version, state_room) - gap >= least_name;
  if (plan.one_line) {
    plan.words -= std::min(version, state_room) + gap;
    plan.side = version + gap + state_room;
  }
  plan.stacked = (!plan.one_line && plan.words < 220) || frame.text_factor() > 1.3F;
  if (plan.stacked) plan.words = width;
  const float mark = row.state.is_good ? check_edge + 6 : 0;
  plan.badge = ui::badge_size(frame, plan.kind, plan.stacked ? width : badge_width);
  plan.title_size = frame.measure(plan.title, name_style(frame), plan.words);
  plan.more = frame.measure(row.more, quiet, plan.words);
  plan.version_size = frame.measure(plan.version, quiet, plan.stacked ? width : 0);
  plan.state = frame.measure(row.state.words, state_style(row.state, frame), plan.stacked ? width - mark : 0);
  const float more = row.more.empty() ? 0 : plan.more.h;
  const float state = row.state.words.empty() ? 0 : plan.state.h;
  const float side_height = plan.one_line ? std::max(plan.version_size.h, state) : plan.version_size.h + state;
  plan.height = plan.stacked ? stacked_height(row, plan) : std::max({plan.title_size.h + more, plan.button.h, side_height, plan.badge.h});
  return plan;
}

float gap_below(const Plan& plan) { return plan.stacked ? 24 : gap; }

bool draw_stacked(const PackRow& row, const Plan& plan, Rect all, ui::Frame& frame) {
  ui::Column column(frame, all.x, all.y, all.w);
  const ui::TextStyle quiet = ui::hint_style(frame.theme());
  ui::badge(frame, row.id + "/kind", {all.x, all.y}, plan.kind, kind_tone(row.pack->kind), all.w);
  column.gap(plan.badge.h + 6);
  column.text(row.id + "/title", plan.title, name_style(frame));
  column.gap(4);
  if (!row.more.empty()) {
    column.text(row.id + "/more", row.more, quiet);
    column.gap(4);
  }
  column.text(row.id + "/version", plan.version, quiet);
  column.gap(4);
  if (!row.state.words.empty()) {
    draw_state(row.id + "/state", row.state, column.take(plan.state.h), frame);
    column.gap(4);
  }
  if (row.button_id.empty()) return false;
  column.gap(6);
  return draw_button(row, {all.x, column.y(), std::min(plan.button.w, all.w), plan.button.h}, frame);
}

bool draw_in_line(const PackRow& row, const Plan& plan, Rect all, ui::Frame& frame) {
  const ui::TextStyle quiet = ui::hint_style(frame.theme());
  const auto middle = [&](float height) { return all.y + (all.h - height) / 2; };
  draw_kind(row.id + "/kind", plan.kind, row.pack->kind, {all.x, middle(plan.badge.h), badge_width, plan.badge.h}, frame);
  const float x = all.x + badge_width + gap;
  const float more = row.more.empty() ? 0 : plan.more.h;
  const float top = middle(plan.title_size.h + more);
  frame.text(row.id + "/title", {x, top, plan.words, plan.title_size.h}, plan.title, name_style(frame));
  if (more > 0) frame.text(row.id + "/more", {x, top + plan.title_size.h, plan.words, more}, row.more, quiet);
  if (plan.one_line) {
    const float state = state_width(row.state, frame);
    const float version = plan.side - gap - state;
    frame.text(row.id + "/version", {all.right() - plan.side, middle(plan.version_size.h), version, plan.version_size.h}, plan.version, quiet);
    draw_state(row.id + "/state", row.state, {all.right() - state, middle(plan.state.h), state + 1, plan.state.h}, frame);
    return false;
  }
  const float state = row.state.words.empty() ? 0 : plan.state.h;
  const Rect side{x + plan.words + gap, middle(plan.version_size.h + state), plan.side, plan.version_size.h};
  frame.text(row.id + "/version", side, plan.version, quiet);
  if (state > 0) draw_state(row.id + "/state", row.state, {side.x, side.y + side.h, plan.side + 1, state}, frame);
  return !row.button_id.empty() && draw_button(row, {all.right() - plan.button.w, middle(plan.button.h), plan.button.w, plan.button.h}, frame);
}

}  // namespace

float pack_row_height(const PackRow& row, float width, ui::Frame& frame) {
  const Plan plan = plan_of(row, width, frame);
  return plan.height + gap_below(plan);
}

bool draw_pack_row(const PackRow& row, ui::Column& column, ui::Frame& frame) {
  const Plan plan = plan_of(row, column.width(), frame);
  const Rect all = column.take(plan.height);
  column.gap(gap_below(plan));
  return plan.stacked ? draw_stacked(row, plan, all, frame) : draw_in_line(row, plan, all, frame);
}

std::string to_verify_words(const PackFacts& pack, const Scene& scene, ui::Frame& frame) {
  const auto listed = to_verify(pack, scene.today);
  if (listed.empty() || listed.size() == pack.contacts.size()) return "";
  std::string names;
  for (const session::ContactKept* contact : listed) names += (names.empty() ? "" : ", ") + frame.say(contact->name);
  return with_word(frame.say("packs/to-verify", "To be verified again: {names}. The others hold."), "{names}", names);
}

PackState signed_state(const PackFacts& pack, const Scene& scene, ui::Frame& frame) {
  if (const auto listed = to_verify(pack, scene.today); !listed.empty()) {
    const auto expired = std::count_if(listed.begin(), listed.end(), [&](const auto* contact) { return days_of(*contact, *scene.today) <= 0; });
    if (expired == static_cast<std::ptrdiff_t>(pack.contacts.size())) return {frame.say("packs/expired", "expired"), ui::Tone::coral};
    if (expired > 0) {
      return {with_word(frame.say_plural("packs/some-expired", "{count} of {all} expired", "{count} of {all} expired", expired), "{all}",
                        frame.number(static_cast<long>(pack.contacts.size()))),
              ui::Tone::coral};
    }
    long days = soon_days;
    for (const session::ContactKept* contact : listed) days = std::min(days, days_of(*contact, *scene.today));
    return {frame.say_plural("packs/expires", "expires in {count} day", "expires in {count} days", days), ui::Tone::coral};
  }
  if (pack.is_trusted) return {frame.say("packs/signed", "signed"), ui::Tone::leaf, true};
  return {frame.say("packs/unsigned", "not signed"), ui::Tone::sun};
}

std::string size_words(std::uint64_t bytes, ui::Frame& frame) {
  const auto whole = [&](std::uint64_t unit) { return frame.number(static_cast<long>((bytes + unit - 1) / unit)); };
  if (bytes < 1'000'000) return with_word(frame.say("packs/kilobytes", "{count} kB"), "{count}", whole(1'000));
  if (bytes < 10'000'000'000) return with_word(frame.say("packs/megabytes", "{count} MB"), "{count}", whole(1'000'000));
  return with_word(frame.say("packs/gigabytes", "{count} GB"), "{count}", frame.number(static_cast<long>(bytes / 1'000'000'000)));
}

std::string with_word(std::string text, std::string_view mark, const std::string& value) {
  const auto at = text.find(mark);
  return at == std::string::npos ? text : text.replace(at, mark.size(), value);
}

void draw_bar(std::string_view id, float share, ui::Column& column, ui::Frame& frame) {
  constexpr float height = 14;
  const ui::Theme& theme = frame.theme();
  const Rect rect = column.take(height);
  ui::SurfaceStyle style;
  style.fill = theme.meter;
  style.edge = theme.sun.on_soft;
  style.edge_width = theme.tints ? 0 : 2;
  style.radii = ui::Radii::all(height / 2);
  frame.surface(rect, style);
  style.fill = theme.sun.strong;
  style.edge_width = 2;
  const float done = frame.eased(id, std::clamp(share, 0.0F, 1.0F)) * rect.w;
  if (done >= height) frame.surface({rect.x, rect.y, done, height}, style);
}

int percent_of(const session::InstallingPack& installing) {
  if (installing.of <= 0) return 0;
  return static_cast<int>(std::clamp<std::int64_t>(installing.done * 100 / installing.of, 0, 100));
}

}  // namespace screens
