// What this kiosk does with its neighbours: it puts on the shelf what a stick would carry and the packs that are here, and takes from
// theirs what it lacks, batches and receipts by the code that takes them off a stick and packs by the code that installs them from one.
// Called from one thread, that of the job.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "content/pack.h"
#include "evaluation/courier.h"
#include "library_renewal.h"
#include "session/neighbours.h"
#include "session/outbox.h"
#include "session/pack_desk.h"
#include "sync/onward.h"

namespace app {

struct NeighbourhoodLimits {
  std::size_t neighbours = 12;                                  // visited each time
  std::size_t files_of_one = 64;                                // that are taken of it
  std::uint64_t file_bytes_of_one = std::uint64_t{8} << 20;
  std::size_t packs_of_one = 2;
  std::uint64_t pack_bytes = std::uint64_t{1} << 30;            // of one pack
  std::uint64_t begun_bytes = std::uint64_t{2} << 30;           // of packs that came in part, as large as they are to be
  std::uint64_t wasted_bytes = std::uint64_t{1} << 30;          // of packs that were not what they should be, since the start: then none are taken
  std::uint64_t leave_free_bytes = std::uint64_t{64} << 20;
  std::chrono::milliseconds longest{std::chrono::minutes(30)};  // all of it
};

struct NeighbourhoodSetup {
  session::NeighbourPort& port;
  session::Outbox& outbox;
  const base::Clock& clock;
  std::filesystem::path data;       // of the kiosk; what comes lies in DATA/neighbours until it is looked at
  std::filesystem::path onward;     // what is carried for others
  std::filesystem::path packs;
  std::filesystem::path withdrawn;
  content::OpenOptions options;
  LibraryRenewal* library = nullptr;  // opened anew when a pack came
  std::uint64_t seed = 0;             // of whom it visits first
  NeighbourhoodLimits limits{};
};

class Neighbourhood {
 public:
  explicit Neighbourhood(NeighbourhoodSetup setup);

  // Once round the neighbours that are there. Fails with unavailable when it was cancelled.
  base::Result<session::NeighboursMet> meet(const base::IsCancelled& is_cancelled);
  void leave();

 private:
  struct Begun {
    std::string address;  // of the neighbour that has it
    std::string hash;
    std::uint64_t size = 0;
    std::string name;  // of its file
  };
  struct Listed {
    std::string stamp;  // of the files that it is read from: other bytes under the same name are another file
    session::SharedFile file;
  };
  using Files = std::vector<std::pair<evaluation::CourierItem, session::SharedFile>>;

  session::SharedShelf shelf();
  void put_packs(session::SharedShelf& shelf) const;
  void put_own(session::SharedShelf& shelf);
  void put_files(session::SharedShelf& shelf);
  std::vector<session::BatchName> own_batches();
  void put_file(session::SharedShelf& shelf, const evaluation::CourierItem& item, const std::vector<std::filesystem::path>& places,
                const std::function<base::Result<base::Bytes>()>& read);
  std::filesystem::path incoming() const { return setup_.data / "neighbours"; }
  bool has_room_for(std::uint64_t bytes) const;

  std::vector<session::Neighbour> drawn_from(std::vector<session::Neighbour> seen);
  void visit_all(const std::vector<session::Neighbour>& neighbours, std::chrono::steady_clock::time_point end, const base::IsCancelled& is_cancelled);
  base::Result<void> visit(const session::Neighbour& neighbour, const base::IsCancelled& is_cancelled);
  base::Result<void> take_files(const session::Neighbour& neighbour, const session::SharedList& list, const base::IsCancelled& is_cancelled);
  Files wanted_of(const session::SharedList& list, const session::CollectorContact& collector, const std::vector<session::BatchName>& unsent);
  base::Result<void> settle(const evaluation::CourierFolder& stick, const session::CollectorContact& collector, const base::IsCancelled& is_cancelled);
  base::Result<void> take_packs(const session::Neighbour& neighbour, const session::SharedList& list, const base::IsCancelled& is_cancelled);
  base::Result<void> take_pack(const session::Neighbour& neighbour, const session::SharedPack& pack, const base::IsCancelled& is_cancelled);
  const Begun& begin_or_go_on(const session::Neighbour& neighbour, const session::SharedPack& pack);
  void forget(const std::string& name);  // of what was begun
  bool install(const session::SharedPack& pack, const std::filesystem::path& file, const base::IsCancelled& is_cancelled);
  void refuse(const std::string& what);

  NeighbourhoodSetup setup_;
  base::Random random_;
  session::NeighboursMet met_;
  std::vector<session::BatchName> own_;                        // of this kiosk, as they were when they were last drawn up
  std::optional<std::int64_t> own_due_ms_;                     // when they are drawn up again
  std::map<std::string, Listed> known_;                        // what was on the shelf before, by name
  std::set<std::string> refused_;                              // files that were not what they should be, and who gave such a pack
  std::uint64_t wasted_bytes_ = 0;                             // of such packs
  std::set<std::string> slow_;                                 // who used up their share of the last round they were visited in
  std::vector<Begun> begun_;                                   // packs that came in part, the oldest first
  std::uint64_t begun_so_far_ = 0;
};

}  // namespace app
