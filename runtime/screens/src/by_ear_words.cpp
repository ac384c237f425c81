#include "by_ear_words.h"

#include <utility>

namespace screens {
namespace {

std::string with(std::string words, const std::string& mark, const std::string& value) {
  if (const auto at = words.find(mark); at != std::string::npos) words.replace(at, mark.size(), value);
  return words;
}

}  // namespace

std::string EarWords::greeting() const {
  return say("by-ear/greeting", "Everything is read to you now. Tab or an arrow goes to the next thing, Enter chooses it. F3 ends this.");
}

std::string EarWords::count(std::size_t things) const {
  if (things == 0) return "";
  return with(say_plural("by-ear/count", "There is {count} thing to choose here.", "There are {count} things to choose here.", static_cast<long>(things)),
              "{count}", std::to_string(things));
}

std::string EarWords::thing(ui::Widget::Role role, const std::string& name, std::size_t number, std::size_t of) const {
  std::string words;
  switch (role) {
    case ui::Widget::Role::card: words = say("by-ear/card", "{name}, card {number} of {count}."); break;
    case ui::Widget::Role::words: words = say("by-ear/words", "The words {name}, {number} of {count}."); break;
    case ui::Widget::Role::stop:
      words = of > 1 ? say("by-ear/stop", "{name} {number} of {count}.") : std::string("{name}");
      break;
    case ui::Widget::Role::button:
      words = of > 1 ? say("by-ear/choice", "{name}, choice {number} of {count}.") : say("by-ear/button", "{name}, button.");
      break;
  }
  words = with(std::move(words), "{number}", std::to_string(number));
  return with(with(std::move(words), "{count}", std::to_string(of)), "{name}", name);
}

std::string EarWords::state(ui::Widget::Mark mark) const {
  switch (mark) {
    case ui::Widget::Mark::chosen: return " " + say("by-ear/chosen", "Chosen.");
    case ui::Widget::Mark::good: return " " + say("by-ear/good", "Chosen, a good choice.");
    case ui::Widget::Mark::again: return " " + say("by-ear/again", "Chosen. You can try another one.");
    case ui::Widget::Mark::none: break;
  }
  return "";
}

std::string EarWords::not_available(const std::string& why) const {
  return " " + say("by-ear/not-available", "Not available yet.") + (why.empty() ? "" : " " + why);
}

std::string EarWords::carried() const {
  return " " + say("by-ear/carried", "Picked up. An arrow chooses a place, Enter puts it there, Escape puts it back.");
}

std::string EarWords::target(const std::string& name) const { return with(say("by-ear/place", "To the place {name}."), "{name}", name); }

}  // namespace screens
