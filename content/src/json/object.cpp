#include "json/object.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/text.h"
#include "content/markup.h"

namespace content {
namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

void report_wrong_type(const std::string& path, std::string_view kind_name, Report& report) {
  report.error(path, "wrong-type", "this must be " + std::string(kind_name));
}

std::string count_rule(std::size_t least, std::size_t most, std::size_t count) {
  if (least == most) return "exactly " + std::to_string(least);
  if (most == any_number && count < least) return "at least " + std::to_string(least);
  if (most == any_number) return "at most " + std::to_string(most);
  return std::to_string(least) + " to " + std::to_string(most);
}

}  // namespace

JsonObject::JsonObject(const JsonValue& value, std::string path, Report& report,
                       std::span<const std::string_view> known_members)
    : path_(std::move(path)), report_(report) {
  if (value.kind != JsonValue::Kind::object) {
    report_wrong_type(path_, "an object", report_);
    return;
  }
  value_ = &value;
  for (const JsonValue& member : value.children) {
    if (std::find(known_members.begin(), known_members.end(), member.name) == known_members.end()) {
      report_.error(path_, "unknown-member", in_quotes(member.name) + " is not known here");
    }
  }
}

const JsonValue* JsonObject::find(std::string_view member) const {
  if (value_ == nullptr) return nullptr;
  const auto at = std::find_if(value_->children.begin(), value_->children.end(),
                               [&](const JsonValue& child) { return child.name == member; });
  return at == value_->children.end() ? nullptr : &*at;
}

const JsonValue* JsonObject::require(std::string_view member) const {
  const JsonValue* value = find(member);
  if (value == nullptr && value_ != nullptr) {
    report_.error(path_, "missing-member", in_quotes(member) + " is missing");
  }
  return value;
}

const JsonValue* JsonObject::require(std::string_view member, JsonValue::Kind kind, std::string_view kind_name) const {
  const JsonValue* value = require(member);
  if (value == nullptr || value->kind == kind) return value;
  report_wrong_type(path(member), kind_name, report_);
  return nullptr;
}

std::string JsonObject::id(std::string_view member) const {
  const JsonValue* value = require(member);
  return value == nullptr ? std::string() : read_id(*value, path(member), report_);
}

std::string JsonObject::string(std::string_view member) const {
  const JsonValue* value = require(member);
  return value == nullptr ? std::string() : read_string(*value, path(member), report_);
}

Text JsonObject::text(std::string_view member, std::string key, Marks marks) const {
  const JsonValue* value = require(member, JsonValue::Kind::string, "a text");
  if (value == nullptr) return {};
  check_text(value->string, marks, path(member), report_);
  return {std::move(key), value->string};
}

std::int64_t JsonObject::integer(std::string_view member, std::int64_t least, std::int64_t most) const {
  const JsonValue* value = require(member);
  return value == nullptr ? least : read_integer(*value, path(member), least, most, report_);
}

double JsonObject::share(std::string_view member) const {
  const JsonValue* value = require(member);
  if (value == nullptr) return 0;
  if (value->kind != JsonValue::Kind::integer && value->kind != JsonValue::Kind::fraction) {
    report_wrong_type(path(member), "a number", report_);
    return 0;
  }
  if (value->number >= 0 && value->number <= 1) return value->number;
  report_.error(path(member), "out-of-range", "this must be from 0 to 1");
  return 0;
}

bool JsonObject::boolean(std::string_view member) const {
  const JsonValue* value = require(member, JsonValue::Kind::boolean, "true or false");
  return value != nullptr && value->boolean;
}

bool JsonObject::boolean_or(std::string_view member, bool when_left_out) const {
  return has(member) ? boolean(member) : when_left_out;
}

JsonObject JsonObject::object(std::string_view member, std::initializer_list<std::string_view> known_members) const {
  return object_of(member, std::span(known_members.begin(), known_members.size()));
}

JsonObject JsonObject::object_of(std::string_view member, std::span<const std::string_view> known_members) const {
  const JsonValue* value = require(member);
  if (value != nullptr) return JsonObject(*value, path(member), report_, known_members);
  JsonObject nothing = *this;
  nothing.value_ = nullptr;
  nothing.path_ = path(member);
  return nothing;
}

void JsonObject::each(std::string_view member, std::size_t least, std::size_t most, const ReadItem& read) const {
  const JsonValue* list = require(member, JsonValue::Kind::list, "a list");
  if (list == nullptr) return;
  const std::size_t count = list->children.size();
  if (count < least || count > most) {
    report_.error(path(member), "wrong-count",
                  "this must hold " + count_rule(least, most, count) + ", not " + std::to_string(count));
  }
  for (std::size_t i = 0; i < std::min(count, most); ++i) read(list->children[i], join_path(path(member), i));
}

void JsonObject::each_if_present(std::string_view member, const ReadItem& read) const {
  if (has(member)) each(member, 0, any_number, read);
}

void JsonObject::report_not_one_of(std::string_view member, const std::vector<std::string_view>& names) const {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 == names.size() ? " or " : ", ";
    list += in_quotes(names[i]);
  }
  report_.error(path(member), "unknown-value", "this must be " + list);
}

std::string read_id(const JsonValue& value, const std::string& path, Report& report) {
  if (value.kind == JsonValue::Kind::string && base::is_plain_id(value.string)) return value.string;
  report.error(path, "bad-id",
               "an id is 1 to 64 lower-case letters, digits, '-' and '_', and begins with a letter or digit");
  return {};
}

std::int64_t read_integer(const JsonValue& value, const std::string& path, std::int64_t least, std::int64_t most, Report& report) {
  if (value.kind != JsonValue::Kind::integer) {
    report_wrong_type(path, "a whole number", report);
    return least;
  }
  if (value.integer >= least && value.integer <= most) return value.integer;
  const std::string range = most == INT64_MAX ? "at least " + std::to_string(least)
                            : least == most   ? std::to_string(least)
                                              : "from " + std::to_string(least) + " to " + std::to_string(most);
  report.error(path, "out-of-range", "this must be " + range + ", not " + std::to_string(value.integer));
  return least;
}

std::string read_string(const JsonValue& value, const std::string& path, Report& report) {
  if (value.kind != JsonValue::Kind::string) {
    report_wrong_type(path, "a text", report);
    return {};
  }
  if (base::trim(value.string).empty()) report.error(path, "empty-text", "this text is empty");
  if (std::any_of(value.string.begin(), value.string.end(), is_control)) {
    report.error(path, "control-character", "this text holds a control character");
  }
  return value.string;
}

namespace {

// Signs nobody sees that show letters and digits in another order than they stand in.
bool turns_letters(std::string_view text) {
  constexpr std::array<std::string_view, 5> signs{"\u202A", "\u202B", "\u202C", "\u202D", "\u202E"};
  return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

// What stands above, below or around the letter before it, or joins it to the next: no letter of its own.
bool is_combining(UChar32 c) { return (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0; }

}  // namespace

std::optional<std::string> text_size_problem(std::string_view text) {
  std::size_t letters = 0;
  std::size_t combining = 0;
  for (std::size_t at = 0; at < text.size(); ++letters) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), at, text.size(), c);
    combining = is_combining(c) ? combining + 1 : 0;
    if (combining > most_combining) return "more than " + std::to_string(most_combining) + " marks stand on one letter";
    if (letters == longest_text) return "this text has more than " + std::to_string(longest_text) + " letters";
  }
  return std::nullopt;
}

void check_text(std::string_view text, Marks marks, const std::string& path, Report& report) {
  if (base::trim(text).empty()) {
    report.error(path, "empty-text", "this text is empty");
    return;
  }
  if (std::any_of(text.begin(), text.end(), [](char c) { return is_control(c) && c != '\n'; })) {
    report.error(path, "control-character", "this text holds a control character");
  }
  if (turns_letters(text)) report.error(path, "control-character", "this text holds a sign that shows letters in another order");
  if (const auto problem = text_size_problem(text)) {
    report.error(path, "too-large-text", *problem);
    return;
  }
  const auto spans = parse_markup(text);
  if (!spans) {
    report.error(path, "bad-mark", spans.error().message);
    return;
  }
  const bool has_target =
      std::any_of(spans->begin(), spans->end(), [](const Span& span) { return !span.target.empty(); });
  if (has_target && marks == Marks::bold_only) {
    report.error(path, "misplaced-mark", "[[…]] may stand only in the paragraphs of tap_words and the sentences of fill_gap");
  }
}

}  // namespace content
