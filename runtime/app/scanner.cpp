#include "scanner.h"

#include <algorithm>
#include <limits>
#include <set>

namespace app {
namespace {

bool scrolls(const Scanner::Node& node) { return node.kind == Scanner::Node::Kind::down || node.kind == Scanner::Node::Kind::up; }

bool same_but_for_direction(const Scanner::Node& one, const Scanner::Node& other) {
  if (scrolls(one)) return scrolls(other) && one.area == other.area;
  return one.kind == other.kind && one.id == other.id &&
         std::equal(one.inside.begin(), one.inside.end(), other.inside.begin(), other.inside.end(), same_but_for_direction);
}

bool same(const Scanner::Node& one, const Scanner::Node& other) {
  return one.kind == other.kind && one.id == other.id && (!scrolls(one) || one.area == other.area) &&
         std::equal(one.inside.begin(), one.inside.end(), other.inside.begin(), other.inside.end(), same);
}

// The places from the outermost round to this one; empty where it is gone.
std::vector<std::size_t> way_to(const Scanner::Node& wanted, const std::vector<Scanner::Node>& round) {
  for (std::size_t at = 0; at < round.size(); ++at) {
    const Scanner::Node& node = round[at];
    const bool is_it = scrolls(wanted) ? scrolls(node) && node.area == wanted.area : node.kind == wanted.kind && node.id == wanted.id;
    if (is_it && node.inside.empty()) return {at};
    std::vector<std::size_t> way = way_to(wanted, node.inside);
    if (way.empty()) continue;
    way.insert(way.begin(), at);
    return way;
  }
  return {};
}

void collect(const std::vector<Scanner::Node>& round, int area, std::set<std::string>& ids) {
  for (const Scanner::Node& node : round) {
    if (node.kind == Scanner::Node::Kind::control && node.area == area) ids.insert(node.id);
    collect(node.inside, area, ids);
  }
}

// What stands in this scroll area is for the most part other than it was: "Next section" leads to a page within the page.
bool is_turned(int area, const std::vector<Scanner::Node>& before, const std::vector<Scanner::Node>& now) {
  std::set<std::string> were;
  std::set<std::string> are;
  collect(before, area, were);
  collect(now, area, are);
  const auto is_new = std::count_if(are.begin(), are.end(), [&](const std::string& id) { return !were.contains(id); });
  return area != ui::Scrolling::none && 2 * static_cast<std::size_t>(is_new) > are.size();
}

}  // namespace

bool Scanner::Node::in_view() const {
  if (inside.empty()) return !seen.empty() && 2 * seen.h >= rect.h;
  return std::any_of(inside.begin(), inside.end(), [](const Node& node) { return node.in_view(); });
}

const std::vector<Scanner::Node>& Scanner::round() const {
  const std::vector<Node>* round = &rounds_;
  for (const std::size_t row : rows_) round = &(*round)[row].inside;
  return *round;
}

const Scanner::Node* Scanner::lit() const {
  if (carries_ || at_ >= round().size()) return nullptr;
  return &round()[at_];
}

// What is lit stays lit when other things come to a page, and the row that was entered stays entered.
void Scanner::take(const Seen& seen) {
  std::vector<Node> rounds = scan_rounds(seen.widgets);
  if (seen.page == page_ && std::equal(rounds.begin(), rounds.end(), rounds_.begin(), rounds_.end(), same)) {
    rounds_ = std::move(rounds);  // things may have moved
    return;
  }
  const bool is_new = seen.page != page_;
  const bool was_scrolled = !is_new && std::equal(rounds.begin(), rounds.end(), rounds_.begin(), rounds_.end(), same_but_for_direction);
  const std::optional<Node> was_lit = is_new || lit() == nullptr ? std::nullopt : std::optional(*lit());
  const std::size_t depth = rows_.size();
  const bool turns = was_lit && was_lit->kind == Node::Kind::control && is_turned(was_lit->area, rounds_, rounds);
  page_ = seen.page;
  rounds_ = std::move(rounds);
  rows_.clear();
  times_ = is_new ? 0 : times_;
  at_ = 0;
  // Whoever helps may scroll without the view going back to what is lit.
  has_moved_ = !was_scrolled || !was_lit || was_lit->kind != Node::Kind::control;
  if (is_new || turns) forget_press();
  if (was_lit && !turns) return stay_at(*was_lit, depth, seen.now_ms);
  lit_ms_ = seen.now_ms;
  times_ = 0;
  if (was_lit && depth > 0) begin_in(was_lit->area);
}

// From the start of what stands in this scroll area, without looking for it again.
void Scanner::begin_in(int area) {
  const auto part = std::find_if(rounds_.begin(), rounds_.end(), [&](const Node& node) { return node.kind == Node::Kind::row && node.area == area; });
  if (part != rounds_.end()) rows_ = {static_cast<std::size_t>(part - rounds_.begin())};
}

// One that is going on was not meant for what is lit now.
void Scanner::forget_press() {
  if (down_ms_) left_ = true;
}

void Scanner::stay_at(const Node& was, std::size_t depth, std::int64_t now_ms) {
  std::vector<std::size_t> way = way_to(was.first(), rounds_);
  if (way.empty()) {
    times_ = 0;
    lit_ms_ = now_ms;
    return forget_press();
  }
  if (was.kind == Node::Kind::row) way.resize(std::min(way.size(), depth + 1));
  at_ = way.back();
  way.pop_back();
  rows_ = std::move(way);
  const Node& now = *lit();
  // Whoever has read to the end goes on, and not back to where it began.
  if (was.kind == Node::Kind::down && now.kind == Node::Kind::up) {
    at_ = (at_ + 1) % round().size();
    forget_press();
  }
  if (was.kind != Node::Kind::control || lit()->kind != Node::Kind::control) lit_ms_ = now_ms;
}

void Scanner::go_on(const Seen& seen) {
  if (round().empty() || seen.now_ms - lit_ms_ < seen.pace_ms) return;
  lit_ms_ = seen.now_ms;
  has_moved_ = true;
  if (++at_ < round().size()) return;
  at_ = 0;
  if (rows_.empty() || ++times_ < rounds_in_a_row) return;
  at_ = rows_.back();
  rows_.pop_back();
  times_ = 0;
}

Scanner::Wish Scanner::choose() {
  if (carries_) return Wish::choose;
  const Node* const node = lit();
  if (node == nullptr || !counts_) return Wish::nothing;
  switch (node->kind) {
    case Node::Kind::control: return Wish::choose;
    case Node::Kind::down: return Wish::page_down;
    case Node::Kind::up: return Wish::page_up;
    case Node::Kind::row: break;
  }
  const auto first = std::find_if(node->inside.begin(), node->inside.end(), [](const Node& inner) { return inner.in_view(); });
  const auto begin = first == node->inside.end() ? 0 : static_cast<std::size_t>(first - node->inside.begin());
  rows_.push_back(at_);
  at_ = begin;
  times_ = 0;
  has_moved_ = true;
  return Wish::nothing;
}

// The places know themselves which is chosen; after some rounds what was picked up is put back.
Scanner::Wish Scanner::carry_on(const Seen& seen) {
  constexpr int most_places = 24;
  if (seen.now_ms - lit_ms_ < seen.pace_ms) return Wish::nothing;
  lit_ms_ = seen.now_ms;
  return ++places_ > most_places ? Wish::give_up : Wish::next_place;
}

Scanner::Wish Scanner::look(const Seen& seen) {
  has_moved_ = false;
  pace_ms_ = seen.pace_ms;
  take(seen);
  if (seen.carries != carries_) {
    carries_ = seen.carries;
    places_ = 0;
    lit_ms_ = seen.now_ms;
    has_moved_ = true;
    if (carries_) return Wish::next_place;
  }
  const bool goes_down = seen.is_down && !down_ms_;
  const bool comes_up = !seen.is_down && down_ms_;
  if (goes_down) {
    down_ms_ = seen.now_ms;
    counts_ = seen.now_ms - lit_ms_ >= needed_ms;
    left_ = false;
  }
  if (comes_up) {
    down_ms_.reset();
    const Wish wish = left_ ? Wish::nothing : choose();
    lit_ms_ = seen.now_ms;
    return wish;
  }
  if (down_ms_) {
    if (left_ || seen.now_ms - *down_ms_ < long_press_ms) return Wish::nothing;
    left_ = true;
    return Wish::leave;
  }
  if (carries_) return carry_on(seen);
  go_on(seen);
  return Wish::nothing;
}

std::int64_t Scanner::next_look_ms() const {
  if (!down_ms_) return lit_ms_ + pace_ms_;
  return left_ ? std::numeric_limits<std::int64_t>::max() : *down_ms_ + long_press_ms;
}

}  // namespace app
