#include "content/pack.h"

#include <algorithm>
#include <utility>

#include "content/drawing.h"
#include "content/entry_name.h"
#include "content/hash.h"
#include "json/tree.h"
#include "pack/audience.h"
#include "pack/contents.h"
#include "pack/trust.h"

namespace content {
namespace {

using base::ErrorCode;
using base::Result;

Result<void> check_first_entries(const std::vector<ZipEntry>& entries) {
  if (entries.empty() || entries[0].name != manifest_name) {
    const bool elsewhere = std::any_of(entries.begin(), entries.end(),
                                       [](const ZipEntry& entry) { return entry.name == manifest_name; });
    return refuse(elsewhere ? "manifest.json is not the first entry" : "manifest.json is missing");
  }
  if (entries[0].size > largest_json) return refuse("manifest.json: the file is larger than 4 MiB");
  for (std::size_t i = 2; i < entries.size(); ++i) {
    if (entries[i].name == signature_name) return refuse("manifest.json.minisig is not the second entry");
  }
  return {};
}

constexpr std::uint64_t largest_texts = std::uint64_t{8} << 20;
constexpr std::uint64_t largest_translations = std::uint64_t{16} << 20;
constexpr std::size_t most_lessons = 100;

// All texts are read at once by whoever checks a pack, and lessons by a kiosk that starts.
Result<void> check_totals(const std::vector<ZipEntry>& entries) {
  std::uint64_t texts = 0;
  std::uint64_t translations = 0;
  std::size_t lessons = 0;
  for (const ZipEntry& entry : entries) {
    const bool is_translation = entry.name.starts_with("i18n/");
    lessons += entry.name.starts_with("lessons/") ? 1U : 0U;
    if (is_translation) translations += entry.size;
    else if (!entry.name.starts_with("media/") && entry.name != manifest_name) texts += entry.size;
  }
  if (texts > largest_texts) return refuse("the pack's lessons, instruments and contacts are larger than 8 MiB together");
  if (translations > largest_translations) return refuse("the pack's translations are larger than 16 MiB together");
  if (lessons > most_lessons) return refuse("the pack has more than 100 lessons");
  return {};
}

template <typename Id>
std::vector<Id> ids_in(const Manifest& manifest, std::string_view folder) {
  std::vector<Id> ids;
  for (const Entry& entry : manifest.entries) {
    std::string id = id_in_entry_name(entry.path, folder, ".json");
    if (!id.empty()) ids.emplace_back(std::move(id));
  }
  return ids;
}

bool is_drawing(const Entry& entry) { return entry.path.ends_with(".svg"); }

}  // namespace

Result<void> Pack::check_medium(const Contents& contents, std::size_t index) {
  const Entry& entry = contents.manifest.entries[index];
  if (!is_drawing(entry) || entry.size > largest_drawing) TRY(contents.check_hash(index));
  if (!is_drawing(entry)) return {};
  if (entry.size > largest_drawing) return refuse("this is not a drawing that packs may hold: it is larger than 1 MiB");
  TRY_ASSIGN(const base::Bytes bytes, contents.read_checked(index));
  return check_drawing(text_of(bytes));
}

Result<Pack> Pack::open(const std::filesystem::path& path, const OpenOptions& options) {
  TRY_ASSIGN(PackFile file, PackFile::open(path));
  TRY_ASSIGN(std::vector<ZipEntry> directory, read_zip_directory(file));
  TRY(check_first_entries(directory));
  TRY(check_totals(directory));
  auto contents = std::unique_ptr<Contents>(new Contents{std::move(file), std::move(directory)});
  TRY_ASSIGN(const base::Bytes json, contents->read_whole(0));
  if (contents->directory.size() > 1 && contents->directory[1].name == signature_name) {
    TRY_ASSIGN(const base::Bytes text, contents->read_whole(1));
    TRY_ASSIGN(contents->signature, parse_signature(text_of(text)));
  }
  TRY_ASSIGN(contents->trusted, check_signature(text_of(json), contents->signature, options));
  Findings findings;
  auto manifest = parse_manifest(text_of(json), findings);
  if (!manifest) return base::fail(as_error(findings));
  contents->manifest = std::move(*manifest);
  contents->manifest_hash = hash_of(text_of(json));
  TRY(contents->match_entries());
  return Pack(std::move(contents));
}

Pack::Pack(std::unique_ptr<const Contents> contents) : contents_(std::move(contents)) {}
Pack::Pack(Pack&&) noexcept = default;
Pack& Pack::operator=(Pack&&) noexcept = default;
Pack::~Pack() = default;

const Manifest& Pack::manifest() const { return contents_->manifest; }
const std::string& Pack::manifest_hash() const { return contents_->manifest_hash; }
bool Pack::is_trusted() const { return contents_->trusted; }
const std::optional<Signature>& Pack::signature() const { return contents_->signature; }

Result<base::Bytes> Pack::read(std::string_view entry) const {
  TRY_ASSIGN(const std::size_t index, contents_->index_of(entry));
  return contents_->read_checked(index);
}

Result<Pack::Extent> Pack::extent(std::string_view entry) const {
  TRY_ASSIGN(const std::size_t index, contents_->index_of(entry));
  const ZipEntry& about = contents_->directory[contents_->positions[index]];
  if (about.compression != Compression::stored) {
    return base::fail(ErrorCode::invalid_input, "the entry " + printable(entry) + " is compressed");
  }
  TRY_ASSIGN(const std::uint64_t offset, content_offset(contents_->file, about));
  return Extent{offset, about.size};
}

Result<Lesson> Pack::lesson(const LessonId& id) const {
  const std::string path = "lessons/" + id.value + ".json";
  TRY_ASSIGN(const base::Bytes bytes, read(path));
  Findings findings;
  auto lesson = parse_lesson(text_of(bytes), path, findings);
  if (!lesson) return base::fail(as_error(findings));
  Report report(path, findings);
  check_audience(manifest(), *lesson, report);
  if (report.failed()) return base::fail(as_error(findings));
  for (const Picture& picture : pictures_of(*lesson)) {
    const std::string* entry = picture.entry();
    if (entry != nullptr && !contents_->index_of(*entry)) return refuse(path + ": there is no " + in_quotes(*entry) + " in the pack");
  }
  if (!lesson->instrument.empty() && !contents_->index_of("instruments/" + lesson->instrument.value + ".json")) {
    return refuse(path + ": there is no instrument " + in_quotes(lesson->instrument.value) + " in the pack");
  }
  return std::move(*lesson);
}

Result<Instrument> Pack::instrument(const InstrumentId& id) const {
  const std::string path = "instruments/" + id.value + ".json";
  TRY_ASSIGN(const base::Bytes bytes, read(path));
  Findings findings;
  auto instrument = parse_instrument(text_of(bytes), path, findings);
  if (!instrument) return base::fail(as_error(findings));
  return std::move(*instrument);
}

Result<Contacts> Pack::contacts(const ContactsId& id) const {
  const std::string path = "contacts/" + id.value + ".json";
  TRY_ASSIGN(const base::Bytes bytes, read(path));
  Findings findings;
  auto contacts = parse_contacts(text_of(bytes), path, findings);
  if (!contacts) return base::fail(as_error(findings));
  return std::move(*contacts);
}

Result<Film> Pack::film(const FilmId& id) const {
  const std::string path = "films/" + id.value + ".json";
  TRY_ASSIGN(const base::Bytes bytes, read(path));
  Findings findings;
  auto film = parse_film(text_of(bytes), path, findings);
  if (film) check_film(*film, findings);
  if (!film || has_errors(findings)) return base::fail(as_error(findings));
  for (const std::string& entry : entries_of(*film)) {
    if (!contents_->index_of(entry)) return refuse(path + ": there is no " + in_quotes(entry) + " in the pack");
  }
  return std::move(*film);
}

Result<base::Bytes> Pack::catalogue(std::string_view language) const {
  TRY_ASSIGN(base::Bytes bytes, read("i18n/" + std::string(language) + ".mo"));
  TRY(parse_catalogue(text_of(bytes)));  // only sound bytes are handed to the message library
  return bytes;
}

std::vector<LessonId> Pack::lesson_ids() const { return ids_in<LessonId>(contents_->manifest, "lessons/"); }

std::vector<ContactsId> Pack::contacts_ids() const { return ids_in<ContactsId>(contents_->manifest, "contacts/"); }

std::vector<FilmId> Pack::film_ids() const { return ids_in<FilmId>(contents_->manifest, "films/"); }

PackParts Pack::load(Findings& findings) const {
  PackParts parts;
  parts.manifest = contents_->manifest;
  for (std::size_t index = 0; index < parts.manifest.entries.size(); ++index) {
    const std::string& path = parts.manifest.entries[index].path;
    parts.paths.push_back(path);
    const auto report = [&](const base::Error& error) {
      findings.push_back({path, std::string(base::code_name(error.code)), Severity::error, error.message});
    };
    if (path.starts_with("media/")) {
      if (const auto checked = check_medium(*contents_, index); !checked) report(checked.error());
      else if (path.ends_with(".vtt") && parts.manifest.entries[index].size <= largest_captions) {
        if (const auto text = contents_->read_checked(index)) parts.captions.emplace(path, parse_captions(text_of(*text)));
      }
      continue;
    }
    const auto bytes = contents_->read_checked(index);
    if (!bytes) {
      report(bytes.error());
    } else if (path.starts_with("lessons/")) {
      if (auto lesson = parse_lesson(text_of(*bytes), path, findings)) parts.lessons.push_back(std::move(*lesson));
    } else if (path.starts_with("instruments/")) {
      auto instrument = parse_instrument(text_of(*bytes), path, findings);
      if (instrument) parts.instruments.push_back(std::move(*instrument));
    } else if (path.starts_with("contacts/")) {
      if (auto contacts = parse_contacts(text_of(*bytes), path, findings)) parts.contacts.push_back(std::move(*contacts));
    } else if (path.starts_with("films/")) {
      if (auto film = parse_film(text_of(*bytes), path, findings)) parts.films.push_back(std::move(*film));
    } else if (auto catalogue = parse_catalogue(text_of(*bytes)); !catalogue) {
      report(catalogue.error());
    } else {
      parts.catalogues.emplace(id_in_entry_name(path, "i18n/", ".mo"), std::move(*catalogue));
    }
  }
  return parts;
}

Result<void> Pack::check_bytes() const {
  for (std::size_t index = 0; index < contents_->manifest.entries.size(); ++index) TRY(contents_->check_hash(index));
  return {};
}

Findings Pack::verify() const {
  Findings findings;
  const PackParts parts = load(findings);
  check_together(parts, findings);
  return findings;
}

}  // namespace content
