#include "blocks/practice_chat/practice_chat.h"

#include "lesson/block_reader.h"
#include "lesson/branch_reader.h"

namespace content {
namespace {

constexpr BranchWords words{"node", "nodes", "chat", false, true};

ChatMessage read_message(const JsonValue& value, const std::string& path, const std::string& node_key, Report& report) {
  const JsonObject object(value, path, report, {"id", "from", "text", "signal"});
  ChatMessage message;
  message.id = object.id("id");
  message.from = object.one_of<ChatSpeaker>("from");
  message.text = object.text("text", node_key + "/" + message.id);
  message.signal = object.boolean_or("signal", false);
  return message;
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
  read_way_out(object, value, key, words, node);
  return node;
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
  chat.variables = read_branch_variables(object);
  chat.start = object.id("start");
  UniqueIds ids(reader.report());
  object.each("nodes", 1, any_number, [&](const JsonValue& item, const std::string& path) {
    chat.nodes.push_back(read_node(item, path, reader));
    ids.add(chat.nodes.back().id, join_path(path, "id"));
  });
  check_branches({chat.start, chat.variables, branch_nodes(chat.nodes)}, words, object);
  return chat;
}

}  // namespace content
