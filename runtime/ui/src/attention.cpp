#include "ui/attention.h"

namespace ui {

void Attention::begin_frame(std::int64_t now_ms, bool comes_down) {
  now_ms_ = now_ms;
  if (comes_down) down_ms_ = now_ms;
  next_.clear();
}

void Attention::start_afresh() {
  seen_.clear();
  changed_ms_ = now_ms_;
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
