#include "api/report.h"
#include "api/station_list.h"
#include "figures.h"
#include "section_table.h"
#include "text_table.h"

namespace api {
namespace {

std::string withheld(const Report& report) {
  std::string text;
  if (report.withheld_at_most == 0) {
    text = "no block tells of withheld sittings";
  } else {
    const std::string least = number(report.withheld_at_least);
    text = (report.withheld_at_most ? least + " to " + number(*report.withheld_at_most) : "at least " + least) + " sittings withheld";
  }
  if (report.silent_stations == 0) return text;
  return text + "; of " + number(report.silent_stations) + (report.silent_stations == 1 ? " kiosk" : " kiosks") + " nothing has come, so nobody knows what is held back there";
}

std::string chain_problems(const std::vector<ChainState>& chains) {
  std::string text;
  for (const ChainState& chain : chains) {
    for (const evaluation::Gap& gap : chain.gaps) {
      text += "missing: " + chain.kiosk + " batches " + number(static_cast<std::int64_t>(gap.first)) + " to " +
              number(static_cast<std::int64_t>(gap.last)) + "\n";
    }
    if (chain.parked > 0) {
      text += "parked: " + chain.kiosk + ", " + number(static_cast<std::int64_t>(chain.parked)) + " batches of a newer version\n";
    }
    if (chain.parked_blocks > 0) {
      text += "parked: " + chain.kiosk + ", " + number(static_cast<std::int64_t>(chain.parked_blocks)) + " blocks of a kind not known yet\n";
    }
  }
  return text;
}

std::string alarm_lines(const std::vector<Alarm>& alarms) {
  std::string text;
  for (const Alarm& alarm : alarms) {
    if (alarm.reason == "rotation") {
      text += "alarm: " + alarm.kiosk + " change " + number(static_cast<std::int64_t>(alarm.sequence)) + " of its key refused, another came first\n";
      continue;
    }
    text += "alarm: " + alarm.kiosk + " batch " + number(static_cast<std::int64_t>(alarm.sequence)) + " refused, " + alarm.reason + "\n";
  }
  return text;
}

}  // namespace

std::string to_table(const Report& report, Detail detail) {
  std::string text = "Change between before and after, in points of a hundred. Nobody here was compared with a group that waited, unless arms are\n"
                     "named below: practice, being asked twice and the wish to please change answers too.\n\n";
  text += number(report.stations) + " kiosks enrolled, " + number(report.blocks) + " blocks, " + number(report.voided_blocks) + " void; " + withheld(report) + "\n";
  if (report.placeless_stations > 0) {
    text += number(report.placeless_stations) + (report.placeless_stations == 1 ? " kiosk has" : " kiosks have") +
            " no site and count as one place, since two of them may stand in one school: say where with parasol-collector site place\n";
  }
  text += "\n";
  if (report.sections.empty()) text += "No block has arrived yet: nothing to compare.\n";
  for (const Section& section : report.sections) text += section_text(section, detail);
  for (const Comparison& comparison : report.comparisons) text += comparison_text(comparison);
  text += chain_problems(report.chains) + alarm_lines(report.alarms);
  for (const std::string& problem : report.inconsistencies) text += "inconsistent: " + problem + "\n";
  return text;
}

std::string to_table(const StationList& list) {
  TextRows rows = {{"kiosk", "site", "type", "region", "batches", "contiguous", "state", "arms"}};
  for (const auto& [station, voided] : list.stations) {
    std::uint64_t batches = 0;
    std::uint64_t contiguous = 0;
    for (const ChainState& chain : list.chains) {
      if (chain.kiosk != station.kiosk) continue;
      batches += chain.batches;
      contiguous += chain.contiguous;
    }
    rows.push_back({station.kiosk, station.site.empty() ? "none" : station.site, station.site_type, station.region, std::to_string(batches),
                    std::to_string(contiguous), voided ? "void" : "counts", station.arms.empty() ? "no trial" : base::arm_words(station.arms)});
  }
  return align(rows, "") + chain_problems(list.chains) + alarm_lines(list.alarms);
}

}  // namespace api
