#include "api/status.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "api/audit.h"
#include "api/instruments.h"
#include "base/date.h"
#include "evaluation/block.h"

namespace api {
namespace {

constexpr std::size_t blocks_at_once = 128;

base::Result<Status> read_counts(const Rows& rows) {
  Status status;
  TRY_ASSIGN(const std::vector<Station> stations, rows.stations());
  status.kiosks = static_cast<std::int64_t>(stations.size());
  for (const Station& station : stations) {
    if (station.site.empty()) status.without_site.push_back(station.kiosk);
  }
  TRY_ASSIGN(const std::vector<Void> voids, rows.voids());
  status.void_statements = static_cast<std::int64_t>(voids.size());
  TRY_ASSIGN(const std::vector<InstrumentRow> instruments, rows.instruments());
  status.instruments = static_cast<std::int64_t>(instruments.size());
  TRY_ASSIGN(const std::vector<Chain> chains, rows.chains());
  for (const Chain& chain : chains) {
    status.batches += chain.batches;
    status.parked_batches += chain.parked;
  }
  TRY_ASSIGN(const std::vector<Alarm> alarms, rows.alarms());
  for (const Alarm& alarm : alarms) {
    const bool of_keys = alarm.reason == "other_key" || alarm.reason == "rotation";
    ++(alarm.reason == "not_admitted" ? status.not_admitted : of_keys ? status.key_alarms : status.conflicts);
  }
  return status;
}

base::Result<std::vector<Waiting>> read_waiting(Store& store) {
  Instruments instruments(store);
  std::map<std::tuple<std::string, std::string, bool>, std::int64_t> counts;
  std::string after;
  while (true) {
    TRY_ASSIGN(const auto page, store.read([&](const Rows& rows) { return rows.parked_blocks(after, blocks_at_once); }));
    if (page.empty()) break;
    for (const ParkedBlockRow& parked : page) {
      const auto block = evaluation::parse_block(parked.json);
      if (!block) {
        ++counts[{"unknown", "", false}];
        continue;
      }
      TRY_ASSIGN(const auto instrument, instruments.find(block->stratum.instrument));
      ++counts[{std::string(evaluation::kind_of(*block)), block->stratum.instrument.manifest_hash, instrument.has_value()}];
    }
    after = page.back().id;
  }
  std::vector<Waiting> waiting;
  for (const auto& [what, blocks] : counts) waiting.push_back({std::get<0>(what), std::get<1>(what), std::get<2>(what), blocks});
  return waiting;
}

// What was entered by hand since the backup nobody sends again.
std::string words_of_restore(const Status& status) {
  const std::string backup = status.backed_up_s ? "the backup of " + base::to_text(base::date_of(*status.backed_up_s)) : std::string("an older backup");
  return "this database was put back on " + base::to_text(base::date_of(*status.restored_s)) + " from " + backup +
         ". Kiosks send what it lacks by themselves. Enter again what was entered since: void statements, sites, tokens, instruments\n";
}

std::string line(const std::string& name, const std::string& value) { return name + ": " + value + "\n"; }

std::string words_of(const Waiting& waiting) {
  const std::string blocks = std::to_string(waiting.blocks) + (waiting.blocks == 1 ? " block waits" : " blocks wait");
  if (waiting.manifest.empty()) return blocks + " for a newer parasol-collector: of a kind that this one does not know";
  const std::string pack = " with the manifest " + waiting.manifest.substr(0, shown_digits);
  if (waiting.registered) return blocks + " and will not be counted: they name what the instrument in the pack" + pack + " does not have";
  return blocks + " for the pack" + pack + ": parasol-collector instrument add PACK";
}

}  // namespace

base::Result<Status> read_status(Store& store) {
  TRY_ASSIGN(Status status, store.read(read_counts));
  TRY_ASSIGN(status.waiting, read_waiting(store));
  TRY(visit_audit(store, [&](const AuditRow& row) {
    if (row.what == backed_up) status.backed_up_s = row.at_s;
    if (row.what == restored || row.what == enrolled_again) status.restored_s = row.at_s;
  }));
  return status;
}

std::string to_text(const Status& status) {
  std::string text = line("kiosks", std::to_string(status.kiosks)) + line("batches", std::to_string(status.batches)) +
                     line("instruments", std::to_string(status.instruments)) + line("void statements", std::to_string(status.void_statements)) +
                     line("batches that contradict others", std::to_string(status.conflicts)) +
                     line("batches not admitted", std::to_string(status.not_admitted));
  if (status.key_alarms > 0) {
    text += std::to_string(status.key_alarms) + " times a kiosk's key of before was used, or its key was changed twice over: its disk was copied, or its key is "
            "in other hands; stations --format json names the kiosk\n";
  }
  if (status.parked_batches > 0) text += std::to_string(status.parked_batches) + " batches wait for a newer parasol-collector\n";
  if (status.restored_s) text += words_of_restore(status);
  for (const std::string& kiosk : status.without_site) text += "nobody said where " + kiosk + " stands: parasol-collector site place --kiosk " + kiosk + " --site SITE\n";
  for (const Waiting& waiting : status.waiting) text += words_of(waiting) + "\n";
  return text;
}

}  // namespace api
