#include "api/instruments.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/practice_codes.h"
#include "base/text.h"
#include "text_table.h"

namespace api {
namespace {

using base::ErrorCode;
using Json = nlohmann::json;

std::string words_of(const RegisteredInstrument& instrument) {
  Json slots = Json::array();
  for (const RegisteredSlot& slot : instrument.slots) slots.push_back({{"slot", slot.slot}, {"construct", slot.construct}, {"foil", slot.foil}});
  return Json{{"slots", slots}, {"chats", instrument.chats}, {"primary", instrument.primary}, {"noise", instrument.noise ? base::to_text(*instrument.noise) : ""}}.dump();
}

base::Result<RegisteredInstrument> instrument_at(const InstrumentRow& row) {
  try {
    const Json words = Json::parse(row.words);
    RegisteredInstrument instrument{{row.id, static_cast<int>(row.version), row.manifest}, row.pack, words.at("primary").get<std::string>(), {},
                                    words.at("chats").get<std::vector<std::string>>()};
    instrument.noise = base::parse_rho(words.at("noise").get<std::string>());
    for (const Json& slot : words.at("slots")) {
      instrument.slots.push_back({slot.at("slot").get<std::string>(), slot.at("construct").get<std::string>(), slot.at("foil").get<bool>()});
    }
    return instrument;
  } catch (const Json::exception& error) {
    return base::fail(ErrorCode::corrupt, "the instrument " + row.id + " is damaged in the database: " + error.what());
  }
}

tl::unexpected<base::Error> foreign(const evaluation::Block& block, const char* what) {
  return base::fail(ErrorCode::invalid_input, "block " + std::to_string(block.sequence) + " names " + what + " that its instrument does not have");
}

base::Result<void> check_table(const evaluation::Block& block, const evaluation::Table& table, const RegisteredInstrument& instrument) {
  if (table.is_practice()) {
    if (base::find_practice_code(table.slot) == nullptr) return foreign(block, "a practice code");
    return base::holds(instrument.chats, table.block) ? base::Result<void>() : foreign(block, "a chat");
  }
  const RegisteredSlot said{table.slot, table.construct, table.foil};
  const bool known = std::find(instrument.slots.begin(), instrument.slots.end(), said) != instrument.slots.end();
  return known ? base::Result<void>() : foreign(block, "a slot");
}

}  // namespace

base::Result<void> check_words(const evaluation::Block& block, const RegisteredInstrument& instrument) {
  for (const evaluation::Table& table : block.tables) TRY(check_table(block, table, instrument));
  if (!block.primary.empty() && block.primary != instrument.primary) return foreign(block, "a primary outcome");
  const std::optional<base::Rho> noise = block.noise ? std::optional(block.noise->rho) : std::nullopt;
  if (noise != instrument.noise) return base::fail(ErrorCode::invalid_input, "block " + std::to_string(block.sequence) + " carries other noise than its instrument asks for");
  return {};
}

base::Result<std::size_t> register_instruments(Store& store, const std::vector<RegisteredInstrument>& instruments, const By& by) {
  return store.write([&](Rows& rows) -> base::Result<std::size_t> {
    std::size_t added = 0;
    for (const RegisteredInstrument& instrument : instruments) {
      const evaluation::InstrumentRef& ref = instrument.ref;
      TRY_ASSIGN(const std::optional<InstrumentRow> known, rows.instrument(ref.manifest_hash, ref.id));
      if (known) continue;
      TRY(rows.insert(InstrumentRow{ref.manifest_hash, ref.id, ref.version, instrument.pack, words_of(instrument), by.at_s}));
      TRY(record(rows, by, "instrument", ref.id + " " + std::to_string(ref.version) + " " + ref.manifest_hash));
      ++added;
    }
    return added;
  });
}

base::Result<std::vector<RegisteredInstrument>> registered_instruments(Store& store) {
  TRY_ASSIGN(const std::vector<InstrumentRow> rows, store.read([](const Rows& read) { return read.instruments(); }));
  std::vector<RegisteredInstrument> list;
  for (const InstrumentRow& row : rows) {
    TRY_ASSIGN(RegisteredInstrument instrument, instrument_at(row));
    list.push_back(std::move(instrument));
  }
  return list;
}

std::string to_table(const std::vector<RegisteredInstrument>& instruments) {
  TextRows rows = {{"instrument", "version", "slots", "chats", "pack", "manifest"}};
  for (const RegisteredInstrument& each : instruments) {
    rows.push_back({each.ref.id, std::to_string(each.ref.version), std::to_string(each.slots.size()), std::to_string(each.chats.size()), each.pack,
                    each.ref.manifest_hash.substr(0, shown_digits)});
  }
  return align(rows, "");
}

base::Result<std::optional<RegisteredInstrument>> Instruments::find(const evaluation::InstrumentRef& ref) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = known_.find(ref); known != known_.end()) return std::optional(known->second);
  }
  TRY_ASSIGN(const std::optional<InstrumentRow> row, store_.read([&](const Rows& rows) { return rows.instrument(ref.manifest_hash, ref.id); }));
  if (!row || row->version != ref.version) return std::optional<RegisteredInstrument>();
  TRY_ASSIGN(RegisteredInstrument instrument, instrument_at(*row));
  const std::lock_guard lock(mutex_);
  return std::optional(known_.emplace(ref, std::move(instrument)).first->second);
}

ReadBlock reader_of_registered(Instruments& instruments) {
  return [&instruments](const std::string& json) -> base::Result<evaluation::Block> {
    TRY_ASSIGN(evaluation::Block block, evaluation::parse_block(json));
    TRY_ASSIGN(const std::optional<RegisteredInstrument> instrument, instruments.find(block.stratum.instrument));
    if (!instrument) return base::fail(ErrorCode::not_found, "its instrument is not registered");
    TRY(check_words(block, *instrument));
    return block;
  };
}

}  // namespace api
