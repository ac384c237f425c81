#include "content_writer/translation.h"

#include <algorithm>
#include <functional>
#include <system_error>
#include <utility>

#include "base/text.h"
#include "program.h"
#include "translator_notes.h"

namespace content_writer {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

// The first thing the program said, without the path of this machine in front of it.
std::string first_words(const ProgramRun& run, const fs::path& file) {
  std::string line = base::split(base::trim(run.errors), '\n').front();
  if (const auto at = line.find(file.string()); at != std::string::npos) {
    line.replace(at, file.string().size(), file.filename().string());
  }
  return line;
}

base::Result<std::string> run_gettext(const std::vector<std::string>& arguments, const fs::path& file) {
  TRY_ASSIGN(ProgramRun run, run_program(arguments));
  if (run.exit_code == 0) return std::move(run.output);
  return base::fail(ErrorCode::invalid_input, first_words(run, file));
}

enum class Fuzzy { left_out, taken };

base::Result<std::string> compile(const fs::path& po, Fuzzy fuzzy) {
  const fs::path path = fs::absolute(po);
  std::vector<std::string> arguments = {"msgfmt", "--check-format", "--check-domain", "--no-hash",
                                        "--endianness=little", "--output-file=-"};
  if (fuzzy == Fuzzy::taken) arguments.emplace_back("--use-fuzzy");
  arguments.push_back(path.string());
  return run_gettext(arguments, path);
}

std::string po_string(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '\n') result += "\\n";
    else if (c == '"' || c == '\\') result.append("\\").append(1, c);
    else result += c;
  }
  return result + "\"";
}

std::string po_header(std::string_view language) {
  std::string header = "msgid \"\"\nmsgstr \"\"\n";
  if (!language.empty()) header += "\"Language: " + std::string(language) + "\\n\"\n";
  return header + "\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                  "\"Content-Transfer-Encoding: 8bit\\n\"\n";
}

using NoteOf = std::function<std::string(const content::Text&)>;

void add_texts(std::string& po, const std::string& file, const std::vector<content::Text>& texts, const NoteOf& note_of) {
  for (const content::Text& text : texts) {
    po += "\n#. " + note_of(text) + "\n";
    if (text.source.find("[[") != std::string::npos) {
      po += "#. Keep each [[name: with its name and put it around the words that mean the same\n";
    }
    po += "#: " + file + "\nmsgctxt " + po_string(text.key) + "\nmsgid " + po_string(text.source) + "\nmsgstr \"\"\n";
  }
}

fs::path template_path(const fs::path& folder) { return folder / "i18n" / "messages.pot"; }

fs::path po_path(const fs::path& folder, const std::string& language) { return folder / "i18n" / (language + ".po"); }

base::Result<void> update_language(const fs::path& folder, const std::string& language) {
  const fs::path po = fs::absolute(po_path(folder, language));
  std::error_code error;
  if (!fs::exists(po, error)) TRY(base::write_file(po, po_header(language)));
  TRY_ASSIGN(const std::string merged,
             run_gettext({"msgmerge", "--quiet", "--output-file=-", po.string(), fs::absolute(template_path(folder)).string()}, po));
  TRY_ASSIGN(const std::string before, base::read_text_file(po));
  if (merged == before) return {};
  return base::write_file(po, merged);
}

base::Result<TranslationCount> count_language(const fs::path& folder, const std::string& language,
                                              const std::vector<content::Text>& texts) {
  TranslationCount count{language, texts.size(), 0, 0, 0};
  const fs::path po = po_path(folder, language);
  std::error_code error;
  if (!fs::exists(po, error)) {
    count.missing = count.texts;
    return count;
  }
  TRY_ASSIGN(const std::string sure_bytes, compile(po, Fuzzy::left_out));
  TRY_ASSIGN(const std::string all_bytes, compile(po, Fuzzy::taken));
  TRY_ASSIGN(const content::Catalogue sure, content::parse_catalogue(sure_bytes));
  TRY_ASSIGN(const content::Catalogue all, content::parse_catalogue(all_bytes));
  for (const content::Text& text : texts) {
    const auto at = sure.find(text.key);
    if (at != sure.end() && at->second.source == text.source) ++count.translated;
    else if (at != sure.end() || all.contains(text.key)) ++count.fuzzy;
    else ++count.missing;
  }
  return count;
}

}  // namespace

base::Result<base::Bytes> compile_translation(const fs::path& po) {
  TRY_ASSIGN(const std::string bytes, compile(po, Fuzzy::left_out));
  return base::Bytes(bytes.begin(), bytes.end());
}

std::string translation_template(const content::PackParts& parts) {
  std::string po = po_header("");
  const auto always = [](std::string note) { return [note = std::move(note)](const content::Text&) { return note; }; };
  add_texts(po, "manifest.json", texts_of(parts.manifest), always("The pack, in lists"));
  for (const content::Lesson& lesson : parts.lessons) {
    const auto notes = translator_notes(lesson);
    add_texts(po, "lessons/" + lesson.id.value + ".json", texts_of(lesson), [&](const content::Text& text) { return notes.at(text.key); });
  }
  for (const content::Instrument& instrument : parts.instruments) {
    add_texts(po, "instruments/" + instrument.id.value + ".json", texts_of(instrument),
              always("A survey: what is measured hangs on the meaning and on how hard the words are, so keep both"));
  }
  for (const content::Contacts& contacts : parts.contacts) {
    add_texts(po, "contacts/" + contacts.id.value + ".json", texts_of(contacts), always("The help card: who can be called or visited"));
  }
  return po;
}

base::Result<void> extract_translations(const fs::path& folder, const content::PackParts& parts) {
  std::error_code error;
  fs::create_directories(folder / "i18n", error);
  if (error) return base::fail(ErrorCode::io, "cannot make " + (folder / "i18n").string() + ": " + error.message());
  return base::write_file(template_path(folder), translation_template(parts));
}

base::Result<void> update_translations(const fs::path& folder, const content::PackParts& parts) {
  TRY(extract_translations(folder, parts));
  for (const content::Language& language : parts.manifest.languages) TRY(update_language(folder, language.code));
  return {};
}

base::Result<std::vector<TranslationCount>> count_translations(const fs::path& folder,
                                                               const content::PackParts& parts) {
  const std::vector<content::Text> texts = texts_of(parts);
  std::vector<TranslationCount> counts;
  for (const content::Language& language : parts.manifest.languages) {
    TRY_ASSIGN(TranslationCount count, count_language(folder, language.code, texts));
    counts.push_back(std::move(count));
  }
  return counts;
}

}  // namespace content_writer
