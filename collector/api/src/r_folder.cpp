#include "api/r_folder.h"

#include <cstdio>

#include "r_script.h"

namespace api {
namespace {

using evaluation::Estimate;
using evaluation::PairCounts;

std::string exactly(const std::optional<double>& value) {
  if (!value) return "NA";
  char text[40];
  std::snprintf(text, sizeof text, "%.17g", *value);
  return text;
}

// Ids, levels and numbers hold neither commas nor quotes.
class Sheet {
 public:
  explicit Sheet(std::string head) : text_(std::move(head) + "\n") {}

  template <typename... Values>
  void add(const Values&... values) {
    std::string line;
    ((line += (line.empty() ? "" : ",") + as_text(values)), ...);
    text_ += line + "\n";
  }
  const std::string& text() const { return text_; }

 private:
  static std::string as_text(const std::string& value) { return value; }
  static std::string as_text(const char* value) { return value; }
  template <typename Number>
  static std::string as_text(Number value) {
    return std::to_string(value);
  }

  std::string text_;
};

struct Sheets {
  Sheet scores{"section,construct,site,form,n,x,y,xx,xy,yy,noise"};
  Sheet first{"section,construct,site,cohort,n,x,noise"};
  Sheet pairs{"section,construct,slot,kind,foil,site,both,losses,gains,neither,noise"};
  Sheet moved{"section,construct,site,n,d,noise"};
  Sheet levels{"section,construct,before,after,count"};
  Sheet groups{"section,construct,site,a,b,c,d"};
  Sheet facts{"section,construct,counts_right,known,known_before,unknown,noised"};
  Sheet arms{"comparison,section,construct,reference"};
  Sheet printed{"section,construct,slot,figure,value"};
};

std::string name_of(const evaluation::InstrumentRef& instrument, const std::string& arm) {
  return instrument.id + " " + std::to_string(instrument.version) + " " + arm + " " + instrument.manifest_hash.substr(0, 8);
}

void add_pairs(const SitePairs& pairs, const std::string& section, const std::string& construct, const std::string& slot, const char* kind, bool foil, Sheet& sheet) {
  for (std::size_t site = 0; site < pairs.size(); ++site) {
    const PairCounts& counts = pairs[site];
    if (counts.pairs() > 0 || counts.noise > 0) sheet.add(section, construct, slot, kind, foil ? 1 : 0, site + 1, counts.both, counts.losses, counts.gains, counts.neither, exactly(counts.noise));
  }
}

void add_scores(const SiteScores& scores, const std::string& section, const std::string& construct, const char* form, Sheet& sheet) {
  for (std::size_t site = 0; site < scores.size(); ++site) {
    const auto& s = scores[site];
    if (s.n > 0 || s.noise > 0) sheet.add(section, construct, site + 1, form, s.n, s.x, s.y, s.xx, s.xy, s.yy, exactly(s.noise));
  }
}

void add_sums(const std::string& section, const std::string& construct, const ConstructSums& sums, Sheets& sheets) {
  add_scores(sums.began_a, section, construct, "A", sheets.scores);
  add_scores(sums.began_b, section, construct, "B", sheets.scores);
  add_scores(sums.mixed, section, construct, "*", sheets.scores);
  for (const auto& [cohort, clusters] : {std::pair{"finished", &sums.finished_before}, std::pair{"left", &sums.left_before}}) {
    for (std::size_t site = 0; site < clusters->size(); ++site) {
      const evaluation::Cluster& c = (*clusters)[site];
      if (c.n > 0 || c.noise > 0) sheets.first.add(section, construct, site + 1, cohort, c.n, c.d, exactly(c.noise));
    }
  }
  for (std::size_t site = 0; site < sums.moved.size(); ++site) {
    const evaluation::Cluster& c = sums.moved[site];
    if (c.n > 0 || c.noise > 0) sheets.moved.add(section, construct, site + 1, c.n, c.d, exactly(c.noise));
  }
  for (std::size_t before = 0; before < sums.levels.size(); ++before) {
    for (std::size_t after = 0; after < sums.levels.size(); ++after) sheets.levels.add(section, construct, before, after, sums.levels[before][after]);
  }
  for (std::size_t site = 0; site < sums.right_before.size(); ++site) {
    const auto& g = sums.right_before[site];
    sheets.groups.add(section, construct, site + 1, g.first_right, g.first_not, g.second_right, g.second_not);
  }
  for (const auto& [slot, slot_sums] : sums.slots) add_pairs(slot_sums.pairs, section, construct, slot, "item", slot_sums.foil, sheets.pairs);
}

// What was printed, or would be with everything shown.
class Printed {
 public:
  Printed(std::string section, std::string construct, Sheet& sheet) : section_(std::move(section)), construct_(std::move(construct)), sheet_(sheet) {}

  void add(const std::string& figure, const std::optional<double>& value, const std::string& slot = "") {
    sheet_.add(section_, construct_, slot, figure, exactly(value));
  }
  void add(const std::string& name, const Estimate& estimate, const std::string& slot = "") {
    add(name + ".value", estimate.value, slot);
    add(name + ".se", estimate.standard_error, slot);
    add(name + ".df", estimate.degrees, slot);
    add_limits(name, estimate.interval, slot);
    add(name + ".p", estimate.p, slot);
  }
  void add(const std::string& name, const evaluation::MaybeTest& test) { add(name, test ? std::optional(test->statistic) : std::nullopt); }
  void add_limits(const std::string& name, const std::optional<evaluation::Interval>& limits, const std::string& slot = "") {
    add(name + ".low", limits ? std::optional(limits->low) : std::nullopt, slot);
    add(name + ".high", limits ? std::optional(limits->high) : std::nullopt, slot);
  }

 private:
  std::string section_, construct_;
  Sheet& sheet_;
};

void add_slots(const ConstructResult& result, Printed& printed) {
  for (const SlotResult& slot : result.slots) {
    if (slot.pairs.pairs() == 0) continue;
    const auto all = static_cast<double>(slot.pairs.pairs());
    printed.add("slot", slot.change, slot.slot);
    printed.add("before", static_cast<double>(slot.pairs.both + slot.pairs.losses) / all, slot.slot);
    printed.add("after", static_cast<double>(slot.pairs.both + slot.pairs.gains) / all, slot.slot);
    printed.add("fdr_p", slot.adjusted_p, slot.slot);
  }
}

void add_second_line(const SecondLine& line, Printed& printed) {
  if (!line.absent.empty()) return;
  printed.add_limits("newcombe", line.newcombe ? std::optional(line.newcombe->interval) : std::nullopt);
  printed.add("mcnemar.exact_p", line.mcnemar.exact_p);
  printed.add("mcnemar.mid_p", line.mcnemar.mid_p);
  printed.add("mcnemar", line.mcnemar.asymptotic);
  printed.add("stuart_maxwell", line.stuart_maxwell);
  printed.add("bhapkar", line.bhapkar);
  printed.add("bowker", line.bowker);
  printed.add("eliasziw_donner", line.eliasziw_donner);
  printed.add("obuchowski", line.obuchowski);
  printed.add("durkalski", line.durkalski);
  printed.add("yang", line.yang);
  printed.add("cmh", line.left_against_finished.test);
}

void add_printed(const ConstructResult& result, Printed printed) {
  printed.add("children", static_cast<double>(result.scores.n));
  if (const auto& spread = result.spread) {
    printed.add("mean_before", spread->mean_before);
    printed.add("mean_after", spread->mean_after);
    printed.add("sd_before", spread->sd_before);
    printed.add("sd_after", spread->sd_after);
    printed.add("sd_change", spread->sd_change);
    printed.add("correlation", spread->correlation);
    printed.add("standardised", spread->standardised);
  }
  printed.add("change", result.change);
  printed.add("holm_p", result.adjusted_p);
  printed.add_limits("standardised", result.standardised);
  printed.add("balanced", result.balanced);
  printed.add("form_difference", result.form_difference);
  printed.add("moved", result.moved);
  printed.add("left_difference", result.left_difference);
  printed.add("icc", result.alikeness ? std::optional(result.alikeness->correlation) : std::nullopt);
  printed.add("design_effect", result.alikeness ? std::optional(result.alikeness->design_effect) : std::nullopt);
  printed.add("kr20", result.reliability);
  printed.add_limits("bounds", result.bounds);
  add_slots(result, printed);
  add_second_line(result.second_line, printed);
}

void add_detection(const std::string& when, const std::optional<evaluation::Detection>& detection, Printed& printed) {
  if (!detection) return;
  printed.add(when + ".hits", detection->hits);
  printed.add(when + ".false_alarms", detection->false_alarms);
  printed.add(when + ".j", detection->j);
  printed.add(when + ".d_prime", detection->d_prime);
  printed.add(when + ".criterion", detection->criterion);
}

void add_section(const Section& section, Sheets& sheets) {
  const std::string name = name_of(section.instrument, section.arm);
  for (const auto& [construct, sums] : section.sums.constructs) add_sums(name, construct, sums, sheets);
  add_pairs(section.sums.risky, name, "", "", "probe", false, sheets.pairs);
  add_pairs(section.sums.safe, name, "", "", "probe", true, sheets.pairs);
  const int noised = section.sums.noise ? 1 : 0;
  sheets.facts.add(name, "", 0, 0, 0, 0, noised);
  for (const ConstructResult& result : section.panel.constructs) {
    const bool counts_right = section.sums.constructs.at(result.construct).counts_right;
    sheets.facts.add(name, result.construct, counts_right ? 1 : 0, result.missing.known, result.missing.before, result.missing.unknown, noised);
    add_printed(result, Printed(name, result.construct, sheets.printed));
  }
  Printed printed(name, "", sheets.printed);
  printed.add("j", section.panel.judgement.j);
  printed.add("hits", section.panel.judgement.hits);
  printed.add("false_alarms", section.panel.judgement.false_alarms);
  add_detection("before", section.panel.judgement.before, printed);
  add_detection("after", section.panel.judgement.after, printed);
}

void add_odds(const ArmSlot& slot, const std::string& reference, Printed& printed) {
  const std::string against = slot.slot + " " + reference;
  printed.add("odds.cmh", slot.odds.test ? std::optional(slot.odds.test->statistic) : std::nullopt, against);
  printed.add("odds.p", slot.odds.test ? std::optional(slot.odds.test->p) : std::nullopt, against);
  printed.add("odds.ratio", slot.odds.odds_ratio, against);
  printed.add_limits("odds", slot.odds.interval, against);
  printed.add("odds.alike", slot.odds.alike ? std::optional(slot.odds.alike->statistic) : std::nullopt, against);
  printed.add("odds.alike_p", slot.odds.alike ? std::optional(slot.odds.alike->p) : std::nullopt, against);
  printed.add("odds.sites", static_cast<double>(slot.odds.strata), against);
  printed.add("odds.fdr_p", slot.adjusted_p, against);
}

void add_comparison(const Comparison& comparison, Sheets& sheets) {
  for (const ArmDifference& one : comparison.differences) {
    const std::string arm = name_of(comparison.instrument, one.arm);
    const std::string reference = name_of(comparison.instrument, one.reference);
    sheets.arms.add(comparison.instrument.id + " " + std::to_string(comparison.instrument.version) + " " + comparison.instrument.manifest_hash.substr(0, 8), arm, one.construct, reference);
    Printed printed(arm, one.construct, sheets.printed);
    printed.add("arm", one.difference, reference);
    printed.add("arm.holm_p", one.adjusted_p, reference);
    for (const ArmSlot& slot : one.slots) add_odds(slot, reference, printed);
  }
}

}  // namespace

std::map<std::string, std::string> r_files(const Report& report) {
  Sheets sheets;
  for (const Section& section : report.sections) add_section(section, sheets);
  for (const Comparison& comparison : report.comparisons) add_comparison(comparison, sheets);
  return {{"scores.csv", sheets.scores.text()}, {"first.csv", sheets.first.text()},     {"pairs.csv", sheets.pairs.text()},
          {"moved.csv", sheets.moved.text()},   {"levels.csv", sheets.levels.text()},   {"groups.csv", sheets.groups.text()},
          {"facts.csv", sheets.facts.text()},   {"arms.csv", sheets.arms.text()},       {"printed.csv", sheets.printed.text()}, {"reproduce.R", std::string(r_script())}};
}

}  // namespace api
