#include "schema.h"

namespace store {
namespace {

constexpr const char* migrations[schema_version] = {
    R"sql(
CREATE TABLE kiosk (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  kiosk TEXT NOT NULL,
  incarnation TEXT NOT NULL,
  incarnation_beside INTEGER NOT NULL CHECK (incarnation_beside IN (0, 1)),
  boots INTEGER NOT NULL,
  next_block INTEGER NOT NULL,
  next_batch INTEGER NOT NULL,
  chain_head TEXT NOT NULL,
  withheld_unreported INTEGER NOT NULL,
  blocks_set_aside INTEGER NOT NULL DEFAULT 0,
  server_week TEXT
) STRICT;

CREATE TABLE enrolment (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  url TEXT NOT NULL,
  kiosk TEXT NOT NULL,
  site_type TEXT NOT NULL,
  region TEXT NOT NULL,
  collector_sign_public BLOB NOT NULL,
  collector_box_public BLOB NOT NULL,
  collector_box_key_id TEXT NOT NULL
) STRICT;

CREATE TABLE bookmark (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  bookmark TEXT NOT NULL
) STRICT;

CREATE TABLE ledger (
  unit TEXT PRIMARY KEY CHECK (unit IN ('answers', 'sittings')),
  recorded INTEGER NOT NULL CHECK (recorded = open + sent + withheld + deleted),
  open INTEGER NOT NULL CHECK (open >= 0),
  sent INTEGER NOT NULL CHECK (sent >= 0),
  withheld INTEGER NOT NULL CHECK (withheld >= 0),
  deleted INTEGER NOT NULL CHECK (deleted >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO ledger VALUES ('answers', 0, 0, 0, 0, 0), ('sittings', 0, 0, 0, 0, 0);

CREATE TABLE scoring_key (
  id INTEGER PRIMARY KEY,
  instrument TEXT NOT NULL,
  version INTEGER NOT NULL,
  manifest_hash TEXT NOT NULL,
  key TEXT NOT NULL,
  UNIQUE (instrument, version, manifest_hash)
) STRICT;

CREATE TABLE batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kiosk TEXT NOT NULL,
  incarnation TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  hash TEXT NOT NULL,
  previous TEXT NOT NULL,
  bytes BLOB NOT NULL,
  state TEXT NOT NULL DEFAULT 'frozen' CHECK (state IN ('frozen', 'receipted', 'set_aside')),
  parked INTEGER NOT NULL DEFAULT 0 CHECK (parked IN (0, 1)),
  receipt_week TEXT,
  UNIQUE (kiosk, incarnation, sequence)
) STRICT;

CREATE TABLE block (
  id TEXT PRIMARY KEY,
  incarnation TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  batch INTEGER NOT NULL REFERENCES batch (id),
  last_wave TEXT NOT NULL,
  instrument TEXT NOT NULL,
  version INTEGER NOT NULL,
  manifest_hash TEXT NOT NULL,
  arm TEXT NOT NULL,
  age_band TEXT NOT NULL,
  sex TEXT NOT NULL,
  later TEXT NOT NULL CHECK (later IN ('none', 'waiting', 'closed', 'withheld')),
  next_block TEXT REFERENCES block (id),
  CHECK ((later = 'closed') = (next_block IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE sitting (
  id TEXT PRIMARY KEY,
  scoring_key INTEGER NOT NULL REFERENCES scoring_key (id),
  pack TEXT NOT NULL,
  lesson TEXT NOT NULL,
  age_band TEXT NOT NULL,
  seed INTEGER NOT NULL,
  form_a_first INTEGER NOT NULL CHECK (form_a_first IN (0, 1)),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'ended', 'withheld')),
  how TEXT CHECK (how IN ('finished', 'left', 'quick_exit', 'idle')),
  week TEXT,
  clock TEXT CHECK (clock IN ('unknown', 'plausible', 'anchored')),
  first_block TEXT REFERENCES block (id),
  CHECK ((state = 'open') = (how IS NULL)),
  CHECK ((how IS NULL) = (week IS NULL) AND (how IS NULL) = (clock IS NULL)),
  CHECK (first_block IS NULL OR state = 'ended')
) STRICT, WITHOUT ROWID;
CREATE INDEX sitting_of_block ON sitting (first_block);

CREATE TABLE linkage (
  reader TEXT NOT NULL,
  first_wave TEXT NOT NULL,
  sitting TEXT NOT NULL UNIQUE REFERENCES sitting (id) ON DELETE CASCADE,
  PRIMARY KEY (reader, first_wave)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
  sitting TEXT NOT NULL REFERENCES sitting (id) ON DELETE CASCADE,
  wave TEXT NOT NULL,
  block TEXT NOT NULL CHECK ((block <> '') = (wave = 'practice')),
  item TEXT NOT NULL,
  action TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('answered', 'skipped', 'rather_not_say', 'did_not_come_up')),
  value INTEGER NOT NULL,
  PRIMARY KEY (sitting, wave, block, item, action)
) STRICT, WITHOUT ROWID;
)sql",
    R"sql(
CREATE TABLE bookmark_step (
  id INTEGER PRIMARY KEY,
  step TEXT NOT NULL
) STRICT;
)sql",
    R"sql(
CREATE TABLE crash (
  pack TEXT NOT NULL,
  manifest_hash TEXT NOT NULL,
  lesson TEXT NOT NULL,
  page TEXT NOT NULL,
  times INTEGER NOT NULL CHECK (times > 0),
  PRIMARY KEY (pack, manifest_hash, lesson, page)
) STRICT, WITHOUT ROWID;
)sql",
    R"sql(
CREATE TABLE lesson_count (
  week TEXT PRIMARY KEY,
  begun INTEGER NOT NULL,
  finished INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql",
    R"sql(
CREATE TABLE result (
  block TEXT PRIMARY KEY,
  pack TEXT NOT NULL,
  lesson TEXT NOT NULL,
  week TEXT NOT NULL,
  readers INTEGER NOT NULL CHECK (readers >= 10)
) STRICT, WITHOUT ROWID;

CREATE TABLE result_mean (
  block TEXT NOT NULL REFERENCES result (block) ON DELETE CASCADE,
  construct TEXT NOT NULL,
  readers INTEGER NOT NULL CHECK (readers >= 10),
  before_sum INTEGER NOT NULL,
  after_sum INTEGER NOT NULL,
  PRIMARY KEY (block, construct)
) STRICT, WITHOUT ROWID;
)sql",
    // Blocks say whom they are over and of what. A W1 block of before, which waited for its W12, is never closed over.
    R"sql(
ALTER TABLE block ADD COLUMN cohort TEXT NOT NULL DEFAULT 'finished';
ALTER TABLE block ADD COLUMN content TEXT NOT NULL DEFAULT 'plain';
ALTER TABLE block ADD COLUMN answers_open INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sitting ADD COLUMN hurried INTEGER NOT NULL DEFAULT 0 CHECK (hurried IN (0, 1));
ALTER TABLE sitting ADD COLUMN in_flow INTEGER NOT NULL DEFAULT 0 CHECK (in_flow IN (0, 1));
CREATE TABLE flow (
  way TEXT PRIMARY KEY,
  sittings INTEGER NOT NULL CHECK (sittings >= 0)
) STRICT, WITHOUT ROWID;
UPDATE block SET later = 'withheld' WHERE later = 'waiting';
UPDATE ledger SET withheld = withheld + open - unblocked.answers, open = unblocked.answers
  FROM (SELECT COUNT(answer.sitting) AS answers FROM sitting JOIN answer ON answer.sitting = sitting.id
        WHERE state <> 'withheld' AND first_block IS NULL) AS unblocked WHERE unit = 'answers';
)sql",
    // What went which way is told by instrument and arm. Of which instrument earlier counts were nobody wrote down: they go
    // with the latest.
    R"sql(
ALTER TABLE sitting ADD COLUMN arm TEXT NOT NULL DEFAULT 'none';
ALTER TABLE flow RENAME TO flow_before;
CREATE TABLE flow (
  scoring_key INTEGER NOT NULL REFERENCES scoring_key (id),
  arm TEXT NOT NULL,
  way TEXT NOT NULL,
  sittings INTEGER NOT NULL CHECK (sittings >= 0),
  PRIMARY KEY (scoring_key, arm, way)
) STRICT, WITHOUT ROWID;
INSERT INTO flow SELECT newest.id, 'none', way, sittings
  FROM flow_before, (SELECT MAX(id) AS id FROM scoring_key) AS newest WHERE newest.id IS NOT NULL;
DROP TABLE flow_before;
)sql",
    // Which form the next reader of a stratum begins with.
    R"sql(
CREATE TABLE form_order (
  scoring_key INTEGER NOT NULL REFERENCES scoring_key (id),
  age_band TEXT NOT NULL,
  arm TEXT NOT NULL,
  seed INTEGER NOT NULL,
  dealt INTEGER NOT NULL CHECK (dealt BETWEEN 0 AND 4),
  PRIMARY KEY (scoring_key, age_band, arm)
) STRICT, WITHOUT ROWID;
)sql",
    R"sql(
ALTER TABLE batch ADD COLUMN refused INTEGER NOT NULL DEFAULT 0 CHECK (refused IN (0, 1));
)sql",
    // Which arm of a trial the next reader of a stratum is dealt. Who enrolled before takes part in none.
    R"sql(
ALTER TABLE enrolment ADD COLUMN arms TEXT NOT NULL DEFAULT '';
CREATE TABLE arm_order (
  scoring_key INTEGER NOT NULL REFERENCES scoring_key (id),
  age_band TEXT NOT NULL,
  arms TEXT NOT NULL,
  seed INTEGER NOT NULL,
  dealt INTEGER NOT NULL CHECK (dealt BETWEEN 0 AND 6),
  PRIMARY KEY (scoring_key, age_band)
) STRICT, WITHOUT ROWID;
)sql",
    // Which linking cards were printed here, and which sitting was begun with one: hashes under a key that goes with them.
    R"sql(
CREATE TABLE card_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key BLOB NOT NULL
) STRICT;
CREATE TABLE card (
  hash TEXT PRIMARY KEY,
  week TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE card_use (
  hash TEXT PRIMARY KEY,
  reader TEXT NOT NULL UNIQUE REFERENCES sitting (id) ON DELETE CASCADE,
  week TEXT NOT NULL,
  twin INTEGER NOT NULL DEFAULT 0 CHECK (twin IN (0, 1))
) STRICT, WITHOUT ROWID;
)sql",
    // What a collector needs to be told when it was put back from a backup: which receipt came last, by its hash, and what it
    // once said to this kiosk's enrolment.
    R"sql(
ALTER TABLE batch ADD COLUMN receipt TEXT NOT NULL DEFAULT '';
ALTER TABLE batch ADD COLUMN receipt_order INTEGER NOT NULL DEFAULT 0;
ALTER TABLE enrolment ADD COLUMN answer TEXT NOT NULL DEFAULT '';
)sql",
    // How the collector is reached.
    R"sql(
CREATE TABLE link (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  authorities TEXT NOT NULL,
  pins TEXT NOT NULL,
  proxy TEXT NOT NULL,
  metered INTEGER NOT NULL CHECK (metered IN (0, 1)),
  sent_week TEXT NOT NULL,
  sent_boot INTEGER NOT NULL
) STRICT;
INSERT INTO link VALUES (1, '', '', '', 0, '', 0);
)sql",
};

}  // namespace

base::Result<int> stored_version(Database& database) {
  TRY_ASSIGN(const std::int64_t version, database.number("PRAGMA user_version"));
  return static_cast<int>(version);
}

base::Result<void> migrate(Database& database, const std::filesystem::path& folder) {
  TRY_ASSIGN(int version, stored_version(database));
  if (version < 0 || version > schema_version) {
    return base::fail(base::ErrorCode::unsupported_version,
                      "the data folder " + folder.string() + " was written by a newer version of this program (store version " +
                          std::to_string(version) + ", this program knows up to " + std::to_string(schema_version) +
                          "): install the newer version, or choose another folder with --data");
  }
  while (version < schema_version) {
    TRY_ASSIGN(Transaction step, Transaction::begin(database));
    TRY(database.script(migrations[version]));
    ++version;
    TRY(database.script(("PRAGMA user_version = " + std::to_string(version)).c_str()));
    TRY(step.commit());
  }
  return {};
}

}  // namespace store
