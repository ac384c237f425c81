#include "zip/zip_directory.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "content/entry_name.h"
#include "zip/refusal.h"

// Names, offsets and sizes of fields are those of APPNOTE.TXT, the ZIP file format specification.

namespace content {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::string_view local_signature("PK\3\4", 4);
constexpr std::string_view central_signature("PK\1\2", 4);
constexpr std::string_view end_signature("PK\5\6", 4);
constexpr std::string_view zip64_end_signature("PK\6\6", 4);
constexpr std::string_view zip64_locator_signature("PK\6\7", 4);

constexpr std::size_t local_header_size = 30;
constexpr std::size_t central_header_size = 46;
constexpr std::size_t end_size = 22;
constexpr std::size_t zip64_end_size = 56;
constexpr std::size_t zip64_locator_size = 20;
constexpr std::size_t zip64_local_extra_size = 20;  // a head of 4 bytes and two sizes
constexpr std::size_t longest_comment = 65535;

constexpr std::uint64_t most_entries = 65535;
constexpr std::uint64_t largest_pack = std::uint64_t{64} << 30;
constexpr std::uint64_t largest_directory = most_entries * (central_header_size + 255 + 28);
constexpr std::uint64_t highest_ratio = 200;

constexpr std::uint16_t flag_encrypted = 1U << 0;
constexpr std::uint16_t flag_data_descriptor = 1U << 3;
constexpr std::uint16_t flag_strongly_encrypted = 1U << 6;
constexpr std::uint16_t flag_hidden_headers = 1U << 13;
constexpr std::uint16_t harmless_flags = (1U << 1) | (1U << 2) | (1U << 11);  // deflate's effort, UTF-8 names

// Little-endian numbers at places the caller has made sure of.
std::uint64_t number(std::string_view bytes, std::size_t offset, std::size_t width) {
  std::uint64_t value = 0;
  for (std::size_t i = width; i-- > 0;) value = (value << 8) | static_cast<unsigned char>(bytes[offset + i]);
  return value;
}
std::uint16_t number16(std::string_view bytes, std::size_t offset) {
  return static_cast<std::uint16_t>(number(bytes, offset, 2));
}
std::uint32_t number32(std::string_view bytes, std::size_t offset) {
  return static_cast<std::uint32_t>(number(bytes, offset, 4));
}
std::uint64_t number64(std::string_view bytes, std::size_t offset) { return number(bytes, offset, 8); }

struct End {
  std::uint64_t count = 0;
  std::uint64_t size = 0;
  std::uint64_t offset = 0;
};

// The file does not end as a ZIP without a comment does. Says why, as well as can be told.
tl::unexpected<base::Error> refuse_end(std::string_view tail) {
  const auto at = tail.rfind(end_signature);
  if (at == std::string_view::npos || tail.size() - at < end_size) return refuse("the pack is cut short");
  const std::size_t comment = number16(tail, at + 20);
  const std::size_t behind = tail.size() - at - end_size;
  if (comment == behind && comment > 0) return refuse("the pack has a ZIP comment, and packs have none");
  if (comment > behind) return refuse("the pack is cut short");
  return refuse("the pack has bytes behind its end");
}

Result<std::string> read_tail(const PackFile& file) {
  std::string start(std::min<std::uint64_t>(file.size(), local_signature.size()), '\0');
  TRY(file.read(0, start.data(), start.size()));
  if (start != local_signature && start != end_signature) return refuse("the pack is not a ZIP file");
  if (file.size() > largest_pack) return refuse("the pack is larger than 64 GiB");
  const std::size_t usual = std::min<std::uint64_t>(file.size(), end_size + zip64_locator_size + zip64_end_size);
  TRY_ASSIGN(std::string tail, file.read(file.size() - usual, usual));
  const bool ends_well = tail.size() >= end_size && tail.compare(tail.size() - end_size, 4, end_signature) == 0 &&
                         number16(tail, tail.size() - 2) == 0;
  if (ends_well) return tail;
  const std::size_t most = std::min<std::uint64_t>(file.size(), end_size + longest_comment);
  TRY_ASSIGN(const std::string longer, file.read(file.size() - most, most));
  return refuse_end(longer);
}

// `tail` ends with the end record; in front of it stands ZIP64's locator, and in front of that ZIP64's record.
Result<End> read_zip64_end(std::string_view tail, std::uint64_t file_size) {
  if (tail.size() < end_size + zip64_locator_size + zip64_end_size) return refuse("the pack is cut short");
  const std::string_view record = tail.substr(tail.size() - end_size - zip64_locator_size - zip64_end_size);
  const std::string_view locator = record.substr(zip64_end_size);
  const std::uint64_t record_offset = file_size - record.size();
  const bool sound = record.starts_with(zip64_end_signature) && number64(record, 4) == zip64_end_size - 12 &&
                     number32(record, 16) == 0 && number32(record, 20) == 0 &&
                     number64(record, 24) == number64(record, 32) && number32(locator, 4) == 0 &&
                     number64(locator, 8) == record_offset && number32(locator, 16) == 1;
  if (!sound) return refuse("the pack's ZIP64 record is damaged");
  return End{number64(record, 32), number64(record, 40), number64(record, 48)};
}

Result<End> read_end(const PackFile& file) {
  TRY_ASSIGN(const std::string tail, read_tail(file));
  const std::string_view record = std::string_view(tail).substr(tail.size() - end_size);
  if (number16(record, 4) != 0 || number16(record, 6) != 0 || number16(record, 8) != number16(record, 10)) {
    return refuse("the pack is one part of a ZIP in several parts");
  }
  End end{number16(record, 10), number32(record, 12), number32(record, 16)};
  std::uint64_t behind = end_size;
  const std::size_t locator_end = tail.size() - end_size;
  const bool zip64 = locator_end >= zip64_locator_size &&
                     tail.compare(locator_end - zip64_locator_size, 4, zip64_locator_signature) == 0;
  if (zip64) {
    TRY_ASSIGN(const End wide, read_zip64_end(tail, file.size()));
    const bool agree = (end.count == 0xFFFF || end.count == wide.count) &&
                       (end.size == 0xFFFFFFFF || end.size == wide.size) &&
                       (end.offset == 0xFFFFFFFF || end.offset == wide.offset);
    if (!agree) return refuse("the pack's ZIP64 record is damaged");
    end = wide;
    behind += zip64_locator_size + zip64_end_size;
  }
  if (end.count > most_entries) return refuse("the pack holds more than 65,535 entries");
  if (end.size > largest_directory) return refuse("the pack's directory is larger than its entries can need");
  if (end.offset > file.size() || file.size() - end.offset != end.size + behind) {
    return refuse("the pack's directory is not where its end says");
  }
  return end;
}

// Takes what a ZIP64 field says in place of numbers that are all ones.
Result<void> read_extra(std::string_view extra, ZipEntry& entry) {
  std::vector<std::uint64_t*> wide;
  for (std::uint64_t* place : {&entry.size, &entry.packed_size, &entry.offset}) {
    if (*place == 0xFFFFFFFF) wide.push_back(place);
  }
  if (extra.empty() && wide.empty()) return {};
  const std::size_t expected = 4 + 8 * wide.size();
  if (wide.empty() || extra.size() != expected || number16(extra, 0) != 1 || number16(extra, 2) != expected - 4) {
    return refuse_entry(entry.name, "has an extra field, and packs have none but ZIP64's");
  }
  for (std::size_t i = 0; i < wide.size(); ++i) *wide[i] = number64(extra, 4 + 8 * i);
  return {};
}

Result<void> check_file_type(const ZipEntry& entry, std::uint32_t attributes) {
  constexpr std::uint32_t dos_folder = 0x10;
  constexpr std::uint32_t dos_volume = 0x08;
  const std::uint32_t type = attributes >> 28;  // the file type of a Unix mode
  if (type == 0xA) return refuse_entry(entry.name, "is a symbolic link");
  if (type == 0x4 || (attributes & dos_folder) != 0) return refuse_entry(entry.name, "is a folder");
  if ((type != 0 && type != 0x8) || (attributes & dos_volume) != 0) return refuse_entry(entry.name, "is a device");
  return {};
}

Result<void> check_flags(const ZipEntry& entry) {
  if ((entry.flags & (flag_encrypted | flag_strongly_encrypted | flag_hidden_headers)) != 0) {
    return refuse_entry(entry.name, "is encrypted");
  }
  if ((entry.flags & flag_data_descriptor) != 0) {
    return refuse_entry(entry.name, "has its sizes behind its content, and packs have them in front");
  }
  if ((entry.flags & ~harmless_flags) != 0) return refuse_entry(entry.name, "has flags that are not known");
  return {};
}

Result<void> check_sizes(const ZipEntry& entry, std::uint16_t method) {
  if (method != 0 && method != 8) {
    return refuse_entry(entry.name, "is compressed by the unknown method " + std::to_string(method));
  }
  if (method == 0 && entry.size != entry.packed_size) {
    return refuse_entry(entry.name, "is stored, but its two sizes differ");
  }
  if (entry.packed_size > largest_pack || entry.size > largest_pack) {
    return refuse_entry(entry.name, "is larger than 64 GiB");
  }
  if (entry.size > entry.packed_size * highest_ratio) {
    return refuse_entry(entry.name, "would unpack to more than 200 times its size");
  }
  return {};
}

// What nobody reads has one value: a pack has one form, and nothing travels in it unseen.
Result<void> check_one_form(const ZipEntry& entry, std::string_view record) {
  constexpr std::uint16_t made_on_unix = (3U << 8) | 63;
  constexpr std::uint16_t first_of_1980 = 33;
  constexpr std::uint32_t plain_file = 0100644U << 16;
  const bool is_known = entry.needed == 10 || entry.needed == 20 || entry.needed == 45;
  if (number16(record, 4) == made_on_unix && is_known && number16(record, 36) == 0 && number32(record, 38) == plain_file && entry.time == 0 &&
      entry.date == first_of_1980) {
    return {};
  }
  return refuse_entry(entry.name, "has a version, a date or a mode that packs do not have");
}

struct Parsed {
  ZipEntry entry;
  std::size_t length = 0;
};

// One record of the directory; `bytes` begins with it.
Result<Parsed> read_record(std::string_view bytes, std::span<const std::string_view> also) {
  if (bytes.size() < central_header_size || !bytes.starts_with(central_signature)) {
    return refuse("the pack's directory is damaged");
  }
  const std::size_t name_length = number16(bytes, 28);
  const std::size_t extra_length = number16(bytes, 30);
  const std::size_t comment_length = number16(bytes, 32);
  const std::size_t length = central_header_size + name_length + extra_length + comment_length;
  if (bytes.size() < length) return refuse("the pack's directory is damaged");
  ZipEntry entry;
  entry.name = bytes.substr(central_header_size, name_length);
  entry.needed = number16(bytes, 6);
  entry.flags = number16(bytes, 8);
  const std::uint16_t method = number16(bytes, 10);
  entry.compression = static_cast<Compression>(method);
  entry.time = number16(bytes, 12);
  entry.date = number16(bytes, 14);
  entry.crc = number32(bytes, 16);
  entry.packed_size = number32(bytes, 20);
  entry.size = number32(bytes, 24);
  entry.offset = number32(bytes, 42);
  const bool is_allowed = std::find(also.begin(), also.end(), entry.name) != also.end();
  if (auto problem = is_allowed ? std::nullopt : entry_name_problem(entry.name)) return refuse_entry(entry.name, *problem);
  if (comment_length != 0) return refuse_entry(entry.name, "has a comment, and packs have none");
  if (number16(bytes, 34) != 0) return refuse("the pack is one part of a ZIP in several parts");
  TRY(read_extra(bytes.substr(central_header_size + name_length, extra_length), entry));
  TRY(check_file_type(entry, number32(bytes, 38)));
  TRY(check_flags(entry));
  TRY(check_sizes(entry, method));
  TRY(check_one_form(entry, bytes));
  return Parsed{std::move(entry), length};
}

// Entries lie one behind the other from the first byte to the directory, with nothing between them.
Result<void> check_layout(std::vector<ZipEntry>& entries, std::uint64_t directory_offset) {
  if (!entries.empty() && entries.front().offset != 0) return refuse("the pack has bytes in front of its first entry");
  if (entries.empty() && directory_offset != 0) return refuse("the pack has bytes in front of its first entry");
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    ZipEntry& entry = entries[i];
    const bool last = i + 1 == entries.size();
    entry.end = last ? directory_offset : entries[i + 1].offset;
    const std::uint64_t needed = entry.offset + local_header_size + entry.name.size() + entry.packed_size;
    if (entry.end < needed) {
      return refuse_entry(entry.name, "overlaps " + (last ? "the directory" : "the entry " + printable(entries[i + 1].name)));
    }
    const std::uint64_t spare = entry.end - needed;
    if (spare != 0 && spare != zip64_local_extra_size) return refuse_entry(entry.name, "has hidden bytes behind it");
    total += entry.size;
    if (total > largest_pack) return refuse("the pack would unpack to more than 64 GiB");
  }
  return {};
}

// A name twice, or twice on a disk that ignores case, or a name that is another's folder.
Result<void> check_names(const std::vector<ZipEntry>& entries) {
  std::vector<std::pair<std::string, const ZipEntry*>> names;
  names.reserve(entries.size());
  for (const ZipEntry& entry : entries) names.emplace_back(folded_case(entry.name), &entry);
  std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second->name < b.second->name;
  });
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (names[i].first != names[i - 1].first) continue;
    const std::string& name = names[i].second->name;
    const std::string& before = names[i - 1].second->name;
    if (name == before) return refuse("the pack holds the entry " + printable(name) + " twice");
    return refuse("the names " + printable(before) + " and " + printable(name) + " differ only in case");
  }
  std::string_view checked;
  for (const auto& [folded, entry] : names) {
    const std::string_view folder = std::string_view(folded).substr(0, folded.rfind('/'));
    if (folder == checked || folder.find('/') == std::string_view::npos) continue;
    checked = folder;
    for (auto slash = folder.find('/'); slash != std::string_view::npos;) {
      slash = folder.find('/', slash + 1);
      const std::string_view part = folder.substr(0, slash);
      const auto at = std::lower_bound(names.begin(), names.end(), part,
                                       [](const auto& known, std::string_view wanted) { return known.first < wanted; });
      if (at != names.end() && at->first == part) return refuse_entry(at->second->name, "is also a folder of the pack");
    }
  }
  return {};
}

}  // namespace

Result<std::vector<ZipEntry>> read_zip_directory(const PackFile& file, std::span<const std::string_view> also) {
  TRY_ASSIGN(const End end, read_end(file));
  TRY_ASSIGN(const std::string directory, file.read(end.offset, end.size));
  std::string_view rest = directory;
  std::vector<ZipEntry> entries;
  entries.reserve(end.count);
  for (std::uint64_t i = 0; i < end.count; ++i) {
    TRY_ASSIGN(Parsed parsed, read_record(rest, also));
    rest.remove_prefix(parsed.length);
    entries.push_back(std::move(parsed.entry));
  }
  if (!rest.empty()) return refuse("the pack's directory is damaged");
  TRY(check_names(entries));
  TRY(check_layout(entries, end.offset));
  return entries;
}

Result<std::uint64_t> content_offset(const PackFile& file, const ZipEntry& entry) {
  const std::size_t header_size = entry.end - entry.packed_size - entry.offset;
  TRY_ASSIGN(const std::string header, file.read(entry.offset, header_size));
  const std::size_t extra_size = header_size - local_header_size - entry.name.size();
  std::uint64_t packed_size = number32(header, 18);
  std::uint64_t size = number32(header, 22);
  bool extra_agrees = number16(header, 28) == extra_size;
  if (extra_size == zip64_local_extra_size) {
    const std::string_view extra = std::string_view(header).substr(header_size - extra_size);
    extra_agrees = extra_agrees && number16(extra, 0) == 1 && number16(extra, 2) == 16 && size == 0xFFFFFFFF &&
                   packed_size == 0xFFFFFFFF;
    size = number64(extra, 4);
    packed_size = number64(extra, 12);
  }
  const bool agrees = extra_agrees && header.starts_with(local_signature) && number16(header, 4) == entry.needed && number16(header, 6) == entry.flags &&
                      number16(header, 8) == static_cast<std::uint16_t>(entry.compression) &&
                      number16(header, 10) == entry.time && number16(header, 12) == entry.date &&
                      number32(header, 14) == entry.crc && packed_size == entry.packed_size && size == entry.size &&
                      number16(header, 26) == entry.name.size() &&
                      header.compare(local_header_size, entry.name.size(), entry.name) == 0;
  if (!agrees) return refuse_entry(entry.name, "has a header that disagrees with the directory");
  return entry.offset + header_size;
}

}  // namespace content
