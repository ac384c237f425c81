#include "blocks/practice_chat/practice_chat.h"

#include <algorithm>
#include <utility>

#include "base/practice_codes.h"
#include "blocks/practice_chat/graph.h"
#include "lesson/block_reader.h"

namespace content {
namespace {

constexpr int variable_bound = 1000;  // for each value a variable may take, either way

int read_value(const JsonObject& object, std::string_view member) {
  return static_cast<int>(object.integer(member, -variable_bound, variable_bound));
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

ChatChoice read_chat_choice(const JsonValue& value, const std::string& path, const std::string& node_key,
                            Report& report) {
  const JsonObject object(value, path, report, {"id", "kind", "text", "goto", "when", "set", "codes"});
  ChatChoice choice;
  choice.id = object.id("id");
  choice.kind = object.one_of_or<ChatChoiceKind>("kind", ChatChoiceKind::reply);
  choice.text = object.text("text", node_key + "/choices/" + choice.id);
  choice.to = object.id("goto");
  if (object.has("when")) {
    const JsonObject when = object.object("when", {"variable", "equals"});
    choice.when = ChatCondition{when.id("variable"), read_value(when, "equals")};
  }
  object.each_if_present("set", [&](const JsonValue& item, const std::string& item_path) {
    const JsonObject assignment(item, item_path, report, {"variable", "value"});
    choice.assignments.push_back({assignment.id("variable"), read_value(assignment, "value")});
  });
  choice.codes = read_codes(object);
  return choice;
}

std::vector<ChatChoice> read_chat_choices(const JsonObject& node, const std::string& node_key) {
  std::vector<ChatChoice> choices;
  UniqueIds ids(node.report());
  node.each("choices", 2, 5, [&](const JsonValue& value, const std::string& path) {
    choices.push_back(read_chat_choice(value, path, node_key, node.report()));
    ids.add(choices.back().id, join_path(path, "id"));
  });
  const bool always_one =
      std::any_of(choices.begin(), choices.end(), [](const ChatChoice& choice) { return !choice.when.has_value(); });
  if (!choices.empty() && !always_one) {
    node.report().error(node.path("choices"), "no-unconditional-choice", "at least one choice must have no \"when\"");
  }
  return choices;
}

ChatMessage read_message(const JsonValue& value, const std::string& path, const std::string& node_key,
                         Report& report) {
  const JsonObject object(value, path, report, {"id", "from", "text", "signal"});
  ChatMessage message;
  message.id = object.id("id");
  message.from = object.one_of<ChatSpeaker>("from");
  message.text = object.text("text", node_key + "/" + message.id);
  message.signal = object.boolean_or("signal", false);
  return message;
}

ChatEnding read_ending(const JsonObject& node, const std::string& node_key) {
  const JsonObject object = node.object("ending", {"id", "tone", "title", "text"});
  ChatEnding ending;
  ending.id = object.id("id");
  ending.tone = object.one_of<EndingTone>("tone");
  ending.title = object.text("title", node_key + "/ending/title");
  ending.text = object.text("text", node_key + "/ending/text");
  return ending;
}

ChatNode read_node(const JsonValue& value, const std::string& path, const BlockReader& reader) {
  Report& report = reader.report();
  const JsonObject object(value, path, report, {"id", "messages", "choices", "goto", "ending"});
  ChatNode node;
  node.id = object.id("id");
  const std::string key = reader.key(node.id);
  UniqueIds ids(report);
  object.each("messages", 0, any_number, [&](const JsonValue& item, const std::string& item_path) {
    node.messages.push_back(read_message(item, item_path, key, report));
    ids.add(node.messages.back().id, join_path(item_path, "id"));
  });
  if (object.has("choices")) node.choices = read_chat_choices(object, key);
  if (object.has("goto")) node.next = object.id("goto");
  if (object.has("ending")) node.ending = read_ending(object, key);
  const int exits = object.has("choices") + object.has("goto") + object.has("ending");
  if (exits != 1 && value.kind == JsonValue::Kind::object) {
    report.error(path, "node-exit", "a node has exactly one of \"choices\", \"goto\" and \"ending\"");
  }
  return node;
}

// Every name a chat uses must be one it has. True when the graph can be walked.
bool check_references(const PracticeChat& chat, const JsonObject& object) {
  Report& report = object.report();
  bool sound = true;
  const auto broken = [&](const std::string& path, const std::string& message) {
    report.error(path, "broken-reference", message);
    sound = false;
  };
  const auto check_node = [&](const std::string& id, const std::string& path) {
    const auto same = [&](const ChatNode& node) { return node.id == id; };
    if (id.empty()) sound = false;
    else if (std::none_of(chat.nodes.begin(), chat.nodes.end(), same)) broken(path, "there is no node " + in_quotes(id));
  };
  const auto check_variable = [&](const std::string& id, const std::string& path) {
    const auto same = [&](const ChatVariable& variable) { return variable.id == id; };
    if (id.empty()) sound = false;
    else if (std::none_of(chat.variables.begin(), chat.variables.end(), same)) {
      broken(path, "there is no variable " + in_quotes(id));
    }
  };
  check_node(chat.start, object.path("start"));
  for (std::size_t n = 0; n < chat.nodes.size(); ++n) {
    const ChatNode& node = chat.nodes[n];
    const std::string path = join_path(object.path("nodes"), n);
    if (!node.next.empty()) check_node(node.next, path + "/goto");
    for (std::size_t c = 0; c < node.choices.size(); ++c) {
      const ChatChoice& choice = node.choices[c];
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

void check_endings(const PracticeChat& chat, const JsonObject& object) {
  UniqueIds ids(object.report());
  bool friendly = false;
  for (std::size_t n = 0; n < chat.nodes.size(); ++n) {
    const auto& ending = chat.nodes[n].ending;
    if (!ending) continue;
    ids.add(ending->id, join_path(object.path("nodes"), n) + "/ending/id");
    friendly = friendly || ending->tone == EndingTone::friendly;
  }
  if (!friendly && !chat.nodes.empty()) {
    object.report().error(object.path("nodes"), "no-friendly-ending", "at least one ending must be friendly");
  }
}

void read_variables(const JsonObject& object, PracticeChat& chat) {
  UniqueIds ids(object.report());
  object.each("variables", 0, any_number, [&](const JsonValue& item, const std::string& item_path) {
    const JsonObject variable(item, item_path, object.report(), {"id", "initial"});
    chat.variables.push_back({variable.id("id"), read_value(variable, "initial")});
    ids.add(chat.variables.back().id, variable.path("id"));
  });
}

}  // namespace

PracticeChat read(BlockReader& reader, std::type_identity<PracticeChat>) {
  reader.members({"title", "partner", "intro", "variables", "start", "nodes"});
  const JsonObject& object = reader.object();
  PracticeChat chat;
  chat.id = reader.id();
  chat.title = reader.text("title");
  const JsonObject partner = object.object("partner", {"name", "status"});
  chat.partner_name = partner.text("name", reader.key("partner/name"));
  chat.partner_status = partner.text("status", reader.key("partner/status"));
  chat.intro = reader.text("intro");
  read_variables(object, chat);
  chat.start = object.id("start");
  UniqueIds ids(reader.report());
  object.each("nodes", 1, any_number, [&](const JsonValue& item, const std::string& path) {
    chat.nodes.push_back(read_node(item, path, reader));
    ids.add(chat.nodes.back().id, join_path(path, "id"));
  });
  check_endings(chat, object);
  const bool was_sound = !reader.report().failed();
  if (check_references(chat, object) && was_sound) check_chat_graph(chat, reader.path(), reader.report());
  return chat;
}

}  // namespace content
