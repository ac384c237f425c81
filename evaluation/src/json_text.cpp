#include "json_text.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace evaluation {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longest_document = std::size_t{1} << 30;
constexpr std::ptrdiff_t digits_that_fit = 18;

// Whoever reads JSON knows best what is no plain text or number: nothing where it is none, else whether it is written as it would
// write it.
std::optional<bool> is_as_written(std::string_view token) {
  const Json value = Json::parse(token.begin(), token.end(), nullptr, false);
  if (value.is_discarded()) return std::nullopt;
  return value.dump(-1, ' ', false, Json::error_handler_t::replace) == token;
}

// A name as it is meant: sorting goes by it.
std::string meant(std::string_view name) {
  if (name.find('\\') == std::string_view::npos) return std::string(name);
  return Json::parse('"' + std::string(name) + '"', nullptr, false).get<std::string>();
}

bool comes_before(std::string_view one, std::string_view other) {
  const bool plain = one.find('\\') == std::string_view::npos && other.find('\\') == std::string_view::npos;
  return plain ? one < other : meant(one) < meant(other);
}

bool is_decimal(char c) { return c >= '0' && c <= '9'; }
bool may_stand_in_number(char c) { return is_decimal(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E'; }
bool is_plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

}  // namespace

class JsonTextParser {
 public:
  explicit JsonTextParser(std::string_view document) {
    constexpr std::size_t usual_length = 8;  // of a value and its name
    result_.document_ = document;
    result_.nodes_.reserve(document.size() / usual_length + 1);
  }

  std::optional<JsonText> parse() {
    if (document().size() > longest_document) return std::nullopt;
    skip_space();
    if (!value(0)) return std::nullopt;
    skip_space();
    if (at_ != document().size() || result_.nodes_.front().kind != Kind::object) return std::nullopt;
    return std::move(result_);
  }

 private:
  using Kind = JsonText::Kind;
  using Node = JsonText::Node;

  std::string_view document() const { return result_.document_; }
  char next() const { return at_ < document().size() ? document()[at_] : '\0'; }
  std::string_view since(std::size_t begin) const { return document().substr(begin, at_ - begin); }
  static std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

  void skip_space() {
    const std::size_t begin = at_;
    while (next() == ' ' || next() == '\t' || next() == '\n' || next() == '\r') ++at_;
    if (at_ != begin) result_.canonical_ = false;
  }

  bool take(char sign) {
    skip_space();
    if (next() != sign) return false;
    ++at_;
    return true;
  }

  bool value(int level) {
    if (level > JsonText::most_levels) return false;
    const std::size_t index = result_.nodes_.size();
    Node node;
    node.begin = offset(at_);
    result_.nodes_.push_back(node);
    const auto kind = content(index, level);
    if (!kind) return false;
    Node& done = result_.nodes_[index];
    done.kind = *kind;
    done.end = offset(at_);
    done.after = offset(result_.nodes_.size());
    return true;
  }

  std::optional<Kind> content(std::size_t index, int level) {
    switch (next()) {
      case '{': return members(index, level) ? std::optional(Kind::object) : std::nullopt;
      case '[': return entries(index, level) ? std::optional(Kind::list) : std::nullopt;
      case '"': return text() ? std::optional(Kind::text) : std::nullopt;
      case 't': return word("true") ? std::optional(Kind::flag) : std::nullopt;
      case 'f': return word("false") ? std::optional(Kind::flag) : std::nullopt;
      case 'n': return word("null") ? std::optional(Kind::other) : std::nullopt;
      default: return number() ? std::optional(Kind::number) : std::nullopt;
    }
  }

  bool word(std::string_view expected) {
    if (document().substr(at_, expected.size()) != expected) return false;
    at_ += expected.size();
    return true;
  }

  bool looked_up(std::string_view token) {
    const auto as_written = is_as_written(token);
    if (!as_written) return false;
    result_.canonical_ = result_.canonical_ && *as_written;
    return true;
  }

  bool text() {
    const std::size_t begin = at_++;
    bool plain = true;
    while (next() != '"') {
      if (at_ >= document().size()) return false;
      if (!is_plain(next())) plain = false;
      at_ += next() == '\\' ? 2 : 1;
    }
    ++at_;
    return plain || looked_up(since(begin));
  }

  bool number() {
    const std::size_t begin = at_;
    while (may_stand_in_number(next())) ++at_;
    const std::string_view token = since(begin);
    const std::string_view digits = token.substr(!token.empty() && token.front() == '-' ? 1 : 0);
    const bool whole = !digits.empty() && digits.size() <= digits_that_fit && digits.find_first_not_of("0123456789") == std::string_view::npos;
    const bool plain = whole && (digits.front() != '0' || token == "0");
    return plain || looked_up(token);
  }

  bool entries(std::size_t index, int level) {
    ++at_;
    if (take(']')) return true;
    do {
      skip_space();
      if (!value(level + 1)) return false;
      ++result_.nodes_[index].size;
    } while (take(','));
    return take(']');
  }

  bool members(std::size_t index, int level) {
    ++at_;
    if (take('}')) return true;
    bool sorted = true;
    std::string_view before;
    do {
      skip_space();
      if (next() != '"') return false;
      const std::size_t begin = at_ + 1;
      if (!text()) return false;
      const std::size_t end = at_ - 1;
      const std::string_view name = document().substr(begin, end - begin);
      if (result_.nodes_[index].size > 0 && !comes_before(before, name)) sorted = false;
      before = name;
      if (!take(':')) return false;
      skip_space();
      const std::size_t member = result_.nodes_.size();
      if (!value(level + 1)) return false;
      result_.nodes_[member].name_begin = offset(begin);
      result_.nodes_[member].name_end = offset(end);
      ++result_.nodes_[index].size;
    } while (take(','));
    return take('}') && (sorted || all_differ(index));
  }

  bool all_differ(std::size_t index) {
    result_.canonical_ = false;
    std::set<std::string> names;
    std::size_t member = index + 1;
    for (std::uint32_t number = 0; number < result_.nodes_[index].size; ++number) {
      const Node& node = result_.nodes_[member];
      if (!names.insert(meant(document().substr(node.name_begin, node.name_end - node.name_begin))).second) return false;
      member = node.after;
    }
    return true;
  }

  JsonText result_;
  std::size_t at_ = 0;
};

base::Result<JsonText> JsonText::parse(std::string_view text, std::string_view what) {
  auto parsed = JsonTextParser(text).parse();
  if (!parsed) return base::fail(base::ErrorCode::invalid_input, std::string(what) + " is not a JSON object");
  return *std::move(parsed);
}

std::optional<std::int64_t> JsonValue::whole() const {
  if (node().kind != JsonText::Kind::number) return std::nullopt;
  const std::string_view digits = source();
  std::int64_t value = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (problem != std::errc() || end != digits.data() + digits.size() || end - digits.data() > digits_that_fit + 1) return std::nullopt;
  return value;
}

std::optional<JsonValue> JsonValue::find(std::string_view member) const {
  for (const JsonValue each : *this) {
    if (each.name() == member) return each;
  }
  return std::nullopt;
}

}  // namespace evaluation
