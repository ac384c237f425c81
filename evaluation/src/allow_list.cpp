#include "allow_list.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/batch_limits.h"
#include "base/practice_codes.h"
#include "base/rho.h"
#include "evaluation/envelope.h"
#include "item_types.h"

namespace evaluation {

enum class Shape { id, hex, week, count, whole, flag, word, rho, object, list_of_objects, list_of_hex, list_of_words, list_of_counts, list_of_wholes, any_object };

struct Rule {
  std::string_view name;
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

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

bool is_week(std::string_view text) {
  if (text.size() != 8 || text[4] != '-' || text[5] != 'W') return false;
  return std::all_of(text.begin(), text.begin() + 4, is_digit) && is_digit(text[6]) && is_digit(text[7]);
}

bool is_between(const JsonValue& value, std::int64_t least, std::int64_t most) {
  const auto number = value.whole();
  return number && *number >= least && *number <= most;
}

bool is_count(const JsonValue& value) { return is_between(value, 0, highest_count); }

// What carries noise may be below 0.
bool is_whole(const JsonValue& value) { return is_between(value, -highest_count, highest_count); }

template <typename Test>
bool has_text(const JsonValue& value, const Test& test) {
  return value.is_text() && test(value.text());
}

bool is_one_of(const JsonValue& value, const std::vector<std::string>& words) {
  return has_text(value, [&](std::string_view text) { return std::find(words.begin(), words.end(), text) != words.end(); });
}

template <typename Test>
bool is_list_of(const JsonValue& value, std::size_t most, const Test& test) {
  if (!value.is_list() || value.size() > most) return false;
  for (const JsonValue entry : value) {
    if (!test(entry)) return false;
  }
  return true;
}

bool fits(const JsonValue& value, const Rule& rule) {
  switch (rule.shape) {
    case Shape::id: return has_text(value, is_batch_id);
    case Shape::hex: return has_text(value, [&](std::string_view text) { return is_hex(text, rule.size); });
    case Shape::week: return has_text(value, is_week);
    case Shape::count: return is_count(value);
    case Shape::whole: return is_whole(value);
    case Shape::flag: return value.is_flag();
    case Shape::word: return is_one_of(value, rule.words);
    case Shape::rho: return has_text(value, [](std::string_view text) { return base::parse_rho(text).has_value(); });
    case Shape::object:
    case Shape::any_object: return value.is_object();
    case Shape::list_of_objects: return is_list_of(value, rule.size, [](const JsonValue& entry) { return entry.is_object(); });
    case Shape::list_of_hex:
      return is_list_of(value, rule.size, [](const JsonValue& entry) {
        return has_text(entry, [](std::string_view text) { return is_hex(text, 64); });
      });
    case Shape::list_of_words:
      return is_list_of(value, rule.size, [&](const JsonValue& entry) { return is_one_of(entry, rule.words); });
    case Shape::list_of_counts: return is_list_of(value, rule.size, is_count);
    case Shape::list_of_wholes: return is_list_of(value, rule.size, is_whole);
  }
  return false;
}

tl::unexpected<base::Error> problem(std::string message) {
  return base::fail(base::ErrorCode::invalid_input, std::move(message));
}

base::Result<void> check_value(const JsonValue& value, const Rule& rule, const Place& where, Unknown unknown,
                               std::vector<std::string>& ignored) {
  if (!fits(value, rule)) return problem(where.text() + " has a value that may not leave the kiosk");
  if (rule.shape == Shape::object) return check_object(value, *rule.members, where, unknown, ignored);
  if (rule.shape != Shape::list_of_objects) return {};
  std::size_t number = 0;
  for (const JsonValue entry : value) TRY(check_object(entry, *rule.members, Place(where, number++), unknown, ignored));
  return {};
}

// Names come from whoever wrote the batch: cut to what a log line may hold.
std::string_view printable(std::string_view name) { return is_batch_id(name) ? name : "(a name that is no id)"; }

base::Result<void> handle_unknown(const JsonValue& object, const Rules& rules, const Place& where, Unknown unknown,
                                  std::vector<std::string>& ignored) {
  for (const JsonValue member : object) {
    const bool known = std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) { return member.name() == rule.name; });
    if (known) continue;
    std::string full = Place(where, printable(member.name())).text();
    if (unknown == Unknown::refuse) return problem(full + " is not on the list of what may leave the kiosk");
    ignored.push_back(std::move(full));
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
    for (const std::string_view way : base::enum_names<Way>) each.push_back({way, Shape::count, 0, {}, nullptr, way != base::name_of(Way::declined)});
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

base::Result<void> check_object(const JsonValue& object, const Rules& rules, const Place& where, Unknown unknown,
                                std::vector<std::string>& ignored) {
  TRY(handle_unknown(object, rules, where, unknown, ignored));
  for (const Rule& rule : rules) {
    const auto found = object.find(rule.name);
    if (found) {
      TRY(check_value(*found, rule, Place(where, rule.name), unknown, ignored));
    } else if (rule.required) {
      return problem(Place(where, rule.name).text() + " is missing");
    }
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

base::Result<void> check_body(const JsonValue& block, const Place& where, Unknown unknown, std::vector<std::string>& ignored) {
  const std::string_view kind = block["kind"].text();
  if (!is_known_kind(kind)) return problem(where.text() + ".kind has a value that may not leave the kiosk");
  return check_object(block["body"], kind == noised_kind ? noised_rules() : exact_rules(), Place(where, "body"), unknown, ignored);
}

// Before anything of it is built its depth is known; and what is built is built in one go, since looking at each value on the
// way takes time that grows with the square of them.
base::Result<Json> parse_object(std::string_view text, const std::string& what) {
  TRY(JsonText::parse(text, what));
  Json value = Json::parse(text.begin(), text.end(), nullptr, false);
  if (!value.is_object()) return problem(what + " is not a JSON object");
  return value;
}

}  // namespace evaluation
