#include "allow_list.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>

#include "base/batch_limits.h"
#include "base/practice_codes.h"
#include "base/rho.h"
#include "evaluation/envelope.h"
#include "item_types.h"

namespace evaluation {

enum class Shape { id, hex, week, count, whole, flag, word, rho, object, list_of_objects, list_of_hex, list_of_words, list_of_counts, list_of_wholes, any_object };

struct Rule {
  const char* name;
  Shape shape;
  std::size_t size = 0;              // hex: digits; lists: entries at most
  std::vector<std::string> words{};  // word, list_of_words
  const Rules* members = nullptr;    // object, list_of_objects
  bool required = true;
};

bool is_batch_id(std::string_view text) {
  static constexpr std::string_view signs = "-_.*+";
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           signs.find(c) != std::string_view::npos;
  });
}

namespace {

constexpr std::int64_t highest_count = std::int64_t{1} << 53;  // exact in every JSON reader

bool is_hex(const std::string& text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_week(const std::string& text) {
  if (text.size() != 8 || text[4] != '-' || text[5] != 'W') return false;
  return std::all_of(text.begin(), text.begin() + 4, is_digit) && is_digit(text[6]) && is_digit(text[7]);
}

bool is_count(const Json& value) {
  if (value.is_number_unsigned()) return value.get<std::uint64_t>() <= static_cast<std::uint64_t>(highest_count);
  return value.is_number_integer() && value.get<std::int64_t>() >= 0 && value.get<std::int64_t>() <= highest_count;
}

// What carries noise may be below 0.
bool is_whole(const Json& value) {
  return is_count(value) || (value.is_number_integer() && !value.is_number_unsigned() && value.get<std::int64_t>() >= -highest_count && value.get<std::int64_t>() <= 0);
}

bool has_text(const Json& value, const std::function<bool(const std::string&)>& test) {
  return value.is_string() && test(value.get_ref<const std::string&>());
}

bool is_one_of(const Json& value, const std::vector<std::string>& words) {
  return has_text(value, [&](const std::string& text) { return std::find(words.begin(), words.end(), text) != words.end(); });
}

template <typename Test>
bool is_list_of(const Json& value, std::size_t most, Test test) {
  return value.is_array() && value.size() <= most && std::all_of(value.begin(), value.end(), test);
}

bool fits(const Json& value, const Rule& rule) {
  switch (rule.shape) {
    case Shape::id: return has_text(value, is_batch_id);
    case Shape::hex: return has_text(value, [&](const std::string& text) { return is_hex(text, rule.size); });
    case Shape::week: return has_text(value, is_week);
    case Shape::count: return is_count(value);
    case Shape::whole: return is_whole(value);
    case Shape::flag: return value.is_boolean();
    case Shape::word: return is_one_of(value, rule.words);
    case Shape::rho: return has_text(value, [](const std::string& text) { return base::parse_rho(text).has_value(); });
    case Shape::object:
    case Shape::any_object: return value.is_object();
    case Shape::list_of_objects: return is_list_of(value, rule.size, [](const Json& entry) { return entry.is_object(); });
    case Shape::list_of_hex:
      return is_list_of(value, rule.size, [](const Json& entry) {
        return has_text(entry, [](const std::string& text) { return is_hex(text, 64); });
      });
    case Shape::list_of_words:
      return is_list_of(value, rule.size, [&](const Json& entry) { return is_one_of(entry, rule.words); });
    case Shape::list_of_counts: return is_list_of(value, rule.size, is_count);
    case Shape::list_of_wholes: return is_list_of(value, rule.size, is_whole);
  }
  return false;
}

tl::unexpected<base::Error> problem(std::string message) {
  return base::fail(base::ErrorCode::invalid_input, std::move(message));
}

std::string path(const std::string& where, const std::string& name) { return where.empty() ? name : where + "." + name; }

base::Result<void> check_value(Json& value, const Rule& rule, const std::string& where, Unknown unknown,
                               std::vector<std::string>& ignored) {
  if (!fits(value, rule)) return problem(where + " has a value that may not leave the kiosk");
  if (rule.shape == Shape::object) return check_object(value, *rule.members, where, unknown, ignored);
  if (rule.shape != Shape::list_of_objects) return {};
  for (std::size_t i = 0; i < value.size(); ++i) {
    TRY(check_object(value[i], *rule.members, where + "[" + std::to_string(i) + "]", unknown, ignored));
  }
  return {};
}

// Names come from whoever wrote the batch: cut to what a log line may hold.
std::string printable(const std::string& name) { return is_batch_id(name) ? name : "(a name that is no id)"; }

base::Result<void> handle_unknown(Json& object, const Rules& rules, const std::string& where, Unknown unknown,
                                  std::vector<std::string>& ignored) {
  std::vector<std::string> names;
  for (const auto& entry : object.items()) {
    const bool known = std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) { return entry.key() == rule.name; });
    if (!known) names.push_back(entry.key());
  }
  for (const std::string& name : names) {
    const std::string full = path(where, printable(name));
    if (unknown == Unknown::refuse) return problem(full + " is not on the list of what may leave the kiosk");
    ignored.push_back(full);
    object.erase(name);
  }
  return {};
}

using Words = std::vector<std::string>;

template <typename Enum>
Words all_names() {
  return {base::enum_names<Enum>.begin(), base::enum_names<Enum>.end()};
}

constexpr std::size_t most_waves = base::enum_names<Wave>.size();
constexpr std::size_t most_cells = 1024;  // more than three waves of any item type have

const Rules& instrument_rules() {
  static const Rules rules = {{"id", Shape::id}, {"version", Shape::count}, {"manifest", Shape::hex, 64}};
  return rules;
}

Words with(Words words, std::string_view another) {
  words.emplace_back(another);
  return words;
}

Words all_levels() {
  Words levels = item_levels();
  for (const base::PracticeCode& code : base::practice_codes) {
    for (int value = code.least; value <= code.most; ++value) levels.push_back(std::to_string(value));
  }
  return levels;
}

struct NumberShapes {
  Shape one = Shape::count;
  Shape list = Shape::list_of_counts;
};
constexpr NumberShapes counts{};
constexpr NumberShapes noised_counts{Shape::whole, Shape::list_of_wholes};

Rules cell_rules(const NumberShapes& numbers) {
  return {{"levels", Shape::list_of_words, most_waves, all_levels()}, {"count", numbers.one}};
}

Rules table_rules(const Rules& cells) {
  return {{"kind", Shape::word, 0, with(item_table_kinds(), practice_table)},
          {"slot", Shape::id},
          {"construct", Shape::word, 0, with(item_type_names(), practice_table)},
          {"foil", Shape::flag},
          {"cells", Shape::list_of_objects, most_cells, {}, &cells},
          {"block", Shape::id, 0, {}, nullptr, false}};
}

Rules moment_rules(const NumberShapes& numbers) {
  return {{"construct", Shape::word, 0, item_moment_names()},
          {"first_form", Shape::word, 0, with(all_names<Form>(), "*")},
          {"n", numbers.one},
          {"sums", numbers.list, most_waves},
          {"products", numbers.list, most_waves * (most_waves + 1) / 2}};
}

const Rules& flow_rules() {
  static const Rules rules = [] {
    Rules each;
    for (const std::string_view way : base::enum_names<Way>) each.push_back({way.data(), Shape::count, 0, {}, nullptr, way != base::name_of(Way::declined)});
    return each;
  }();
  return rules;
}

Rules outcomes_rules(const Rules& tables, const Rules& moments) {
  return {
      {"cohort", Shape::word, 0, all_names<Cohort>()},
      {"content", Shape::word, 0, all_names<Content>()},
      {"waves", Shape::list_of_words, most_waves, all_names<Wave>()},
      {"parents", Shape::list_of_hex, 4096},
      {"instrument", Shape::object, 0, {}, &instrument_rules()},
      {"arm", Shape::id},
      {"age_band", Shape::id},
      {"sex", Shape::id},
      {"site_type", Shape::id},
      {"region", Shape::id},
      {"period", Shape::week},
      {"n", Shape::count},
      {"policy", Shape::id},
      {"key", Shape::hex, 32},
      {"tables", Shape::list_of_objects, base::max_tables_per_block, {}, &tables},
      {"moments", Shape::list_of_objects, 64, {}, &moments},
      {"link_failures", Shape::count},
      {"withheld", Shape::word, 0, {"0", "1-19", "20-99", "100+"}},
      {"flow", Shape::object, 0, {}, &flow_rules()},
      {"clock", Shape::word, 0, all_names<ClockQuality>()},
      {"primary", Shape::word, 0, item_type_names(), nullptr, false},
  };
}

const Rules& noise_rules() {
  static const Rules rules = {{"rho", Shape::rho}, {"variance", Shape::count}};
  return rules;
}

const Rules& exact_rules() {
  static const Rules cells = cell_rules(counts);
  static const Rules tables = table_rules(cells);
  static const Rules moments = moment_rules(counts);
  static const Rules rules = outcomes_rules(tables, moments);
  return rules;
}

const Rules& noised_rules() {
  static const Rules cells = cell_rules(noised_counts);
  static const Rules tables = table_rules(cells);
  static const Rules moments = moment_rules(noised_counts);
  static const Rules rules = [] {
    Rules all = outcomes_rules(tables, moments);
    all.push_back({"noise", Shape::object, 0, {}, &noise_rules()});
    return all;
  }();
  return rules;
}

}  // namespace

base::Result<void> check_object(Json& object, const Rules& rules, const std::string& where, Unknown unknown,
                                std::vector<std::string>& ignored) {
  TRY(handle_unknown(object, rules, where, unknown, ignored));
  for (const Rule& rule : rules) {
    const auto found = object.find(rule.name);
    if (found == object.end()) {
      if (rule.required) return problem(path(where, rule.name) + " is missing");
      continue;
    }
    TRY(check_value(*found, rule, path(where, rule.name), unknown, ignored));
  }
  return {};
}

const Rules& header_rules() {
  static const Rules rules = {{"major", Shape::count}, {"minor", Shape::count},
                              {"kiosk", Shape::id}, {"incarnation", Shape::hex, 32},
                              {"sequence", Shape::count}, {"previous", Shape::hex, 64}};
  return rules;
}

const Rules& block_rules() {
  static const Rules rules = {{"id", Shape::hex, 64}, {"sequence", Shape::count}, {"kind", Shape::id}, {"body", Shape::any_object}};
  return rules;
}

const Rules& blocks_rules() {
  static const Rules rules = {{"blocks", Shape::list_of_objects, max_blocks_per_batch, {}, &block_rules()}};
  return rules;
}

const Rules& payload_rules() {
  static const Rules rules = {{"header", Shape::object, 0, {}, &header_rules()}, blocks_rules().front()};
  return rules;
}

bool is_known_kind(std::string_view kind) { return kind == outcomes_kind || kind == noised_kind; }

base::Result<void> check_body(Json& block, const std::string& where, Unknown unknown, std::vector<std::string>& ignored) {
  const auto kind = block["kind"].get<std::string>();
  if (!is_known_kind(kind)) return problem(where + ".kind has a value that may not leave the kiosk");
  return check_object(block["body"], kind == noised_kind ? noised_rules() : exact_rules(), where + ".body", unknown, ignored);
}

base::Result<Json> parse_object(std::string_view text, const std::string& what) {
  int deepest = 0;
  const auto measure = [&](int depth, Json::parse_event_t, Json&) {
    deepest = std::max(deepest, depth);
    return depth <= 64;
  };
  Json value = Json::parse(text.begin(), text.end(), measure, false);
  if (value.is_discarded() || !value.is_object() || deepest > 64) return problem(what + " is not a JSON object");
  return value;
}

}  // namespace evaluation
