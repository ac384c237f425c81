#include "section_table.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>

#include "construct_words.h"
#include "evaluation/scoring.h"
#include "figures.h"
#include "second_line.h"
#include "text_table.h"

namespace api {
namespace {

using evaluation::Estimate;

// "54.2 (12.1)": a mean and a standard deviation, of a hundred.
std::string mean_and_spread(double mean, double spread) { return format("%.1f", 100 * mean) + " (" + format("%.1f", 100 * spread) + ")"; }

// Each reason once, under the table whose intervals it explains.
std::string reasons(const std::vector<const Estimate*>& estimates) {
  std::set<std::string> said;
  std::string text;
  for (const Estimate* estimate : estimates) {
    if (estimate->reason.empty() || !said.insert(estimate->reason).second) continue;
    text += "  " + estimate->reason + "\n";
  }
  return text;
}

// " (noise 9.7)": a count's standard deviation by noise alone.
std::string noise_of(double variance) { return variance > 0 ? " (noise " + format("%.1f", std::sqrt(variance)) + ")" : ""; }

std::string name_of(const ConstructResult& result) { return result.construct + (result.primary ? " (primary)" : ""); }

// As CONSORT draws it, as far as kiosks tell. Rounded counts are said to be about; what blocks hold is counted. Who has ended
// and is in none waits at a kiosk, or was withheld there.
std::string people(const Section& section) {
  using evaluation::Way;
  const Attrition& counts = section.attrition;
  const auto way = [&](Way of) { return counts.flow[of]; };
  const auto about = [](std::int64_t count) { return "about " + number(count); };
  const std::int64_t began = way(Way::began);
  const std::int64_t asked = began + way(Way::declined);
  const std::int64_t ended = way(Way::finished) + way(Way::left);
  const std::int64_t elsewhere = std::max<std::int64_t>(0, ended - counts.in_blocks - counts.left_in_blocks - way(Way::said_nothing) - way(Way::hurried));
  TextRows rows = {{"", "children", ""},
                   {"asked", about(asked), ""},
                   {"said no", about(way(Way::declined)), percent(way(Way::declined), asked)},
                   {"began", about(began), ""}};
  const std::pair<const char*, Way> ways[] = {{"finished", Way::finished}, {"left before the end", Way::left}, {"had all deleted", Way::deleted},
                                              {"answered nothing", Way::said_nothing}, {"too fast", Way::hurried}};
  for (const auto& [words, which] : ways) rows.push_back({words, about(way(which)), percent(way(which), began)});
  rows.push_back({"in no block yet", about(elsewhere), percent(elsewhere, ended)});
  rows.push_back({"in blocks, finished", number(counts.in_blocks), ""});
  rows.push_back({"in blocks, left", number(counts.left_in_blocks), ""});
  if (counts.link_failures > 0) rows.push_back({"not linked", number(counts.link_failures), percent(counts.link_failures, counts.in_blocks)});
  return align(rows, "  ");
}

std::string changes(const Section& section) {
  TextRows rows = {{"child's mean score, 0 to 100", "children", "before (SD)", "after (SD)", "change", "95 % over sites", "df", "p", "Holm p"}};
  std::vector<const Estimate*> estimates;
  for (const ConstructResult& result : section.panel.constructs) {
    const auto& spread = result.spread;
    rows.push_back({name_of(result), number(result.scores.n) + noise_of(result.scores.noise) + " of " + number(result.possible), spread ? mean_and_spread(spread->mean_before, spread->sd_before) : "-",
                    spread ? mean_and_spread(spread->mean_after, spread->sd_after) : "-", value_of(result.change), interval_of(result.change),
                    result.change.interval ? format("%.1f", *result.change.degrees) : "-", result.change.p ? p_value(*result.change.p) : "-", result.adjusted_p ? p_value(*result.adjusted_p) : "-"});
    estimates.push_back(&result.change);
  }
  std::string directions;
  for (const ConstructResult& result : section.panel.constructs) {
    if (!result.judged) directions += "  " + result.construct + ", higher: " + higher_is(result.construct) + "\n";
  }
  const bool several = section.panel.constructs.size() > 1 && section.sites >= evaluation::min_clusters;
  return align(rows, "  ") + reasons(estimates) + directions + (several ? "  To quote: p of the primary outcome, of the others Holm p.\n" : "");
}

std::string optional_number(const char* pattern, const std::optional<double>& value) { return value ? format(pattern, *value) : "-"; }

std::string sizes(const Section& section) {
  TextRows rows = {{"how large, how alike", "standardised", "95 %", "r before-after", "SD of change", "ICC of change", "design effect", "KR-20 before"}};
  for (const ConstructResult& result : section.panel.constructs) {
    const auto& spread = result.spread;
    const auto& limits = result.standardised;
    rows.push_back({result.construct, optional_number("%+.2f", spread ? spread->standardised : std::nullopt),
                    limits ? format("%+.2f", limits->low) + " to " + format("%+.2f", limits->high) : "-",
                    optional_number("%.2f", spread ? spread->correlation : std::nullopt), spread ? format("%.1f", 100 * spread->sd_change) : "-",
                    result.alikeness ? format("%.3f", result.alikeness->correlation) : "-",
                    result.alikeness ? format("%.2f", result.alikeness->design_effect) : "-", optional_number("%.2f", result.reliability)});
  }
  return align(rows, "  ");
}

std::vector<std::string> rate_row(const std::string& name, const evaluation::PairCounts& pairs, const Estimate& change) {
  const std::int64_t before = pairs.both + pairs.losses;
  const std::int64_t after = pairs.both + pairs.gains;
  return {name, number(pairs.pairs()) + noise_of(pairs.noise), number(before) + ", " + percent(before, pairs.pairs()), number(after) + ", " + percent(after, pairs.pairs()),
          value_of(change), interval_of(change)};
}

std::string judgement(const Section& section) {
  const JudgementResult& result = section.panel.judgement;
  if (!result.before || !result.after) return "";
  const auto share = [](double value) { return format("%.1f", 100 * value); };
  TextRows rows = {{"called risky", "answers", "before", "after", "change", "95 % over sites"}};
  rows.push_back({"J = hits - false alarms, higher is better", "", share(result.before->j), share(result.after->j), value_of(result.j), interval_of(result.j)});
  rows.push_back(rate_row("hits: of risky situations, higher is better", result.risky, result.hits));
  rows.push_back(rate_row("false alarms: of safe ones, lower is better", result.safe, result.false_alarms));
  rows.push_back({"d'", "", format("%.2f", result.before->d_prime), format("%.2f", result.after->d_prime), "", ""});
  rows.push_back({"criterion c, below 0: quick to call a thing risky", "", format("%.2f", result.before->criterion), format("%.2f", result.after->criterion), "", ""});
  return align(rows, "  ") + reasons({&result.j});
}

std::string slots(const Section& section, bool judged) {
  TextRows rows = {{judged ? "right answers, by slot" : "no right or wrong, by slot", "answers twice", "before", "after", "change", "95 % over sites", "FDR p"}};
  for (const ConstructResult& result : section.panel.constructs) {
    if (result.judged != judged || result.slots.empty()) continue;
    std::vector<std::string> total = rate_row(result.construct + (judged ? "" : ", " + shown_level(result.construct)), result.pairs, {});
    total.resize(total.size() - 2);  // the change to quote is the children's, not that of their answers
    total[1] += " of " + number(result.possible * static_cast<std::int64_t>(result.slots.size()));
    rows.push_back(std::move(total));
    for (const SlotResult& slot : result.slots) {
      std::vector<std::string> row = rate_row("  " + slot.slot + (slot.foil ? " (safe)" : ""), slot.pairs, slot.change);
      row[1] += " of " + number(result.possible);
      row.push_back(slot.adjusted_p ? p_value(*slot.adjusted_p) : "-");
      rows.push_back(std::move(row));
    }
  }
  return rows.size() == 1 ? std::string() : align(rows, "  ");
}

std::string checks(const Section& section) {
  TextRows rows = {{"what could mislead", "value", "95 % over sites"}};
  std::vector<const Estimate*> estimates;
  const auto add = [&](const std::string& name, const Estimate& estimate) {
    if (!estimate.value) return;
    rows.push_back({name, value_of(estimate), interval_of(estimate)});
    estimates.push_back(&estimate);
  };
  for (const ConstructResult& result : section.panel.constructs) {
    add(result.construct + ": change, both orders of the forms alike", result.balanced);
    add(result.construct + ": before, form A less form B", result.form_difference);
    add(result.construct + ": before, who left less who finished", result.left_difference);
    add(result.construct + ": moved up less moved down, " + levels_upwards(result.construct), result.moved);
    const std::int64_t missing = result.missing.known + result.missing.unknown;
    if (!result.bounds || missing == 0) continue;
    rows.push_back({result.construct + ": change if the " + number(missing) + " missing had gone worst or best", "", interval(*result.bounds)});
  }
  return rows.size() == 1 ? std::string() : align(rows, "  ") + reasons(estimates);
}

// How often things were done, of who said so: one survey's answers, since nothing is compared over a lesson.
std::string habits(const Section& section, const evaluation::ItemTypeFacts& type) {
  const auto& levels = type.tables.front().levels;
  TextRows rows = {{std::string(type.name) + ", in the last four weeks", "children"}};
  rows[0].push_back(words_of(levels.front()));
  rows[0].push_back("any but " + words_of(levels.front()));
  rows[0].push_back("no answer");
  for (const auto& [waves, totals] : section.totals) {
    if (waves.size() != 1) continue;
    for (const TableTotal& table : totals.tables) {
      if (table.construct != type.name) continue;
      std::map<std::string, std::int64_t> counts;
      std::int64_t all = 0;
      for (const auto& [cell, count] : table.cells) {
        const std::string& level = cell.front();
        const bool told = level == evaluation::level::other || level == levels.front();
        counts[told ? level : ""] += count;
        all += count;
      }
      const std::string noise = noise_of(table.noise);
      std::vector<std::string> row = {table.slot + (waves.front() == evaluation::Wave::pre ? "" : ", weeks later, not linked"), number(all)};
      row.push_back(number(counts[std::string(levels.front())]) + noise);
      row.push_back(number(counts[std::string(evaluation::level::other)]) + noise);
      row.push_back(number(counts[""]) + noise);
      rows.push_back(std::move(row));
    }
  }
  if (rows.size() == 1) return "";
  return align(rows, "  ") + "  No answer is right or wrong. How often, by one child, is in the sums of scores alone; nothing is compared over a lesson, since weeks have to pass.\n";
}

std::string habits(const Section& section) {
  std::string text;
  for (const evaluation::ItemTypeFacts& type : evaluation::item_types()) {
    if (type.looks_back) text += habits(section, type);
  }
  return text;
}

// Who came back is compared with themselves, and what they said before with what those said who did not.
std::string weeks_later(const Section& section) {
  const std::vector<LaterResult>& later = section.panel.later;
  if (later.empty()) return "";
  TextRows scores = {{"child's mean score, 0 to 100", "came back", "before (SD)", "weeks later (SD)", "change", "95 % over sites", "df", "p", "Holm p"}};
  TextRows slots = {{"before and weeks later, by slot", "answers", "before", "weeks later", "change", "95 % over sites"}};
  TextRows away = {{"before, who stayed away less who came back", "value", "95 % over sites"}};
  std::vector<const Estimate*> estimates;
  std::string directions;
  for (const LaterResult& result : later) {
    const auto& spread = result.spread;
    scores.push_back({result.construct, number(result.scores.n) + noise_of(result.scores.noise) + " of " + number(result.possible), spread ? mean_and_spread(spread->mean_before, spread->sd_before) : "-",
                      spread ? mean_and_spread(spread->mean_after, spread->sd_after) : "-", value_of(result.change), interval_of(result.change),
                      result.change.interval ? format("%.1f", *result.change.degrees) : "-", result.change.p ? p_value(*result.change.p) : "-", result.adjusted_p ? p_value(*result.adjusted_p) : "-"});
    estimates.push_back(&result.change);
    directions += "  " + result.construct + ", higher: " + higher_is(result.construct) + "\n";
    for (const LaterSlot& slot : result.slots) slots.push_back(rate_row(result.construct + " " + slot.slot + ", " + shown_level(result.construct), slot.pairs, slot.change));
    if (result.away_difference.value) away.push_back({result.construct, value_of(result.away_difference), interval_of(result.away_difference)});
  }
  std::string text = align(scores, "  ") + reasons(estimates) + directions;
  if (slots.size() > 1) text += "\n" + align(slots, "  ");
  if (away.size() > 1) text += "\n" + align(away, "  ");
  return text;
}

std::string practice(const Section& section) {
  TextRows rows = {{"choices in practice chats", "children", "0", "1", "2", "3", "4", "5"}};
  const auto totals = section.totals.find({evaluation::Wave::pre, evaluation::Wave::post});
  if (totals == section.totals.end()) return "";
  for (const TableTotal& table : totals->second.tables) {
    if (table.kind != evaluation::practice_table) continue;
    std::int64_t reached = 0;
    for (const auto& [levels, count] : table.cells) reached += levels.front() == evaluation::level::not_reached ? 0 : count;
    std::vector<std::string> row = {table.block + ", " + table.slot, number(reached)};
    for (int value = 0; value <= 5; ++value) {
      const auto cell = table.cells.find({std::to_string(value)});
      row.push_back(cell == table.cells.end() ? "" : number(cell->second));
    }
    rows.push_back(std::move(row));
  }
  return rows.size() == 1 ? std::string() : align(rows, "  ");
}

// ", with 12 to 60 of them each": sites that have any.
std::string site_sizes(const Section& section) {
  std::int64_t fewest = 0;
  std::int64_t most = 0;
  for (const std::int64_t children : section.sums.children) {
    if (children == 0) continue;
    fewest = fewest == 0 ? children : std::min(fewest, children);
    most = std::max(most, children);
  }
  if (most == 0) return "";
  return ", with " + number(fewest) + (most == fewest ? "" : " to " + number(most)) + " of them each";
}

std::string noise(const SectionSums& sums) {
  if (!sums.noise) return "";
  return "Counts and sums carry noise, added on the kiosks: of what one child answered no more is told than rho " + base::to_text(*sums.noise) +
         ", epsilon " + format("%.1f", base::epsilon_of(*sums.noise, usual_delta)) +
         " at delta 1e-6.\nA count may be below 0, and counts do not add up to the children; \"noise\" beside one is its standard deviation by noise alone.\n"
         "Intervals over sites have the noise in them. No test over counts, ICC, KR-20 or bound is worked out.\n";
}

std::string paragraph(const std::string& text) { return text.empty() ? text : text + "\n"; }

}  // namespace

std::string section_text(const Section& section, Detail detail) {
  const auto sites = [&] { return number(section.sites) + (section.sites == 1 ? " site" : " sites"); };
  std::string text = section.instrument.id + " version " + number(section.instrument.version) + (section.arm == "none" ? "" : ", arm " + section.arm) +
                     ": " + number(section.attrition.in_blocks) + " children who finished, at " + sites() + " on " + number(section.kiosks) +
                     (section.kiosks == 1 ? " kiosk" : " kiosks") + site_sizes(section) + "\n";
  if (section.sites < evaluation::min_clusters) text += "These children only: fewer than " + number(evaluation::min_clusters) + " sites say nothing of other children.\n";
  text += noise(section.sums);
  text += "\n" + paragraph(people(section)) + paragraph(changes(section)) + paragraph(sizes(section)) + paragraph(judgement(section));
  text += paragraph(slots(section, true)) + paragraph(slots(section, false)) + paragraph(habits(section)) + paragraph(weeks_later(section)) + paragraph(checks(section)) + paragraph(practice(section));
  if (detail == Detail::all) text += paragraph(second_line_text(section));
  return text;
}

namespace {

std::string odds(double value) { return format(value < 100 ? "%.2f" : "%.0f", value); }

std::string test_p(const evaluation::MaybeTest& test) { return test ? p_value(test->p) : "-"; }

// One answer a child and slot, so within a site nobody counts twice.
std::string arms_by_slot(const Comparison& comparison) {
  TextRows rows = {{"right or wished answers after, by slot", "sites with both", "odds ratio", "95 % within sites", "CMH p", "FDR p", "alike, p"}};
  bool absent = false;
  for (const ArmDifference& one : comparison.differences) {
    for (const ArmSlot& slot : one.slots) {
      const auto& limits = slot.odds.interval;
      absent = absent || !slot.odds.test;
      rows.push_back({one.construct + " " + slot.slot + (slot.foil ? " (safe)" : "") + ": " + one.arm + " against " + one.reference, number(slot.odds.strata),
                      slot.odds.odds_ratio ? odds(*slot.odds.odds_ratio) : "-", limits ? odds(limits->low) + " to " + odds(limits->high) : "-",
                      test_p(slot.odds.test), slot.adjusted_p ? p_value(*slot.adjusted_p) : "-", test_p(slot.odds.alike)});
    }
  }
  if (rows.size() == 1) return "";
  std::string text = "\n" + align(rows, "  ");
  if (absent) text += "  no site has children of both arms who did not all answer alike\n";
  return text + "  About the sites that are here, and for arms that were drawn child by child: children of one site are taken as independent.\n";
}

}  // namespace

std::string comparison_text(const Comparison& comparison) {
  TextRows rows = {{"change in one arm less another", "value", "95 % over sites", "df", "p", "Holm p"}};
  std::vector<const Estimate*> estimates;
  for (const ArmDifference& one : comparison.differences) {
    rows.push_back({one.construct + (one.primary ? " (primary)" : "") + ": " + one.arm + " less " + one.reference, value_of(one.difference), interval_of(one.difference),
                    one.difference.interval ? format("%.1f", *one.difference.degrees) : "-", one.difference.p ? p_value(*one.difference.p) : "-",
                    one.adjusted_p ? p_value(*one.adjusted_p) : "-"});
    estimates.push_back(&one.difference);
  }
  if (estimates.empty()) return "";
  return comparison.instrument.id + " version " + number(comparison.instrument.version) + ", arms\n\n" + align(rows, "  ") + reasons(estimates) + arms_by_slot(comparison) + "\n";
}

}  // namespace api
