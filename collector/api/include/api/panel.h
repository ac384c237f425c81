// The numbers of one instrument in one arm, from sums by site: evaluation.md, "Statistics". The unit is the child, the
// cluster is the site; what takes answers as independent is apart, in SecondLine, and marked so wherever it is shown.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/rho.h"
#include "evaluation/clustered_change.h"
#include "evaluation/many_tests.h"
#include "evaluation/score_change.h"
#include "evaluation/statistics.h"

namespace api {

// What goes in. Every list is by site, in one order for all arms and constructs; lists may end early.
using SitePairs = std::vector<evaluation::PairCounts>;
using SiteScores = std::vector<evaluation::ScoreSums>;

struct SlotSums {
  bool foil = false;
  SitePairs pairs;
};

struct ConstructSums {
  bool judged = false;        // its answers are right or wrong; of others "right" is here the wished answer, and nowhere called so
  bool ordered = false;       // its levels stand in an order: how many moved up is counted
  bool counts_right = false;  // the score is the share of right answers
  SiteScores began_a, began_b, mixed;  // by the form that children began with; mixed: not told apart
  evaluation::Clusters finished_before, left_before;  // children and scores in the first survey
  SitePairs pairs;             // one for each child and slot answered before and after
  evaluation::Clusters moved;  // pairs, and how many moved towards the wished answer less how many moved away
  evaluation::SquareTable levels = evaluation::SquareTable(3, std::vector<std::int64_t>(3));  // in the order of the type's levels
  std::vector<evaluation::TwoGroups> right_before;  // answers of those who finished, then of those who left
  std::map<std::string, SlotSums> slots;
};

// Of those who came back weeks later, before and then; deeds are among these constructs.
struct LaterSums {
  SiteScores scores;
  evaluation::Clusters back_before, away_before;  // children and scores in the first survey: who came back, and who did not
  std::map<std::string, SitePairs> slots;         // "right": the level that is shown
};

struct SectionSums {
  std::map<std::string, ConstructSums> constructs;
  std::map<std::string, LaterSums> later;
  std::vector<std::int64_t> back;      // who came back, in blocks
  SitePairs risky, safe;  // "right": it was called risky
  std::vector<std::int64_t> children;  // who finished, in blocks
  std::int64_t left = 0;               // in blocks
  std::string primary;                 // the construct that the instrument names its outcome; empty: it names none
  std::int64_t untold = 0;             // about so many more began and are in no block
  std::optional<base::Rho> noise{};    // of one child: the largest of any block; absent where no count carries noise
};

// What comes out.
struct SlotResult {
  std::string slot;
  bool foil = false;
  evaluation::PairCounts pairs;
  evaluation::Estimate change;         // of the share of right or wished answers
  std::optional<double> adjusted_p;    // Benjamini-Hochberg over all slots of the instrument
};

struct SecondLine {
  std::string absent{};  // why there is none of it; empty: there is
  std::optional<evaluation::RiskDifference> newcombe;
  evaluation::McNemar mcnemar;
  evaluation::MaybeTest stuart_maxwell, bhapkar, bowker;
  evaluation::MaybeTest eliasziw_donner, obuchowski, durkalski, yang;
  evaluation::CommonOdds left_against_finished;  // right before, over sites
};

struct ConstructResult {
  std::string construct;
  bool judged = false;
  bool primary = false;
  evaluation::ScoreSums scores;                    // of children with a score before and after
  std::int64_t possible = 0;                       // who finished
  std::optional<evaluation::ScoreSpread> spread;
  evaluation::Estimate change;                     // of the child's mean score, 0 to 1
  evaluation::ClusterSums sums;
  std::optional<evaluation::Interval> standardised;  // of the standardised change; its spread taken as known
  std::optional<double> adjusted_p;                // Holm over the instrument's constructs
  evaluation::Estimate balanced;                   // both orders of the forms weighing the same
  evaluation::Estimate form_difference;            // before: who began with A less who began with B
  evaluation::Estimate moved;                      // of ordered levels: share that moved up less share that moved down
  std::optional<evaluation::Alikeness> alikeness;
  std::optional<double> reliability;               // KR-20 before, of ordered constructs
  evaluation::Estimate left_difference;            // before: who left less who finished
  evaluation::Missing missing;
  std::optional<evaluation::Interval> bounds;      // of the mean change if the missing had been asked
  evaluation::PairCounts pairs;
  std::vector<SlotResult> slots;
  SecondLine second_line;
};

// Risky situations that were called risky are hits, safe foils false alarms: fewer are better (docs/formats/instrument.md).
struct JudgementResult {
  evaluation::PairCounts risky, safe;
  std::optional<evaluation::Detection> before, after;
  evaluation::Estimate j, hits, false_alarms;  // changes
};

struct LaterSlot {
  std::string slot;
  evaluation::PairCounts pairs;
  evaluation::Estimate change;  // of the share of the level that is shown
};

// From before to weeks later, of children who came back with a card.
struct LaterResult {
  std::string construct;
  evaluation::ScoreSums scores;     // of children with a score before and weeks later
  std::int64_t possible = 0;        // who came back
  std::optional<evaluation::ScoreSpread> spread;
  evaluation::Estimate change;      // of the child's mean score, 0 to 1
  std::optional<double> adjusted_p;  // Holm over these
  evaluation::Estimate away_difference;  // before: who did not come back less who did, where somebody did
  std::vector<LaterSlot> slots;
};

struct Panel {
  std::vector<ConstructResult> constructs;  // the primary one first
  std::vector<LaterResult> later;
  JudgementResult judgement;
};
// `primary` names the outcome chosen before data came in.
Panel make_panel(const SectionSums& sums, const std::string& primary);

// What was answered to one slot afterwards in two arms, site by site: only sites that have both tell anything.
struct ArmSlot {
  std::string slot;
  bool foil = false;
  evaluation::CommonOdds odds;       // of a right or wished answer, in the arm against the reference
  std::optional<double> adjusted_p;  // Benjamini-Hochberg over all slots of the instrument and all arms
};

// The change in one arm less that in another, with sites as clusters, whether arms were drawn by site or within.
struct ArmDifference {
  std::string construct;
  std::string arm, reference;
  evaluation::Estimate difference;
  std::vector<ArmSlot> slots{};
  bool primary = false;
  std::optional<double> adjusted_p{};  // Holm over the instrument's constructs and all arms
};
// Each arm less the one that it is compared with, the primary outcome first. Who is in no trial ("none") was drawn by nobody and is left out.
std::vector<ArmDifference> compare_arms(std::map<std::string, SectionSums> arms, const std::string& primary);

// The arm that the others are compared with: waitlist, else attention, else the first that is there.
std::string reference_arm(const std::map<std::string, SectionSums>& arms);

}  // namespace api
