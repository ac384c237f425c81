#include "second_line.h"

#include <set>

#include "figures.h"
#include "text_table.h"

namespace api {
namespace {

using evaluation::MaybeTest;

std::string test(const MaybeTest& result) {
  if (!result) return "-";
  return format("%.3f", result->statistic) + ", p " + p_value(result->p);
}

struct NamedTest {
  const char* name;
  const MaybeTest SecondLine::*test;
};

constexpr NamedTest named_tests[] = {{"Stuart-Maxwell", &SecondLine::stuart_maxwell}, {"Bhapkar", &SecondLine::bhapkar},
                                     {"Bowker", &SecondLine::bowker},                 {"Eliasziw-Donner, over sites", &SecondLine::eliasziw_donner},
                                     {"Obuchowski, over sites", &SecondLine::obuchowski}, {"Durkalski, over sites", &SecondLine::durkalski},
                                     {"Yang, over sites", &SecondLine::yang}};

}  // namespace

std::string second_line_text(const Section& section) {
  std::vector<const ConstructResult*> judged;
  TextRows rows = {{"assumes independent pairs"}};
  for (const ConstructResult& result : section.panel.constructs) {
    if (!result.judged || !result.second_line.absent.empty()) continue;
    judged.push_back(&result);
    rows[0].push_back(result.construct);
  }
  if (judged.empty()) return "";
  const auto add = [&](const std::string& name, auto value) {
    std::vector<std::string> row = {name};
    for (const ConstructResult* result : judged) row.push_back(value(*result));
    rows.push_back(std::move(row));
  };
  using R = const ConstructResult&;
  add("gains, losses", [](R result) { return number(result.pairs.gains) + ", " + number(result.pairs.losses); });
  add("Newcombe 95 %", [](R result) { return result.second_line.newcombe ? interval(result.second_line.newcombe->interval) : "-"; });
  add("McNemar exact", [](R result) { return "p " + p_value(result.second_line.mcnemar.exact_p); });
  add("McNemar mid-p", [](R result) { return "p " + p_value(result.second_line.mcnemar.mid_p); });
  add("McNemar", [](R result) { return test(result.second_line.mcnemar.asymptotic); });
  for (const NamedTest& named : named_tests) add(named.name, [&](R result) { return test(result.second_line.*named.test); });
  add("left against finished, Cochran-Mantel-Haenszel over sites", [](R result) { return test(result.second_line.left_against_finished.test); });
  std::string text = align(rows, "  ");
  text += "  A pair is one answer before and after. Several are one child's, and children of a site are alike: these p-values are too\n"
          "  small, and none of them is to be quoted.\n";
  std::set<std::string> said;
  for (const ConstructResult* result : judged) {
    for (const NamedTest& named : named_tests) {
      const std::string& reason = (result->second_line.*named.test).reason();
      const std::string line = std::string("  no ") + named.name + " of " + result->construct + ": " + reason + "\n";
      if (!reason.empty() && said.insert(line).second) text += line;
    }
  }
  return text;
}

}  // namespace api
