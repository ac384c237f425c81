#include "drawing/markup_reader.h"

#include <algorithm>
#include <cctype>

namespace content {
namespace {

using base::Result;

constexpr std::string_view spaces = " \t\r\n";

bool is_name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
}

std::string shown(std::string_view name) { return std::string(name.substr(0, 40)); }

class Reader {
 public:
  Reader(std::string_view text, const MarkupHeard& heard) : rest_(text), heard_(heard) {}

  Result<void> read() {
    TRY(skip_first_line());
    while (!rest_.empty()) {
      const auto mark = std::min(rest_.find('<'), rest_.size());
      TRY(take_text(rest_.substr(0, mark)));
      rest_.remove_prefix(mark);
      if (!rest_.empty()) TRY(take_mark());
    }
    if (!open_.empty()) return refuse_drawing("it ends within <" + shown(open_.back()) + ">");
    if (!ended_) return refuse_drawing("there is no element in it");
    return {};
  }

 private:
  Result<void> skip_first_line() {
    if (!rest_.starts_with("<?xml")) return {};
    const auto end = rest_.find("?>");
    if (end == std::string_view::npos) return refuse_drawing("its first line does not end");
    std::string line(rest_.substr(0, end));
    std::transform(line.begin(), line.end(), line.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (line.find("encoding") != std::string::npos && line.find("utf-8") == std::string::npos) return refuse_drawing("it is in another encoding than UTF-8");
    rest_.remove_prefix(end + 2);
    return {};
  }

  Result<void> take_text(std::string_view text) {
    if (text.find_first_not_of(spaces) == std::string_view::npos) return {};
    if (open_.empty()) return refuse_drawing("there is text outside of its elements");
    return heard_.text(text);
  }

  Result<void> take_mark() {
    if (rest_.starts_with("<!--")) return skip_comment();
    if (rest_.starts_with("<!") || rest_.starts_with("<?")) return refuse_drawing("it holds a document type, a section or an instruction");
    if (rest_.starts_with("</")) return take_end();
    return take_element();
  }

  Result<void> skip_comment() {
    const auto end = rest_.find("-->", 4);
    if (end == std::string_view::npos) return refuse_drawing("a comment does not end");
    rest_.remove_prefix(end + 3);
    return {};
  }

  Result<void> take_end() {
    rest_.remove_prefix(2);
    const std::string_view name = take_name();
    skip_spaces();
    if (!take('>')) return refuse_drawing("the end of <" + shown(name) + "> is cut short");
    if (open_.empty() || open_.back() != name) return refuse_drawing("</" + shown(name) + "> closes nothing that is open");
    close();
    return {};
  }

  Result<void> take_element() {
    rest_.remove_prefix(1);
    const std::string_view name = take_name();
    if (name.empty()) return refuse_drawing("an element has no name");
    if (ended_) return refuse_drawing("<" + shown(name) + "> stands behind its end");
    TRY_ASSIGN(const Attributes attributes, take_attributes(name));
    const bool is_empty = take('/');
    if (!take('>')) return refuse_drawing("<" + shown(name) + "> is cut short");
    TRY(heard_.opened(name, attributes));
    open_.push_back(name);
    if (is_empty) close();
    return {};
  }

  Result<Attributes> take_attributes(std::string_view element) {
    Attributes attributes;
    while (true) {
      const bool apart = skip_spaces();
      if (rest_.empty() || rest_.front() == '>' || rest_.front() == '/') return attributes;
      const std::string_view name = take_name();
      if (name.empty() || !apart) return refuse_drawing("<" + shown(element) + "> is not written as XML is");
      skip_spaces();
      if (!take('=')) return refuse_drawing("the attribute " + shown(name) + " of <" + shown(element) + "> has no value");
      skip_spaces();
      TRY_ASSIGN(const std::string_view value, take_value(name));
      if (std::any_of(attributes.begin(), attributes.end(), [&](const auto& each) { return each.first == name; })) {
        return refuse_drawing("<" + shown(element) + "> has the attribute " + shown(name) + " twice");
      }
      attributes.emplace_back(name, value);
      if (attributes.size() > 32) return refuse_drawing("<" + shown(element) + "> has more than 32 attributes");
    }
  }

  Result<std::string_view> take_value(std::string_view name) {
    const char quote = rest_.empty() ? '\0' : rest_.front();
    const auto end = quote == '"' || quote == '\'' ? rest_.find(quote, 1) : std::string_view::npos;
    if (end == std::string_view::npos) return refuse_drawing("the value of the attribute " + shown(name) + " is not in quotation marks");
    const std::string_view value = rest_.substr(1, end - 1);
    if (value.find_first_of("<&") != std::string_view::npos) return refuse_drawing("the value of the attribute " + shown(name) + " holds < or &");
    rest_.remove_prefix(end + 1);
    return value;
  }

  std::string_view take_name() {
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_name_letter);
    const std::string_view name = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(name.size());
    return name;
  }

  bool skip_spaces() {
    const auto first = std::min(rest_.find_first_not_of(spaces), rest_.size());
    rest_.remove_prefix(first);
    return first > 0;
  }

  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void close() {
    open_.pop_back();
    ended_ = open_.empty();
    heard_.closed();
  }

  std::string_view rest_;
  const MarkupHeard& heard_;
  std::vector<std::string_view> open_;
  bool ended_ = false;
};

}  // namespace

tl::unexpected<base::Error> refuse_drawing(const std::string& why) {
  return base::fail(base::ErrorCode::corrupt, "this is not a drawing that packs may hold: " + why);
}

Result<void> read_markup(std::string_view text, const MarkupHeard& heard) { return Reader(text, heard).read(); }

}  // namespace content
