#include "checker/room.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <variant>
#include <vector>

#include "blocks/every_data.h"
#include "content/markup.h"

namespace checker {
namespace {

using content::Text;

struct Place {
  double width = 0;  // in the size of its letters
  bool bold = false;
};

struct Room {
  std::string_view block;  // its type; "*" for any
  std::string_view part;   // how what follows the block's id begins and ends: "cards…text"; "" for any
  Place place;
};

// The narrowest that each has been seen at, rounded down. The first that fits a text holds for it.
constexpr std::array rooms{
    Room{"reflection", "question", {7.7, true}},
    Room{"page", "title", {8.5, true}},
    Room{"close", "title", {8.5, true}},
    Room{"tap_words", "title", {8.5, true}},
    Room{"true_false", "statement", {8.8, true}},
    Room{"ordering", "cards…text", {7.3, false}},
    Room{"ordering", "cards…", {9.2, false}},
    Room{"timeline", "cards…text", {9.6, false}},
    Room{"builder", "parts…rows…", {6.8, false}},
    Room{"builder", "parts…columns…", {6.8, false}},
    Room{"builder", "parts…label", {8.6, false}},
    Room{"builder", "document…", {9.3, true}},
    Room{"builder", "sections…title", {9.9, true}},
    Room{"audit", "levels…", {9.1, false}},
    Room{"audit", "statements…levels…", {9.1, false}},
    Room{"practice_chat", "title", {11.7, true}},
    Room{"practice_chat", "…ending/title", {11.8, true}},
    Room{"practice_chat", "…ending/text", {11.9, false}},
    Room{"practice_chat", "", {10.7, false}},
    Room{"branching", "…ending/title", {12.5, true}},
    Room{"branching", "…ending/text", {12.6, false}},
    Room{"branching", "title", {11.7, true}},
    Room{"branching", "", {11.5, false}},
    Room{"*", "title", {11.7, true}},
    Room{"*", "question", {11.7, true}},
    Room{"*", "instruction", {11.7, true}},
    Room{"*", "", {10.5, false}},
};
constexpr Place in_a_list{11.1, true};  // the title and the summary of a lesson
constexpr Place in_a_question{8.8, true};

bool is_like(std::string_view part, std::string_view pattern) {
  constexpr std::string_view gap = "…";
  const std::size_t at = pattern.find(gap);
  if (at == std::string_view::npos) return pattern.empty() || part == pattern;
  if (!part.starts_with(pattern.substr(0, at))) return false;
  for (std::size_t from = at; from <= part.size(); ++from) {
    if (is_like(part.substr(from), pattern.substr(at + gap.size()))) return true;
  }
  return false;
}

Place place_of(std::string_view block, std::string_view part) {
  return std::find_if(rooms.begin(), rooms.end(), [&](const Room& room) {
           return (room.block == "*" || room.block == block) && is_like(part, room.part);
         })->place;
}

class Look {
 public:
  Look(const content::PackParts& parts, const WidthOf& width_of, content::Findings& findings)
      : parts_(parts), width_of_(width_of), findings_(findings) {}

  void at(const Text& text, Place place) {
    say(text.key, text.source, parts_.manifest.source_language, place);
    for (const auto& [language, catalogue] : parts_.catalogues) {
      const auto found = catalogue.find(text.key);
      if (found != catalogue.end()) say("i18n/" + language + " " + text.key, found->second.text, language, place);
    }
  }

 private:
  icu::BreakIterator& line_ends(const std::string& language) {
    auto& breaks = breaks_[language];
    if (!breaks) {
      UErrorCode status = U_ZERO_ERROR;
      breaks.reset(icu::BreakIterator::createLineInstance(icu::Locale(language.c_str()), status));
    }
    return *breaks;
  }

  double width(const Word& word) {
    const auto [known, is_new] = known_.try_emplace(word.language + (word.bold ? "/bold/" : "/") + word.letters, 0.0);
    if (is_new) known->second = width_of_(word);
    return known->second;
  }

  void say(const std::string& where, const std::string& marked, const std::string& language, Place place) {
    constexpr double widest_letter = 1.2;
    constexpr int32_t never_fits = 80;  // of the narrowest letters; who writes more of them is not waited for
    const auto text = icu::UnicodeString::fromUTF8(content::plain_text(marked));
    icu::BreakIterator& ends = line_ends(language);
    ends.setText(text);
    double most = place.width;
    std::string widest;
    for (int32_t from = ends.first(), to = ends.next(); to != icu::BreakIterator::DONE; from = to, to = ends.next()) {
      icu::UnicodeString run(text, from, to - from);
      run.trim();
      if (run.countChar32() * widest_letter <= most) continue;
      Word word{"", language, place.bold};
      run.toUTF8String(word.letters);
      const double wide = run.countChar32() > never_fits ? run.countChar32() : width(word);
      if (wide <= most) continue;
      most = wide;
      widest = word.letters;
    }
    if (widest.empty()) return;
    findings_.push_back({where, "word-too-wide", content::Severity::warning,
                         "“" + widest + "” is wider than its place on a screen of 640 by 480 with letters at 200 %, and is broken there"});
  }

  const content::PackParts& parts_;
  const WidthOf& width_of_;
  content::Findings& findings_;
  std::map<std::string, std::unique_ptr<icu::BreakIterator>> breaks_;
  std::map<std::string, double> known_;
};

// What follows the id of a text's block, or nothing for what is not in a block.
std::string_view part_of(std::string_view key, std::string_view block) {
  const std::size_t lesson = key.find('/');
  if (lesson == std::string_view::npos) return {};
  const std::string_view rest = key.substr(lesson + 1);
  return rest.size() > block.size() + 1 && rest.starts_with(block) && rest[block.size()] == '/' ? rest.substr(block.size() + 1) : std::string_view{};
}

bool is_on_paper_or_unseen(std::string_view key) { return key.ends_with("/alt") || key.find("/handout/") != std::string_view::npos; }

void look_at_lesson(const content::Lesson& lesson, Look& look) {
  look.at(lesson.title, in_a_list);
  look.at(lesson.summary, in_a_list);
  const std::vector<Text> texts = texts_of(lesson);
  for (const content::Block& block : lesson.blocks) {
    const std::string_view type = std::visit([](const auto& each) { return each.type; }, block);
    for (const Text& text : texts) {
      const std::string_view part = part_of(text.key, block_id(block).value);
      if (!part.empty() && !is_on_paper_or_unseen(text.key)) look.at(text, place_of(type, part));
    }
  }
}

}  // namespace

void check_room(const content::PackParts& parts, const WidthOf& width_of, content::Findings& findings) {
  if (!width_of) return;
  Look look(parts, width_of, findings);
  for (const content::Lesson& lesson : parts.lessons) look_at_lesson(lesson, look);
  for (const content::Instrument& instrument : parts.instruments) {
    for (const Text& text : texts_of(instrument)) look.at(text, in_a_question);
  }
}

}  // namespace checker
