#include "sound/sentences.h"

#include <memory>
#include <string>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "base/utf8.h"

namespace sound {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

void add(std::vector<Sentence>& found, std::string_view text, std::size_t from, std::size_t to) {
  while (from < to && is_space(text[from])) ++from;
  while (to > from && is_space(text[to - 1])) --to;
  while (to - from > longest_bytes) {
    std::size_t cut = text.rfind(' ', from + longest_bytes);
    if (cut == std::string_view::npos || cut <= from) cut = base::code_point_start(text, from + longest_bytes);
    if (cut <= from) cut = from + longest_bytes;
    found.push_back({from, cut});
    from = cut;
    while (from < to && is_space(text[from])) ++from;
  }
  if (to > from) found.push_back({from, to});
}

std::vector<Sentence> at_spaces(std::string_view text) {
  std::vector<Sentence> found;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && !is_space(text[at])) continue;
    add(found, text, from, at);
    from = at;
  }
  return found;
}

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

}  // namespace

std::vector<Sentence> sentences(std::string_view text, std::string_view language) {
  if (language.substr(0, language.find('-')) == "th") return at_spaces(text);
  std::vector<Sentence> found;
  UErrorCode problem = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createSentenceInstance(icu::Locale(std::string(language).c_str()), problem));
  const std::unique_ptr<UText, CloseText> whole(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &problem));
  if (U_SUCCESS(problem)) breaks->setText(whole.get(), problem);
  if (U_FAILURE(problem)) {
    add(found, text, 0, text.size());
    return found;
  }
  std::int32_t from = breaks->first();
  for (std::int32_t to = breaks->next(); to != icu::BreakIterator::DONE; to = breaks->next()) {
    add(found, text, static_cast<std::size_t>(from), static_cast<std::size_t>(to));
    from = to;
  }
  return found;
}

}  // namespace sound
