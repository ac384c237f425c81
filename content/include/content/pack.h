// An opened content pack: a signed ZIP, read in place. Opening checks the directory, the manifest and
// its signature, and costs the directory, not the content; each entry is checked against its hash
// when it is read, and verify() checks them all. A Pack owns its file handle, does not change once
// it is open, may be read by several threads at once, and never writes. Every refusal of docs/formats/pack.md is one Error with one
// exact message; damage is corrupt, a missing or wrong signature untrusted, a newer format
// unsupported_version.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "content/contacts.h"
#include "content/film.h"
#include "content/finding.h"
#include "content/instrument.h"
#include "content/lesson.h"
#include "content/manifest.h"
#include "content/pack_parts.h"
#include "content/signature.h"

namespace content {

struct OpenOptions {
  std::vector<std::string> trusted_keys;  // minisign public keys, base64 as in the second line of a .pub file
  bool allow_unsigned = false;            // the operator's own decision; a wrong signature is refused all the same
};

class Pack {
 public:
  static base::Result<Pack> open(const std::filesystem::path& path, const OpenOptions& options);

  Pack(Pack&&) noexcept;
  Pack& operator=(Pack&&) noexcept;
  ~Pack();

  const Manifest& manifest() const;
  const std::string& manifest_hash() const;  // BLAKE2b-256 of the manifest's bytes, hex
  bool is_trusted() const;                   // a trusted key vouches for it
  const std::optional<Signature>& signature() const;  // as it stands in the pack, whoever made it

  base::Result<base::Bytes> read(std::string_view entry) const;
  base::Result<Lesson> lesson(const LessonId& id) const;
  base::Result<Instrument> instrument(const InstrumentId& id) const;
  base::Result<Contacts> contacts(const ContactsId& id) const;
  base::Result<Film> film(const FilmId& id) const;
  base::Result<base::Bytes> catalogue(std::string_view language) const;  // compiled MO bytes
  std::vector<LessonId> lesson_ids() const;  // in the order of their names
  std::vector<ContactsId> contacts_ids() const;
  std::vector<FilmId> film_ids() const;

  // Where a stored (not deflated) entry's bytes lie in the file, for a player that seeks in a film.
  struct Extent {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
  };
  base::Result<Extent> extent(std::string_view entry) const;

  // Reads every entry and holds it to its hash: whether the file is still what was signed, not whether it makes sense.
  base::Result<void> check_bytes() const;

  // Reads every entry, and every lesson, instrument and list of contacts, and reports all problems.
  Findings verify() const;

  // The same reading; answers with the parts that could be read. What they are together is not checked.
  PackParts load(Findings& findings) const;

 private:
  struct Contents;
  static base::Result<void> check_medium(const Contents& contents, std::size_t index);
  explicit Pack(std::unique_ptr<const Contents> contents);
  std::unique_ptr<const Contents> contents_;
};

}  // namespace content
