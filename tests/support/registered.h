// Instruments of sittings.h, registered at a collector as if their packs had been added.
#pragma once

#include <stdexcept>
#include <variant>

#include "api/instruments.h"
#include "support/sittings.h"

namespace support {

inline api::RegisteredInstrument registered(const evaluation::ScoringKey& key) {
  api::RegisteredInstrument instrument{key.instrument, "org.example.pack 1.0", key.primary, {}, {"chat"}, key.noise};
  for (const evaluation::ItemKey& item : key.items) {
    if (item.form != evaluation::Form::a) continue;
    const auto* scenario = std::get_if<evaluation::KeyFor<content::Scenario>>(&item.key);
    instrument.slots.push_back({item.slot, scenario ? "scenario" : "knowledge", scenario && scenario->key.foil});
  }
  return instrument;
}

inline void register_key(api::Store& store, const evaluation::ScoringKey& key) {
  if (!api::register_instruments(store, {registered(key)}, {"ada", 1'793'000'000})) throw std::runtime_error("the instrument cannot be registered");
}

}  // namespace support
