#include "captions/cue_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "captions/caption_lines.h"
#include "captions/cue_timings.h"

namespace content {
namespace {

constexpr std::size_t longest_reference = 10;
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> named_references = {{
    {"amp", "&"},
    {"lt", "<"},
    {"gt", ">"},
    {"quot", "\""},
    {"apos", "'"},
    {"nbsp", "\xC2\xA0"},
    {"lrm", "\xE2\x80\x8E"},
    {"rlm", "\xE2\x80\x8F"},
}};

std::string utf8_of(std::uint32_t code) {
  if (code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF) return std::string(replacement_letter);
  if (code < 0x80) return {static_cast<char>(code)};
  std::string text;
  const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  constexpr std::array<std::uint32_t, 4> first = {0, 0xC0, 0xE0, 0xF0};
  text += static_cast<char>(first[static_cast<std::size_t>(more)] | (code >> (6 * more)));
  for (int left = more - 1; left >= 0; --left) text += static_cast<char>(0x80 | ((code >> (6 * left)) & 0x3F));
  return text;
}

std::optional<std::uint32_t> digit_in(char c, std::uint32_t base) {
  if (is_caption_digit(c)) return static_cast<std::uint32_t>(c - '0');
  const char small = static_cast<char>(c | 0x20);
  if (base == 16 && small >= 'a' && small <= 'f') return static_cast<std::uint32_t>(small - 'a' + 10);
  return std::nullopt;
}

// "#65" or "#x41", without what surrounds it.
std::optional<std::string> numbered_letter(std::string_view name) {
  name.remove_prefix(1);
  const std::uint32_t base = name.starts_with('x') || name.starts_with('X') ? 16 : 10;
  if (base == 16) name.remove_prefix(1);
  if (name.empty()) return std::nullopt;
  std::uint32_t code = 0;
  for (const char c : name) {
    const auto digit = digit_in(c, base);
    if (!digit) return std::nullopt;
    code = std::min<std::uint32_t>(code * base + *digit, 0x110000);
  }
  return utf8_of(code);
}

// Takes one letter off `text`, which may be written as a reference; a '&' that begins none stands for itself.
std::string take_letter(std::string_view& text) {
  const auto end = text.substr(0, longest_reference + 2).find(';');
  if (text.front() == '&' && end != std::string_view::npos && end > 1) {
    const std::string_view name = text.substr(1, end - 1);
    const auto known = std::find_if(named_references.begin(), named_references.end(), [&](const auto& each) { return each.first == name; });
    std::optional<std::string> letter;
    if (known != named_references.end()) letter = std::string(known->second);
    else if (name.front() == '#') letter = numbered_letter(name);
    if (letter) {
      text.remove_prefix(end + 1);
      return *letter;
    }
  }
  std::string letter(1, text.front());
  text.remove_prefix(1);
  return letter;
}

struct CueTag {
  std::string_view name;
  std::vector<std::string> classes;
  std::string annotation;
};

// A name with spaces around it is the same name, and runs of spaces are one.
std::string annotation_in(std::string_view text) {
  std::string words;
  bool space = false;
  while (!text.empty()) {
    if (is_caption_space(text.front())) {
      space = !words.empty();
      text.remove_prefix(1);
      continue;
    }
    if (space) words += ' ';
    space = false;
    words += take_letter(text);
  }
  return words;
}

CueTag parse_cue_tag(std::string_view inside) {
  const auto end = std::min(static_cast<std::size_t>(std::find_if(inside.begin(), inside.end(), is_caption_space) - inside.begin()), inside.size());
  const std::string_view head = inside.substr(0, end);
  CueTag tag;
  tag.annotation = annotation_in(inside.substr(end));
  const auto dot = std::min(head.find('.'), head.size());
  tag.name = head.substr(0, dot);
  if (dot == head.size()) return tag;
  for (std::string& name : base::split(head.substr(dot + 1), '.')) {
    if (!name.empty()) tag.classes.push_back(std::move(name));
  }
  return tag;
}

class CueTextReader {
 public:
  CueTextReader(const Cue& cue, std::vector<std::string>& ignored) : cue_(cue), ignored_(ignored) {}

  base::Result<std::vector<CueSpan>> read(std::string_view text) {
    while (!text.empty()) {
      if (text.front() != '<') {
        look_.text += take_letter(text);
        continue;
      }
      const auto end = std::min(text.find('>'), text.size());
      take_mark(text.substr(1, end - 1));
      text.remove_prefix(std::min(end + 1, text.size()));
      if (const char* problem = passed_bound()) return base::fail(base::ErrorCode::invalid_input, problem);
    }
    finish_span();
    return std::move(spans_);
  }

 private:
  struct Open {
    std::string name;
    CueSpan before;  // how letters looked outside it
  };

  // Letters carry how they look with them, so that small files could grow large.
  const char* passed_bound() const {
    if (open_.size() > deepest_cue_marks) return "its marks are nested deeper than 16";
    if (spans_.size() >= most_cue_spans) return "its letters change how they look more than 100 times";
    if (look_.voice.size() > longest_cue_annotation || look_.language.size() > longest_cue_annotation) return "the name in one of its marks is longer than 200 bytes";
    return nullptr;
  }

  void take_mark(std::string_view inside) {
    if (inside.starts_with('/')) return close(inside.substr(1));
    if (!inside.empty() && is_caption_digit(inside.front())) return take_time(inside);
    open(parse_cue_tag(inside), inside);
  }

  void take_time(std::string_view inside) {
    std::string_view rest = inside;
    const auto time = take_caption_time(rest);
    if (!time || !rest.empty()) return ignored_.push_back("the time <" + std::string(inside) + "> is none");
    if (*time <= cue_.begin_ms || *time >= cue_.end_ms || *time < from_ms_) return ignored_.push_back("the time <" + std::string(inside) + "> is not within its cue, or goes back");
    finish_span();
    from_ms_ = *time;
    look_.from_ms = *time;
  }

  void open(const CueTag& tag, std::string_view inside) {
    constexpr std::array<std::string_view, 8> known = {"c", "i", "b", "u", "ruby", "rt", "v", "lang"};
    const bool is_known = std::find(known.begin(), known.end(), tag.name) != known.end();
    const bool outside_ruby = tag.name == "rt" && (open_.empty() || open_.back().name != "ruby");
    if (!is_known || outside_ruby) return ignored_.push_back("the mark <" + std::string(inside) + "> is not known here");
    finish_span();
    open_.push_back({std::string(tag.name), look_});
    look_.bold |= tag.name == "b";
    look_.italic |= tag.name == "i";
    look_.underline |= tag.name == "u";
    look_.above |= tag.name == "rt";
    if (tag.name == "v") look_.voice = tag.annotation;
    if (tag.name == "lang") look_.language = tag.annotation;
    for (const std::string& name : tag.classes) {
      if (look_.classes.size() < most_cue_classes && !base::holds(look_.classes, name)) look_.classes.push_back(name);
    }
  }

  void close(std::string_view name) {
    const bool closes_both = name == "ruby" && open_.size() >= 2 && open_.back().name == "rt";
    if (open_.empty() || (open_.back().name != name && !closes_both)) return ignored_.push_back("the mark </" + std::string(name) + "> closes nothing");
    finish_span();
    if (closes_both) open_.pop_back();
    look_ = std::move(open_.back().before);
    look_.from_ms = from_ms_ > 0 ? std::optional(from_ms_) : std::nullopt;
    open_.pop_back();
  }

  void finish_span() {
    if (!look_.text.empty()) spans_.push_back(look_);
    look_.text.clear();
  }

  const Cue& cue_;
  std::vector<std::string>& ignored_;
  std::vector<Open> open_;
  std::vector<CueSpan> spans_;
  CueSpan look_;  // of what is read now, and its letters so far
  std::int64_t from_ms_ = 0;
};

}  // namespace

base::Result<std::vector<CueSpan>> parse_cue_text(std::string_view text, const Cue& cue, std::vector<std::string>& ignored) {
  return CueTextReader(cue, ignored).read(text);
}

std::string words_of(const Cue& cue) {
  std::string words;
  for (const CueSpan& span : cue.spans) {
    if (!span.above) words += span.text;
  }
  return words;
}

}  // namespace content
