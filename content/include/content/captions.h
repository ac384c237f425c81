// Captions of a film as plain data: a WebVTT file after reading. The kiosk and the checker read it by one function, which
// follows the public rules of WebVTT: what those rules skip is skipped, and every skip is said with its line, for whoever made
// the file. Reading never fails as a whole: of bytes that are no captions there are no cues, and a problem that says why.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_names.h"

namespace content {

enum class CueWriting { horizontal, vertical_rl, vertical_lr };
enum class CueAlign { start, center, end, left, right };
enum class CueLineAlign { start, center, end };
enum class CuePositionAlign { automatic, line_left, center, line_right };

// Where a cue asks to stand. Whoever draws it may move it, so that large letters stay in the picture.
struct CueSettings {
  CueWriting writing = CueWriting::horizontal;
  std::optional<double> line;  // none: at the bottom, above what stands there already
  bool line_is_percent = false;  // otherwise in lines from the top, or from the bottom when negative
  CueLineAlign line_align = CueLineAlign::start;
  std::optional<double> position;  // percent of the picture's width
  CuePositionAlign position_align = CuePositionAlign::automatic;
  double size = 100;  // percent
  CueAlign align = CueAlign::center;
  std::string region;  // of those that the file defines

  friend bool operator==(const CueSettings&, const CueSettings&) = default;
};

// Letters that look alike and come at the same time.
struct CueSpan {
  std::string text;  // UTF-8; '\n' where a line ends
  bool bold = false;
  bool italic = false;
  bool underline = false;
  bool above = false;  // small letters of a ruby, that tell how those before them are read
  std::string voice;     // who speaks
  std::string language;  // where it is not that of the file
  std::vector<std::string> classes;
  std::optional<std::int64_t> from_ms;  // shown dimmed before, where words are followed one by one

  friend bool operator==(const CueSpan&, const CueSpan&) = default;
};

struct Cue {
  std::string id;
  std::int64_t begin_ms = 0;
  std::int64_t end_ms = 0;
  CueSettings settings;
  std::vector<CueSpan> spans;
  std::size_t file_line = 0;  // of its timings, from 1

  friend bool operator==(const Cue&, const Cue&) = default;
};

struct CaptionProblem {
  std::size_t line = 0;  // of the file, from 1
  std::string what;      // one English sentence, no full stop

  friend bool operator==(const CaptionProblem&, const CaptionProblem&) = default;
};

struct Captions {
  std::vector<Cue> cues;  // by their beginning; of those that begin together the longest first
  std::vector<CaptionProblem> problems;

  friend bool operator==(const Captions&, const Captions&) = default;
};

inline constexpr std::size_t largest_captions = std::size_t{1} << 20;  // bytes
inline constexpr std::size_t most_cues = 5000;
inline constexpr std::size_t longest_cue = 2000;       // bytes of its text, marks and all
inline constexpr std::size_t deepest_cue_marks = 16;
inline constexpr std::size_t most_cue_spans = 100;
inline constexpr std::size_t most_cue_classes = 8;         // of one span; those behind them are passed over
inline constexpr std::size_t longest_cue_annotation = 200;  // bytes of a voice's name
inline constexpr std::size_t most_caption_problems = 100;  // of more than these the last says so

Captions parse_captions(std::string_view bytes);

// What is read of a cue, without its marks and without what stands above others.
std::string words_of(const Cue& cue);

}  // namespace content
