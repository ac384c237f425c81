#include "content_writer/build.h"

#include <ctime>
#include <cstdlib>
#include <sys/stat.h>

#include "base/text.h"
#include "content/hash.h"
#include "content/pack.h"
#include "content_writer/translation.h"
#include "support/catch.h"
#include "support/command.h"
#include "support/pack_bytes.h"
#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using content::Findings;
using content::Severity;
using support::replaced;
using support::TemporaryFolder;

const std::string source_manifest =
    replaced(std::string(support::manifest_head).substr(0, support::manifest_head.size() - std::string(",\"entries\":").size()) + "}",
             "\"languages\":[]", "\"languages\":[{\"code\":\"uk\",\"state\":\"draft\"}]");

const std::string po_head = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n";

std::string po_entry(const std::string& key, const std::string& source, const std::string& text) {
  return "\nmsgctxt \"" + key + "\"\nmsgid \"" + source + "\"\nmsgstr \"" + text + "\"\n";
}

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  REQUIRE(base::write_file(path, text).has_value());
}

void write_source(const fs::path& folder) {
  write(folder / "manifest.json", source_manifest);
  write(folder / "lessons/hello.json", std::string(support::small_lesson));
  write(folder / "media/hello.svg", std::string(support::small_picture));
  write(folder / "i18n/uk.po", po_head + po_entry("hello/title", "Hello", "Привіт"));
}

content_writer::Source load(const fs::path& folder, Findings& findings) {
  auto source = content_writer::load_source(folder, findings);
  REQUIRE(source.has_value());
  return std::move(*source);
}

Findings findings_of(const fs::path& folder) {
  Findings findings;
  load(folder, findings);
  return findings;
}

std::string build(const fs::path& folder, const fs::path& output, const content_writer::SecretKey* key = nullptr) {
  Findings findings;
  const auto source = load(folder, findings);
  REQUIRE_FALSE(content::has_errors(findings));
  const auto built = content_writer::build_pack(source, output, key);
  INFO((built ? std::string() : built.error().message));
  REQUIRE(built.has_value());
  return *base::read_text_file(output);
}

const content::Finding draft_warning = {"i18n/uk", "missing-translation", Severity::warning, "13 of 14 texts are not translated"};

}  // namespace

TEST_CASE("a pack that was built is read back whole") {
  const TemporaryFolder folder;
  write_source(folder.path() / "src");
  CHECK(findings_of(folder.path() / "src") == Findings{draft_warning});
  build(folder.path() / "src", folder.path() / "a.parasol");
  content::OpenOptions options;
  options.allow_unsigned = true;
  const auto pack = content::Pack::open(folder.path() / "a.parasol", options);
  REQUIRE(pack.has_value());
  CHECK(pack->verify() == Findings{draft_warning});
  std::vector<std::string> paths;
  for (const auto& entry : pack->manifest().entries) paths.push_back(entry.path);
  CHECK(paths == std::vector<std::string>{"i18n/uk.mo", "lessons/hello.json", "media/hello.svg"});
  const auto mo = pack->catalogue("uk");
  REQUIRE(mo.has_value());
  const auto catalogue = content::parse_catalogue({reinterpret_cast<const char*>(mo->data()), mo->size()});
  REQUIRE(catalogue.has_value());
  REQUIRE(catalogue->size() == 1);
  CHECK(catalogue->at("hello/title").source == "Hello");
  CHECK(catalogue->at("hello/title").text == "Привіт");
  CHECK_FALSE(fs::exists(folder.path() / "a.parasol.tmp"));
}

TEST_CASE("the same source gives the same bytes whatever the clock and umask and order of files") {
  const TemporaryFolder folder;
  write_source(folder.path() / "src");
  const auto key = content_writer::make_key();
  REQUIRE(key.has_value());
  const std::string first = build(folder.path() / "src", folder.path() / "a.parasol", &*key);
  const fs::path again = folder.path() / "again";
  for (const char* name : {"media/hello.svg", "manifest.json", "i18n/uk.po", "lessons/hello.json"}) {
    write(again / name, *base::read_text_file(folder.path() / "src" / name));
    fs::last_write_time(again / name, fs::file_time_type::clock::now() - std::chrono::hours(100000));
  }
  const mode_t before = ::umask(0077);
  ::setenv("TZ", "Pacific/Apia", 1);
  ::setenv("LC_ALL", "th_TH.UTF-8", 1);
  ::tzset();
  const std::string second = build(again, folder.path() / "b.parasol", &*key);
  ::unsetenv("LC_ALL");
  ::unsetenv("TZ");
  ::tzset();
  ::umask(before);
  CHECK((first == second));
}

TEST_CASE("any unzip tool opens a pack") {
  const TemporaryFolder folder;
  write_source(folder.path() / "src");
  build(folder.path() / "src", folder.path() / "a.parasol");
  const auto run = support::run_command("cd '" + folder.path().string() + "' && unzip -tq a.parasol && unzip -p a.parasol media/hello.svg");
  CHECK(run.exit_code == 0);
  CHECK(run.output == "No errors detected in compressed data of a.parasol.\n" + std::string(support::small_picture));
}

TEST_CASE("a pack that cannot be written leaves what was there") {
  const TemporaryFolder folder;
  write_source(folder.path() / "src");
  write(folder.path() / "a.parasol", "the pack before");
  Findings findings;
  const auto source = load(folder.path() / "src", findings);
  fs::remove(folder.path() / "src/media/hello.svg");
  CHECK_FALSE(content_writer::build_pack(source, folder.path() / "a.parasol", nullptr).has_value());
  CHECK(*base::read_text_file(folder.path() / "a.parasol") == "the pack before");
  CHECK_FALSE(fs::exists(folder.path() / "a.parasol.tmp"));
}

TEST_CASE("a folder without a manifest is no source") {
  const TemporaryFolder folder;
  Findings findings;
  CHECK(content_writer::load_source(folder.path(), findings).error() ==
        base::Error{base::ErrorCode::not_found,
                    folder.path().string() + " is not the source of a pack: it has no readable manifest.json"});
}

TEST_CASE("links and odd names in a source are reported") {
  const TemporaryFolder folder;
  write_source(folder.path());
  fs::create_symlink("/etc/passwd", folder.path() / "media/link.svg");
  write(folder.path() / "media/my picture.svg", "<svg/>");
  write(folder.path() / "i18n/uk.po~", "backup");
  CHECK(findings_of(folder.path()) ==
        Findings{{"media/link.svg", "special-file", Severity::error, "this is neither a file nor a folder"},
                 {"i18n/uk.po~", "stray-file", Severity::warning, "this file is not packed"},
                 {"media/my picture.svg", "entry-name", Severity::error,
                  "the file \"media/my picture.svg\" has a name with other characters than letters, digits, '-', '_', '.' and '/'"},
                 draft_warning});
}

TEST_CASE("translations are held to their source") {
  const TemporaryFolder folder;
  write_source(folder.path());
  const auto findings_with = [&](const std::string& entries) {
    write(folder.path() / "i18n/uk.po", po_head + entries);
    Findings findings = findings_of(folder.path());
    std::erase_if(findings, [](const auto& finding) { return finding.rule == "missing-translation"; });
    return findings;
  };
  CHECK(findings_with(po_entry("hello/title", "Hi", "Привіт")) ==
        Findings{{"i18n/uk hello/title", "stale-translation", Severity::warning, "the translation was made from another wording"}});
  CHECK(findings_with(po_entry("hello/gone", "Hi", "Привіт")) ==
        Findings{{"i18n/uk hello/gone", "unknown-translation", Severity::warning, "the pack has no such text any more"}});
  CHECK(findings_with(po_entry("hello/title", "Hello", "**Привіт")) ==
        Findings{{"i18n/uk hello/title", "bad-mark", Severity::error, "in the translation, a ** mark is not closed"}});
  CHECK(findings_with(po_entry("hello/title", "Hello", "[[x:Привіт]]")) ==
        Findings{{"i18n/uk hello/title", "other-targets", Severity::error,
                  "the translation does not have the same [[…]] targets as its source"}});
  CHECK(findings_with("\n#, fuzzy\nmsgctxt \"hello/title\"\nmsgid \"Hello\"\nmsgstr \"**\"\n") == Findings{});
}

TEST_CASE("a language that says it is complete must be") {
  const TemporaryFolder folder;
  write_source(folder.path());
  write(folder.path() / "manifest.json", replaced(source_manifest, "\"draft\"", "\"complete\""));
  const Findings findings = findings_of(folder.path());
  REQUIRE(findings.size() == 13);
  CHECK(findings[0] == content::Finding{"i18n/uk manifest/title", "missing-translation", Severity::error, "this text is not translated"});
}

TEST_CASE("a language that is listed and missing or there and not listed is reported") {
  const TemporaryFolder folder;
  write_source(folder.path());
  fs::rename(folder.path() / "i18n/uk.po", folder.path() / "i18n/th.po");
  CHECK(findings_of(folder.path()) ==
        Findings{{"manifest.json languages", "missing-language", Severity::error, "the pack has no translation for the language \"uk\""},
                 {"manifest.json languages", "unlisted-language", Severity::error, "the translation \"th\" is not listed"}});
}

TEST_CASE("a PO file that msgfmt refuses is reported in its words") {
  const TemporaryFolder folder;
  write_source(folder.path());
  write(folder.path() / "i18n/uk.po", po_head + "msgid \"x\n");
  const Findings findings = findings_of(folder.path());
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].where == "i18n/uk.po");
  CHECK(findings[0].rule == "bad-translation");
  CHECK(findings[0].message == "uk.po:5: end-of-line within string");
}

TEST_CASE("extracting and updating twice changes nothing and keeps translations") {
  const TemporaryFolder folder;
  write_source(folder.path());
  Findings findings;
  const auto source = load(folder.path(), findings);
  REQUIRE(content_writer::update_translations(folder.path(), source.parts).has_value());
  const std::string po = *base::read_text_file(folder.path() / "i18n/uk.po");
  const std::string pot = *base::read_text_file(folder.path() / "i18n/messages.pot");
  CHECK(pot.find("#. Page: what a picture shows, for whoever does not see it\n#: lessons/hello.json\nmsgctxt \"hello/welcome/alt\"\nmsgid \"A hand that waves\"\nmsgstr \"\"\n") != std::string::npos);
  CHECK(po.find("msgstr \"Привіт\"") != std::string::npos);
  CHECK(po.find("msgctxt \"hello/end/title\"") != std::string::npos);
  REQUIRE(content_writer::update_translations(folder.path(), source.parts).has_value());
  CHECK(*base::read_text_file(folder.path() / "i18n/uk.po") == po);
  CHECK(*base::read_text_file(folder.path() / "i18n/messages.pot") == pot);
}

TEST_CASE("translations are counted as sure and fuzzy and missing") {
  const TemporaryFolder folder;
  write_source(folder.path());
  write(folder.path() / "i18n/uk.po", po_head + po_entry("hello/title", "Hello", "Привіт") +
                                          "\n#, fuzzy\nmsgctxt \"hello/end/title\"\nmsgid \"Bye\"\nmsgstr \"Бувай\"\n" +
                                          po_entry("hello/summary", "An older wording.", "Перший погляд."));
  Findings findings;
  const auto source = load(folder.path(), findings);
  const auto counts = content_writer::count_translations(folder.path(), source.parts);
  REQUIRE(counts.has_value());
  REQUIRE(counts->size() == 1);
  CHECK(counts->front().language == "uk");
  CHECK(counts->front().texts == 14);
  CHECK(counts->front().translated == 1);
  CHECK(counts->front().fuzzy == 2);
  CHECK(counts->front().missing == 11);
}

TEST_CASE("a compiled translation cut short at any byte is refused") {
  const TemporaryFolder folder;
  write_source(folder.path());
  const auto mo = content_writer::compile_translation(folder.path() / "i18n/uk.po");
  REQUIRE(mo.has_value());
  const std::string bytes(mo->begin(), mo->end());
  REQUIRE(content::parse_catalogue(bytes).has_value());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    REQUIRE_FALSE(content::parse_catalogue(std::string_view(bytes).substr(0, length)).has_value());
  }
}
