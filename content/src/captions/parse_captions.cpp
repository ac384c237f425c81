#include <algorithm>
#include <span>
#include <utility>

#include "captions/caption_lines.h"
#include "captions/cue_text.h"
#include "captions/cue_timings.h"
#include "content/captions.h"

namespace content {
namespace {

constexpr std::string_view arrow = "-->";
constexpr std::size_t longest_quoted = 60;

bool has_arrow(std::string_view line) { return line.find(arrow) != std::string_view::npos; }

// A line that is a word, perhaps with spaces behind it.
bool is_keyword_line(std::string_view line, std::string_view word) {
  return line.starts_with(word) && std::all_of(line.begin() + static_cast<std::ptrdiff_t>(word.size()), line.end(), is_caption_space);
}

bool is_note(std::string_view line) { return line.starts_with("NOTE") && (line.size() == 4 || line[4] == ' ' || line[4] == '\t'); }

class CaptionReader {
 public:
  explicit CaptionReader(std::string_view bytes) : lines_(caption_lines(bytes)) {}

  Captions read() {
    if (!read_header()) return std::move(captions_);
    while (at_ < lines_.size() && captions_.cues.size() < most_cues) {
      if (lines_[at_].empty()) ++at_;
      else read_block();
    }
    const auto left = std::find_if(lines_.begin() + static_cast<std::ptrdiff_t>(at_), lines_.end(), has_arrow);
    if (left != lines_.end()) report(static_cast<std::size_t>(left - lines_.begin()), "a file holds at most " + std::to_string(most_cues) + " cues, and the rest is not read");
    std::stable_sort(captions_.cues.begin(), captions_.cues.end(), [](const Cue& a, const Cue& b) {
      return std::pair(a.begin_ms, -a.end_ms) < std::pair(b.begin_ms, -b.end_ms);
    });
    return std::move(captions_);
  }

 private:
  bool read_header() {
    constexpr std::string_view magic = "WEBVTT";
    const std::string_view first = lines_.empty() ? std::string_view() : std::string_view(lines_[0]);
    if (!first.starts_with(magic) || (first.size() > magic.size() && first[magic.size()] != ' ' && first[magic.size()] != '\t')) {
      report(0, "captions begin with the word WEBVTT, and these do not");
      return false;
    }
    // What stands directly under it belongs to it, up to an empty line or a cue.
    at_ = 1;
    while (at_ < lines_.size() && !lines_[at_].empty() && !has_arrow(lines_[at_])) ++at_;
    return true;
  }

  // One run of lines: what ends it is an empty line, or an arrow that is no timing of its own.
  void read_block() {
    const std::size_t first = at_;
    const bool is_cue = has_arrow(lines_[first]) || (first + 1 < lines_.size() && has_arrow(lines_[first + 1]));
    const std::size_t timings = has_arrow(lines_[first]) ? first : first + 1;
    at_ = is_cue ? timings + 1 : first + 1;
    while (at_ < lines_.size() && !lines_[at_].empty() && !has_arrow(lines_[at_])) ++at_;
    if (is_cue) read_cue(first, timings);
    else read_other(first);
  }

  void read_other(std::size_t first) {
    const std::string& line = lines_[first];
    const bool is_style = is_keyword_line(line, "STYLE");
    const bool is_region = is_keyword_line(line, "REGION");
    if ((is_style || is_region) && seen_cue_) return report(first, "a " + std::string(is_style ? "STYLE" : "REGION") + " behind the first cue has no effect");
    if (is_region) return read_region(first + 1);
    if (!is_style && !is_note(line)) report(first, "these lines have no timings, so nobody ever sees them");
  }

  void read_region(std::size_t first) {
    for (std::size_t i = first; i < at_; ++i) {
      std::string_view line = lines_[i];
      while (!line.empty()) {
        const auto end = std::min(static_cast<std::size_t>(std::find_if(line.begin(), line.end(), is_caption_space) - line.begin()), line.size());
        if (line.substr(0, end).starts_with("id:") && end > 3) regions_.emplace_back(line.substr(3, end - 3));
        line.remove_prefix(std::min(end + 1, line.size()));
      }
    }
  }

  void read_cue(std::size_t first, std::size_t timings_at) {
    const auto timings = parse_cue_timings(lines_[timings_at]);
    if (!timings) return report(timings_at, "the cue is skipped: its timings are not written as 00:00.000 --> 00:00.000");
    seen_cue_ = true;
    if (timings->end_ms <= timings->begin_ms) return report(timings_at, "the cue is skipped: it ends before it begins");
    Cue cue;
    if (first != timings_at) cue.id = lines_[first];
    cue.begin_ms = timings->begin_ms;
    cue.end_ms = timings->end_ms;
    cue.file_line = timings_at + 1;
    std::vector<std::string> ignored;
    cue.settings = parse_cue_settings(timings->settings, regions_, ignored);
    for (const std::string& setting : ignored) report(timings_at, "the setting \"" + setting.substr(0, longest_quoted) + "\" is left out: it cannot be understood");
    read_text(std::move(cue), timings_at);
  }

  void read_text(Cue cue, std::size_t timings_at) {
    std::string text;
    for (std::size_t i = timings_at + 1; i < at_; ++i) text += (text.empty() ? "" : "\n") + lines_[i];
    if (text.size() > longest_cue) return report(timings_at, "the cue is skipped: it is longer than " + std::to_string(longest_cue) + " bytes");
    std::vector<std::string> ignored;
    auto spans = parse_cue_text(text, cue, ignored);
    if (!spans) return report(timings_at, "the cue is skipped: " + spans.error().message);
    for (const std::string& what : ignored) report(timings_at, what);
    cue.spans = std::move(*spans);
    if (cue.spans.empty()) report(timings_at, "the cue says nothing");
    captions_.cues.push_back(std::move(cue));
  }

  void report(std::size_t line, std::string what) {
    auto& problems = captions_.problems;
    if (problems.size() == most_caption_problems) return;
    if (problems.size() + 1 == most_caption_problems) what = "there are more problems than are listed here";
    problems.push_back({line + 1, std::move(what)});
  }

  std::vector<std::string> lines_;
  std::size_t at_ = 0;
  bool seen_cue_ = false;
  std::vector<std::string> regions_;
  Captions captions_;
};

}  // namespace

Captions parse_captions(std::string_view bytes) {
  if (bytes.size() > largest_captions) return {{}, {{1, "captions are at most 1 MiB long, and these are " + std::to_string(bytes.size()) + " bytes"}}};
  return CaptionReader(bytes).read();
}

}  // namespace content
