#include "api/block_list.h"

#include "api/block_pages.h"
#include "api/voids.h"
#include "evaluation/block.h"

namespace api {
namespace {

constexpr std::size_t parked_at_once = 128;

struct AsOf {
  Voids voids;
  std::int64_t last = 0;
};

base::Result<AsOf> look(const Rows& rows, const std::string& kiosk) {
  if (!kiosk.empty()) {
    TRY_ASSIGN(const auto station, rows.station(kiosk));
    if (!station) return base::fail(base::ErrorCode::not_found, "the kiosk " + kiosk + " is not enrolled here");
  }
  TRY_ASSIGN(const std::vector<Void> statements, rows.voids());
  TRY_ASSIGN(const std::int64_t last, rows.last_position());
  return AsOf{Voids(statements), last};
}

std::string waves_of(const evaluation::Block& block) {
  std::string text;
  for (const evaluation::Wave wave : block.waves) text += (text.empty() ? "" : "+") + std::string(base::name_of(wave));
  return text;
}

std::string line_of(const BlockRow& row, bool voided) {
  const std::string head = row.id + "  " + row.chain.kiosk + "  batch " + std::to_string(row.batch) + "  ";
  const auto block = evaluation::parse_block(row.json);
  if (!block) return head + "cannot be read\n";
  const evaluation::Stratum& stratum = block->stratum;
  return head + block->period + "  " + stratum.instrument.id + " " + std::to_string(stratum.instrument.version) + "  " + stratum.arm + "  " +
         std::string(base::name_of(block->cohort)) + "  " + waves_of(*block) + "  " + std::string(base::name_of(block->content)) + "  " +
         std::to_string(block->n) + "  " + (voided ? "void" : "counts") + "\n";
}

// Of what nobody here has read no word is shown but its id, which has the shape of a hash.
base::Result<void> list_parked(Store& store, const std::string& kiosk, const Voids& voids, const std::function<base::Result<void>(const std::string&)>& line) {
  std::string after;
  while (true) {
    TRY_ASSIGN(const auto page, store.read([&](const Rows& rows) { return rows.parked_blocks(after, parked_at_once); }));
    if (page.empty()) return {};
    for (const ParkedBlockRow& row : page) {
      if (!kiosk.empty() && row.chain.kiosk != kiosk) continue;
      TRY(line(row.id + "  " + row.chain.kiosk + "  batch " + std::to_string(row.batch) + "  waits  " + (voids.covers(row.chain.kiosk, row.id) ? "void" : "not counted yet") + "\n"));
    }
    after = page.back().id;
  }
}

}  // namespace

base::Result<void> list_blocks(Store& store, const std::string& kiosk, const std::function<base::Result<void>(const std::string&)>& line) {
  TRY_ASSIGN(const AsOf now, store.read([&](const Rows& rows) { return look(rows, kiosk); }));
  TRY(line("block  kiosk  batch  week  instrument  arm  cohort  waves  content  sittings  state\n"));
  TRY(visit_blocks(store, now.last, [&](const BlockRow& row) -> base::Result<void> {
    if (!kiosk.empty() && row.chain.kiosk != kiosk) return {};
    return line(line_of(row, now.voids.covers(row.chain.kiosk, row.id)));
  }));
  return list_parked(store, kiosk, now.voids, line);
}

}  // namespace api
