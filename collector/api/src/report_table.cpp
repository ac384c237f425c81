#include <algorithm>
#include <cmath>
#include <cstdio>

#include "api/report.h"
#include "api/station_list.h"
#include "text_table.h"

namespace api {
namespace {

std::string format(const char* pattern, double value) {
  char text[64];
  std::snprintf(text, sizeof text, pattern, value);
  return text;
}

std::string number(std::int64_t value) { return std::to_string(value); }

std::string percent(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "-";
  return format("%.1f %%", 100 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string points(double share) { return format("%+.1f", 100 * share); }

std::string interval(const evaluation::Interval& limits) { return points(limits.low) + " to " + points(limits.high); }

std::string p_value(double p) { return p < 0.001 ? "< 0.001" : format("%.3f", p); }

std::string test(const std::optional<evaluation::Test>& result) {
  if (!result) return "-";
  return format("%.3f", result->statistic) + ", p " + p_value(result->p);
}

std::vector<std::string> change_row(const std::string& name, const evaluation::PairCounts& pairs,
                                    const evaluation::ClusteredChange& change,
                                    const std::optional<evaluation::RiskDifference>& difference) {
  return {name,
          number(pairs.pairs()),
          percent(pairs.both + pairs.losses, pairs.pairs()),
          percent(pairs.both + pairs.gains, pairs.pairs()),
          change.change ? points(*change.change) : "-",
          change.interval ? interval(*change.interval) : "-",
          difference ? interval(difference->interval) : "-"};
}

std::string changes(const Section& section) {
  TextRows rows = {{"", "pairs", "before", "after", "change", "clustered 95 %", "Newcombe 95 %"}};
  for (const ConstructResult& result : section.constructs) {
    if (result.judged) rows.push_back(change_row(result.construct + ", right", result.pairs, result.change, result.difference));
  }
  rows.push_back(change_row("sensitivity, risky rated bad", section.sensitivity.pairs, section.sensitivity.change,
                            section.sensitivity.difference));
  rows.push_back(change_row("over-alarm, foils rated bad", section.over_alarm.pairs, section.over_alarm.change,
                            section.over_alarm.difference));
  return align(rows, "  ");
}

std::string tests(const Section& section) {
  TextRows rows = {{"chi-squared and p"}};
  std::vector<const ConstructResult*> judged;
  for (const ConstructResult& result : section.constructs) {
    if (!result.judged) continue;
    judged.push_back(&result);
    rows[0].push_back(result.construct);
  }
  const auto add = [&](const std::string& name, auto value) {
    std::vector<std::string> row = {name};
    for (const ConstructResult* result : judged) row.push_back(value(*result));
    rows.push_back(std::move(row));
  };
  using R = const ConstructResult&;
  add("gains, losses", [](R result) { return number(result.pairs.gains) + ", " + number(result.pairs.losses); });
  add("McNemar exact", [](R result) { return "p " + p_value(result.mcnemar.exact_p); });
  add("McNemar mid-p", [](R result) { return "p " + p_value(result.mcnemar.mid_p); });
  add("McNemar", [](R result) { return test(result.mcnemar.asymptotic); });
  add("Eliasziw-Donner", [](R result) { return test(result.eliasziw_donner); });
  add("Obuchowski", [](R result) { return test(result.obuchowski); });
  add("Durkalski", [](R result) { return test(result.durkalski); });
  add("Yang", [](R result) { return test(result.yang); });
  add("Stuart-Maxwell", [](R result) { return test(result.stuart_maxwell); });
  add("Bhapkar", [](R result) { return test(result.bhapkar); });
  add("Bowker", [](R result) { return test(result.bowker); });
  return align(rows, "  ");
}

// Rounded counts are said to be about; what blocks hold is counted. Who has ended and is in none waits at a kiosk, or was
// withheld there.
std::string attrition(const Section& section) {
  using evaluation::Way;
  const Attrition& counts = section.attrition;
  const auto way = [&](Way of) { return counts.flow[of]; };
  const auto about = [&](std::int64_t count) { return "about " + number(count); };
  const std::int64_t in_blocks = counts.in_blocks + counts.left_in_blocks;
  const std::int64_t ended = way(Way::finished) + way(Way::left);
  const std::int64_t elsewhere = std::max<std::int64_t>(0, ended - in_blocks - way(Way::said_nothing) - way(Way::hurried));
  return align({{"", "sittings", ""},
                {"asked", about(way(Way::began) + way(Way::declined)), ""},
                {"said no", about(way(Way::declined)), percent(way(Way::declined), way(Way::began) + way(Way::declined))},
                {"began", about(way(Way::began)), ""},
                {"finished", about(way(Way::finished)), percent(way(Way::finished), way(Way::began))},
                {"left before the end", about(way(Way::left)), percent(way(Way::left), way(Way::began))},
                {"had all deleted", about(way(Way::deleted)), percent(way(Way::deleted), way(Way::began))},
                {"answered nothing", about(way(Way::said_nothing)), percent(way(Way::said_nothing), way(Way::began))},
                {"too fast", about(way(Way::hurried)), percent(way(Way::hurried), way(Way::began))},
                {"in no block yet", about(elsewhere), percent(elsewhere, ended)},
                {"in blocks, finished", number(counts.in_blocks), ""},
                {"in blocks, left", number(counts.left_in_blocks), ""},
                {"linked", number(counts.in_blocks - counts.link_failures), percent(counts.in_blocks - counts.link_failures, counts.in_blocks)}}, "  ");
}

// Constructs whose answers are neither right nor wrong, by their scores.
std::string scores(const Section& section) {
  TextRows rows = {{"mean score", "sittings", "before", "after"}};
  for (const ConstructResult& result : section.constructs) {
    if (result.judged || !result.mean_before) continue;
    rows.push_back({result.construct, number(result.scored), format("%.3f", *result.mean_before), format("%.3f", *result.mean_after)});
  }
  return rows.size() == 1 ? std::string() : "\n" + align(rows, "  ");
}

std::string section_text(const Section& section) {
  std::string text = section.instrument.id + " version " + number(section.instrument.version) +
                     (section.arm == "none" ? "" : ", arm " + section.arm) + ": " + number(section.attrition.in_blocks + section.attrition.left_in_blocks) +
                     " sittings on " + number(section.kiosks) + " kiosks\n\n";
  text += attrition(section) + "\n" + changes(section) + scores(section);
  if (!section.constructs.empty() && !section.constructs.front().change.reason.empty()) {
    text += "  " + section.constructs.front().change.reason + "\n";
  }
  text += "\n" + tests(section);
  text += "  Newcombe, McNemar, Stuart-Maxwell, Bhapkar and Bowker take pairs as independent; the others allow for kiosks.\n\n";
  return text;
}

std::string withheld(const Report& report) {
  if (report.withheld_at_most == 0) return "none withheld";
  const std::string least = number(report.withheld_at_least);
  return (report.withheld_at_most ? least + " to " + number(*report.withheld_at_most) : "at least " + least) + " sittings withheld";
}

std::string flow(const Report& report) {
  using evaluation::Way;
  const auto count = [&](Way way) { return number(report.flow[way]); };
  return "About " + count(Way::declined) + " did not want to be asked. Of about " + count(Way::began) + " who did about " + count(Way::finished) + " finished, " + count(Way::left) +
         " left and " + count(Way::deleted) + " had everything deleted; about " + count(Way::said_nothing) + " answered nothing and " +
         count(Way::hurried) + " were too fast. Each kiosk rounds to fives.\n";
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
    text += "alarm: " + alarm.kiosk + " batch " + number(static_cast<std::int64_t>(alarm.sequence)) + " refused, " + alarm.reason + "\n";
  }
  return text;
}

}  // namespace

std::string to_table(const Report& report) {
  std::string text = "Change between before and after, in points of per cent. A pair is one answer before and after.\n";
  text += number(report.stations) + " kiosks enrolled, " + number(report.blocks) + " blocks, " +
          number(report.voided_blocks) + " void, " + withheld(report) + "\n\n";
  if (report.blocks > 0) text += flow(report) + "\n";
  if (report.sections.empty()) text += "No block has arrived yet: nothing to compare.\n";
  for (const Section& section : report.sections) text += section_text(section);
  text += chain_problems(report.chains) + alarm_lines(report.alarms);
  for (const std::string& problem : report.inconsistencies) text += "inconsistent: " + problem + "\n";
  return text;
}

std::string to_table(const StationList& list) {
  TextRows rows = {{"kiosk", "site", "region", "batches", "contiguous", "state"}};
  for (const auto& [station, voided] : list.stations) {
    std::uint64_t batches = 0;
    std::uint64_t contiguous = 0;
    for (const ChainState& chain : list.chains) {
      if (chain.kiosk != station.kiosk) continue;
      batches += chain.batches;
      contiguous += chain.contiguous;
    }
    rows.push_back({station.kiosk, station.site_type, station.region, std::to_string(batches),
                    std::to_string(contiguous), voided ? "void" : "counts"});
  }
  return align(rows, "") + chain_problems(list.chains) + alarm_lines(list.alarms);
}

}  // namespace api
