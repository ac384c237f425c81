#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>

#include "content_writer/source.h"
#include "content_writer/translation.h"
#include "output.h"

namespace cli {
namespace {

// Problems of the translations themselves are what these commands are there to mend.
bool is_about_texts(const content::Finding& finding) {
  return finding.severity == content::Severity::error && !finding.where.starts_with("i18n/") &&
         finding.rule != "missing-language" && finding.rule != "unlisted-language";
}

struct Loaded {
  std::optional<content_writer::Source> source;
  int exit_code = done;
};

// A lesson that could not be read would lose its translations: nothing is written then.
Loaded load(const TranslationArguments& arguments) {
  content::Findings findings;
  auto source = content_writer::load_source(arguments.source, findings);
  if (!source) return {std::nullopt, print_error(source.error(), arguments.format)};
  std::erase_if(findings, [](const content::Finding& finding) { return !is_about_texts(finding); });
  if (!findings.empty()) return {std::nullopt, print_findings(findings, arguments.format)};
  return {std::move(*source), done};
}

int print_problem(const base::Error& error, Format format) {
  print_error(error, format);
  return error.code == base::ErrorCode::invalid_input ? has_findings : unusable;
}

}  // namespace

int extract_texts(const TranslationArguments& arguments) {
  const Loaded loaded = load(arguments);
  if (!loaded.source) return loaded.exit_code;
  const auto written = content_writer::extract_translations(arguments.source, loaded.source->parts);
  if (!written) return print_problem(written.error(), arguments.format);
  std::cout << "wrote i18n/messages.pot, " << texts_of(loaded.source->parts).size() << " texts\n";
  return done;
}

int update_languages(const TranslationArguments& arguments) {
  const Loaded loaded = load(arguments);
  if (!loaded.source) return loaded.exit_code;
  const auto written = content_writer::update_translations(arguments.source, loaded.source->parts);
  if (!written) return print_problem(written.error(), arguments.format);
  std::cout << "updated i18n/messages.pot and " << loaded.source->parts.manifest.languages.size() << " languages\n";
  return done;
}

int print_statistics(const TranslationArguments& arguments) {
  const Loaded loaded = load(arguments);
  if (!loaded.source) return loaded.exit_code;
  const auto counts = content_writer::count_translations(arguments.source, loaded.source->parts);
  if (!counts) return print_problem(counts.error(), arguments.format);
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& count : *counts) {
    list.push_back({{"language", count.language},
                    {"texts", count.texts},
                    {"translated", count.translated},
                    {"fuzzy", count.fuzzy},
                    {"missing", count.missing}});
    if (arguments.format == Format::json) continue;
    std::cout << count.language << ": " << count.translated << " of " << count.texts << " translated, " << count.fuzzy
              << " fuzzy, " << count.missing << " missing\n";
  }
  if (arguments.format == Format::json) std::cout << nlohmann::ordered_json{{"languages", list}}.dump(2) << "\n";
  return done;
}

}  // namespace cli
