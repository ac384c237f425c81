// The packs of this kiosk as whoever looks after it sees them: which are there, which could be brought in from a stick or a
// folder, and what is being done with them. What that takes is plain data here; doing it is the adapter's (runtime/stock),
// in jobs.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/cancel.h"
#include "base/date.h"
#include "base/result.h"
#include "content/manifest.h"

namespace session {

// ---- what there is -------------------------------------------------------------------------------

// Why something was not done. Each is one sentence on the screen.
enum class PackTrouble {
  untrusted,     // nobody this kiosk trusts has signed it
  damaged,
  too_new,       // for this program
  weaker,        // a pack of this name is here that somebody trusted has signed, and this one nobody has
  no_base,       // an update of a pack, or of a version, that is not here
  no_room,
  source_gone,   // the stick was pulled out, or is not what it was
  not_written,   // the folder of packs cannot be written
  not_here,      // what was to be withdrawn
};

// Of a contact that somebody verified: until when (R8).
struct ContactKept {
  content::Text name;
  base::Date expires;  // the first day on which it is not believed any more
};

struct PackFacts {
  content::PackId id;
  content::PackKind kind = content::PackKind::track;
  content::Text title;
  std::int64_t version = 0;
  std::string display_version;
  std::string manifest_hash;
  std::uint64_t bytes = 0;
  std::vector<std::string> languages;  // BCP 47, the source language first
  std::size_t lessons = 0;
  std::string signer;                  // the key's 16 digits; "" when nobody has signed
  bool is_trusted = false;
  std::vector<ContactKept> contacts{};
};

struct RefusedPackFile {
  std::string name;
  PackTrouble why = PackTrouble::damaged;
};

// How what was found stands to what is here. What mends is what is here already, and here it is damaged. Older ones, and those that another key has signed, are brought in only when
// whoever asked for it says so once more.
enum class PackFit { fresh, newer, same, mends, older, other_signer };

struct FoundPack {
  std::string file;  // whole path
  PackFacts pack;
  PackFit fit = PackFit::fresh;
  bool is_update = false;  // only what changed; `pack.bytes` is what it takes when it is put together
};

// A stick or a folder.
struct PackSource {
  std::string name;
  std::vector<FoundPack> packs;
  std::vector<RefusedPackFile> refused;
};

struct PacksSeen {
  std::vector<PackFacts> installed;
  std::vector<RefusedPackFile> refused;  // of those in the kiosk's own folder
  std::vector<PackSource> sources;
  std::optional<std::uint64_t> free_bytes;
  bool is_withdrawn_known = true;  // not: what was withdrawn cannot be read, so nothing is shown that is not installed again
  std::string problem{};           // with what is kept of the packs, for the log
};

// ---- jobs, and what comes of them ----------------------------------------------------------------

struct LookAtPacks {};
struct InstallPack {
  FoundPack found;  // it must still be what it was when it was shown
  bool sure = false;  // older, or of another signer, and asked for once more
};
struct WithdrawPack { content::PackId pack; };
struct CancelPackWork {};

struct PackInstalled { PackFacts pack; };
struct PackWithdrawn { content::PackId pack; };
struct PackWorkFailed { PackTrouble why; };

// Called from the threads of jobs. Fails with PackTrouble, or with nothing when it was cancelled.
struct PackFailure {
  std::optional<PackTrouble> why;
  std::string message;  // for the log
};

class PackPort {
 public:
  virtual ~PackPort() = default;
  virtual PacksSeen look(const base::IsCancelled& is_cancelled) = 0;
  virtual tl::expected<PackFacts, PackFailure> install(const InstallPack& wanted, const base::IsCancelled& is_cancelled,
                                                       const std::function<void(std::int64_t done, std::int64_t of)>& progress) = 0;
  // The files go, and the pack does not come back unless it is installed again.
  virtual tl::expected<void, PackFailure> withdraw(const content::PackId& pack) = 0;
};

// ---- at the desk ---------------------------------------------------------------------------------

// What is being done, whoever is at the screen meanwhile, and what became of it.
struct NoPackWork {};
struct InstallingPack {
  PackFacts pack;
  std::int64_t done = 0;  // bytes; all of them: it is being checked
  std::int64_t of = 0;
};
struct WithdrawingPack { PackFacts pack; };
struct InstalledPack { PackFacts pack; };
struct WithdrawnPack { PackFacts pack; };
struct PackNotDone { PackFacts pack; PackTrouble why; };
using PackWork = std::variant<NoPackWork, InstallingPack, WithdrawingPack, InstalledPack, WithdrawnPack, PackNotDone>;

inline bool is_busy(const PackWork& work) {
  return std::holds_alternative<InstallingPack>(work) || std::holds_alternative<WithdrawingPack>(work);
}

struct PackDesk {
  std::optional<PacksSeen> seen;  // when somebody last looked
  PackWork work;
};

struct LookAtPacksAgain {};
struct InstallFound { std::string file; };
struct WithdrawInstalled { content::PackId pack; };
struct SurePackDeed {};   // asked once more, and meant
struct DropPackDeed {};
struct StopPackWork {};

struct AskInstall { FoundPack found; };
struct AskWithdraw { PackFacts pack; };
using PackQuestion = std::variant<AskInstall, AskWithdraw>;

struct PacksPart {
  std::optional<PackQuestion> question{};
  using Action = std::variant<LookAtPacksAgain, InstallFound, WithdrawInstalled, SurePackDeed, DropPackDeed, StopPackWork>;
};

}  // namespace session
