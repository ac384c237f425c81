#include "json/tree.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/text.h"

namespace content {
namespace {

// Receives the library's events; returning false stops it.
class TreeBuilder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit TreeBuilder(Report& report) : report_(report) { open_.reserve(deepest_json); }

  bool null() override {
    add();
    return fits();
  }

  bool boolean(bool value) override {
    JsonValue* added = add(JsonValue::Kind::boolean);
    added->boolean = value;
    return fits();
  }

  bool number_integer(number_integer_t value) override { return add_integer(value); }

  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<number_unsigned_t>(INT64_MAX)) return add_fraction(static_cast<double>(value));
    return add_integer(static_cast<std::int64_t>(value));
  }

  bool number_float(number_float_t value, const string_t&) override {
    constexpr double exact = 9007199254740992.0;  // 2^53: up to here a double holds every whole number
    if (std::trunc(value) == value && std::abs(value) <= exact) return add_integer(static_cast<std::int64_t>(value));
    return add_fraction(value);
  }

  bool string(string_t& value) override {
    add(JsonValue::Kind::string)->string = std::move(value);
    return fits();
  }

  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(JsonValue::Kind::object); }
  bool start_array(std::size_t) override { return open(JsonValue::Kind::list); }
  bool end_array() override { return close(); }

  bool end_object() override {
    report_duplicates(*open_.back());
    return close();
  }

  bool key(string_t& name) override {
    name_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override {
    error_position_ = position;
    return false;
  }

  JsonValue take_root() { return std::move(root_); }
  std::size_t error_position() const { return error_position_; }
  bool too_deep() const { return too_deep_; }
  bool fits() const { return count_ <= most_json_values; }

 private:
  JsonValue* add(JsonValue::Kind kind = JsonValue::Kind::null) {
    ++count_;
    JsonValue* place = &root_;
    if (!open_.empty()) {
      auto& siblings = open_.back()->children;
      // Objects have several members; of lists within lists within lists there may be very many.
      if (siblings.empty() && open_.back()->kind == JsonValue::Kind::object) siblings.reserve(4);
      place = &siblings.emplace_back();
      place->name = std::exchange(name_, {});
    }
    place->kind = kind;
    return place;
  }

  bool add_integer(std::int64_t value) {
    JsonValue* added = add(JsonValue::Kind::integer);
    added->integer = value;
    added->number = static_cast<double>(value);
    return fits();
  }

  bool add_fraction(double value) {
    add(JsonValue::Kind::fraction)->number = value;
    return fits();
  }

  bool open(JsonValue::Kind kind) {
    if (open_.size() == deepest_json) {
      too_deep_ = true;
      return false;
    }
    open_.push_back(add(kind));
    return fits();
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  std::string path_of_open() const {
    std::string path;
    for (std::size_t level = 1; level < open_.size(); ++level) {
      const JsonValue& parent = *open_[level - 1];
      const bool in_list = parent.kind == JsonValue::Kind::list;
      path = in_list ? join_path(path, parent.children.size() - 1) : join_path(path, open_[level]->name);
    }
    return path;
  }

  void report_duplicates(const JsonValue& object) {
    const auto& members = object.children;
    if (members.size() > 64) return report_duplicates_of_many(object);
    for (std::size_t later = 1; later < members.size(); ++later) {
      for (std::size_t earlier = 0; earlier < later; ++earlier) {
        if (members[earlier].name != members[later].name) continue;
        report_duplicate(members[later].name);
        break;
      }
    }
  }

  // Comparing each with each would let a hostile file cost minutes.
  void report_duplicates_of_many(const JsonValue& object) {
    std::vector<std::string_view> names;
    for (const JsonValue& member : object.children) names.push_back(member.name);
    std::sort(names.begin(), names.end());
    for (auto at = std::adjacent_find(names.begin(), names.end()); at != names.end();
         at = std::adjacent_find(at + 1, names.end())) {
      report_duplicate(*at);
    }
  }

  void report_duplicate(std::string_view name) {
    report_.error(path_of_open(), "duplicate-member", in_quotes(name) + " stands here twice");
  }

  Report& report_;
  JsonValue root_;
  std::vector<JsonValue*> open_;  // from the root inwards; a parent's list never grows while a child is open
  std::string name_;
  std::size_t error_position_ = 0;
  bool too_deep_ = false;
  std::size_t count_ = 0;
};

std::string line_and_column(std::string_view text, std::size_t position) {
  const std::string_view before = text.substr(0, position == 0 ? 0 : std::min(position - 1, text.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto line_start = before.rfind('\n');
  const std::size_t column = line_start == std::string_view::npos ? before.size() + 1 : before.size() - line_start;
  return "line " + std::to_string(line) + " column " + std::to_string(column);
}

bool is_readable(std::string_view text, Report& report) {
  if (text.size() > largest_json) {
    report.error("", "too-large", "the file is larger than 4 MiB");
    return false;
  }
  if (!base::is_utf8(text)) {
    report.error("", "not-utf8", "the file is not UTF-8");
    return false;
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    report.error("", "not-json", "the file begins with a byte order mark");
    return false;
  }
  // The library takes a NUL for the end of the file and would ignore what follows it.
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    report.error("", "not-json", "the file is not JSON, see " + line_and_column(text, nul + 1));
    return false;
  }
  return true;
}

}  // namespace

std::optional<JsonValue> parse_json(std::string_view text, Report& report) {
  if (!is_readable(text, report)) return std::nullopt;
  TreeBuilder builder(report);
  if (nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return builder.take_root();
  if (builder.too_deep()) {
    report.error("", "too-deep", "the JSON is nested deeper than 64 levels");
  } else if (!builder.fits()) {
    report.error("", "too-many-values", "the JSON holds more than 200,000 values");
  } else {
    report.error("", "not-json", "the file is not JSON, see " + line_and_column(text, builder.error_position()));
  }
  return std::nullopt;
}

}  // namespace content
