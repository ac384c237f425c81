// The rules of safeguarding.md as the modules that the project ships and the interface's texts keep them.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "checker/terms.h"
#include "content_writer/source.h"
#include "support/catch.h"
#include "support/command.h"
#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> modules() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(SOURCE_FOLDER "/modules")) {
    if (fs::exists(entry.path() / "manifest.json")) found.push_back(entry.path());
  }
  return found;
}

content::PackParts parts_of(const fs::path& module) {
  content::Findings findings;
  auto source = content_writer::load_source(module, findings);
  REQUIRE(source.has_value());
  return source->parts;
}

support::CommandRun check(const fs::path& module) {
  return support::run_command("'" BINARY_FOLDER "/parasol' check '" + module.string() + "' --format json 2>&1");
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(c < 128 ? std::tolower(c) : c); });
  return text;
}

void check_without(const std::string& text, const std::vector<const char*>& phrases) {
  for (const char* phrase : phrases) {
    INFO(text << " ← " << phrase);
    CHECK(lower(text).find(phrase) == std::string::npos);
  }
}

// Of practice chats and of stories.
std::vector<const content::BranchChoice*> choices_of(const content::Block& block) {
  std::vector<const content::BranchNode*> nodes;
  if (const auto* chat = std::get_if<content::PracticeChat>(&block)) nodes = content::branch_nodes(chat->nodes);
  if (const auto* story = std::get_if<content::Branching>(&block)) nodes = content::branch_nodes(story->scenes);
  std::vector<const content::BranchChoice*> choices;
  for (const content::BranchNode* node : nodes) {
    for (const content::BranchChoice& choice : node->choices) choices.push_back(&choice);
  }
  return choices;
}

}  // namespace

TEST_CASE("R8 no module that is shipped vouches for a contact") {
  for (const fs::path& module : modules()) {
    INFO(module.filename().string());
    for (const content::Contacts& area : parts_of(module).contacts) CHECK_FALSE(content::last_verified(area).has_value());
  }
}

TEST_CASE("R8 no text of the interface holds what looks like a phone number") {
  int catalogues = 0;
  // Three digits of any of our scripts, spaced as numbers to call are.
  const std::string digit = "([0-9]|\u0660|\u0661|\u0662|\u0663|\u0664|\u0665|\u0666|\u0667|\u0668|\u0669|\u0E50|\u0E51|\u0E52|\u0E53|\u0E54|\u0E55|\u0E56|\u0E57|\u0E58|\u0E59)";
  const std::regex number(digit + "[ ().-]*" + digit + "[ ().-]*" + digit);
  for (const auto& entry : fs::directory_iterator(SOURCE_FOLDER "/locales")) {
    if (entry.path().extension() != ".po" && entry.path().extension() != ".pot") continue;
    ++catalogues;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) {
      if (line.rfind("msg", 0) != 0 || line.rfind("msgctxt", 0) == 0) continue;
      INFO(entry.path().filename() << ": " << line);
      CHECK_FALSE(std::regex_search(line, number));
    }
  }
  CHECK(catalogues >= 4);
}

TEST_CASE("R16 no item asks whether something happened to the child who answers") {
  for (const fs::path& module : modules()) {
    for (const content::Instrument& instrument : parts_of(module).instruments) {
      for (const content::Text& text : content::texts_of(instrument)) {
        check_without(text.source, {"have you ever", "has anyone", "has anybody", "has someone ever", "did anyone", "did someone", "happened to you",
                                    "have you been", "were you ", "did you ever", "how often", "in the last year", "in your life"});
      }
    }
  }
}

TEST_CASE("R19 words that this field no longer uses are refused") {
  for (const char* term : {"child pornography", "child prostitute", "child sex tourism", "дитяча порнографія", "สื่อลามกเด็ก", "إباحية الأطفال"}) {
    INFO(term);
    CHECK(checker::find_refused_term(term).has_value());
  }
  CHECK_FALSE(checker::find_refused_term("child sexual abuse material").has_value());
  CHECK_FALSE(checker::find_refused_term("sexual exploitation of children").has_value());
}

TEST_CASE("R20 no text blames or scares or says only what not to do") {
  for (const fs::path& module : modules()) {
    const content::PackParts parts = parts_of(module);
    for (const content::Text& text : content::texts_of(parts)) {
      check_without(text.source, {"just don’t", "just don't", "should have known", "shame on", "stupid", "predator", "pervert", "monster",
                                  "ruin your life", "will regret", "you let ", "naive"});
      const std::string words = lower(text.source);
      for (const std::string blame : {"your fault", "to blame"}) {
        for (auto at = words.find(blame); at != std::string::npos; at = words.find(blame, at + 1)) {
          INFO(text.source);
          const auto before = words.substr(at > 24 ? at - 24 : 0, std::min<std::size_t>(at, 24));
          CHECK((before.find("not ") != std::string::npos || before.find("never ") != std::string::npos || before.find("n’t ") != std::string::npos));
        }
      }
    }
  }
}

TEST_CASE("R19 and R22 and R24 the checker has nothing against what the project ships") {
  REQUIRE_FALSE(modules().empty());
  for (const fs::path& module : modules()) {
    const auto checked = check(module);
    INFO(checked.output);
    CHECK(checked.exit_code == 0);
    CHECK(checked.output.find("refused-term") == std::string::npos);
    CHECK(checked.output.find("reading-level") == std::string::npos);
    CHECK(checked.output.find("\"error\"") == std::string::npos);
  }
}

TEST_CASE("R23 a manifest without an audience or with students of no age is refused") {
  for (const fs::path& module : modules()) {
    std::stringstream text;
    text << std::ifstream(module / "manifest.json").rdbuf();
    content::Findings findings;
    REQUIRE(content::parse_source_manifest(text.str(), findings).has_value());
    for (const char* field : {"\"audience\": \"students\",", "\"age_band\": {\"from\": 12, \"to\": 14},"}) {
      std::string without = text.str();
      const auto at = without.find(field);
      if (at == std::string::npos) continue;
      without.erase(at, std::string(field).size());
      content::Findings found;
      CHECK_FALSE(content::parse_source_manifest(without, found).has_value());
      CHECK(content::has_errors(found));
    }
  }
}

TEST_CASE("R25 what the project ships says that nobody has reviewed it yet") {
  for (const fs::path& module : modules()) {
    CHECK(parts_of(module).manifest.reviews.empty());
    const support::TemporaryFolder folder;
    const std::string pack = (folder.path() / "module.parasol").string();
    REQUIRE(support::run_command("'" BINARY_FOLDER "/parasol' build '" + module.string() + "' -o '" + pack + "' 2>&1").exit_code == 0);
    const auto shown = support::run_command("'" BINARY_FOLDER "/parasol' show '" + pack + "' 2>&1");
    INFO(shown.output);
    CHECK(shown.output.find("not yet reviewed by anyone") != std::string::npos);
  }
}

TEST_CASE("R30 looking for help is never keyed or coded as a bad result") {
  int seeking = 0;
  for (const fs::path& module : modules()) {
    const content::PackParts parts = parts_of(module);
    for (const content::Instrument& instrument : parts.instruments) {
      for (const content::Item& item : instrument.items) {
        const auto* situation = std::get_if<content::Scenario>(&item.body);
        if (situation == nullptr) continue;
        for (const content::ItemAction& action : situation->actions) {
          const std::string words = lower(action.text.source);
          if (words.find("you trust") == std::string::npos && words.find("adult") == std::string::npos) continue;
          ++seeking;
          INFO(action.text.source);
          CHECK(action.key >= 3);
        }
      }
    }
    for (const content::Lesson& lesson : parts.lessons) {
      for (const content::Block& block : lesson.blocks) {
        for (const content::BranchChoice* choice : choices_of(block)) {
          if (choice->kind != content::ChoiceKind::ask) continue;
          ++seeking;
          for (const content::ChoiceCode& code : choice->codes) {
            INFO(choice->text.source << ": " << code.construct);
            const bool is_strength = code.construct == "block_or_report" || code.construct == "friendly_kept";
            CHECK((is_strength || code.value == 0));
          }
        }
      }
    }
  }
  CHECK(seeking > 0);
}
