// The kiosk's folder of packs, and the sticks and folders from which packs are brought into it.
//
// What is brought in is copied under a name that nobody opens, read to its last byte there, and only then given its own name;
// the version before it is removed when the new one has been opened in its place. So at every moment, a power cut included,
// there is a whole pack of the old version or of the new one. What an interrupted copy left is removed by the next.
//
// One at a time: a lock in the folder keeps a second program out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "content/pack.h"
#include "session/pack_desk.h"

namespace stock {

struct PackFolders {
  std::filesystem::path packs;                 // the kiosk's own
  std::filesystem::path withdrawn;             // file in which it is kept what was withdrawn
  std::vector<std::filesystem::path> offered;  // folders that whoever runs the kiosk has named
  std::vector<std::filesystem::path> mounts;   // folders below which sticks appear, as /media
};

// What a disk does, for tests that need one that is full, or a stick that is pulled out.
struct DiskHooks {
  std::function<std::optional<std::uint64_t>(const std::filesystem::path&)> free_bytes;  // none: as the system says
  std::function<void(std::uint64_t copied)> after_piece;
};

inline constexpr std::uint64_t kept_free = std::uint64_t{16} << 20;  // for answers, which may lie on the same disk

std::unique_ptr<session::PackPort> make_pack_port(PackFolders folders, content::OpenOptions options, DiskHooks hooks = {});

// Packs that were withdrawn and not installed again. None when the file is not there; fails with corrupt or io.
base::Result<std::set<content::PackId>> withdrawn_packs(const std::filesystem::path& file);

inline std::filesystem::path withdrawn_in(const std::filesystem::path& data) { return data / "withdrawn.json"; }

// The disks that are mounted below these folders, one or two levels down: /media/stick, /run/media/somebody/stick.
std::vector<std::filesystem::path> mounted_below(const std::vector<std::filesystem::path>& roots);

}  // namespace stock
