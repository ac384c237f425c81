#include "scoring_keys.h"

#include "base/text.h"

namespace store {

base::Result<void> keep_scoring_key(Database& database, const evaluation::ScoringKey& key) {
  const evaluation::InstrumentRef& instrument = key.instrument;
  const auto hash = base::from_hex(instrument.manifest_hash);
  if (!base::is_plain_id(instrument.id) || instrument.version < 1 || !hash || hash->size() != 32) {
    return base::fail(base::ErrorCode::invalid_input,
                      "a scoring key needs a plain instrument id, a version from 1 and a manifest hash of 64 hex digits");
  }
  return database.run("INSERT INTO scoring_key (instrument, version, manifest_hash, key) VALUES (?1, ?2, ?3, ?4) "
                      "ON CONFLICT DO NOTHING",
                      {instrument.id, instrument.version, instrument.manifest_hash, evaluation::scoring_key_json(key)});
}

base::Result<std::vector<StoredScoringKey>> load_scoring_keys(Database& database) {
  TRY_ASSIGN(Query rows, database.query("SELECT id, instrument, version, manifest_hash, key FROM scoring_key ORDER BY id"));
  std::vector<StoredScoringKey> keys;
  while (true) {
    TRY_ASSIGN(const bool more, rows.next());
    if (!more) return keys;
    evaluation::InstrumentRef instrument{rows.text(1), static_cast<int>(rows.integer(2)), rows.text(3)};
    TRY_ASSIGN(evaluation::ScoringKey key, evaluation::parse_scoring_key(rows.text(4), std::move(instrument)));
    keys.push_back({rows.integer(0), std::move(key)});
  }
}

}  // namespace store
