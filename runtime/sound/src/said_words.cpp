#include "sound/said_words.h"

#include <algorithm>
#include <array>

namespace sound {
namespace {

constexpr std::string_view isolate_from_left = "\u2066";
constexpr std::string_view isolate_end = "\u2069";
constexpr std::array<std::string_view, 6> marks{"\u200B", "\u200E", "\u200F", "\u2066", "\u2067", "\u2069"};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_number(std::string_view words) {
  const bool all = std::all_of(words.begin(), words.end(), [](char letter) { return is_digit(letter) || std::string_view("+ -()/").find(letter) != std::string_view::npos; });
  return all && std::count_if(words.begin(), words.end(), is_digit) >= 3;
}

class Writer {
 public:
  explicit Writer(std::string_view shown) : shown_(shown) {}

  SaidWords write() {
    while (at_ < shown_.size()) {
      if (!number() && !mark()) say(shown_.substr(at_, 1), 1);
    }
    said_.origin.push_back(shown_.size());
    return std::move(said_);
  }

 private:
  void say(std::string_view words, std::size_t shown) {
    said_.text += words;
    said_.origin.insert(said_.origin.end(), words.size(), at_);
    at_ += shown;
  }

  bool mark() {
    const auto found = std::find_if(marks.begin(), marks.end(), [&](std::string_view each) { return shown_.substr(at_).starts_with(each); });
    if (found != marks.end()) at_ += found->size();
    return found != marks.end();
  }

  bool number() {
    if (!shown_.substr(at_).starts_with(isolate_from_left)) return false;
    const std::size_t first = at_ + isolate_from_left.size();
    const std::size_t end = shown_.find(isolate_end, first);
    if (end == std::string_view::npos) return false;
    std::string digits;  // without the places where a line may end
    for (std::size_t i = first; i < end; ++i) {
      if (!shown_.substr(i).starts_with(marks.front())) digits += shown_[i];
      else i += marks.front().size() - 1;
    }
    if (!is_number(digits)) return false;
    at_ = first;
    bool in_group = false;
    while (at_ < end) {
      if (mark()) continue;
      const char letter = shown_[at_];
      if (is_digit(letter)) {
        if (in_group) said_.text += ' ', said_.origin.push_back(at_);
        say(shown_.substr(at_, 1), 1);
        in_group = true;
      } else if (letter == '+') {
        say("+", 1);
      } else {
        say(in_group ? ", " : "", 1);
        in_group = false;
      }
    }
    at_ = end + isolate_end.size();
    return true;
  }

  std::string_view shown_;
  std::size_t at_ = 0;
  SaidWords said_;
};

}  // namespace

SaidWords said_words(std::string_view shown) { return Writer(shown).write(); }

}  // namespace sound
