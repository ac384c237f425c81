#include "content/update_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include "content/entry_name.h"
#include "content/hash.h"
#include "json/tree.h"
#include "pack/contents.h"
#include "pack/trust.h"

namespace content {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::array<std::string_view, 2> own_names{recipe_name, changed_name};

// The manifest, its signature if there is one, the recipe, what is carried; all stored as they are.
Result<void> check_entries(const std::vector<ZipEntry>& entries) {
  std::vector<std::string_view> names;
  for (const ZipEntry& entry : entries) {
    names.push_back(entry.name);
    if (entry.compression != Compression::stored) return refuse_entry(entry.name, "is compressed, and in an update nothing is");
  }
  const bool signed_one = names == std::vector<std::string_view>{manifest_name, signature_name, recipe_name, changed_name};
  const bool unsigned_one = names == std::vector<std::string_view>{manifest_name, recipe_name, changed_name};
  if (!signed_one && !unsigned_one) return refuse("the file is no update of a pack");
  for (std::size_t i = 0; i + 1 < entries.size(); ++i) {
    if (entries[i].size > largest_json) return refuse_entry(entries[i].name, "is larger than 4 MiB");
  }
  return {};
}

Result<std::string> read_stored(const PackFile& file, const ZipEntry& entry) {
  TRY_ASSIGN(const std::uint64_t offset, content_offset(file, entry));
  return file.read(offset, entry.size);
}

}  // namespace

struct UpdateFile::Inside {
  PackFile file;
  std::uint64_t changed_at = 0;
  Manifest manifest{};
  std::string manifest_hash{};
  std::optional<Signature> signature{};
  bool trusted = false;
  UpdateRecipe recipe{};
};

UpdateFile::UpdateFile(std::unique_ptr<const Inside> inside) : inside_(std::move(inside)) {}
UpdateFile::UpdateFile(UpdateFile&&) noexcept = default;
UpdateFile& UpdateFile::operator=(UpdateFile&&) noexcept = default;
UpdateFile::~UpdateFile() = default;

const Manifest& UpdateFile::manifest() const { return inside_->manifest; }
const std::string& UpdateFile::manifest_hash() const { return inside_->manifest_hash; }
const std::optional<Signature>& UpdateFile::signature() const { return inside_->signature; }
bool UpdateFile::is_trusted() const { return inside_->trusted; }
const UpdateRecipe& UpdateFile::recipe() const { return inside_->recipe; }

Result<UpdateFile> UpdateFile::open(const std::filesystem::path& path, const OpenOptions& options) {
  TRY_ASSIGN(PackFile file, PackFile::open(path));
  TRY_ASSIGN(const std::vector<ZipEntry> entries, read_zip_directory(file, own_names));
  TRY(check_entries(entries));
  auto inside = std::unique_ptr<Inside>(new Inside{std::move(file)});
  TRY_ASSIGN(const std::string manifest, read_stored(inside->file, entries[0]));
  if (entries.size() == 4) {
    TRY_ASSIGN(const std::string signature, read_stored(inside->file, entries[1]));
    TRY_ASSIGN(inside->signature, parse_signature(signature));
  }
  TRY_ASSIGN(inside->trusted, check_signature(manifest, inside->signature, options));
  Findings findings;
  auto parsed = parse_manifest(manifest, findings);
  if (!parsed) return base::fail(as_error(findings));
  TRY_ASSIGN(const std::string json, read_stored(inside->file, entries[entries.size() - 2]));
  auto recipe = parse_recipe(json, findings);
  if (!recipe) return base::fail(as_error(findings));
  std::uint64_t carried = 0;
  for (const UpdatePart& part : recipe->parts) carried += part.from_base ? 0 : part.size;
  if (carried != entries.back().size) return refuse("the update carries more or less than its recipe takes");
  TRY_ASSIGN(inside->changed_at, content_offset(inside->file, entries.back()));
  inside->manifest = std::move(*parsed);
  inside->manifest_hash = hash_of(manifest);
  inside->recipe = std::move(*recipe);
  return UpdateFile(std::move(inside));
}

Result<void> UpdateFile::apply(const std::filesystem::path& base, const Take& take, const base::IsCancelled& is_cancelled) const {
  TRY_ASSIGN(const PackFile old, PackFile::open(base));
  if (old.size() != recipe().base_size) return base::fail(ErrorCode::invalid_input, base.string() + " is not the pack the update is for");
  Hash hash;
  std::vector<char> buffer(copied_at_once);
  for (const UpdatePart& part : recipe().parts) {
    const PackFile& from = part.from_base ? old : inside_->file;
    std::uint64_t offset = part.offset + (part.from_base ? 0 : inside_->changed_at);
    for (std::uint64_t left = part.size; left > 0;) {
      if (is_cancelled()) return base::fail(base::cancelled());
      const std::size_t count = std::min<std::uint64_t>(left, buffer.size());
      TRY(from.read(offset, buffer.data(), count));
      hash.add(reinterpret_cast<const unsigned char*>(buffer.data()), count);
      TRY(take(buffer.data(), count));
      offset += count;
      left -= count;
    }
  }
  if (hash.hex() != recipe().blake2b) return refuse("what comes of the update is not the pack it says");
  return {};
}

}  // namespace content
