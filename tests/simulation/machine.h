// One kiosk: the real store in a folder of its own, a clock that may be wrong, and beside it what it was told and must still
// hold. Machines with copies of one disk are one kiosk to the collector.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "disks.h"
#include "oracle.h"
#include "readers.h"
#include "seen_clock.h"
#include "store/store.h"

namespace simulation {

enum class Held { open, ended, in_block, withheld, destroyed, deleted };

struct Known {
  std::int64_t number = 0;
  evaluation::Sitting sitting;  // with the answers whose keeping was confirmed
  bool is_later = false;        // a visit weeks after
  std::string reader;           // whose it is; its own id where it goes on from none
  Held place = Held::open;
  std::string block;            // the first one it is in
  std::int64_t ended_s = 0;     // as the machine believed
  bool ended_by_wrong_clock = false;
};

struct KnownBatch {
  std::string hash;
  std::string state;
  bool refused = false;
};

// What the disk must hold; copied with the disk.
struct Memory {
  std::map<std::string, Known> sittings;
  std::map<std::pair<std::string, std::uint64_t>, KnownBatch> batches;
  std::string incarnation;
  std::map<std::string, std::vector<std::string>> members;  // ids, of each block
  bool got_receipt = false;   // since something was withheld
};

struct CopiedDisk {
  std::filesystem::path folder;
  Memory memory;
};

class Machine {
 public:
  Machine(Disks& disks, std::string name, const base::Clock& clock, std::uint64_t seed, Oracle& oracle);

  // Opens the store, and looks whether everything that was confirmed is there. False while the disk does not let it.
  bool start();
  void stop();
  void lose_power();  // at rest
  bool is_on() const { return store_ != nullptr; }
  // After each call that failed: whether its power went. What the call would have changed may be there or not.
  bool power_went() const { return disk_->plan.off; }

  store::Store& store() { return *store_; }
  SeenClock& clock() { return clock_; }
  Disk& disk() { return *disk_; }
  const std::string& name() const { return name_; }
  const std::filesystem::path folder() const { return disks_.folder(name_); }
  Memory& memory() { return memory_; }
  sqlite3* connection() const { return disks_.connection(folder() / "kiosk.db"); }
  const std::string& kiosk() const { return kiosk_; }

  // Each is one call of the store and what follows of it; `false`: it failed.
  bool begin(const Reader& reader, const std::optional<evaluation::LinkingCard>& card, bool is_later, std::string* said);
  bool keep(const std::string& id, const std::vector<evaluation::Answer>& answers);
  bool end(const std::string& id, session::SittingEnd how, bool hurried);
  bool erase(const std::string& id);

  enum class After { call, closing, start, settling };  // settling: receipts may have come
  // Compares the tables with what must be there.
  void look(After after, const evaluation::KeyPairs& collector_keys);
  void check_ledger();
  // Of a sitting that is in no block: "" where it ended under a clock that nobody can believe, and so may wait for ever.
  std::string why_waiting(const Known& known) const;

  bool was_copied = false;         // restored or cloned, so that it may begin anew and have batches set aside
  bool is_enrolled = false;
  bool expects_resending = false;  // the collector was restored from a backup, or heard batches out of order
  evaluation::KeyPairs collector_keys;

 private:
  void failed(std::optional<Known> perhaps);
  void succeeded() {
    perhaps_.reset();
    perhaps_in_part_ = false;
  }
  void look_at_sittings(After after, bool began_anew);
  void look_at(Known& known, const std::string& state, const std::string& block, std::int64_t answers, After after, bool began_anew);
  void look_at_batches(const evaluation::KeyPairs& collector_keys);
  void new_batch(const std::string& incarnation, std::uint64_t sequence, const std::string& hash, const std::string& previous, const base::Bytes& bytes,
                 const evaluation::KeyPairs& collector_keys);
  void add_later_answers(const std::vector<std::string>& ids, evaluation::Sitting& first) const;
  void check_gone(const Known& known) const;
  bool may_be_withheld(const Known& known, bool began_anew) const;
  std::set<std::string> blocks_after(const std::string& block) const;

  Disks& disks_;
  std::string name_;
  Disk* disk_;
  SeenClock clock_;
  evaluation::SeededRandomSource random_;
  Oracle& oracle_;
  std::unique_ptr<store::Store> store_;
  std::string kiosk_;
  Memory memory_;
  std::optional<Known> perhaps_;  // what a call that failed may have come to
  bool perhaps_in_part_ = false;  // it is more than one transaction
  std::map<std::string, std::pair<std::string, std::string>> block_facts_;  // batch hash and next block of each, as last read
};

}  // namespace simulation
