#include "ui/attention.h"

#include <cmath>

namespace ui {
namespace {

constexpr float one_place = 32;  // a child's hand is not steady

}  // namespace

void Attention::begin_frame(std::int64_t now_ms, bool comes_down, Point at) {
  now_ms_ = now_ms;
  if (comes_down) {
    hammers_ = now_ms - rested_since_ms_ < rest_ms && std::hypot(at.x - went_on_at_.x, at.y - went_on_at_.y) < one_place;
    if (hammers_) rested_since_ms_ = now_ms;
    down_ms_ = now_ms;
    down_at_ = at;
  }
  next_.clear();
}

void Attention::start_afresh() {
  seen_.clear();
  changed_ms_ = rested_since_ms_ = now_ms_;
  went_on_at_ = down_at_;
}

void Attention::see(std::string_view id) {
  const auto known = seen_.find(id);
  next_.emplace(id, known == seen_.end() ? now_ms_ : known->second);
}

void Attention::shown(std::int64_t now_ms) {
  for (auto& [id, since_ms] : seen_) {
    if (since_ms == now_ms_) since_ms = now_ms;
  }
  if (changed_ms_ == now_ms_) changed_ms_ = now_ms;
  now_ms_ = now_ms;
}

std::int64_t Attention::seen_since_ms(std::string_view id) const {
  const auto known = next_.find(id);
  return known == next_.end() ? now_ms_ : known->second;
}

bool Attention::covers(std::string_view id, std::int64_t at_ms) const {
  const auto known = next_.find(id);
  if (known == next_.end()) return false;
  return at_ms - known->second >= needed_ms && at_ms - changed_ms_ >= needed_ms;
}

void Attention::end_frame() { seen_.swap(next_); }

}  // namespace ui
