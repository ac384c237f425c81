#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "checker/reading_level.h"
#include "content/pack.h"
#include "output.h"

namespace cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* not_reviewed = "not yet reviewed by anyone";
constexpr const char* no_formula = "no formula";

std::string one_digit(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

std::uint64_t content_size(const content::Manifest& manifest) {
  std::uint64_t size = 0;
  for (const content::Entry& entry : manifest.entries) size += entry.size;
  return size;
}

std::string signature_line(const content::Pack& pack) {
  if (!pack.signature()) return "not signed";
  return "with the key " + content::name_of(pack.signature()->key_id) + ", not checked here: " + pack.signature()->trusted_comment;
}

Json lessons_of(const content::PackParts& parts) {
  const auto levels = checker::lesson_levels(parts);
  Json list = Json::array();
  for (const content::Lesson& lesson : parts.lessons) {
    Json item = {{"id", lesson.id.value},
                 {"number", lesson.number},
                 {"title", lesson.title.source},
                 {"minutes", lesson.minutes},
                 {"sensitive", lesson.sensitive},
                 {"blocks", lesson.blocks.size()},
                 {"instrument", lesson.instrument.value}};
    for (const auto& level : levels) {
      if (level.lesson == lesson.id.value) item["reading_grade"] = one_digit(level.grade);
    }
    list.push_back(std::move(item));
  }
  return list;
}

Json languages_of(const content::Manifest& manifest) {
  Json list = Json::array({{{"code", manifest.source_language}, {"state", "source"}, {"reading_level", "Flesch-Kincaid grade"}}});
  for (const content::Language& language : manifest.languages) {
    Json item = {{"code", language.code}, {"state", base::name_of(language.state)}, {"reading_level", no_formula}};
    if (!language.reviewed_by.empty()) item["reviewed_by"] = language.reviewed_by;
    list.push_back(std::move(item));
  }
  return list;
}

Json reviews_of(const content::Manifest& manifest) {
  Json list = Json::array();
  for (const content::Review& review : manifest.reviews) {
    list.push_back({{"role", base::name_of(review.role)}, {"by", review.by}, {"on", review.on}});
  }
  return list;
}

Json describe(const content::Pack& pack, const content::PackParts& parts) {
  const content::Manifest& manifest = pack.manifest();
  Json json = {{"id", manifest.id.value},
               {"kind", base::name_of(manifest.kind)},
               {"version", manifest.version},
               {"display_version", manifest.display_version},
               {"title", manifest.title.source},
               {"summary", manifest.summary.source},
               {"credits", manifest.credits},
               {"licence", manifest.licence},
               {"audience", base::name_of(manifest.audience)},
               {"age_band", {{"from", manifest.age_from}, {"to", manifest.age_to}}},
               {"sensitive", manifest.sensitive},
               {"languages", languages_of(manifest)},
               {"reviews", reviews_of(manifest)},
               {"review_state", manifest.reviews.empty() ? not_reviewed : "reviewed"},
               {"highest_reading_grade", checker::highest_grade(manifest)},
               {"lessons", lessons_of(parts)},
               {"entries", manifest.entries.size()},
               {"content_bytes", content_size(manifest)},
               {"manifest_blake2b", pack.manifest_hash()}};
  if (pack.signature()) {
    json["signature"] = {{"key", content::name_of(pack.signature()->key_id)}, {"comment", pack.signature()->trusted_comment}};
  }
  return json;
}

void print_lines(const Json& json, const content::Pack& pack) {
  const auto text = [&](const char* member) { return json.at(member).get<std::string>(); };
  std::cout << text("title") << "\n" << text("summary") << "\n\n";
  std::cout << "pack       " << text("id") << ", " << text("kind") << ", version " << text("display_version") << " ("
            << json.at("version") << ")\n";
  std::cout << "for        " << text("audience");
  if (json.at("age_band").at("from") != 0) {
    std::cout << ", ages " << json.at("age_band").at("from") << " to " << json.at("age_band").at("to");
  }
  std::cout << "\nlicence    " << text("licence") << "\n";
  std::cout << "contents   " << json.at("entries") << " entries, " << json.at("content_bytes") << " bytes\n";
  std::cout << "signed     " << signature_line(pack) << "\n";
  if (json.at("reviews").empty()) std::cout << "reviewed   " << not_reviewed << "\n";
  for (const Json& review : json.at("reviews")) {
    std::cout << "reviewed   " << review.at("role").get<std::string>() << ": " << review.at("by").get<std::string>()
              << ", " << review.at("on").get<std::string>() << "\n";
  }
  for (const Json& language : json.at("languages")) {
    std::cout << "language   " << language.at("code").get<std::string>() << ", "
              << language.at("state").get<std::string>();
    if (language.contains("reviewed_by")) std::cout << " by " << language.at("reviewed_by").get<std::string>();
    std::cout << ", reading level: " << language.at("reading_level").get<std::string>() << "\n";
  }
  for (const Json& lesson : json.at("lessons")) {
    std::cout << "lesson     " << lesson.at("number") << ". " << lesson.at("title").get<std::string>() << " ("
              << lesson.at("id").get<std::string>() << "), " << lesson.at("minutes") << " minutes, "
              << lesson.at("blocks") << " steps";
    if (lesson.contains("reading_grade")) {
      std::cout << ", reads like grade " << lesson.at("reading_grade").get<std::string>() << " of at most "
                << json.at("highest_reading_grade");
    }
    std::cout << "\n";
  }
}

}  // namespace

int show(const ShowArguments& arguments) {
  content::OpenOptions options;
  options.allow_unsigned = true;
  const auto pack = content::Pack::open(arguments.pack, options);
  if (!pack) return print_error(pack.error(), arguments.format);
  content::Findings findings;
  const content::PackParts parts = pack->load(findings);
  const Json json = describe(*pack, parts);
  if (arguments.format == Format::json) std::cout << json.dump(2) << "\n";
  else print_lines(json, *pack);
  if (!has_errors(findings)) return done;
  std::cerr << "parasol: the pack has errors, see parasol check\n";
  return has_findings;
}

}  // namespace cli
