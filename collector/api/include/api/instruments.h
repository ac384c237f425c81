// Which instruments this collector expects answers of: those of the packs that its operator has added. The words in a block
// (slots, constructs, a chat's name) are held to what the instrument's pack says, so that none of them is a text that
// somebody made up. A block of an instrument that nobody added waits, parked, until its pack is added.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "api/audit.h"
#include "api/reread.h"
#include "api/store.h"
#include "evaluation/block.h"

namespace api {

inline constexpr std::size_t shown_digits = 12;  // of a manifest's hash, in lists for people

struct RegisteredSlot {
  std::string slot;
  std::string construct;
  bool foil = false;

  friend bool operator==(const RegisteredSlot&, const RegisteredSlot&) = default;
};

struct RegisteredInstrument {
  evaluation::InstrumentRef ref;
  std::string pack;                     // its id and version, for lists
  std::string primary;                  // empty: none was named
  std::vector<RegisteredSlot> slots;
  std::vector<std::string> chats;       // blocks of its lessons in which choices are coded
  std::optional<base::Rho> noise{};     // what its blocks must carry

  friend bool operator==(const RegisteredInstrument&, const RegisteredInstrument&) = default;
};

// Fails with invalid_input and one sentence, without the word that is wrong, when the block says what the instrument has not.
base::Result<void> check_words(const evaluation::Block& block, const RegisteredInstrument& instrument);

// Adds those that are not known yet; the number of them. What a manifest says never changes, so nothing is ever replaced.
base::Result<std::size_t> register_instruments(Store& store, const std::vector<RegisteredInstrument>& instruments, const By& by);
base::Result<std::vector<RegisteredInstrument>> registered_instruments(Store& store);  // by manifest and id
std::string to_table(const std::vector<RegisteredInstrument>& instruments);

// Looks instruments up, and remembers those it found: a registered one never changes. Safe to call from many threads.
class Instruments {
 public:
  explicit Instruments(Store& store) : store_(store) {}
  base::Result<std::optional<RegisteredInstrument>> find(const evaluation::InstrumentRef& ref);

 private:
  Store& store_;
  std::mutex mutex_;
  std::map<evaluation::InstrumentRef, RegisteredInstrument> known_;
};

// For reread_parked: a block is read when its instrument is registered and its words are of it.
ReadBlock reader_of_registered(Instruments& instruments);

}  // namespace api
