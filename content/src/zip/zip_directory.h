// The directory of a ZIP, read by ourselves and strictly, because what ZIP readers disagree about is
// where hostile files hide. One file, nothing in front of it, behind it or between its entries, no
// comments, no data descriptors, no extra fields but ZIP64's: docs/formats/pack.md. Everything here
// comes from the directory at the end of the file; the headers in front of the entries are compared
// with it when an entry is read, so that opening does not visit the whole file.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "zip/pack_file.h"

namespace content {

enum class Compression : std::uint16_t { stored = 0, deflated = 8 };

struct ZipEntry {
  std::string name;
  Compression compression = Compression::stored;
  std::uint16_t needed = 0;  // the version of ZIP that a reader must know
  std::uint16_t flags = 0;
  std::uint16_t time = 0;  // as MS-DOS counts it, in steps of two seconds
  std::uint16_t date = 0;
  std::uint32_t crc = 0;
  std::uint64_t packed_size = 0;
  std::uint64_t size = 0;
  std::uint64_t offset = 0;  // of the header in front of the content
  std::uint64_t end = 0;     // where the next header, or the directory, begins
};

// In the order of the directory, which is also the order of the content. `also` are names that are allowed besides those of
// packs.
base::Result<std::vector<ZipEntry>> read_zip_directory(const PackFile& file, std::span<const std::string_view> also = {});

// Compares the header in front of the entry with the directory; answers with the content's offset.
base::Result<std::uint64_t> content_offset(const PackFile& file, const ZipEntry& entry);

}  // namespace content
