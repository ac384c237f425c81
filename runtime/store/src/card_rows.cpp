#include "card_rows.h"

#include <optional>

namespace store {
namespace {

using evaluation::CardKey;
using evaluation::LinkingCard;
using session::CardBack;
using session::CardBegun;

std::string week_of(const EndTime& now) { return now.clock == evaluation::ClockQuality::unknown ? "" : now.week; }

base::Result<std::optional<CardKey>> load_key(Database& database) {
  TRY_ASSIGN(Query row, database.query("SELECT key FROM card_key"));
  TRY_ASSIGN(const bool found, row.next());
  if (!found) return std::optional<CardKey>();
  std::optional<CardKey> key = CardKey::read(row.bytes(0));
  if (!key) return base::fail(base::ErrorCode::corrupt, "the store holds a key of linking cards that is none");
  return key;
}

base::Result<CardKey> load_or_draw_key(Database& database, evaluation::RandomSource& random) {
  TRY_ASSIGN(const std::optional<CardKey> known, load_key(database));
  if (known) return *known;
  const CardKey drawn = CardKey::draw(random);
  TRY(database.run("INSERT INTO card_key (id, key) VALUES (1, ?1)", {&drawn.bytes()}));
  return drawn;
}

base::Result<bool> was_printed(Database& database, const CardKey& key, const LinkingCard& card) {
  TRY_ASSIGN(const std::int64_t printed, database.number("SELECT COUNT(*) FROM card WHERE hash = ?1", {key.issued(card)}));
  return printed == 1;
}

struct Use {
  std::string reader;
  bool twin = false;
  std::string week;  // "" while no clock could be believed
};

base::Result<std::optional<Use>> load_use(Database& database, const std::string& hash) {
  TRY_ASSIGN(Query row, database.query("SELECT reader, twin, week FROM card_use WHERE hash = ?1", {hash}));
  TRY_ASSIGN(const bool found, row.next());
  if (!found) return std::optional<Use>();
  return Use{row.text(0), row.integer(1) == 1, row.text(2)};
}

// Of the open sitting: a card is another for each instrument.
base::Result<std::string> hash_for(Database& database, const session::SittingId& sitting, const CardKey& key, const LinkingCard& card) {
  TRY_ASSIGN(Query row, database.query("SELECT instrument, version FROM sitting JOIN scoring_key ON scoring_key.id = sitting.scoring_key "
                                       "WHERE sitting.id = ?1 AND state = 'open'", {sitting.value}));
  TRY_ASSIGN(const bool open, row.next());
  if (!open) return base::fail(base::ErrorCode::unavailable, "the sitting is not open, so no card can be used with it");
  return key.used(card, row.text(0), static_cast<int>(row.integer(1)));
}

struct First {
  bool waits = false;  // its answers are in no block yet
  bool form_a_first = true;
  bool came_back = false;
};

base::Result<First> load_first(Database& database, const std::string& reader, evaluation::Wave wave) {
  TRY_ASSIGN(Query row, database.query("SELECT state = 'ended' AND first_block IS NULL, form_a_first, EXISTS (SELECT 1 FROM linkage "
                                       "WHERE linkage.reader = ?1 AND first_wave = ?2) FROM sitting WHERE id = ?1",
                                       {reader, base::name_of(wave)}));
  TRY(row.next());
  return First{row.integer(0) == 1, row.integer(1) == 1, row.integer(2) == 1};
}

}  // namespace

base::Result<std::vector<LinkingCard>> print_cards(Database& database, int count, const EndTime& now, evaluation::RandomSource& random) {
  if (count < 1 || count > session::most_cards_at_once) {
    return base::fail(base::ErrorCode::invalid_input, "a sheet has 1 to " + std::to_string(session::most_cards_at_once) + " cards, not " +
                                                          std::to_string(count));
  }
  TRY_ASSIGN(const std::int64_t printed, database.number("SELECT COUNT(*) FROM card"));
  if (printed + count > session::most_cards_of_a_kiosk) {
    return base::fail(base::ErrorCode::unavailable, std::to_string(printed) + " cards were printed here already, of at most " +
                                                        std::to_string(session::most_cards_of_a_kiosk));
  }
  TRY_ASSIGN(const CardKey key, load_or_draw_key(database, random));
  std::vector<LinkingCard> cards;
  while (cards.size() < static_cast<std::size_t>(count)) {
    const LinkingCard card = LinkingCard::draw(random);
    TRY(database.run("INSERT INTO card (hash, week) VALUES (?1, ?2) ON CONFLICT DO NOTHING", {key.issued(card), week_of(now)}));
    if (database.changed() == 1) cards.push_back(card);
  }
  return cards;
}

base::Result<void> take_back_cards(Database& database, const std::vector<LinkingCard>& cards) {
  TRY_ASSIGN(const std::optional<CardKey> key, load_key(database));
  if (!key) return {};
  for (const LinkingCard& card : cards) TRY(database.run("DELETE FROM card WHERE hash = ?1", {key->issued(card)}));
  return {};
}

base::Result<CardBegun> begin_with_card(Database& database, const session::SittingId& sitting, const LinkingCard& card, const EndTime& now) {
  TRY_ASSIGN(const std::optional<CardKey> key, load_key(database));
  if (!key) return CardBegun::not_ours;
  TRY_ASSIGN(const std::string hash, hash_for(database, sitting, *key, card));
  TRY_ASSIGN(const bool printed, was_printed(database, *key, card));
  if (!printed) return CardBegun::not_ours;
  TRY_ASSIGN(const std::optional<Use> use, load_use(database, hash));
  if (use && use->reader == sitting.value) return use->twin ? CardBegun::twin : CardBegun::taken;
  if (use) {
    TRY(database.run("UPDATE card_use SET twin = 1 WHERE hash = ?1", {hash}));
    return CardBegun::twin;
  }
  TRY(database.run("DELETE FROM card_use WHERE reader = ?1", {sitting.value}));
  TRY(database.run("INSERT INTO card_use (hash, reader, week) VALUES (?1, ?2, ?3)", {hash, sitting.value, week_of(now)}));
  return CardBegun::taken;
}

base::Result<session::CardReader> find_reader(Database& database, const LinkingCard& card, const AskedAgain& asked) {
  TRY_ASSIGN(const std::optional<CardKey> key, load_key(database));
  if (!key) return session::CardReader{};
  TRY_ASSIGN(const bool printed, was_printed(database, *key, card));
  if (!printed) return session::CardReader{};
  TRY_ASSIGN(const std::optional<Use> use, load_use(database, key->used(card, asked.instrument, asked.version)));
  if (!use) return session::CardReader{CardBack::never_begun};
  if (use->twin) return session::CardReader{CardBack::twin};
  TRY_ASSIGN(const First first, load_first(database, use->reader, asked.wave));
  if (first.came_back) return session::CardReader{CardBack::came_back};
  if (!first.waits) return session::CardReader{CardBack::too_late};
  return session::CardReader{CardBack::known, session::SittingId(use->reader), first.form_a_first};
}

namespace {

bool is_weeks_ago(const Use& use, const EndTime& now) {
  const std::string week = week_of(now);
  if (use.week.empty() || week.empty()) return false;
  return evaluation::days_between_weeks(use.week, week).value_or(0) >= session::follow_up_after_days;
}

base::Result<bool> goes_on_from(Database& database, const std::string& reader, const session::SittingId& sitting) {
  TRY_ASSIGN(const std::int64_t linked, database.number("SELECT COUNT(*) FROM linkage WHERE reader = ?1 AND sitting = ?2", {reader, sitting.value}));
  return linked == 1;
}

}  // namespace

base::Result<VisitSaid> say_visit(Database& database, const session::SittingStart& start, const LinkingCard& card, const EndTime& now) {
  using session::CardVisit;
  const VisitSaid first{{CardVisit::first, start.form_a_first}};
  TRY_ASSIGN(const std::optional<CardKey> key, load_key(database));
  if (!key) return VisitSaid{};
  TRY_ASSIGN(const bool printed, was_printed(database, *key, card));
  if (!printed) return VisitSaid{};
  TRY_ASSIGN(const std::optional<Use> use, load_use(database, key->used(card, start.instrument, start.instrument_version)));
  if (!use || use->reader == start.id.value) return first;
  TRY_ASSIGN(const First begun, load_first(database, use->reader, evaluation::Wave::follow_up));
  const VisitSaid linked{{CardVisit::later, begun.form_a_first}, session::SittingId(use->reader)};
  TRY_ASSIGN(const bool again, goes_on_from(database, use->reader, start.id));
  if (again) return linked;
  if (begun.came_back) return VisitSaid{{CardVisit::came_back, begun.form_a_first}};
  if (!is_weeks_ago(*use, now)) return first;
  if (use->twin || !begun.waits) return VisitSaid{{CardVisit::later, use->twin ? start.form_a_first : begun.form_a_first}};
  return linked;
}

base::Result<session::CardCounts> count_cards(Database& database) {
  TRY_ASSIGN(const std::int64_t printed, database.number("SELECT COUNT(*) FROM card"));
  TRY_ASSIGN(const std::int64_t begun, database.number("SELECT COUNT(*) FROM card_use"));
  return session::CardCounts{printed, begun};
}

base::Result<bool> destroy_old_cards(Database& database, const EndTime& now) {
  const std::string week = week_of(now);
  if (week.empty()) return false;
  TRY(database.run("UPDATE card SET week = ?1 WHERE week = ''", {week}));
  TRY(database.run("UPDATE card_use SET week = ?1 WHERE week = ''", {week}));
  std::vector<std::string> old;
  {
    TRY_ASSIGN(Query rows, database.query("SELECT DISTINCT week FROM card UNION SELECT week FROM card_use"));
    while (true) {
      TRY_ASSIGN(const bool more, rows.next());
      if (!more) break;
      if (evaluation::days_between_weeks(rows.text(0), week).value_or(session::card_days) >= session::card_days) old.push_back(rows.text(0));
    }
  }
  for (const std::string& each : old) {
    TRY(database.run("DELETE FROM card WHERE week = ?1", {each}));
    TRY(database.run("DELETE FROM card_use WHERE week = ?1", {each}));
  }
  if (old.empty()) return false;
  // Without a card nothing can be looked up any more, whatever was used.
  TRY_ASSIGN(const std::int64_t left, database.number("SELECT COUNT(*) FROM card"));
  if (left == 0) TRY(destroy_all_cards(database));
  return true;
}

base::Result<void> destroy_all_cards(Database& database) {
  TRY(database.run("DELETE FROM card_use"));
  TRY(database.run("DELETE FROM card"));
  return database.run("DELETE FROM card_key");
}

}  // namespace store
