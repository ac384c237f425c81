#include "output.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "checker/letters.h"
#include "checker/measures.h"
#include "checker/outcome.h"
#include "checker/reading_level.h"
#include "checker/room.h"
#include "checker/survey_length.h"
#include "checker/terms.h"

namespace cli {
namespace {

using content::Severity;

std::string count_of(std::size_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

nlohmann::ordered_json as_json(const content::Finding& finding) {
  return {{"where", finding.where},
          {"rule", finding.rule},
          {"severity", base::name_of(finding.severity)},
          {"message", finding.message}};
}

nlohmann::ordered_json total_as_json(const content::PackParts& parts) {
  const checker::LessonMeasures total = total_of(checker::measure_lessons(parts));
  nlohmann::ordered_json json = {{"lessons", parts.lessons.size()},
                                 {"steps", total.steps},
                                 {"chats", total.chats},
                                 {"endings", total.endings},
                                 {"cases", total.cases},
                                 {"safe_cases", total.safe},
                                 {"words", total.read.words},
                                 {"minutes_claimed", total.claimed_minutes},
                                 {"minutes_reckoned", one_digit(total.reckoned_minutes)}};
  if (total.grade()) json["reading_grade"] = one_digit(total.grade());
  if (total.passages()) json["reading_grade_of_passages"] = one_digit(total.passages());
  return json;
}

void print_total(const content::PackParts& parts) {
  const checker::LessonMeasures total = total_of(checker::measure_lessons(parts));
  std::cout << count_of(parts.lessons.size(), "lesson") << ": " << count_of(total.steps, "step") << ", " << total.chats << " chats and stories, "
            << count_of(total.endings, "ending") << ", " << count_of(total.read.words, "word") << ", grade " << one_digit(total.grade()) << " (passages "
            << one_digit(total.passages()) << "), safe cases " << total.safe << " of " << total.cases << " (" << percent(total.safe, total.cases) << "), "
            << total.claimed_minutes << " minutes claimed, " << one_digit(total.reckoned_minutes) << " reckoned; each of them: parasol lessons\n";
}

}  // namespace

std::string one_digit(std::optional<double> value) {
  if (!value) return "-";
  std::ostringstream text;
  text << std::fixed << std::setprecision(1) << *value;
  return text.str();
}

std::string percent(std::size_t part, std::size_t of) {
  if (of == 0) return "-";
  return std::to_string(std::lround(100.0 * static_cast<double>(part) / static_cast<double>(of))) + " %";
}

int print_findings(const content::Findings& findings, Format format, const content::PackParts* read) {
  const auto errors = static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [](const auto& finding) { return finding.severity == Severity::error; }));
  const std::size_t warnings = findings.size() - errors;
  if (format == Format::json) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const content::Finding& finding : findings) list.push_back(as_json(finding));
    nlohmann::ordered_json json = {
        {"accepted", errors == 0}, {"errors", errors}, {"warnings", warnings}, {"findings", std::move(list)}};
    if (read != nullptr && !read->lessons.empty()) json["measures"] = total_as_json(*read);
    // A damaged pack may name an entry in bytes that are no text.
    std::cout << json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
  } else {
    for (const content::Finding& finding : findings) {
      std::cout << base::name_of(finding.severity) << ": " << finding.where << (finding.where.empty() ? "" : ": ")
                << finding.message << " [" << finding.rule << "]\n";
    }
    std::cout << (errors == 0 ? "accepted, " : "refused, ") << count_of(errors, "error") << ", "
              << count_of(warnings, "warning") << "\n";
    if (read != nullptr && !read->lessons.empty()) print_total(*read);
  }
  return errors == 0 ? done : has_findings;
}

int print_error(const base::Error& error, Format format) {
  if (format == Format::json) {
    const nlohmann::ordered_json json = {{"error", {{"code", code_name(error.code)}, {"message", error.message}}}};
    std::cout << json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
  }
  std::cerr << "parasol: " << error.message << "\n";
  return unusable;
}

void check_writing(const content::PackParts& parts, content::Findings& findings) {
  checker::check_terms(parts, findings);
  checker::check_letters(parts, checker::letters_of_kiosk_fonts(), findings);
  checker::check_reading_level(parts, findings);
  checker::check_outcome(parts, findings);
  checker::check_minutes(parts, findings);
  checker::check_survey_length(parts, findings);
  checker::check_room(parts, checker::widths_in_kiosk_fonts(), findings);
}

}  // namespace cli
