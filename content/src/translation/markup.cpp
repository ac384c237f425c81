#include "content/markup.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace content {
namespace {

constexpr std::size_t most_spans = 400;  // 200 marks and what is between them
constexpr std::string_view bold_mark = "**";
constexpr std::string_view target_open = "[[";
constexpr std::string_view target_close = "]]";

bool holds_mark(std::string_view text) {
  return text.find(bold_mark) != std::string_view::npos || text.find(target_open) != std::string_view::npos ||
         text.find(target_close) != std::string_view::npos;
}

base::Result<Span> parse_bold(std::string_view inner) {
  if (base::trim(inner).empty()) return base::fail(base::ErrorCode::invalid_input, "a ** mark holds no words");
  if (holds_mark(inner)) return base::fail(base::ErrorCode::invalid_input, "marks may not stand inside one another");
  return Span{std::string(inner), true, {}};
}

base::Result<Span> parse_target(std::string_view inner) {
  const auto colon = inner.find(':');
  if (colon == std::string_view::npos || !base::is_plain_id(inner.substr(0, colon))) {
    return base::fail(base::ErrorCode::invalid_input, "a [[ mark must begin with a target's id and a colon");
  }
  const std::string_view words = inner.substr(colon + 1);
  if (base::trim(words).empty()) return base::fail(base::ErrorCode::invalid_input, "a [[ mark holds no words");
  if (holds_mark(words)) return base::fail(base::ErrorCode::invalid_input, "marks may not stand inside one another");
  return Span{std::string(words), false, std::string(inner.substr(0, colon))};
}

std::size_t first_mark(std::string_view text) {
  return std::min(std::min(text.find(bold_mark), text.find(target_open)), text.find(target_close));
}

}  // namespace

base::Result<std::vector<Span>> parse_markup(std::string_view text) {
  std::vector<Span> spans;
  while (!text.empty()) {
    if (spans.size() > most_spans) return base::fail(base::ErrorCode::invalid_input, "a text holds more than 200 marks");
    const std::size_t at = first_mark(text);
    if (at != 0) spans.push_back({std::string(text.substr(0, at)), false, {}});
    if (at == std::string_view::npos) break;
    text.remove_prefix(at);
    if (text.starts_with(target_close)) {
      return base::fail(base::ErrorCode::invalid_input, "a ]] closes a mark that was never opened");
    }
    const bool bold = text.starts_with(bold_mark);
    const std::size_t end = text.find(bold ? bold_mark : target_close, bold_mark.size());
    if (end == std::string_view::npos) {
      return base::fail(base::ErrorCode::invalid_input,
                        std::string("a ") + (bold ? "**" : "[[") + " mark is not closed");
    }
    const std::string_view inner = text.substr(bold_mark.size(), end - bold_mark.size());
    TRY_ASSIGN(Span span, bold ? parse_bold(inner) : parse_target(inner));
    spans.push_back(std::move(span));
    text.remove_prefix(end + bold_mark.size());
  }
  return spans;
}

std::string plain_text(std::string_view text) {
  const auto spans = parse_markup(text);
  if (!spans) return std::string(text);
  std::string plain;
  for (const Span& span : *spans) plain += span.text;
  return plain;
}

}  // namespace content
