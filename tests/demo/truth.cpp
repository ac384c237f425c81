#include "truth.h"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/file.h"

namespace demo {
namespace {

using Json = nlohmann::json;

constexpr double once_in = 10'000;  // reports that are right
constexpr double one_in_seven = 0.15;

template <typename... Values>
std::string format(const char* pattern, Values... values) {
  char text[200];
  std::snprintf(text, sizeof text, pattern, values...);
  return text;
}

std::string points(double share) { return format("%+.1f", 100 * share); }

// An estimate of the report's JSON, and what it estimates.
class Judged {
 public:
  Judged(std::string what, const Json& estimate, double truth) : what_(std::move(what)), estimate_(estimate), truth_(truth) {}

  bool has_interval() const { return !estimate_.at("interval").is_null(); }
  std::string printed() const { return estimate_.at("estimate").is_null() ? "-" : points(value()); }
  std::string interval() const {
    return has_interval() ? points(estimate_.at("interval").at(0).get<double>()) + " to " + points(estimate_.at("interval").at(1).get<double>()) : "-";
  }
  std::string verdict() const {
    if (!has_interval()) return "these children only";
    const bool holds = estimate_.at("interval").at(0).get<double>() <= truth_ && truth_ <= estimate_.at("interval").at(1).get<double>();
    return holds ? "holds it" : can_be_chance() ? "misses it, as one in twenty does" : "cannot hold it";
  }
  void judge(std::vector<std::string>& differences) const {
    if (!has_interval() || can_be_chance()) return;
    differences.push_back(what_ + ": " + points(truth_) + " is true, and " + printed() + " with " + interval() + " is printed, which chance does not explain");
  }

 private:
  double value() const { return estimate_.at("estimate").get<double>(); }
  bool can_be_chance() const {
    const boost::math::students_t t(estimate_.at("degrees").get<double>());
    return std::fabs(value() - truth_) <= boost::math::quantile(t, 1 - 0.5 / once_in) * estimate_.at("standard_error").get<double>();
  }

  std::string what_;
  const Json& estimate_;
  double truth_;
};

void compare_children(const std::string& construct, const Json& scores, const Scores& told, std::vector<std::string>& differences) {
  const Scores reported{scores.at("n").get<int>(), scores.at("x").get<std::int64_t>(), scores.at("y").get<std::int64_t>()};
  if (reported == told) return;
  differences.push_back(format("%s: of %d children with %lld before and %lld after %d with %lld and %lld are reported", construct.c_str(), told.children,
                               static_cast<long long>(told.before), static_cast<long long>(told.after), reported.children,
                               static_cast<long long>(reported.before), static_cast<long long>(reported.after)));
}

std::string row(const std::string& what, const std::string& told, const std::string& printed, const std::string& everybody, const std::string& world,
                const std::string& interval, const std::string& verdict) {
  return format("  %-34s  %-12s  %-8s  %-12s  %-9s  %-15s  ", what.c_str(), told.c_str(), printed.c_str(), everybody.c_str(), world.c_str(), interval.c_str()) + verdict + "\n";
}

std::string of(const Scores& scores) { return format("%d, ", scores.children) + points(scores.change()); }

Scores find(const std::map<std::string, Scores>& all, const std::string& construct) {
  const auto found = all.find(construct);
  return found == all.end() ? Scores{} : found->second;
}

void compare_section(const Json& section, const Ledger& ledger, Compared& compared) {
  for (const Json& result : section.at("constructs")) {
    const auto construct = result.at("construct").get<std::string>();
    const double truth = ledger.true_change().at(construct);
    const Scores told = find(ledger.told(), construct);
    compare_children(construct, result.at("scores"), told, compared.differences);
    const Judged change(construct, result.at("change"), truth);
    change.judge(compared.differences);
    compared.table += row(construct, of(told), change.printed(), of(find(ledger.everybody(), construct)), points(truth), change.interval(), change.verdict());
    const Judged balanced(construct + ", both orders alike", result.at("balanced_change"), truth);
    balanced.judge(compared.differences);
    compared.table += row("  both orders of the forms alike", "", balanced.printed(), "", points(truth), balanced.interval(), balanced.verdict());
    // Of so great a change an interval that is as wide as it should be leaves no doubt.
    if (change.has_interval() && truth > one_in_seven && result.at("change").at("p").get<double>() > 0.05) {
      compared.differences.push_back(construct + ": nothing is seen of a change of " + points(truth));
    }
  }
}

void compare_arms(const Json& report, const std::string& arm, const Ledger& ledger, Compared& compared) {
  for (const Json& comparison : report.at("comparisons")) {
    for (const Json& one : comparison.at("differences")) {
      if (one.at("arm") != arm || one.at("reference") != "waitlist") continue;
      const auto construct = one.at("construct").get<std::string>();
      const double truth = ledger.true_change_less_waiting().at(construct);
      const Judged difference(construct + ": " + arm + " less waitlist", one.at("difference"), truth);
      difference.judge(compared.differences);
      compared.table += row(construct + ": " + arm + " less waitlist", "", difference.printed(), "", points(truth), difference.interval(), difference.verdict());
    }
  }
}

}  // namespace

base::Result<Compared> compare_with_truth(const std::filesystem::path& file, const std::string& arm, const Ledger& ledger) {
  TRY_ASSIGN(const std::string text, base::read_text_file(file));
  const Json report = Json::parse(text, nullptr, false);
  if (report.is_discarded()) return base::fail(base::ErrorCode::corrupt, file.string() + " is not JSON");
  Compared compared;
  compared.table = "What is true, and what the report says, of arm " + arm + ": children and change of their mean score, in points of a hundred\n" +
                   row("", "told of", "reported", "all twice", "any child", "95 % over sites", "");
  for (const Json& section : report.at("sections")) {
    if (section.at("arm") == arm) compare_section(section, ledger, compared);
  }
  compare_arms(report, arm, ledger, compared);
  return compared;
}

}  // namespace demo
