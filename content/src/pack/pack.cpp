#include "content/pack.h"

#include <algorithm>
#include <map>
#include <utility>

#include "content/hash.h"
#include "content/entry_name.h"
#include "json/tree.h"
#include "zip/pack_file.h"
#include "zip/unpacker.h"
#include "zip/zip_directory.h"

namespace content {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::size_t piece = 256 * 1024;
constexpr std::uint64_t largest_read = std::uint64_t{64} << 20;

tl::unexpected<base::Error> refuse(std::string message) { return base::fail(ErrorCode::corrupt, std::move(message)); }

tl::unexpected<base::Error> refuse_entry(std::string_view name, std::string_view what) {
  return refuse("the entry " + printable(name) + " " + std::string(what));
}

// One sentence for many findings: the first error, and how many more there are.
base::Error as_error(const Findings& findings) {
  const auto is_error = [](const Finding& finding) { return finding.severity == Severity::error; };
  const auto first = std::find_if(findings.begin(), findings.end(), is_error);
  const auto count = std::count_if(findings.begin(), findings.end(), is_error);
  std::string message = first->where + ": " + first->message;
  if (count > 1) message += ", and " + std::to_string(count - 1) + " more";
  return {first->rule == "newer-format" ? ErrorCode::unsupported_version : ErrorCode::corrupt, std::move(message)};
}

std::string_view text_of(const base::Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

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

// Whether somebody trusted vouches for the manifest; an error when the operator asks for more.
Result<bool> check_signature(std::string_view manifest, const std::optional<Signature>& signature,
                             const OpenOptions& options) {
  if (!signature) {
    if (options.allow_unsigned) return false;
    return base::fail(ErrorCode::untrusted, "the pack is not signed");
  }
  for (const std::string& text : options.trusted_keys) {
    TRY_ASSIGN(const PublicKey key, parse_public_key(text));
    if (key.id != signature->key_id) continue;
    TRY(verify_signature(manifest, *signature, key));
    return true;
  }
  if (options.trusted_keys.empty() && options.allow_unsigned) return false;
  return base::fail(ErrorCode::untrusted,
                    "the pack is signed with the key " + name_of(signature->key_id) + ", which is not trusted here");
}

}  // namespace

struct Pack::Contents {
  PackFile file;
  std::vector<ZipEntry> directory;
  Manifest manifest;
  std::string manifest_hash;
  std::optional<Signature> signature;
  bool trusted = false;
  std::vector<std::size_t> positions{};        // in the directory, of each of the manifest's entries
  std::optional<Unpacker> unpacker{};          // made when first needed

  Result<void> stream(std::size_t position, const TakeBytes& take);
  Result<void> stream_stored(const ZipEntry& entry, const TakeBytes& take) const;
  Result<base::Bytes> read_whole(std::size_t position);
  Result<void> match_entries();
  Result<std::size_t> index_of(std::string_view path) const;
  Result<base::Bytes> read_checked(std::size_t index);
  Result<void> check_hash(std::size_t index);
};

Result<void> Pack::Contents::stream_stored(const ZipEntry& entry, const TakeBytes& take) const {
  TRY_ASSIGN(std::uint64_t offset, content_offset(file, entry));
  std::vector<char> buffer(std::min<std::uint64_t>(piece, entry.size));
  for (std::uint64_t left = entry.size; left > 0;) {
    const std::size_t count = std::min<std::uint64_t>(left, buffer.size());
    TRY(file.read(offset, buffer.data(), count));
    take(reinterpret_cast<const unsigned char*>(buffer.data()), count);
    offset += count;
    left -= count;
  }
  return {};
}

Result<void> Pack::Contents::stream(std::size_t position, const TakeBytes& take) {
  const ZipEntry& entry = directory[position];
  if (entry.compression == Compression::stored) return stream_stored(entry, take);
  TRY(content_offset(file, entry));
  if (!unpacker) {
    TRY_ASSIGN(unpacker, Unpacker::open(file));
  }
  return unpacker->unpack(position, entry, take);
}

Result<base::Bytes> Pack::Contents::read_whole(std::size_t position) {
  const ZipEntry& entry = directory[position];
  if (entry.size > largest_read) {
    return base::fail(ErrorCode::invalid_input, "the entry " + printable(entry.name) + " is too large to be read at once");
  }
  base::Bytes bytes;
  bytes.reserve(entry.size);
  TRY(stream(position, [&](const unsigned char* from, std::size_t count) { bytes.insert(bytes.end(), from, from + count); }));
  return bytes;
}

// The manifest lists what the directory holds, no more and no less. Both are walked in the order of names.
Result<void> Pack::Contents::match_entries() {
  const std::size_t first = directory.size() > 1 && directory[1].name == signature_name ? 2 : 1;
  for (std::size_t i = first; i < directory.size(); ++i) positions.push_back(i);
  std::sort(positions.begin(), positions.end(),
            [&](std::size_t a, std::size_t b) { return directory[a].name < directory[b].name; });
  for (std::size_t i = 0; i < std::max(positions.size(), manifest.entries.size()); ++i) {
    const std::string* held = i < positions.size() ? &directory[positions[i]].name : nullptr;
    const std::string* listed = i < manifest.entries.size() ? &manifest.entries[i].path : nullptr;
    if (held != nullptr && (listed == nullptr || *held < *listed)) {
      return refuse_entry(*held, "is not listed in the manifest");
    }
    if (held == nullptr || *listed < *held) return refuse_entry(*listed, "is listed in the manifest and missing");
    const ZipEntry& entry = directory[positions[i]];
    if (entry.size != manifest.entries[i].size) return refuse_entry(*held, "has another size than the manifest says");
    if (held->starts_with("media/") && entry.compression != Compression::stored) {
      return refuse_entry(*held, "is compressed, and media are stored as they are");
    }
  }
  return {};
}

Result<std::size_t> Pack::Contents::index_of(std::string_view path) const {
  const auto& entries = manifest.entries;
  const auto at = std::lower_bound(entries.begin(), entries.end(), path,
                                   [](const Entry& entry, std::string_view wanted) { return entry.path < wanted; });
  if (at == entries.end() || at->path != path) {
    return base::fail(ErrorCode::not_found, "the pack has no entry " + printable(path));
  }
  return static_cast<std::size_t>(at - entries.begin());
}

Result<base::Bytes> Pack::Contents::read_checked(std::size_t index) {
  TRY_ASSIGN(base::Bytes bytes, read_whole(positions[index]));
  if (hash_of(text_of(bytes)) != manifest.entries[index].blake2b) {
    return refuse_entry(manifest.entries[index].path, "has another hash than the manifest says");
  }
  return bytes;
}

Result<void> Pack::Contents::check_hash(std::size_t index) {
  Hash hash;
  TRY(stream(positions[index], [&](const unsigned char* bytes, std::size_t count) { hash.add(bytes, count); }));
  if (hash.hex() != manifest.entries[index].blake2b) {
    return refuse_entry(manifest.entries[index].path, "has another hash than the manifest says");
  }
  return {};
}

Result<Pack> Pack::open(const std::filesystem::path& path, const OpenOptions& options) {
  TRY_ASSIGN(PackFile file, PackFile::open(path));
  TRY_ASSIGN(std::vector<ZipEntry> directory, read_zip_directory(file));
  TRY(check_first_entries(directory));
  auto contents = std::unique_ptr<Contents>(new Contents{std::move(file), std::move(directory), {}, {}, {}});
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

Pack::Pack(std::unique_ptr<Contents> contents) : contents_(std::move(contents)) {}
Pack::Pack(Pack&&) noexcept = default;
Pack& Pack::operator=(Pack&&) noexcept = default;
Pack::~Pack() = default;

const Manifest& Pack::manifest() const { return contents_->manifest; }
const std::string& Pack::manifest_hash() const { return contents_->manifest_hash; }
bool Pack::is_signed() const { return contents_->trusted; }
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
  for (const Picture& picture : pictures_of(*lesson)) {
    if (!contents_->index_of(picture.entry)) return refuse(path + ": there is no " + in_quotes(picture.entry) + " in the pack");
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

Result<base::Bytes> Pack::catalogue(std::string_view language) const {
  TRY_ASSIGN(base::Bytes bytes, read("i18n/" + std::string(language) + ".mo"));
  TRY(parse_catalogue(text_of(bytes)));
  return bytes;
}

std::vector<LessonId> Pack::lesson_ids() const {
  std::vector<LessonId> ids;
  for (const Entry& entry : contents_->manifest.entries) {
    std::string id = id_in_entry_name(entry.path, "lessons/", ".json");
    if (!id.empty()) ids.emplace_back(std::move(id));
  }
  return ids;
}

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
      if (const auto checked = contents_->check_hash(index); !checked) report(checked.error());
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
    } else if (auto catalogue = parse_catalogue(text_of(*bytes)); !catalogue) {
      report(catalogue.error());
    } else {
      parts.catalogues.emplace(id_in_entry_name(path, "i18n/", ".mo"), std::move(*catalogue));
    }
  }
  return parts;
}

Findings Pack::verify() const {
  Findings findings;
  const PackParts parts = load(findings);
  check_together(parts, findings);
  return findings;
}

}  // namespace content
