#include "many_packs.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/file.h"
#include "base/folder.h"
#include "base/text.h"
#include "content/hash.h"
#include "content_writer/build.h"
#include "content_writer/source.h"

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr int packs = 13;
constexpr int lessons = 70;
constexpr const char* lesson_id = "gifts-and-coins";

struct Language {
  const char* code;
  const char* made_of;  // the translation whose texts stand for it
};
constexpr std::array languages{Language{"ar", "ar"}, Language{"be", "uk"}, Language{"es", "uk"},
                               Language{"fr", "uk"}, Language{"pt-BR", "uk"}, Language{"ro", "uk"},
                               Language{"ru", "uk"}, Language{"th", "th"}, Language{"uk", "uk"}};

// What the shipped module holds, by its path inside.
using Files = std::map<std::string, std::string>;

base::Result<void> read_into(const fs::path& root, const std::string& folder, Files& files) {
  TRY_ASSIGN(const auto names, base::names_in(root / folder));
  for (const std::string& name : names) {
    TRY_ASSIGN(files[folder + "/" + name], base::read_text_file(root / folder / name));
  }
  return {};
}

base::Result<Files> read_module(const fs::path& module) {
  Files files;
  TRY_ASSIGN(files["manifest.json"], base::read_text_file(module / "manifest.json"));
  for (const char* folder : {"lessons", "instruments", "i18n"}) TRY(read_into(module, folder, files));
  return files;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

struct PackPlan {
  int number;  // from 0
  int first_lesson;
  int lessons;
  std::string title() const { return "Ages 12 to 14, part " + std::to_string(number + 1); }
};

std::string id_of(int lesson) { return lesson_id + ("-" + std::to_string(lesson)); }

PackPlan plan_of(int pack) {
  const int first = lessons * pack / packs;
  return {pack, first, lessons * (pack + 1) / packs - first};
}

std::string manifest_of(const PackPlan& plan, const Files& module) {
  std::string manifest = replaced(module.at("manifest.json"), "org.parasol.ages-12-14", "org.example.part-" + std::to_string(plan.number));
  manifest = replaced(manifest, "\"Ages 12 to 14\"", "\"" + plan.title() + "\"");
  std::string list;
  for (const Language& language : languages) {
    list += (list.empty() ? "" : ", ") + (R"({"code": ")" + std::string(language.code)) + R"(", "state": "draft"})";
  }
  const auto begin = manifest.find('[', manifest.find("\"languages\""));
  return manifest.replace(begin, manifest.find(']', begin) - begin + 1, "[" + list + "]");
}

// An entry of a translation file stands between empty lines, and its context begins with what it belongs to.
bool belongs_to(std::string_view entry, std::string_view what) {
  return entry.find("msgctxt \"" + std::string(what) + "/") != std::string_view::npos;
}

// The header and what belongs to the manifest once, what belongs to the lesson once a lesson, and no other lesson's.
std::string translation_of(const PackPlan& plan, const Language& language, const Files& module) {
  const std::string source = replaced(module.at("i18n/" + std::string(language.made_of) + ".po"), "\"Ages 12 to 14\"", "\"" + plan.title() + "\"");
  const auto head = source.find("\n\n");
  const std::string named = "\"Language: " + std::string(language.made_of) + "\\n\"";
  std::string po = replaced(source.substr(0, head), named, "\"Language: " + std::string(language.code) + "\\n\"") + "\n\n";
  std::string of_lesson;
  for (std::size_t begin = head + 2; begin < source.size();) {
    const std::size_t end = std::min(source.find("\n\n", begin), source.size());
    const std::string_view entry = std::string_view(source).substr(begin, end - begin);
    if (belongs_to(entry, "manifest")) po += std::string(entry) + "\n\n";
    if (belongs_to(entry, lesson_id) || belongs_to(entry, "instrument." + std::string(lesson_id))) of_lesson += std::string(entry) + "\n\n";
    begin = end + 2;
  }
  for (int i = 0; i < plan.lessons; ++i) po += replaced(of_lesson, lesson_id, id_of(plan.first_lesson + i));
  return po;
}

base::Result<void> write_lesson(const fs::path& folder, int place, int lesson, const Files& module) {
  const std::string file = std::string(lesson_id) + ".json";
  std::string text = replaced(module.at("lessons/" + file), lesson_id, id_of(lesson));
  text = replaced(text, "\"number\": 3", "\"number\": " + std::to_string(place + 1));
  TRY(base::replace_file(folder / "lessons" / (id_of(lesson) + ".json"), text));
  return base::replace_file(folder / "instruments" / (id_of(lesson) + ".json"), replaced(module.at("instruments/" + file), lesson_id, id_of(lesson)));
}

base::Result<void> write_source(const fs::path& folder, const PackPlan& plan, const Files& module) {
  std::error_code problem;
  fs::remove_all(folder, problem);
  for (const char* part : {"lessons", "instruments", "i18n"}) fs::create_directories(folder / part, problem);
  TRY(base::replace_file(folder / "manifest.json", manifest_of(plan, module)));
  for (int i = 0; i < plan.lessons; ++i) TRY(write_lesson(folder, i, plan.first_lesson + i, module));
  for (const Language& language : languages) {
    TRY(base::replace_file(folder / "i18n" / (std::string(language.code) + ".po"), translation_of(plan, language, module)));
  }
  return {};
}

base::Result<void> make(const fs::path& folder, const Files& module) {
  std::error_code problem;
  fs::create_directories(folder / "packs", problem);
  TRY_ASSIGN(const content_writer::SecretKey key, content_writer::make_key());
  for (int pack = 0; pack < packs; ++pack) {
    const PackPlan plan = plan_of(pack);
    TRY(write_source(folder / "source", plan, module));
    content::Findings findings;
    TRY_ASSIGN(const content_writer::Source source, content_writer::load_source(folder / "source", findings));
    for (const content::Finding& finding : findings) {
      if (finding.severity == content::Severity::error) return base::fail(base::ErrorCode::invalid_input, "a generated pack is wrong: " + finding.where + ": " + finding.message);
    }
    TRY(content_writer::build_pack(source, folder / "packs" / ("part-" + std::to_string(pack) + ".parasol"), &key));
  }
  fs::remove_all(folder / "source", problem);
  return base::write_file(folder / "many.pub", content_writer::public_key_file(key.public_key()));
}

std::string hash_of(const Files& module) {
  content::Hash hash;
  const auto add = [&](const std::string& text) { hash.add(reinterpret_cast<const unsigned char*>(text.c_str()), text.size() + 1); };
  for (const auto& [name, text] : module) {
    add(name);
    add(text);
  }
  return hash.hex();
}

}  // namespace

base::Result<ManyPacks> many_packs(const fs::path& module, const fs::path& folder) {
  TRY_ASSIGN(const Files files, read_module(module));
  const fs::path made_of = folder / "made-of";
  if (base::read_text_file(made_of).value_or("") != hash_of(files)) {
    TRY(make(folder, files));
    TRY(base::write_file(made_of, hash_of(files)));
  }
  TRY_ASSIGN(const std::string text, base::read_text_file(folder / "many.pub"));
  const auto lines = base::split(text, '\n');
  if (lines.size() < 2) return base::fail(base::ErrorCode::corrupt, (folder / "many.pub").string() + " holds no key");
  return ManyPacks{folder / "packs", lines[1]};
}

}  // namespace bench
