#include "own_packs.h"

#include <algorithm>
#include <fstream>

#include "base/folder.h"
#include "facts.h"
#include "places.h"

namespace stock {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view incoming = ".incoming-";

// A pack begins with its manifest, stored; "" when that is not whole any more.
std::string id_at_beginning(const fs::path& file) {
  constexpr std::size_t header = 30;
  constexpr std::size_t largest_manifest = std::size_t{4} << 20;
  constexpr std::string_view name = "manifest.json";
  std::ifstream stream(file, std::ios::binary);
  std::string bytes(header + name.size(), '\0');
  if (!stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) || !bytes.starts_with("PK\3\4") || !bytes.ends_with(name)) return "";
  std::size_t size = 0;
  for (std::size_t i = 0; i < 4; ++i) size |= std::size_t{static_cast<unsigned char>(bytes[22 + i])} << (8 * i);
  if (size > largest_manifest) return "";
  std::string manifest(size, '\0');
  if (!stream.read(manifest.data(), static_cast<std::streamsize>(size))) return "";
  content::Findings findings;
  const auto parsed = content::parse_manifest(manifest, findings);
  return parsed ? parsed->id.value : "";
}

bool is_named_like(const std::string& stem, const std::string& id) {
  const auto last = id.rfind('.');
  if (stem == id || (last != std::string::npos && stem == id.substr(last + 1))) return true;
  return stem.starts_with(id + "-") && stem.find_first_not_of("0123456789", id.size() + 1) == std::string::npos;
}

}  // namespace

const Installed* OwnPacks::newest(const content::PackId& id) const {
  const Installed* newest = nullptr;
  for (const Installed& each : files) {
    if (each.facts.id == id && (newest == nullptr || each.facts.version > newest->facts.version)) newest = &each;
  }
  return newest;
}

const Installed* OwnPacks::with_manifest(const std::string& hash) const {
  const auto at = std::find_if(files.begin(), files.end(), [&](const Installed& each) { return each.facts.manifest_hash == hash; });
  return at == files.end() ? nullptr : &*at;
}

OwnPacks read_own_packs(const fs::path& folder, const content::OpenOptions& options) {
  OwnPacks own;
  const auto names = base::names_in(folder);
  if (!names) return own;
  for (const std::string& name : *names) {
    const fs::path file = folder / name;
    if (!is_pack_name(file)) continue;
    const auto pack = content::Pack::open(file, options);
    if (pack) own.files.push_back({file, facts_of(*pack, size_of(file)), {}});
    else own.refused.push_back({file, trouble_of(pack.error().code)});
  }
  return own;
}

bool was_of(const fs::path& damaged, const content::PackId& id) {
  const std::string said = id_at_beginning(damaged);
  return said.empty() ? is_named_like(damaged.stem().string(), id.value) : said == id.value;
}

bool is_sound(const Installed& pack, const content::OpenOptions& options) {
  if (!pack.sound) {
    const auto opened = content::Pack::open(pack.file, options);
    pack.sound = opened && opened->check_bytes();
  }
  return *pack.sound;
}

fs::path incoming_name(const fs::path& folder, const content::PackId& id) { return folder / (std::string(incoming) + id.value); }

std::vector<fs::path> interrupted_copies(const fs::path& folder) {
  std::vector<fs::path> copies;
  const auto names = base::names_in(folder);
  for (const std::string& name : names ? *names : std::vector<std::string>()) {
    if (name.starts_with(incoming)) copies.push_back(folder / name);
  }
  return copies;
}

std::size_t remove_interrupted(const fs::path& folder) {
  std::size_t removed = 0;
  std::error_code problem;
  for (const fs::path& copy : interrupted_copies(folder)) removed += fs::remove(copy, problem) ? 1U : 0U;
  return removed;
}

}  // namespace stock
