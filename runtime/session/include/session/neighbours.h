// Other kiosks on the same local network (docs/decisions/neighbours.md): what is shared with them, the port by which they are met
// (runtime/neighbours has it), and what whoever looks after this kiosk is told of it, which is counts and nothing else. What a
// stranger on the network says is believed nothing: packs are taken by their signatures, files as those of a stick are.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/file.h"
#include "base/result.h"
#include "content/manifest.h"

namespace session {

// ---- what is shared ------------------------------------------------------------------------------

struct SharedPack {
  content::PackId id;
  std::int64_t version = 0;
  std::uint64_t size = 0;  // of its file, in bytes
  std::string hash;        // of its manifest, 64 hex digits

  friend bool operator==(const SharedPack&, const SharedPack&) = default;
};

// What would lie on a stick (docs/formats/courier.md), byte for byte.
struct SharedFile {
  std::string name;  // "KIOSK.INCARNATION.SEQUENCE.batch"
  std::uint64_t size = 0;
  std::string hash;  // BLAKE2b-256 of the file, 64 hex digits

  friend bool operator==(const SharedFile&, const SharedFile&) = default;
};

struct SharedList {
  std::vector<SharedPack> packs;
  std::vector<SharedFile> files;

  friend bool operator==(const SharedList&, const SharedList&) = default;
};

inline constexpr std::size_t most_shared_packs = 200;
inline constexpr std::size_t most_shared_files = 2'000;

struct PackOnShelf {
  SharedPack what;
  std::filesystem::path file;
};
struct FileOnShelf {
  SharedFile what;
  std::function<base::Result<base::Bytes>()> read;  // called from threads of the port's own
};
struct SharedShelf {
  std::vector<PackOnShelf> packs;
  std::vector<FileOnShelf> files;
};

// ---- the port ------------------------------------------------------------------------------------

struct Neighbour {
  std::string address;  // as digits
  std::uint16_t port = 0;
  unsigned interface = 0;  // a link-local address means nothing without one

  friend bool operator==(const Neighbour&, const Neighbour&) = default;
};

enum class NearbyTrouble { no_daemon, no_network };

// Called from one thread at a time. Whatever asks a neighbour fails with unavailable (it is gone, slow, or says too much), corrupt (it
// says what makes no sense), unsupported_version, or with what is_cancelled means.
class NeighbourPort {
 public:
  virtual ~NeighbourPort() = default;
  // From now on exactly this is served, and others find this kiosk.
  virtual tl::expected<void, NearbyTrouble> serve(SharedShelf shelf) = 0;
  // Nothing is served, nothing announced, and no socket is left.
  virtual void stop() = 0;
  virtual tl::expected<std::vector<Neighbour>, NearbyTrouble> look(const base::IsCancelled& is_cancelled) = 0;

  virtual base::Result<SharedList> list(const Neighbour& neighbour, const base::IsCancelled& is_cancelled) = 0;
  // Has the size and the hash that were announced.
  virtual base::Result<base::Bytes> fetch(const Neighbour& neighbour, const SharedFile& file, const base::IsCancelled& is_cancelled) = 0;
  // Goes on where `place` ends, and leaves there what came when it fails. Has the size that was announced; nobody has looked at
  // what is in it. Fails with io or no_space, too.
  virtual base::Result<void> fetch_pack(const Neighbour& neighbour, const SharedPack& pack, const std::filesystem::path& place,
                                        const base::IsCancelled& is_cancelled) = 0;
};

// ---- jobs, and what the desk tells of them -------------------------------------------------------

struct MeetNeighbours {};   // reported as NeighboursMet; from then on others find this kiosk
struct LeaveNeighbours {};  // nobody finds it any more

enum class Nearby { off, looking, on, no_daemon, no_network };

struct NeighboursMet {
  Nearby state = Nearby::off;
  std::int64_t seen = 0;  // the last time
  // Since the start:
  std::int64_t packs = 0;
  std::int64_t batches = 0;
  std::int64_t receipts = 0;
  std::int64_t refused = 0;  // was not what it should be

  friend bool operator==(const NeighboursMet&, const NeighboursMet&) = default;
};

}  // namespace session
