#include "api/admission.h"

#include "api/audit.h"
#include "api/judgement.h"
#include "evaluation/disclosure.h"

namespace api {
namespace {

// No trial is everybody's: an instrument that cannot be asked in the arms is asked in none.
bool has_named(const Station& station, const std::string& word) {
  const auto arm = base::from_name<base::Arm>(word);
  return arm && (*arm == base::Arm::none || base::holds(station.arms, *arm));
}

}  // namespace

base::Result<void> admit(const ArrivedBatch& batch, const Station& station) {
  for (const evaluation::Block& block : batch.blocks) {
    if (block.site_type != station.site_type || block.region != station.region) {
      return base::fail(base::ErrorCode::invalid_input,
                        "block " + std::to_string(block.sequence) + " names another site than the one this kiosk was enrolled for");
    }
    TRY(evaluation::check_disclosure(block));
    if (!has_named(station, block.stratum.arm)) {
      return base::fail(base::ErrorCode::invalid_input,
                        "block " + std::to_string(block.sequence) + " names an arm that this kiosk was not enrolled for");
    }
  }
  return {};
}

base::Result<void> admit_words(ArrivedBatch& batch, Instruments& instruments) {
  std::vector<evaluation::Block> known;
  for (evaluation::Block& block : batch.blocks) {
    TRY_ASSIGN(const auto instrument, instruments.find(block.stratum.instrument));
    if (instrument) {
      TRY(check_words(block, *instrument));
      known.push_back(std::move(block));
    } else {
      batch.unregistered.push_back(block.stratum.instrument);
      batch.parked_blocks.push_back({block.id, block.sequence, std::string(evaluation::kind_of(block)), evaluation::block_json(block)});
    }
  }
  batch.blocks = std::move(known);
  return {};
}

base::Result<void> raise_alarm(Rows& rows, const Alarm& alarm) {
  TRY_ASSIGN(const AlarmCounts counts, rows.alarm_counts(alarm.kiosk));
  TRY_ASSIGN(const bool raised, rows.has_alarm({alarm.kiosk, alarm.incarnation}, alarm.sequence, alarm.hash));
  if (judge_refused(counts, raised) == Refused::forget) return {};
  TRY(rows.insert(alarm, std::nullopt));
  return record_alarm(rows, alarm);
}

std::int64_t only_the_day(std::int64_t wall_s) {
  constexpr std::int64_t day_s = 86400;
  return wall_s - wall_s % day_s + day_s / 2;
}

}  // namespace api
