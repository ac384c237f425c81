// What the collector must be able to keep: the port that its database implements. A store knows rows
// and their keys and nothing of the rules: what a batch, a token or a refusal is worth is judged
// above it (judgement.h), so that every store behaves alike. Rows are read and changed in units of
// work. A unit that returns an error, or whose changes cannot be made durable, leaves nothing behind.
// Every store passes tests/unit/collector/store_contract_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/arms.h"
#include "base/file.h"
#include "base/result.h"
#include "evaluation/chain.h"

namespace api {

struct Token {
  std::string id;
  base::Bytes proof_key;
  std::string site_type;
  std::string region;
  std::int64_t created_s = 0;
  std::string used_by;  // kiosk id; empty: unused
  std::string answer;   // what that kiosk was told
  std::string site{};   // a word of the operator's that no kiosk is told
  base::Arms arms{};    // of the trial that its kiosk takes part in
  std::int64_t expires_s = 0;  // from then on it enrols nobody new; 0: of before, and never

  friend bool operator==(const Token&, const Token&) = default;
};

// A kiosk that has enrolled.
struct Station {
  std::string kiosk;
  base::Bytes sign_public;
  base::Bytes box_public;
  std::string site_type;
  std::string region;
  std::int64_t enrolled_s = 0;
  std::string site{};  // empty: enrolled before sites were known
  base::Arms arms{};   // that any of its enrolments named: blocks in no other are admitted

  friend bool operator==(const Station&, const Station&) = default;
};

struct ChainKey {
  std::string kiosk;
  std::string incarnation;

  friend auto operator<=>(const ChainKey&, const ChainKey&) = default;
};

// How far one kiosk's incarnation has come; kept with its batches, so that nobody needs to count them.
struct Chain {
  ChainKey key;
  std::uint64_t batches = 0;
  std::uint64_t highest = 0;
  std::uint64_t contiguous = 0;
  std::string head = evaluation::no_previous_hash;  // hash at contiguous
  std::uint64_t parked = 0;                         // batches kept whole
  std::uint64_t parked_blocks = 0;

  friend bool operator==(const Chain&, const Chain&) = default;
};

struct BatchRow {
  ChainKey chain;
  evaluation::Link link;
  std::string receipt;
  std::int64_t received_s = 0;

  friend bool operator==(const BatchRow&, const BatchRow&) = default;
};

// Never changed once inserted.
struct BlockRow {
  std::int64_t position = 0;  // given by the store, higher than that of every block inserted before
  std::string id;
  ChainKey chain;
  std::uint64_t batch = 0;  // its sequence
  std::string json;

  friend bool operator==(const BlockRow&, const BlockRow&) = default;
};

// A block of a kind that this program does not know, until a later one reads it.
struct ParkedBlockRow {
  std::string id;
  ChainKey chain;
  std::uint64_t batch = 0;     // its sequence
  std::uint64_t sequence = 0;  // the block's own
  std::string kind;
  std::string json;  // as it came

  friend bool operator==(const ParkedBlockRow&, const ParkedBlockRow&) = default;
};

// A batch that was refused because it contradicts what is stored.
struct Alarm {
  std::string kiosk;
  std::string incarnation;
  std::uint64_t sequence = 0;
  std::string hash;
  std::string reason;  // "conflict", "broken_chain", "not_admitted", "other_key", "rotation" (its counter is the sequence)
  std::int64_t received_s = 0;

  friend bool operator==(const Alarm&, const Alarm&) = default;
};

struct AlarmCounts {
  std::int64_t alarms = 0;
  std::int64_t quarantined = 0;  // those whose batch is kept

  friend bool operator==(const AlarmCounts&, const AlarmCounts&) = default;
};

// A signed statement that blocks do not count (I8).
struct Void {
  std::string kiosk;
  std::string block;  // empty: the whole kiosk
  std::string reason;
  std::string statement;
  std::int64_t created_s = 0;

  friend bool operator==(const Void&, const Void&) = default;
};

// An instrument of a pack that the operator has added. Never changed once inserted.
struct InstrumentRow {
  std::string manifest;  // 64 hex digits
  std::string id;
  std::int64_t version = 0;
  std::string pack;
  std::string words;  // JSON: what blocks of it may name (instruments.h)
  std::int64_t added_s = 0;

  friend bool operator==(const InstrumentRow&, const InstrumentRow&) = default;
};

// A kiosk's statement that another key signs for it from now on (evaluation/rotation.h). Never changed once inserted.
struct RotationRow {
  std::string kiosk;
  std::int64_t counter = 0;  // from 1, no gaps
  std::string statement;
  std::string receipt;
  std::int64_t received_s = 0;

  friend bool operator==(const RotationRow&, const RotationRow&) = default;
};

// An entry of the log of who did what (audit.h). Never changed once inserted.
struct AuditRow {
  std::int64_t number = 0;  // from 1, no gaps
  std::string previous;
  std::string hash;
  std::int64_t at_s = 0;
  std::string who;
  std::string what;
  std::string about;

  friend bool operator==(const AuditRow&, const AuditRow&) = default;
};

// The rows as one unit of work sees them: what was durable when it began, and its own changes. To be
// used by the unit's thread and until the unit ends. `insert` fails with invalid_input when a row with
// that key is there, `update` and `remove` with not_found when none is.
class Rows {
 public:
  virtual ~Rows() = default;

  virtual base::Result<std::optional<Token>> token(const std::string& id) const = 0;
  virtual base::Result<std::vector<Token>> tokens() const = 0;  // by id
  virtual base::Result<void> insert(const Token& token) = 0;
  virtual base::Result<void> update(const Token& token) = 0;

  virtual base::Result<std::optional<Station>> station(const std::string& kiosk) const = 0;
  virtual base::Result<std::vector<Station>> stations() const = 0;  // by kiosk
  virtual base::Result<void> insert(const Station& station) = 0;
  virtual base::Result<void> update(const Station& station) = 0;

  virtual base::Result<std::vector<RotationRow>> rotations(const std::string& kiosk) const = 0;  // by counter
  virtual base::Result<void> insert(const RotationRow& rotation) = 0;

  virtual base::Result<std::optional<Chain>> chain(const ChainKey& key) const = 0;
  virtual base::Result<std::vector<Chain>> chains() const = 0;  // by key
  virtual base::Result<void> insert(const Chain& chain) = 0;
  virtual base::Result<void> update(const Chain& chain) = 0;

  // From sequence `first` on, at most `limit`, lowest first.
  virtual base::Result<std::vector<BatchRow>> batches(const ChainKey& chain, std::uint64_t first,
                                                      std::size_t limit) const = 0;
  // With the bytes only when nothing of the batch could be read.
  virtual base::Result<void> insert(const BatchRow& batch, const std::optional<base::Bytes>& parked) = 0;

  virtual base::Result<std::optional<std::string>> kiosk_of_block(const std::string& id) const = 0;  // stored or parked
  virtual base::Result<std::int64_t> last_position() const = 0;  // of a block; 0 without any
  // Positions above `after` up to `last`, at most `limit`, lowest first.
  virtual base::Result<std::vector<BlockRow>> blocks(std::int64_t after, std::int64_t last,
                                                     std::size_t limit) const = 0;
  virtual base::Result<void> insert(const BlockRow& block) = 0;  // at a position of the store's choice

  // Ids above `after`, at most `limit`, lowest first.
  virtual base::Result<std::vector<ParkedBlockRow>> parked_blocks(const std::string& after,
                                                                  std::size_t limit) const = 0;
  virtual base::Result<void> insert(const ParkedBlockRow& block) = 0;
  virtual base::Result<void> remove_parked_block(const std::string& id) = 0;

  virtual base::Result<AlarmCounts> alarm_counts(const std::string& kiosk) const = 0;
  virtual base::Result<bool> has_alarm(const ChainKey& chain, std::uint64_t sequence,
                                       const std::string& hash) const = 0;
  virtual base::Result<std::vector<Alarm>> alarms() const = 0;  // oldest first
  virtual base::Result<void> insert(const Alarm& alarm, const std::optional<base::Bytes>& quarantined) = 0;

  virtual base::Result<bool> has_void(const std::string& kiosk, const std::string& block) const = 0;
  virtual base::Result<std::vector<Void>> voids() const = 0;  // by kiosk and block
  virtual base::Result<void> insert(const Void& statement) = 0;

  virtual base::Result<std::optional<InstrumentRow>> instrument(const std::string& manifest, const std::string& id) const = 0;
  virtual base::Result<std::vector<InstrumentRow>> instruments() const = 0;  // by manifest and id
  virtual base::Result<void> insert(const InstrumentRow& instrument) = 0;

  virtual base::Result<std::optional<AuditRow>> last_audit() const = 0;
  virtual base::Result<std::vector<AuditRow>> audit(std::int64_t after, std::size_t limit) const = 0;  // lowest first
  virtual base::Result<void> insert(const AuditRow& entry) = 0;
};

// Safe to call from any thread, but never from within a unit. Besides the unit's own errors: unavailable
// (too busy: try again), no_space, io, or corrupt (the database is damaged).
class Store {
 public:
  virtual ~Store() = default;

  // The work sees one moment and may hold writers up: it reads its few rows and returns. Whatever takes
  // long, parsing above all, is done outside; what does not fit one unit is read in pages (block_pages.h).
  template <typename Work>
  std::invoke_result_t<Work&, const Rows&> read(Work&& work) {
    return answer_of<const Rows>(work, [this](const Reading& unit) { return reading(unit); });
  }

  // Durable when it returns success. Units of many threads may share one transaction, each undone alone.
  template <typename Work>
  std::invoke_result_t<Work&, Rows&> write(Work&& work) {
    return answer_of<Rows>(work, [this](const Writing& unit) { return writing(unit); });
  }

  // The same for whoever does not wait: `done` is called once with what came of it, on any thread, perhaps before this returns,
  // and must not take long.
  void write_later(std::function<base::Result<void>(Rows&)> work, std::function<void(base::Result<void>)> done) {
    writing_later(std::move(work), std::move(done));
  }

 protected:
  using Reading = std::function<base::Result<void>(const Rows&)>;
  using Writing = std::function<base::Result<void>(Rows&)>;
  virtual base::Result<void> reading(const Reading& unit) = 0;
  virtual base::Result<void> writing(const Writing& unit) = 0;
  using Written = std::function<void(base::Result<void>)>;
  virtual void writing_later(Writing unit, Written done) { done(writing(unit)); }

 private:
  template <typename RowsGiven, typename Work, typename Run>
  static std::invoke_result_t<Work&, RowsGiven&> answer_of(Work& work, const Run& run) {
    using Answer = std::invoke_result_t<Work&, RowsGiven&>;
    if constexpr (std::is_same_v<Answer, base::Result<void>>) {
      return run(work);
    } else {
      std::optional<typename Answer::value_type> value;
      TRY(run([&](RowsGiven& rows) -> base::Result<void> {
        TRY_ASSIGN(auto found, work(rows));
        value.emplace(std::move(found));
        return {};
      }));
      return std::move(*value);
    }
  }
};

}  // namespace api
