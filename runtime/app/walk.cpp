#include "walk.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "walk_steps.h"

namespace app {
namespace {

struct Grammar {
  const char* verb;
  std::size_t arguments;
};

constexpr std::array grammar{Grammar{"lang", 1},          Grammar{"theme", 1},         Grammar{"size", 1},         Grammar{"open", 1},
                             Grammar{"tap", 1},           Grammar{"tap-twice", 1},     Grammar{"key", 1},           Grammar{"hold", 1},          Grammar{"go-to", 1}, Grammar{"look-for", 1},          Grammar{"scan", 1},                   Grammar{"type", 1},         Grammar{"pin", 1},
                             Grammar{"cards", 1},         Grammar{"show-card", 1},      Grammar{"slip-card", 1},      Grammar{"wait", 1},          Grammar{"restart", 0},      Grammar{"power-cut", 0},      Grammar{"shot", 1},          Grammar{"start", 1},
                             Grammar{"expect screen", 1}, Grammar{"expect visible", 1}, Grammar{"expect whole", 1}, Grammar{"expect absent", 1},
                             Grammar{"expect text", 2},   Grammar{"expect recorded", 1}, Grammar{"expect fits", 0}, Grammar{"expect contrast", 0}, Grammar{"expect ended", 0},
                             Grammar{"expect disabled", 1}, Grammar{"expect focus", 1}, Grammar{"expect heard", 1}, Grammar{"expect spoken", 1}, Grammar{"expect marked", 1}, Grammar{"expect silent", 0}, Grammar{"expect ring", 0}};

// Words are separated by spaces; "quoted words" are one.
base::Result<std::vector<std::string>> words_of(std::string_view line) {
  std::vector<std::string> words;
  while (!(line = base::trim(line)).empty()) {
    if (line.front() == '"') {
      const auto end = line.find('"', 1);
      if (end == std::string_view::npos) return base::fail(base::ErrorCode::invalid_input, "a quotation mark is not closed");
      words.emplace_back(line.substr(1, end - 1));
      line.remove_prefix(end + 1);
    } else {
      const auto end = std::min(line.find_first_of(" \t"), line.size());
      words.emplace_back(line.substr(0, end));
      line.remove_prefix(end);
    }
  }
  return words;
}

base::Result<WalkStep> step_of(std::vector<std::string> words) {
  std::string verb = words.front();
  words.erase(words.begin());
  if (verb == "expect" && !words.empty()) {
    verb += " " + words.front();
    words.erase(words.begin());
  }
  const auto known = std::find_if(grammar.begin(), grammar.end(), [&](const Grammar& g) { return verb == g.verb; });
  if (known == grammar.end()) return base::fail(base::ErrorCode::invalid_input, "there is no step \"" + verb + "\"");
  if (words.size() != known->arguments) {
    return base::fail(base::ErrorCode::invalid_input, "\"" + verb + "\" takes " + std::to_string(known->arguments) +
                                                          " words and here are " + std::to_string(words.size()));
  }
  // It becomes a file's name.
  if (verb == "shot" && !base::is_plain_id(words.front())) {
    return base::fail(base::ErrorCode::invalid_input, "a picture is called by small letters, digits and hyphens, not \"" + words.front() + "\"");
  }
  return WalkStep{0, verb, std::move(words)};
}

// A terminal would do what they say.
bool has_controls(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == 127; });
}

}  // namespace

base::Result<std::vector<WalkStep>> parse_walk(std::string_view text) {
  std::vector<WalkStep> steps;
  int number = 0;
  for (const std::string& line : base::split(text, '\n')) {
    ++number;
    const std::string_view content = base::trim(line);
    if (content.empty() || content.front() == '#') continue;
    const auto refuse = [&](const base::Error& error) {
      return base::fail(error.code, "line " + std::to_string(number) + ": " + error.message);
    };
    if (has_controls(content)) return refuse({base::ErrorCode::invalid_input, "a walk is written in text"});
    auto words = words_of(content);
    if (!words) return refuse(words.error());
    auto step = step_of(std::move(*words));
    if (!step) return refuse(step.error());
    step->line = number;
    steps.push_back(std::move(*step));
  }
  return steps;
}

int play_walk(const WalkOptions& options) {
  const auto text = base::read_text_file(options.file);
  if (!text) {
    std::fprintf(stderr, "parasol-kiosk: %s\n", text.error().message.c_str());
    return 2;
  }
  const auto steps = parse_walk(*text);
  if (!steps) {
    std::fprintf(stderr, "%s: %s\n", options.file.c_str(), steps.error().message.c_str());
    return 2;
  }
  auto player = WalkPlayer::start(options);
  if (!player) {
    std::fprintf(stderr, "parasol-kiosk: %s\n", player.error().message.c_str());
    return 2;
  }
  if (options.from_step > 0 && (*steps)[options.from_step - 1].verb == "power-cut") (*player)->ask_whether_there();
  for (std::size_t i = options.from_step; i < steps->size(); ++i) {
    const WalkStep& step = (*steps)[i];
    if (step.verb == "restart" || step.verb == "power-cut") (*player)->restart(i + 1);  // does not return
    const auto done = (*player)->play(step);
    if (done) continue;
    std::fprintf(stderr, "%s:%d: %s\n", options.file.c_str(), step.line, done.error().message.c_str());
    (*player)->leave_picture("FAILED-line-" + std::to_string(step.line));
    return 1;
  }
  if ((*player)->found_something(steps->empty() ? 0 : steps->back().line)) return 1;
  std::printf("%s: %zu steps, all as expected\n", options.file.filename().c_str(), steps->size());
  return 0;
}

}  // namespace app
