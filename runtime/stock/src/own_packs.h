// The packs that lie in the kiosk's own folder, and what interrupted copies left there.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "content/pack.h"
#include "session/pack_desk.h"

namespace stock {

struct Installed {
  std::filesystem::path file;
  session::PackFacts facts;
  mutable std::optional<bool> sound{};  // once somebody has asked
};

struct RefusedFile {
  std::filesystem::path file;
  session::PackTrouble why;
};

struct OwnPacks {
  std::vector<Installed> files;  // every version that is there
  std::vector<RefusedFile> refused;

  const Installed* newest(const content::PackId& id) const;  // null when there is none
  const Installed* with_manifest(const std::string& hash) const;
};

OwnPacks read_own_packs(const std::filesystem::path& folder, const content::OpenOptions& options);

// Whether the file still holds what was signed; reads it to its last byte, once.
bool is_sound(const Installed& pack, const content::OpenOptions& options);

// Whether a file that cannot be opened was this pack: as the manifest at its beginning says, or else its name.
bool was_of(const std::filesystem::path& damaged, const content::PackId& id);

// The name under which a pack is copied, which nobody opens.
std::filesystem::path incoming_name(const std::filesystem::path& folder, const content::PackId& id);

// Copies that were interrupted, removed by who holds the folder's lock; how many there were.
std::vector<std::filesystem::path> interrupted_copies(const std::filesystem::path& folder);
std::size_t remove_interrupted(const std::filesystem::path& folder);

}  // namespace stock
