#include "checker/measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <regex>
#include <set>
#include <string_view>
#include <variant>

#include "content/markup.h"
#include "blocks/every_data.h"

namespace checker {
namespace {

constexpr double seconds_to_act = 12;
constexpr int acts_in_a_story = 6;
constexpr int acts_without_parts = 4;
constexpr double longest_of_claim = 1.2;
constexpr int most_of_need = 2;
constexpr std::size_t fewest_repeated_words = 9;

using content::Text;

// KEY is LESSON/STEP/LIST/ID/…: what can be chosen, laid or tapped.
std::vector<std::string_view> path_of(std::string_view key) {
  std::vector<std::string_view> path;
  for (std::size_t from = 0; from <= key.size();) {
    const std::size_t to = std::min(key.find('/', from), key.size());
    path.push_back(key.substr(from, to - from));
    from = to + 1;
  }
  return path;
}

bool is_unread(const Text& text) { return text.key.ends_with("/alt"); }

struct Step {
  TextCount count;
  std::set<std::string> parts;
};

bool has_parts(std::string_view list) {
  constexpr std::array lists{"cards", "pairs", "choices", "items", "spots", "statements", "sections"};
  return std::find(lists.begin(), lists.end(), list) != lists.end();
}

std::map<std::string, Step, std::less<>> steps_of(const content::Lesson& lesson) {
  std::map<std::string, Step, std::less<>> steps;
  for (const Text& text : texts_of(lesson)) {
    const auto path = path_of(text.key);
    if (path.size() < 3 || is_unread(text)) continue;
    Step& step = steps[std::string(path[1])];
    const TextCount more = count_words(content::plain_text(text.source));
    step.count.words += more.words;
    if (path.size() > 3 && has_parts(path[2])) step.parts.insert(std::string(path[3]));
  }
  return steps;
}

int words_a_minute(const content::Manifest& manifest) {
  if (manifest.audience != content::Audience::students) return 160;
  if (manifest.age_to <= 11) return 80;
  return manifest.age_to <= 14 ? 110 : 130;
}

std::size_t matches(const std::string& text, const std::regex& pattern) {
  return static_cast<std::size_t>(std::distance(std::sregex_iterator(text.begin(), text.end(), pattern), std::sregex_iterator()));
}

const std::regex& passive_pattern() {
  static const std::regex pattern(R"(\b(is|are|was|were|be|been|being|gets?|got) (\w+ed|\w+en|told|said|made|kept|held|sent|shown|known|done|put|read|found|left|lost|paid|sold|seen)\b)",
                                  std::regex::icase);
  return pattern;
}

const std::regex& prohibition_pattern() {
  static const std::regex pattern("\\b(don(’|')t|never|mustn(’|')t|must not|do not)\\b", std::regex::icase);
  return pattern;
}

void count_endings(const std::vector<const content::BranchEnding*>& endings, LessonMeasures& measures) {
  ++measures.chats;
  measures.endings += endings.size();
  const auto friendly = static_cast<std::size_t>(
      std::count_if(endings.begin(), endings.end(), [](const auto* ending) { return ending->tone == content::EndingTone::friendly; }));
  measures.friendly += friendly;
  measures.cases += endings.size();
  measures.safe += friendly;
}

bool makes_wary(const std::optional<content::GroupSign>& sign) {
  using enum content::GroupSign;
  return sign == pause || sign == question || sign == tell || sign == lock;
}

// Which group is for what is fine as it is; empty where the sort asks something else.
std::string group_of_what_is_fine(const content::Sort& sort) {
  const auto& groups = sort.groups;
  const auto fine = std::find_if(groups.begin(), groups.end(), [](const auto& group) { return group.sign == content::GroupSign::check; });
  const bool asks = fine != groups.end() && std::any_of(groups.begin(), groups.end(), [](const auto& group) { return makes_wary(group.sign); });
  return asks ? fine->id : std::string();
}

void count_cards(const content::Sort& sort, LessonMeasures& measures) {
  const std::string fine = group_of_what_is_fine(sort);
  if (fine.empty()) return;
  measures.cases += sort.cards.size();
  measures.safe += static_cast<std::size_t>(std::count_if(sort.cards.begin(), sort.cards.end(), [&](const content::SortCard& card) {
    return std::any_of(card.places.begin(), card.places.end(), [&](const content::SortPlace& place) { return place.good && place.group == fine; });
  }));
}

void count_words_to_tap(const content::TapWords& block, LessonMeasures& measures) {
  measures.cases += block.targets.size();
  measures.safe += static_cast<std::size_t>(std::count_if(block.targets.begin(), block.targets.end(), [](const auto& target) { return !target.signal; }));
}

template <typename Places>
std::vector<const content::BranchEnding*> endings_in(const Places& places) {
  std::vector<const content::BranchEnding*> endings;
  for (const auto& place : places) {
    if (place.ending) endings.push_back(&*place.ending);
  }
  return endings;
}

bool is_story(const content::Block& block) { return std::holds_alternative<content::PracticeChat>(block) || std::holds_alternative<content::Branching>(block); }
bool is_page(const content::Block& block) { return std::holds_alternative<content::Page>(block) || std::holds_alternative<content::Close>(block); }

void measure_blocks(const content::Lesson& lesson, int pace, LessonMeasures& measures) {
  const auto steps = steps_of(lesson);
  std::set<std::size_t> kinds;
  double read = 0;
  double acts = 0;
  for (const content::Block& block : lesson.blocks) {
    const auto found = steps.find(block_id(block).value);
    const Step step = found == steps.end() ? Step{} : found->second;
    const auto words = static_cast<double>(step.count.words);
    read += is_page(block) ? words : words / 2;
    if (is_story(block)) acts += acts_in_a_story;
    else if (!is_page(block)) acts += step.parts.empty() ? acts_without_parts : static_cast<double>(step.parts.size());
    if (!is_page(block)) kinds.insert(block.index());
    if (const auto* chat = std::get_if<content::PracticeChat>(&block)) count_endings(endings_in(chat->nodes), measures);
    if (const auto* story = std::get_if<content::Branching>(&block)) count_endings(endings_in(story->scenes), measures);
    if (const auto* sort = std::get_if<content::Sort>(&block)) count_cards(*sort, measures);
    if (const auto* words_to_tap = std::get_if<content::TapWords>(&block)) count_words_to_tap(*words_to_tap, measures);
  }
  measures.kinds = kinds.size();
  measures.reckoned_minutes = read / pace + acts * seconds_to_act / 60;
}

void measure_words(const content::Lesson& lesson, LessonMeasures& measures) {
  for (const Text& text : texts_of(lesson)) {
    if (is_unread(text) || is_for_facilitator(text, lesson)) continue;
    const std::string plain = content::plain_text(text.source);
    const TextCount count = count_words(plain);
    measures.read += count;
    if (reading_grade(count)) measures.read_in_passages += count;
    measures.passives += matches(plain, passive_pattern());
    measures.prohibitions += matches(plain, prohibition_pattern());
  }
}

std::vector<std::string> sentences_of(const std::string& text) {
  std::vector<std::string> sentences;
  std::string sentence;
  for (const char c : text) {
    if (c != '\n' && (c != ' ' || !sentence.empty())) sentence += c;
    if (c != '.' && c != '!' && c != '?' && c != '\n') continue;
    sentences.push_back(std::move(sentence));
    sentence.clear();
  }
  sentences.push_back(std::move(sentence));
  return sentences;
}

std::string about(double minutes) { return std::to_string(std::lround(minutes)); }

}  // namespace

double LessonMeasures::sentence_words() const {
  return read.sentences == 0 ? 0 : static_cast<double>(read.words) / static_cast<double>(read.sentences);
}

std::optional<double> LessonMeasures::grade() const { return reading_grade(read); }
std::optional<double> LessonMeasures::passages() const { return reading_grade(read_in_passages); }

std::vector<LessonMeasures> measure_lessons(const content::PackParts& parts) {
  std::vector<LessonMeasures> all;
  for (const content::Lesson& lesson : parts.lessons) {
    LessonMeasures measures;
    measures.lesson = lesson.id.value;
    measures.steps = lesson.blocks.size();
    measures.claimed_minutes = lesson.minutes;
    measure_blocks(lesson, words_a_minute(parts.manifest), measures);
    measure_words(lesson, measures);
    all.push_back(std::move(measures));
  }
  return all;
}

LessonMeasures total_of(const std::vector<LessonMeasures>& lessons) {
  LessonMeasures total;
  for (const LessonMeasures& each : lessons) {
    total.steps += each.steps;
    total.chats += each.chats;
    total.endings += each.endings;
    total.friendly += each.friendly;
    total.cases += each.cases;
    total.safe += each.safe;
    total.read += each.read;
    total.read_in_passages += each.read_in_passages;
    total.passives += each.passives;
    total.prohibitions += each.prohibitions;
    total.claimed_minutes += each.claimed_minutes;
    total.reckoned_minutes += each.reckoned_minutes;
  }
  return total;
}

void check_minutes(const content::PackParts& parts, content::Findings& findings) {
  for (const LessonMeasures& lesson : measure_lessons(parts)) {
    const std::string where = "lessons/" + lesson.lesson + ".json minutes";
    const std::string claim = "claims " + std::to_string(lesson.claimed_minutes) + " and takes its reader about " + about(lesson.reckoned_minutes);
    if (lesson.reckoned_minutes > lesson.claimed_minutes * longest_of_claim) {
      findings.push_back({where, "minutes-too-few", content::Severity::warning, claim + ", which is more than a fifth above that"});
    }
    if (lesson.claimed_minutes > std::ceil(lesson.reckoned_minutes) * most_of_need) {
      findings.push_back({where, "minutes-too-many", content::Severity::warning, claim + ", which is less than half of that"});
    }
  }
}

std::vector<Repeated> repeated_sentences(const std::vector<content::PackParts>& packs) {
  std::map<std::string, std::set<std::string>> where;
  for (const content::PackParts& parts : packs) {
    for (const content::Lesson& lesson : parts.lessons) {
      for (const Text& text : texts_of(lesson)) {
        if (is_unread(text) || is_for_facilitator(text, lesson)) continue;
        for (const std::string& sentence : sentences_of(content::plain_text(text.source))) {
          if (count_words(sentence).words >= fewest_repeated_words) where[sentence].insert(lesson.id.value);
        }
      }
    }
  }
  std::vector<Repeated> repeated;
  for (const auto& [sentence, lessons] : where) {
    if (lessons.size() > 1) repeated.push_back({sentence, {lessons.begin(), lessons.end()}});
  }
  return repeated;
}

}  // namespace checker
