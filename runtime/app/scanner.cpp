#include "scanner.h"

#include <algorithm>
#include <limits>

namespace app {
namespace {

bool same(const std::vector<Scanner::Node>& a, const std::vector<Scanner::Node>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Scanner::Node& one, const Scanner::Node& other) {
    return one.kind == other.kind && one.id == other.id && same(one.inside, other.inside);
  });
}

}  // namespace

const Scanner::Node* Scanner::lit() const {
  if (carries_ || at_ >= round().size()) return nullptr;
  return &round()[at_];
}

// What is lit stays lit when other things come to a page.
void Scanner::take(const Seen& seen) {
  std::vector<Node> rounds = scan_rounds(seen.widgets);
  if (seen.page == page_ && same(rounds, rounds_)) {
    rounds_ = std::move(rounds);  // things may have moved
    return;
  }
  const bool is_new = seen.page != page_;
  const std::string lit_id = is_new || lit() == nullptr ? "" : lit()->id;
  page_ = seen.page;
  rounds_ = std::move(rounds);
  row_.reset();
  times_ = 0;
  at_ = 0;
  has_moved_ = true;
  // The press that is going on was not meant for this page.
  if (is_new && down_ms_) left_ = true;
  const auto still = std::find_if(rounds_.begin(), rounds_.end(), [&](const Node& node) { return !lit_id.empty() && node.id == lit_id; });
  if (still != rounds_.end()) at_ = static_cast<std::size_t>(still - rounds_.begin());
  else lit_ms_ = seen.now_ms;
}

void Scanner::go_on(const Seen& seen) {
  if (round().empty() || seen.now_ms - lit_ms_ < seen.pace_ms) return;
  lit_ms_ = seen.now_ms;
  has_moved_ = true;
  if (++at_ < round().size()) return;
  at_ = 0;
  if (!row_ || ++times_ < rounds_in_a_row) return;
  at_ = *row_;
  row_.reset();
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
  row_ = at_;
  at_ = 0;
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
