#include "lesson/branch_reader.h"

#include <algorithm>
#include <utility>

#include "base/find_id.h"
#include "base/practice_codes.h"
#include "lesson/branch_graph.h"

namespace content {
namespace {

constexpr int variable_bound = 1000;  // for each value a variable may take, either way
constexpr std::size_t most_variables = 8;
constexpr std::size_t most_choices = 2 * most_offered;

int read_value(const JsonObject& object, std::string_view member) {
  return static_cast<int>(object.integer(member, -variable_bound, variable_bound));
}

std::vector<int> read_drawn(const JsonObject& variable) {
  std::vector<int> values;
  variable.each("drawn", 2, 8, [&](const JsonValue& item, const std::string& path) {
    const int value = static_cast<int>(read_integer(item, path, -variable_bound, variable_bound, variable.report()));
    if (std::find(values.begin(), values.end(), value) != values.end()) {
      variable.report().error(path, "drawn-twice", "the value " + std::to_string(value) + " is there already");
    }
    values.push_back(value);
  });
  return values;
}

BranchVariable read_variable(const JsonValue& item, const std::string& path, Report& report) {
  const JsonObject object(item, path, report, {"id", "initial", "drawn"});
  BranchVariable variable;
  variable.id = object.id("id");
  if (object.has("initial")) variable.initial = read_value(object, "initial");
  if (object.has("drawn")) variable.drawn = read_drawn(object);
  if (item.kind == JsonValue::Kind::object && object.has("initial") == object.has("drawn")) {
    report.error(path, "variable-start", "a variable has either an \"initial\" value or values to be \"drawn\"");
  }
  return variable;
}

// The codes that stand in lessons; the program counts the others itself.
std::vector<std::pair<std::string_view, const base::PracticeCode*>> written_codes() {
  std::vector<std::pair<std::string_view, const base::PracticeCode*>> codes;
  for (const base::PracticeCode& code : base::practice_codes) {
    if (code.written) codes.emplace_back(code.id, &code);
  }
  return codes;
}

ChoiceCode read_code(const JsonValue& value, const std::string& path, Report& report) {
  const JsonObject object(value, path, report, {"construct", "value"});
  const base::PracticeCode& code = *object.one_of("construct", written_codes());
  return {std::string(code.id), static_cast<int>(object.integer("value", code.least, code.most))};
}

std::vector<ChoiceCode> read_codes(const JsonObject& choice) {
  std::vector<ChoiceCode> codes;
  UniqueIds constructs(choice.report());
  choice.each_if_present("codes", [&](const JsonValue& value, const std::string& path) {
    codes.push_back(read_code(value, path, choice.report()));
    constructs.add(codes.back().construct, path);
  });
  return codes;
}

BranchChoice read_choice(const JsonValue& value, const std::string& path, const std::string& node_key, Report& report) {
  const JsonObject object(value, path, report, {"id", "kind", "text", "goto", "when", "set", "codes"});
  BranchChoice choice;
  choice.id = object.id("id");
  choice.kind = object.one_of_or<ChoiceKind>("kind", ChoiceKind::reply);
  choice.text = object.text("text", node_key + "/choices/" + choice.id);
  choice.to = object.id("goto");
  if (object.has("when")) {
    const JsonObject when = object.object("when", {"variable", "equals"});
    choice.when = BranchCondition{when.id("variable"), read_value(when, "equals")};
  }
  object.each_if_present("set", [&](const JsonValue& item, const std::string& item_path) {
    const JsonObject assignment(item, item_path, report, {"variable", "value"});
    choice.assignments.push_back({assignment.id("variable"), read_value(assignment, "value")});
  });
  choice.codes = read_codes(object);
  return choice;
}

std::vector<BranchChoice> read_choices(const JsonObject& node, const std::string& node_key) {
  std::vector<BranchChoice> choices;
  UniqueIds ids(node.report());
  node.each("choices", 2, most_choices, [&](const JsonValue& value, const std::string& path) {
    choices.push_back(read_choice(value, path, node_key, node.report()));
    ids.add(choices.back().id, join_path(path, "id"));
  });
  const bool always_one =
      std::any_of(choices.begin(), choices.end(), [](const BranchChoice& choice) { return !choice.when.has_value(); });
  if (!choices.empty() && !always_one) {
    node.report().error(node.path("choices"), "no-unconditional-choice", "at least one choice must have no \"when\"");
  }
  return choices;
}

BranchEnding read_ending(const JsonObject& node, const std::string& node_key) {
  const JsonObject object = node.object("ending", {"id", "tone", "title", "text"});
  BranchEnding ending;
  ending.id = object.id("id");
  ending.tone = object.one_of<EndingTone>("tone");
  ending.title = object.text("title", node_key + "/ending/title");
  ending.text = object.text("text", node_key + "/ending/text");
  return ending;
}

const BranchVariable* find_variable(const Branches& branches, const std::string& id) {
  return base::find_id(branches.variables, id);
}

// What is drawn must not come from what the reader says (R20).
void check_drawn_are_kept(const Branches& branches, const BranchWords& words, const JsonObject& object) {
  for (std::size_t n = 0; n < branches.nodes.size(); ++n) {
    const std::string choices_path = join_path(object.path(words.nodes), n) + "/choices";
    for (std::size_t c = 0; c < branches.nodes[n]->choices.size(); ++c) {
      const auto& assignments = branches.nodes[n]->choices[c].assignments;
      for (std::size_t a = 0; a < assignments.size(); ++a) {
        const BranchVariable* variable = find_variable(branches, assignments[a].variable);
        if (variable == nullptr || variable->drawn.empty()) continue;
        object.report().error(join_path(join_path(choices_path, c) + "/set", a) + "/variable", "drawn-is-set",
                              "no choice sets " + in_quotes(variable->id) + ", which is drawn");
      }
    }
  }
}

// Every name that is used must be one that is there. True when the graph can be walked.
bool check_references(const Branches& branches, const BranchWords& words, const JsonObject& object) {
  Report& report = object.report();
  bool sound = true;
  const auto broken = [&](const std::string& path, const std::string& message) {
    report.error(path, "broken-reference", message);
    sound = false;
  };
  const auto check_node = [&](const std::string& id, const std::string& path) {
    const auto same = [&](const BranchNode* node) { return node->id == id; };
    if (id.empty())
      sound = false;
    else if (std::none_of(branches.nodes.begin(), branches.nodes.end(), same))
      broken(path, "there is no " + std::string(words.node) + " " + in_quotes(id));
  };
  const auto check_variable = [&](const std::string& id, const std::string& path) {
    if (id.empty())
      sound = false;
    else if (find_variable(branches, id) == nullptr)
      broken(path, "there is no variable " + in_quotes(id));
  };
  check_node(branches.start, object.path("start"));
  for (std::size_t n = 0; n < branches.nodes.size(); ++n) {
    const BranchNode& node = *branches.nodes[n];
    const std::string path = join_path(object.path(words.nodes), n);
    if (!node.next.empty()) check_node(node.next, path + "/goto");
    for (std::size_t c = 0; c < node.choices.size(); ++c) {
      const BranchChoice& choice = node.choices[c];
      const std::string choice_path = join_path(path + "/choices", c);
      check_node(choice.to, choice_path + "/goto");
      if (choice.when) check_variable(choice.when->variable, choice_path + "/when/variable");
      for (std::size_t a = 0; a < choice.assignments.size(); ++a) {
        check_variable(choice.assignments[a].variable, join_path(choice_path + "/set", a) + "/variable");
      }
    }
  }
  return sound;
}

}  // namespace

std::vector<BranchVariable> read_branch_variables(const JsonObject& object) {
  std::vector<BranchVariable> variables;
  UniqueIds ids(object.report());
  object.each("variables", 0, most_variables, [&](const JsonValue& item, const std::string& item_path) {
    variables.push_back(read_variable(item, item_path, object.report()));
    ids.add(variables.back().id, join_path(item_path, "id"));
  });
  return variables;
}

void read_way_out(const JsonObject& object, const JsonValue& value, const std::string& key, const BranchWords& words,
                  BranchNode& node) {
  if (object.has("choices")) node.choices = read_choices(object, key);
  if (object.has("goto")) node.next = object.id("goto");
  if (object.has("ending")) node.ending = read_ending(object, key);
  const int exits = object.has("choices") + object.has("goto") + object.has("ending");
  if (exits != 1 && value.kind == JsonValue::Kind::object) {
    const std::string noun(words.node);
    object.report().error(object.path(), noun + "-exit",
                          "a " + noun + " has exactly one of \"choices\", \"goto\" and \"ending\"");
  }
}

void check_branches(const Branches& branches, const BranchWords& words, const JsonObject& object) {
  Report& report = object.report();
  UniqueIds ids(report);
  bool welcome = false;
  for (std::size_t n = 0; n < branches.nodes.size(); ++n) {
    const auto& ending = branches.nodes[n]->ending;
    if (!ending) continue;
    ids.add(ending->id, join_path(object.path(words.nodes), n) + "/ending/id");
    welcome = welcome || is_welcome(*ending, words);
  }
  if (!welcome && !branches.nodes.empty()) {
    const char* tones = words.good_is_enough ? "good or friendly" : "friendly";
    report.error(object.path(words.nodes), words.good_is_enough ? "no-good-ending" : "no-friendly-ending",
                 "at least one ending must be " + std::string(tones));
  }
  check_drawn_are_kept(branches, words, object);
  const bool was_sound = !report.failed();
  if (check_references(branches, words, object) && was_sound)
    check_branch_graph(branches, words, object.path(), report);
}

}  // namespace content
