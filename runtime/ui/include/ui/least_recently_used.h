// Values that cost something to make, kept under a key until room is wanted for others. The least recently used go
// first, never one used in this frame; so a reference stays good until the end of its frame. What a value counts for
// is told when it is put in. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace ui {

template <typename Value>
class LeastRecentlyUsed {
 public:
  explicit LeastRecentlyUsed(std::size_t limit_bytes) : limit_bytes_(limit_bytes) {}

  // Null when there is no such key. What is found counts as used in this frame.
  Value* find(std::string_view key) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    found->second->frame = frame_;
    return &found->second->value;
  }

  // The key must not be there yet.
  Value& put(std::string_view key, Value value, std::size_t bytes) {
    entries_.push_front({std::string(key), std::move(value), bytes, frame_});
    by_key_.emplace(entries_.front().key, entries_.begin());
    bytes_ += bytes;
    return entries_.front().value;
  }

  void begin_frame() { ++frame_; }

  // Calls let_go with each value that has to go.
  template <typename LetGo>
  void end_frame(LetGo&& let_go) {
    while (bytes_ > limit_bytes_ && !entries_.empty() && entries_.back().frame != frame_) drop_last(let_go);
  }

  template <typename LetGo>
  void clear(LetGo&& let_go) {
    while (!entries_.empty()) drop_last(let_go);
  }

  std::size_t bytes() const { return bytes_; }
  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::string key;
    Value value;
    std::size_t bytes = 0;
    std::uint64_t frame = 0;
  };

  template <typename LetGo>
  void drop_last(LetGo&& let_go) {
    Entry& last = entries_.back();
    let_go(last.value);
    bytes_ -= last.bytes;
    by_key_.erase(last.key);
    entries_.pop_back();
  }

  std::size_t limit_bytes_;
  std::size_t bytes_ = 0;
  std::uint64_t frame_ = 0;
  std::list<Entry> entries_;  // the last used first
  std::unordered_map<std::string_view, typename std::list<Entry>::iterator> by_key_;  // views of the entries' keys
};

}  // namespace ui
