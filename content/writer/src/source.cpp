#include "content_writer/source.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "base/folder.h"
#include "content/drawing.h"
#include "content/entry_name.h"
#include "content_writer/translation.h"

namespace content_writer {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using content::Findings;
using content::Severity;

constexpr std::size_t largest_text_file = std::size_t{8} << 20;  // the parsers refuse more than 4 MiB in their own words

void report(Findings& findings, std::string where, std::string rule, std::string message,
            Severity severity = Severity::error) {
  findings.push_back({std::move(where), std::move(rule), severity, std::move(message)});
}

// Adds every file under root/folder by its path inside root with '/'; links are reported, not followed.
base::Result<void> add_files(const fs::path& root, const std::string& folder, std::vector<std::string>& files, Findings& findings) {
  const auto listed = base::names_in(root / folder);
  if (!listed) return base::fail(ErrorCode::io, "cannot list " + (root / folder).string() + ": " + listed.error().message);
  for (const std::string& own : *listed) {
    if (own.starts_with('.')) continue;
    const std::string name = folder.empty() ? own : folder + "/" + own;
    std::error_code error;
    const auto status = fs::symlink_status(root / name, error);
    if (error) return base::fail(ErrorCode::io, "cannot read " + (root / name).string() + ": " + error.message());
    if (fs::is_directory(status)) TRY(add_files(root, name, files, findings));
    else if (fs::is_regular_file(status)) files.push_back(name);
    else report(findings, name, "special-file", "this is neither a file nor a folder");
  }
  return {};
}

// In the order of their whole names.
base::Result<std::vector<std::string>> list_files(const fs::path& folder, Findings& findings) {
  std::vector<std::string> names;
  TRY(add_files(folder, "", names, findings));
  std::sort(names.begin(), names.end());
  return names;
}

class Loader {
 public:
  Loader(Source& source, Findings& findings) : source_(source), findings_(findings) {}

  void load(const std::string& name) {
    const bool in_media = name.starts_with("media/");
    const bool translated = name.starts_with("i18n/") && name.ends_with(".po");
    if (name.starts_with("i18n/") && !translated) {
      if (!name.ends_with(".pot")) report(findings_, name, "stray-file", "this file is not packed", Severity::warning);
      return;
    }
    const auto in = [&](std::string_view folder) { return name.starts_with(folder); };
    if (!in_media && !translated && !in("lessons/") && !in("instruments/") && !in("contacts/") && !in("films/")) return;
    const std::string entry = translated ? name.substr(0, name.size() - 3) + ".mo" : name;
    if (auto problem = content::entry_name_problem(entry)) {
      report(findings_, name, "entry-name", "the file " + content::printable(name) + " " + *problem);
      return;
    }
    source_.parts.paths.push_back(entry);
    if (translated) return compile(name, entry);
    source_.files.emplace(entry, source_.folder / name);
    if (!in_media) parse(name);
    else if (name.ends_with(".svg")) check_drawing(name);
    else if (name.ends_with(".vtt")) read_captions(name);
  }

 private:
  void compile(const std::string& name, const std::string& entry) {
    auto bytes = compile_translation(source_.folder / name);
    if (!bytes) return report(findings_, name, "bad-translation", bytes.error().message);
    auto catalogue = content::parse_catalogue({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    if (!catalogue) return report(findings_, name, "bad-translation", catalogue.error().message);
    source_.parts.catalogues.emplace(content::id_in_entry_name(entry, "i18n/", ".mo"), std::move(*catalogue));
    source_.compiled.emplace(entry, std::move(*bytes));
  }

  void check_drawing(const std::string& name) {
    const auto text = base::read_text_file(source_.folder / name, largest_text_file);
    if (!text) return report(findings_, name, "unreadable", text.error().message);
    if (const auto checked = content::check_drawing(*text); !checked) report(findings_, name, "bad-drawing", checked.error().message);
  }

  void read_captions(const std::string& name) {
    const auto text = base::read_text_file(source_.folder / name, largest_text_file);
    if (!text) return report(findings_, name, "unreadable", text.error().message);
    source_.parts.captions.emplace(name, content::parse_captions(*text));
  }

  void parse(const std::string& name) {
    const auto text = base::read_text_file(source_.folder / name, largest_text_file);
    if (!text) return report(findings_, name, "unreadable", text.error().message);
    if (name.starts_with("lessons/")) {
      auto lesson = content::parse_lesson(*text, name, findings_);
      if (lesson) source_.parts.lessons.push_back(std::move(*lesson));
    } else if (name.starts_with("contacts/")) {
      auto contacts = content::parse_contacts(*text, name, findings_);
      if (contacts) source_.parts.contacts.push_back(std::move(*contacts));
    } else if (name.starts_with("films/")) {
      auto film = content::parse_film(*text, name, findings_);
      if (film) source_.parts.films.push_back(std::move(*film));
    } else {
      auto instrument = content::parse_instrument(*text, name, findings_);
      if (instrument) source_.parts.instruments.push_back(std::move(*instrument));
    }
  }

  Source& source_;
  Findings& findings_;
};

void check_names_without_case(const content::PackParts& parts, Findings& findings) {
  std::map<std::string, std::string> seen;
  for (const std::string& path : parts.paths) {
    const auto [place, is_new] = seen.emplace(content::folded_case(path), path);
    if (is_new) continue;
    report(findings, path, "entry-name", "the names " + content::printable(place->second) + " and " +
                                             content::printable(path) + " differ only in case");
  }
}

}  // namespace

base::Result<Source> load_source(const fs::path& folder, Findings& findings) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return base::fail(ErrorCode::not_found, folder.string() + " is not a folder");
  const auto text = base::read_text_file(folder / content::manifest_name, largest_text_file);
  if (!text) {
    return base::fail(ErrorCode::not_found, folder.string() + " is not the source of a pack: it has no readable manifest.json");
  }
  Source source;
  source.folder = folder;
  auto manifest = content::parse_source_manifest(*text, findings);
  TRY_ASSIGN(const std::vector<std::string> names, list_files(folder, findings));
  Loader loader(source, findings);
  for (const std::string& name : names) loader.load(name);
  std::sort(source.parts.paths.begin(), source.parts.paths.end());
  check_names_without_case(source.parts, findings);
  // What stands together is only checked when the manifest says what it is meant to be.
  if (manifest) {
    source.parts.manifest = std::move(*manifest);
    check_together(source.parts, findings);
  }
  return source;
}

}  // namespace content_writer
