#include <algorithm>
#include <map>

#include "content/entry_name.h"
#include "content/hash.h"
#include "content/update_file.h"
#include "zip/pack_file.h"
#include "zip/zip_directory.h"

namespace content {
namespace {

using base::Result;

constexpr std::size_t piece = 256 * 1024;

struct OpenedPack {
  PackFile file;
  std::vector<ZipEntry> entries;
  std::string manifest_hash;
};

// Whoever makes an update of a pack trusts it; a kiosk decides for itself.
Result<OpenedPack> open(const std::filesystem::path& path) {
  OpenOptions options;
  options.allow_unsigned = true;
  TRY_ASSIGN(const Pack pack, Pack::open(path, options));
  TRY_ASSIGN(PackFile file, PackFile::open(path));
  TRY_ASSIGN(std::vector<ZipEntry> entries, read_zip_directory(file));
  return OpenedPack{std::move(file), std::move(entries), pack.manifest_hash()};
}

// With the headers in front of them.
Result<bool> are_alike(const OpenedPack& old, const ZipEntry& before, const OpenedPack& fresh, const ZipEntry& after) {
  if (before.end - before.offset != after.end - after.offset || before.crc != after.crc) return false;
  for (std::uint64_t at = 0; at < after.end - after.offset;) {
    const std::size_t count = std::min<std::uint64_t>(piece, after.end - after.offset - at);
    TRY_ASSIGN(const std::string one, old.file.read(before.offset + at, count));
    TRY_ASSIGN(const std::string other, fresh.file.read(after.offset + at, count));
    if (one != other) return false;
    at += count;
  }
  return true;
}

// What follows one another in the same file is one part.
void add(std::vector<UpdatePart>& parts, const UpdatePart& part) {
  if (part.size == 0) return;
  if (!parts.empty() && parts.back().from_base == part.from_base && parts.back().offset + parts.back().size == part.offset) {
    parts.back().size += part.size;
  } else {
    parts.push_back(part);
  }
}

Result<std::string> hash_of_file(const PackFile& file) {
  Hash hash;
  for (std::uint64_t at = 0; at < file.size();) {
    const std::size_t count = std::min<std::uint64_t>(piece, file.size() - at);
    TRY_ASSIGN(const std::string bytes, file.read(at, count));
    hash.add(reinterpret_cast<const unsigned char*>(bytes.data()), count);
    at += count;
  }
  return hash.hex();
}

Result<std::string> stored(const OpenedPack& pack, std::size_t index) {
  TRY_ASSIGN(const std::uint64_t offset, content_offset(pack.file, pack.entries[index]));
  return pack.file.read(offset, pack.entries[index].size);
}

}  // namespace

Result<UpdatePlan> plan_update(const std::filesystem::path& from, const std::filesystem::path& to) {
  TRY_ASSIGN(const OpenedPack old, open(from));
  TRY_ASSIGN(const OpenedPack fresh, open(to));
  std::map<std::string_view, const ZipEntry*> known;
  for (const ZipEntry& entry : old.entries) known.emplace(entry.name, &entry);
  UpdatePlan plan;
  std::uint64_t carried = 0;
  const auto carry = [&](std::uint64_t offset, std::uint64_t size) {
    add(plan.recipe.parts, {false, carried, size});
    add(plan.carried, {false, offset, size});
    carried += size;
  };
  for (const ZipEntry& entry : fresh.entries) {
    const auto before = known.find(entry.name);
    bool alike = false;
    if (before != known.end()) {
      TRY_ASSIGN(alike, are_alike(old, *before->second, fresh, entry));
    }
    if (alike) add(plan.recipe.parts, {true, before->second->offset, entry.end - entry.offset});
    else carry(entry.offset, entry.end - entry.offset);
  }
  const std::uint64_t directory = fresh.entries.back().end;
  carry(directory, fresh.file.size() - directory);
  plan.recipe.base = old.manifest_hash;
  plan.recipe.base_size = old.file.size();
  plan.recipe.size = fresh.file.size();
  TRY_ASSIGN(plan.recipe.blake2b, hash_of_file(fresh.file));
  TRY_ASSIGN(plan.manifest, stored(fresh, 0));
  if (fresh.entries.size() > 1 && fresh.entries[1].name == signature_name) {
    TRY_ASSIGN(plan.signature, stored(fresh, 1));
  }
  return plan;
}

}  // namespace content
