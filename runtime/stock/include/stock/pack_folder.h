// The kiosk's folder of packs, and the sticks and folders from which packs are brought into it.
//
// What is brought in is copied under a name that nobody opens, read to its last byte there, and only then given its own name;
// the version before it is removed when the new one has been opened in its place. So at every moment, a power cut included,
// there is a whole pack of the old version or of the new one. What an interrupted copy left is removed by the next, and by whoever
// looks. It is not gone on with: a stick is read in less than a minute, and half a copy is worth less than a simple rule.
//
// One at a time: a lock in the folder keeps a second program out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "content/pack.h"
#include "session/pack_desk.h"

namespace stock {

// A person chooses whatever may be brought in. Where nobody does, only a newer version is of what is here, and nothing that was withdrawn
// comes back, however shortly before.
enum class Choice { a_person, nobody };

struct PackFolders {
  std::filesystem::path packs;                 // the kiosk's own
  std::filesystem::path withdrawn;             // file in which it is kept what was withdrawn
  std::vector<std::filesystem::path> offered;  // folders and files that whoever runs the kiosk has named
  std::vector<std::filesystem::path> mounts;   // folders below which sticks appear, as /media
  Choice choice = Choice::a_person;
};

// What a disk does, for tests that need one that is full, or a stick that is pulled out.
struct DiskHooks {
  std::function<std::optional<std::uint64_t>(const std::filesystem::path&)> free_bytes;  // none: as the system says
  std::function<void(std::uint64_t copied)> after_piece;
};

inline constexpr std::uint64_t kept_free = std::uint64_t{16} << 20;  // for answers, which may lie on the same disk

// What interrupted copies left in the folder; nothing while somebody is copying. How many there were.
std::size_t remove_interrupted_copies(const std::filesystem::path& packs);

std::unique_ptr<session::PackPort> make_pack_port(PackFolders folders, content::OpenOptions options, DiskHooks hooks = {});

// Packs that were withdrawn and not installed again. Kept twice: what one file lost the other has.
struct Withdrawn {
  std::set<content::PackId> packs{};
  bool is_known = true;   // not: something was kept and neither file can be read, so every pack counts as withdrawn
  std::string problem{};  // for the log, when a file is damaged or gone

  bool contains(const content::PackId& pack) const { return !is_known || packs.contains(pack); }
};
Withdrawn withdrawn_packs(const std::filesystem::path& file);

inline std::filesystem::path withdrawn_in(const std::filesystem::path& data) { return data / "withdrawn.json"; }

// The disks that are mounted below these folders, one or two levels down: /media/stick, /run/media/somebody/stick.
std::vector<std::filesystem::path> mounted_below(const std::vector<std::filesystem::path>& roots);

}  // namespace stock
