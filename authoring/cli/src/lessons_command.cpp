#include <filesystem>
#include <iomanip>
#include <iostream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "checker/measures.h"
#include "content/pack.h"
#include "content_writer/source.h"
#include "output.h"

namespace cli {
namespace {

using Json = nlohmann::ordered_json;

base::Result<content::PackParts> load(const std::string& path) {
  content::Findings findings;
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    TRY_ASSIGN(auto source, content_writer::load_source(path, findings));
    return std::move(source.parts);
  }
  content::OpenOptions options;
  options.allow_unsigned = true;
  TRY_ASSIGN(const auto pack, content::Pack::open(path, options));
  return pack.load(findings);
}

void print_row(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i == 0) std::cout << std::left << std::setw(34) << cells[i];
    else std::cout << std::right << std::setw(9) << cells[i];
  }
  std::cout << "\n";
}

void print_table(const content::PackParts& parts) {
  std::cout << parts.manifest.id.value << "\n";
  print_row({"  lesson", "steps", "kinds", "chats", "endings", "friendly", "cases", "safe", "words", "sentence", "grade", "passages", "passive", "don't", "claimed", "takes"});
  for (const checker::LessonMeasures& lesson : checker::measure_lessons(parts)) {
    const auto number = [](auto value) { return std::to_string(value); };
    print_row({"  " + lesson.lesson, number(lesson.steps), number(lesson.kinds), number(lesson.chats), number(lesson.endings), number(lesson.friendly),
               number(lesson.cases), percent(lesson.safe, lesson.cases), number(lesson.read.words), one_digit(lesson.sentence_words()),
               one_digit(lesson.grade()), one_digit(lesson.passages()), number(lesson.passives),
               number(lesson.prohibitions), number(lesson.claimed_minutes), one_digit(lesson.reckoned_minutes)});
  }
}

Json json_of(const content::PackParts& parts) {
  Json lessons = Json::array();
  for (const checker::LessonMeasures& lesson : checker::measure_lessons(parts)) {
    Json item = {{"lesson", lesson.lesson},       {"steps", lesson.steps},         {"kinds", lesson.kinds},
                 {"chats", lesson.chats},         {"endings", lesson.endings},     {"friendly_endings", lesson.friendly},
                 {"cases", lesson.cases},         {"safe_cases", lesson.safe},
                 {"words", lesson.read.words},    {"words_a_sentence", one_digit(lesson.sentence_words())},
                 {"passives", lesson.passives},   {"prohibitions", lesson.prohibitions},
                 {"minutes_claimed", lesson.claimed_minutes}, {"minutes_reckoned", one_digit(lesson.reckoned_minutes)}};
    if (lesson.cases > 0) item["share_of_safe_cases"] = percent(lesson.safe, lesson.cases);
    if (lesson.grade()) item["reading_grade"] = one_digit(lesson.grade());
    if (lesson.passages()) item["reading_grade_of_passages"] = one_digit(lesson.passages());
    lessons.push_back(std::move(item));
  }
  return {{"pack", parts.manifest.id.value}, {"lessons", std::move(lessons)}};
}

Json json_of(const std::vector<checker::Repeated>& all) {
  Json list = Json::array();
  for (const checker::Repeated& each : all) list.push_back({{"sentence", each.sentence}, {"lessons", each.lessons}});
  return list;
}

}  // namespace

int measure_lessons(const LessonsArguments& arguments) {
  std::vector<content::PackParts> packs;
  for (const std::string& path : arguments.paths) {
    auto parts = load(path);
    if (!parts) return print_error(parts.error(), arguments.format);
    packs.push_back(std::move(*parts));
  }
  const auto repeated = checker::repeated_sentences(packs);
  if (arguments.format == Format::json) {
    Json list = Json::array();
    for (const content::PackParts& parts : packs) list.push_back(json_of(parts));
    std::cout << Json{{"packs", std::move(list)}, {"repeated", json_of(repeated)}}.dump(2) << "\n";
    return done;
  }
  for (const content::PackParts& parts : packs) {
    if (!parts.lessons.empty()) print_table(parts);
  }
  std::cout << "sentences in more than one lesson: " << repeated.size() << "\n";
  for (const checker::Repeated& each : repeated) {
    std::cout << "  " << each.sentence;
    for (const std::string& lesson : each.lessons) std::cout << (&lesson == &each.lessons.front() ? "  [" : ", ") << lesson;
    std::cout << "]\n";
  }
  return done;
}

}  // namespace cli
