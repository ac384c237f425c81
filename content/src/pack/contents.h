// What an opened pack is made of: its file, the directory, the manifest, and how the two are matched. Entries are read
// through it, each checked against its hash. Nothing changes after opening but the unpacker, which locks itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/pack.h"
#include "zip/pack_file.h"
#include "zip/refusal.h"
#include "zip/unpacker.h"
#include "zip/zip_directory.h"

namespace content {

struct Pack::Contents {
  PackFile file;
  std::vector<ZipEntry> directory;
  Manifest manifest{};
  std::string manifest_hash{};
  std::optional<Signature> signature{};
  bool trusted = false;
  std::vector<std::size_t> positions{};  // in the directory, of each of the manifest's entries
  Unpacker unpacker{};

  // The manifest lists what the directory holds, no more and no less; fills in `positions`.
  base::Result<void> match_entries();

  base::Result<base::Bytes> read_whole(std::size_t position) const;  // by its place in the directory, unchecked
  base::Result<std::size_t> index_of(std::string_view path) const;   // in the manifest
  base::Result<base::Bytes> read_checked(std::size_t index) const;
  base::Result<void> check_hash(std::size_t index) const;

 private:
  base::Result<void> stream(std::size_t position, const TakeBytes& take) const;
  base::Result<void> stream_stored(const ZipEntry& entry, const TakeBytes& take) const;
};

std::string_view text_of(const base::Bytes& bytes);

}  // namespace content
