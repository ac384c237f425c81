#include "blocks/builder/draw_words.h"

namespace screens {
namespace {

void put(std::string& words, const std::string& mark, const std::string& value) {
  if (const auto at = words.find(mark); at != std::string::npos) words.replace(at, mark.size(), value);
}

std::string date_of(const session::ChosenDate& date, const ui::Frame& frame) {
  std::string words = frame.say("builder/date", "{day} {month} {year}");
  put(words, "{day}", std::to_string(date.day));
  put(words, "{month}", month_names(frame)[static_cast<std::size_t>(date.month - 1)]);
  put(words, "{year}", std::to_string(date.year));
  return words;
}

}  // namespace

std::array<std::string, 7> weekday_names(const ui::Frame& frame) {
  return {frame.say("weekday/1", "Monday"),   frame.say("weekday/2", "Tuesday"), frame.say("weekday/3", "Wednesday"),
          frame.say("weekday/4", "Thursday"), frame.say("weekday/5", "Friday"),  frame.say("weekday/6", "Saturday"),
          frame.say("weekday/7", "Sunday")};
}

std::array<std::string, 12> month_names(const ui::Frame& frame) {
  return {frame.say("month/1", "January"),   frame.say("month/2", "February"),  frame.say("month/3", "March"),
          frame.say("month/4", "April"),     frame.say("month/5", "May"),       frame.say("month/6", "June"),
          frame.say("month/7", "July"),      frame.say("month/8", "August"),    frame.say("month/9", "September"),
          frame.say("month/10", "October"),  frame.say("month/11", "November"), frame.say("month/12", "December")};
}

session::SheetWords sheet_words(const ui::Frame& frame) {
  session::SheetWords words;
  words.language = frame.language();
  words.say = [&frame](const content::Text& text) { return frame.say(text); };
  words.undecided = frame.say("builder/undecided", "Not decided yet");
  words.weekdays = weekday_names(frame);
  words.date = [&frame](const session::ChosenDate& date) { return date_of(date, frame); };
  words.sum = frame.say("builder/sum", "Together");
  words.fewer_than = frame.say("builder/fewer-than", "fewer than {count}");
  words.at_least = frame.say("builder/at-least", "at least {count}");
  return words;
}

}  // namespace screens
