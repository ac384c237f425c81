#include "captions/cue_timings.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "base/text.h"
#include "captions/caption_lines.h"

namespace content {
namespace {

constexpr std::size_t most_hour_digits = 6;
constexpr std::size_t most_number_letters = 12;

void skip_caption_space(std::string_view& text) {
  while (!text.empty() && is_caption_space(text.front())) text.remove_prefix(1);
}

bool take_caption_mark(std::string_view& text, std::string_view mark) {
  if (!text.starts_with(mark)) return false;
  text.remove_prefix(mark.size());
  return true;
}

std::string_view take_caption_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_caption_digit);
  const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

std::int64_t caption_number(std::string_view digits) {
  std::int64_t number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

std::optional<std::int64_t> take_exactly(std::string_view& text, std::size_t count) {
  const std::string_view digits = take_caption_digits(text);
  if (digits.size() != count) return std::nullopt;
  return caption_number(digits);
}

// Digits, at most one point among them and never at an end, perhaps a minus in front: nothing else is a number.
std::optional<double> caption_decimal(std::string_view text, bool may_be_negative) {
  if (text.empty() || text.size() > most_number_letters) return std::nullopt;
  std::string_view rest = text;
  if (may_be_negative && rest.front() == '-') rest.remove_prefix(1);
  if (take_caption_digits(rest).empty()) return std::nullopt;
  if (!rest.empty() && (!take_caption_mark(rest, ".") || take_caption_digits(rest).empty())) return std::nullopt;
  if (!rest.empty()) return std::nullopt;
  // Not strtod, which reads "1.5" by the decimal comma of the user's language.
  const bool negative = text.front() == '-';
  if (negative) text.remove_prefix(1);
  const auto point = std::min(text.find('.'), text.size());
  double number = static_cast<double>(caption_number(text.substr(0, point)));
  double place = 0.1;
  for (const char c : text.substr(std::min(point + 1, text.size()))) {
    number += (c - '0') * place;
    place /= 10;
  }
  return negative ? -number : number;
}

std::optional<double> caption_percent(std::string_view text) {
  if (!text.ends_with('%')) return std::nullopt;
  const auto number = caption_decimal(text.substr(0, text.size() - 1), false);
  return number && *number <= 100 ? number : std::nullopt;
}

template <typename Value, std::size_t count>
std::optional<Value> caption_word(std::string_view text, const std::array<std::pair<std::string_view, Value>, count>& words) {
  const auto at = std::find_if(words.begin(), words.end(), [&](const auto& word) { return word.first == text; });
  if (at == words.end()) return std::nullopt;
  return at->second;
}

constexpr std::array writings = {std::pair{std::string_view("rl"), CueWriting::vertical_rl}, std::pair{std::string_view("lr"), CueWriting::vertical_lr}};
constexpr std::array aligns = {std::pair{std::string_view("start"), CueAlign::start}, std::pair{std::string_view("center"), CueAlign::center},
                               std::pair{std::string_view("end"), CueAlign::end}, std::pair{std::string_view("left"), CueAlign::left},
                               std::pair{std::string_view("right"), CueAlign::right}};
constexpr std::array line_aligns = {std::pair{std::string_view("start"), CueLineAlign::start}, std::pair{std::string_view("center"), CueLineAlign::center},
                                    std::pair{std::string_view("end"), CueLineAlign::end}};
constexpr std::array position_aligns = {std::pair{std::string_view("line-left"), CuePositionAlign::line_left},
                                        std::pair{std::string_view("center"), CuePositionAlign::center},
                                        std::pair{std::string_view("line-right"), CuePositionAlign::line_right}};

// "50%,center" is both or nothing: a value with a wrong alignment is no value.
struct NumberAndAlign {
  std::string_view number;
  std::optional<std::string_view> align;
};
NumberAndAlign number_and_align(std::string_view value) {
  const auto comma = value.find(',');
  if (comma == std::string_view::npos) return {value, std::nullopt};
  return {value.substr(0, comma), value.substr(comma + 1)};
}

bool set_cue_line(std::string_view value, CueSettings& settings) {
  const auto [text, align] = number_and_align(value);
  const bool is_percent = text.ends_with('%');
  const auto number = is_percent ? caption_percent(text) : caption_decimal(text, true);
  const auto aligned = align ? caption_word(*align, line_aligns) : std::optional(CueLineAlign::start);
  if (!number || !aligned) return false;
  settings.line = number;
  settings.line_is_percent = is_percent;
  settings.line_align = *aligned;
  return true;
}

bool set_cue_position(std::string_view value, CueSettings& settings) {
  const auto [text, align] = number_and_align(value);
  const auto number = caption_percent(text);
  const auto aligned = align ? caption_word(*align, position_aligns) : std::optional(CuePositionAlign::automatic);
  if (!number || !aligned) return false;
  settings.position = number;
  settings.position_align = *aligned;
  return true;
}

template <typename Value>
bool set_if_there(Value& place, const std::optional<Value>& value) {
  if (value) place = *value;
  return value.has_value();
}

bool set_cue_setting(std::string_view name, std::string_view value, const std::vector<std::string>& regions, CueSettings& settings) {
  if (name == "vertical") return set_if_there(settings.writing, caption_word(value, writings));
  if (name == "align") return set_if_there(settings.align, caption_word(value, aligns));
  if (name == "size") return set_if_there(settings.size, caption_percent(value));
  if (name == "line") return set_cue_line(value, settings);
  if (name == "position") return set_cue_position(value, settings);
  if (name != "region" || !base::holds(regions, value)) return false;
  settings.region = value;
  return true;
}

}  // namespace

std::optional<std::int64_t> take_caption_time(std::string_view& text) {
  const std::string_view first = take_caption_digits(text);
  if (first.empty() || first.size() > most_hour_digits || !take_caption_mark(text, ":")) return std::nullopt;
  auto minutes = take_exactly(text, 2);
  if (!minutes) return std::nullopt;
  std::int64_t hours = 0;
  std::optional<std::int64_t> seconds;
  if (first.size() != 2 || caption_number(first) > 59 || text.starts_with(':')) {
    hours = caption_number(first);
    if (!take_caption_mark(text, ":")) return std::nullopt;
    seconds = take_exactly(text, 2);
  } else {
    seconds = minutes;
    minutes = caption_number(first);
  }
  if (!seconds || !take_caption_mark(text, ".")) return std::nullopt;
  const auto thousandths = take_exactly(text, 3);
  if (!thousandths || *minutes > 59 || *seconds > 59) return std::nullopt;
  return ((hours * 60 + *minutes) * 60 + *seconds) * 1000 + *thousandths;
}

std::optional<CueTimings> parse_cue_timings(std::string_view line) {
  skip_caption_space(line);
  const auto begin = take_caption_time(line);
  if (!begin) return std::nullopt;
  skip_caption_space(line);
  if (!take_caption_mark(line, "-->")) return std::nullopt;
  skip_caption_space(line);
  const auto end = take_caption_time(line);
  if (!end) return std::nullopt;
  return CueTimings{*begin, *end, line};
}

CueSettings parse_cue_settings(std::string_view text, const std::vector<std::string>& regions, std::vector<std::string>& ignored) {
  CueSettings settings;
  for (skip_caption_space(text); !text.empty(); skip_caption_space(text)) {
    const auto end = std::find_if(text.begin(), text.end(), is_caption_space);
    const std::string_view setting = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(setting.size());
    const auto colon = setting.find(':');
    const bool has_both = colon != std::string_view::npos && colon > 0 && colon + 1 < setting.size();
    if (!has_both || !set_cue_setting(setting.substr(0, colon), setting.substr(colon + 1), regions, settings)) ignored.emplace_back(setting);
  }
  if (settings.line || settings.size != 100 || settings.writing != CueWriting::horizontal) settings.region.clear();
  return settings;
}

}  // namespace content
