// One JSON object, read member by member against the list of members it may have. Every getter
// reports what is wrong and then answers with a harmless value, so that reading goes on and all
// problems are found at once. Of a value that is no object, that alone is reported.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/enum_names.h"
#include "content/text.h"
#include "json/tree.h"
#include "report.h"

namespace content {

// Which marks a text may carry: lesson.md.
enum class Marks { bold_only, bold_and_targets };

class JsonObject {
 public:
  JsonObject(const JsonValue& value, std::string path, Report& report,
             std::initializer_list<std::string_view> known_members)
      : JsonObject(value, std::move(path), report, std::span(known_members.begin(), known_members.size())) {}
  JsonObject(const JsonValue& value, std::string path, Report& report,
             std::span<const std::string_view> known_members);

  bool has(std::string_view member) const { return find(member) != nullptr; }
  std::string path(std::string_view member) const { return join_path(path_, member); }
  const std::string& path() const { return path_; }
  Report& report() const { return report_; }

  std::string id(std::string_view member) const;
  std::string string(std::string_view member) const;  // any text but an empty one, on one line
  Text text(std::string_view member, std::string key, Marks marks = Marks::bold_only) const;
  std::int64_t integer(std::string_view member, std::int64_t least, std::int64_t most) const;
  double share(std::string_view member) const;  // from 0 to 1
  bool boolean(std::string_view member) const;
  bool boolean_or(std::string_view member, bool when_left_out) const;
  JsonObject object(std::string_view member, std::initializer_list<std::string_view> known_members) const;
  JsonObject object_of(std::string_view member, std::span<const std::string_view> known_members) const;

  template <typename T>
  T one_of(std::string_view member, const std::vector<std::pair<std::string_view, T>>& names) const {
    return name_to_value<T>(member, require(member), names).value_or(names.front().second);
  }

  // The words are those that stand beside the enum.
  template <typename Enum>
  Enum one_of(std::string_view member) const {
    return named<Enum>(member, require(member)).value_or(Enum{});
  }

  template <typename Enum>
  Enum one_of_or(std::string_view member, Enum when_left_out) const {
    return named<Enum>(member, find(member)).value_or(when_left_out);
  }

  using ReadItem = std::function<void(const JsonValue&, const std::string& path)>;
  void each(std::string_view member, std::size_t least, std::size_t most, const ReadItem& read) const;
  void each_if_present(std::string_view member, const ReadItem& read) const;

 private:
  const JsonValue* find(std::string_view member) const;
  const JsonValue* require(std::string_view member) const;
  const JsonValue* require(std::string_view member, JsonValue::Kind kind, std::string_view kind_name) const;
  void report_not_one_of(std::string_view member, const std::vector<std::string_view>& names) const;

  template <typename T>
  std::optional<T> name_to_value(std::string_view member, const JsonValue* value,
                                 const std::vector<std::pair<std::string_view, T>>& names) const {
    if (value == nullptr) return std::nullopt;
    std::vector<std::string_view> known;
    for (const auto& [name, meaning] : names) {
      if (value->kind == JsonValue::Kind::string && value->string == name) return meaning;
      known.push_back(name);
    }
    report_not_one_of(member, known);
    return std::nullopt;
  }

  template <typename Enum>
  std::optional<Enum> named(std::string_view member, const JsonValue* value) const {
    if (value == nullptr) return std::nullopt;
    const auto& names = base::enum_names<Enum>;
    const auto found = value->kind == JsonValue::Kind::string ? base::from_name<Enum>(value->string) : std::nullopt;
    if (!found) report_not_one_of(member, {names.begin(), names.end()});
    return found;
  }

  const JsonValue* value_ = nullptr;  // nullptr when it is no object
  std::string path_;
  Report& report_;
};

// A list's item that is itself an id, a sentence or a number.
std::string read_id(const JsonValue& value, const std::string& path, Report& report);
std::string read_string(const JsonValue& value, const std::string& path, Report& report);
std::int64_t read_integer(const JsonValue& value, const std::string& path, std::int64_t least, std::int64_t most, Report& report);

// No control characters but line feeds, and balanced marks.
void check_text(std::string_view text, Marks marks, const std::string& path, Report& report);

// As many as anybody can mean; of longer lists nothing behind it is read.
inline constexpr std::size_t any_number = 1000;

// What a text may be, in a lesson and in a translation (docs/formats/lesson.md).
inline constexpr std::size_t longest_text = 4000;     // in code points
inline constexpr std::size_t most_combining = 8;      // marks above and below one letter
std::optional<std::string> text_size_problem(std::string_view text);

}  // namespace content
