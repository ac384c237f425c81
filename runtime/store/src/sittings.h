// Sittings and their answers as rows: from the first page to the end, and as the evaluation library
// wants them. Each function is to be called inside a transaction.
#pragma once

#include <map>
#include <vector>

#include "database.h"
#include "evaluation/closing.h"
#include "scoring_keys.h"
#include "session/recorder.h"

namespace store {

// The time of an ending as it is kept: a week and what the clock was worth.
struct EndTime {
  std::string week;
  evaluation::ClockQuality clock = evaluation::ClockQuality::unknown;
};

std::string age_band_of(int age_from, int age_to);  // "12-14", "*" where it is not known

base::Result<void> insert_sitting(Database& database, const session::SittingStart& start);
// Of a visit that begins with a later wave, of the reader whose sitting it was found to go on from, or nobody's where that is
// empty. It takes no place in the orders of forms and arms and is no other reader in the flow. Fails with unavailable when
// that sitting is of another instrument or form, is in a sum, or has this wave already.
base::Result<void> insert_later_sitting(Database& database, const session::SittingStart& start, evaluation::Wave wave,
                                        const session::SittingId& reader);
base::Result<void> upsert_answers(Database& database, const session::SittingId& sitting,
                                  const std::vector<evaluation::Answer>& answers);
struct Ending {
  session::SittingEnd how = session::SittingEnd::finished;
  session::Pace pace = session::Pace::readable;
};
base::Result<void> mark_ended(Database& database, const session::SittingId& sitting, const Ending& ending, const EndTime& time);
base::Result<void> end_open_sittings_as_idle(Database& database, const EndTime& time);
base::Result<void> erase_sitting(Database& database, const session::SittingId& sitting);

// The rows of `sittings` (a condition), none of which may be in a block, become withheld, and their answers leave the ledger's
// open ones; they are to be reported as withheld.
base::Result<void> withhold_sittings(Database& database, const std::string& sittings);

base::Result<std::vector<evaluation::Answer>> load_answers(Database& database, const session::SittingId& sitting);

// Ended, in no block, and begun with the first wave; with the answers of all sittings linked to them, and none while one of
// these is open. By week, then by id, which is random.
base::Result<std::vector<evaluation::Sitting>> waiting_sittings(Database& database,
                                                                const std::vector<StoredScoringKey>& keys);
// Ended, in no block, and of a later wave alone: they go on from none, or from one that its reader had deleted.
base::Result<std::vector<evaluation::Sitting>> unpaired_sittings(Database& database, const std::vector<StoredScoringKey>& keys);
// Blocks that a later one may still close over.
base::Result<std::vector<evaluation::PendingBlock>> pending_blocks(Database& database,
                                                                const std::vector<StoredScoringKey>& keys);

}  // namespace store
