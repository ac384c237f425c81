#include "stock/copy_out.h"

#include "copying.h"
#include "facts.h"
#include "own_packs.h"

namespace stock {
namespace {

namespace fs = std::filesystem;
using session::PackTrouble;

bool holds_whole(const fs::path& file, const session::PackFacts& wanted, const content::OpenOptions& options) {
  const auto pack = content::Pack::open(file, options);
  if (!pack) return false;
  const session::PackFacts facts = facts_of(*pack, size_of(file));
  return facts.manifest_hash == wanted.manifest_hash && facts.signer == wanted.signer && is_sound({file, facts, {}}, options);
}

std::optional<std::uint64_t> free_bytes_on(const fs::path& stick, const DiskHooks& hooks) {
  if (hooks.free_bytes) return hooks.free_bytes(stick);
  std::error_code problem;
  const auto space = fs::space(stick, problem);
  return problem ? std::nullopt : std::optional<std::uint64_t>(space.available);
}

}  // namespace

tl::expected<CopiedOut, session::PackFailure> copy_out(const fs::path& packs, const content::OpenOptions& options, const content::PackId& pack,
                                                       const fs::path& stick, const base::IsCancelled& is_cancelled, const DiskHooks& hooks) {
  const OwnPacks own = read_own_packs(packs, options);
  const Installed* const newest = own.newest(pack);
  if (newest == nullptr) return trouble(PackTrouble::not_here, "there is no pack " + pack.value);
  if (!is_sound(*newest, options)) return trouble(PackTrouble::damaged, newest->file.filename().string() + " is damaged here");
  const session::PackFacts& facts = newest->facts;
  const fs::path place = stick / (facts.id.value + "-" + std::to_string(facts.version) + ".parasol");
  if (holds_whole(place, facts, options)) return CopiedOut{facts, place, true};
  const auto free = free_bytes_on(stick, hooks);
  if (free && *free < facts.bytes) {
    return trouble(PackTrouble::no_room, "there are " + std::to_string(*free) + " bytes free on the stick, and it takes " + std::to_string(facts.bytes));
  }
  auto file = NewFile::create(incoming_name(stick, facts.id));
  if (!file) return tl::unexpected(file.error());
  const CopyWatch watch{is_cancelled, [&](std::uint64_t copied) {
                          if (hooks.after_piece) hooks.after_piece(copied);
                        }};
  if (auto copied = copy_file(newest->file, facts.bytes, *file, watch); !copied) return tl::unexpected(copied.error());
  if (!holds_whole(file->path(), facts, options)) return trouble(PackTrouble::not_written, "the stick does not hold what was written on it");
  if (auto moved = file->move_to(place); !moved) return tl::unexpected(moved.error());
  return CopiedOut{facts, place, false};
}

}  // namespace stock
