#include "blocks/practice_chat/practice_chat.h"

#include <tuple>

#include "lesson/block_reader.h"
#include "lesson/branch_reader.h"
#include "lesson/parse_parts.h"

namespace content {
namespace {

constexpr std::size_t most_messages = 50;  // of one node

constexpr BranchWords words{"node", "nodes", "chat", false, true};

using From = std::pair<ChatSpeaker, std::size_t>;

// What a message may be from: in a group, the partners' ids.
std::vector<std::pair<std::string_view, From>> speakers_of(const PracticeChat& chat) {
  std::vector<std::pair<std::string_view, From>> speakers;
  if (!chat.group) speakers.push_back({base::name_of(ChatSpeaker::partner), {ChatSpeaker::partner, 0}});
  for (std::size_t i = 0; chat.group && i < chat.partners.size(); ++i) {
    speakers.push_back({chat.partners[i].id, {ChatSpeaker::partner, i}});
  }
  for (const ChatSpeaker speaker : {ChatSpeaker::reader, ChatSpeaker::narrator, ChatSpeaker::time}) {
    speakers.push_back({base::name_of(speaker), {speaker, 0}});
  }
  return speakers;
}

bool is_said_in_chat(ChatSpeaker from) { return from == ChatSpeaker::partner || from == ChatSpeaker::reader; }

// Exactly one of what a message may show.
void read_what_it_shows(const JsonObject& object, const JsonValue& value, const std::string& key, ChatMessage& message) {
  const bool has_alt = object.has("alt");
  if (object.has("text")) message.text = object.text("text", key);
  if (object.has("sticker")) {
    message.shows = object.one_of<Sticker>("sticker");
    message.text = object.text("alt", key);
  } else if (has_alt) {
    object.report().error(object.path("alt"), "alt-without-sticker", "only a sticker has its \"alt\" here");
  }
  if (object.has("photo")) {
    message.shows = PhotoCard{};
    message.text = object.text("photo", key);
  }
  if (auto picture = read_picture_if_present(object, key)) message.shows = *std::move(picture);
  const int shown = object.has("text") + object.has("sticker") + object.has("photo") + object.has("picture");
  if (value.kind != JsonValue::Kind::object) return;
  if (shown != 1) {
    object.report().error(object.path(), "message-shows",
                          "a message has exactly one of \"text\", \"sticker\", \"photo\" and \"picture\"");
  } else if (!object.has("text") && !is_said_in_chat(message.from)) {
    object.report().error(object.path(), "message-shows", "only a partner or the reader can send something else than text");
  }
}

ChatMessage read_message(const JsonValue& value, const std::string& path, const std::string& node_key, const PracticeChat& chat,
                         Report& report) {
  const JsonObject object(value, path, report, {"id", "from", "text", "sticker", "alt", "photo", "picture", "signal"});
  ChatMessage message;
  message.id = object.id("id");
  std::tie(message.from, message.partner) = object.one_of("from", speakers_of(chat));
  read_what_it_shows(object, value, node_key + "/" + message.id, message);
  message.signal = object.boolean_or("signal", false);
  return message;
}

ChatNode read_node(const JsonValue& value, const std::string& path, const PracticeChat& chat, const BlockReader& reader) {
  Report& report = reader.report();
  const JsonObject object(value, path, report, {"id", "messages", "choices", "goto", "ending"});
  ChatNode node;
  node.id = object.id("id");
  const std::string key = reader.key(node.id);
  UniqueIds ids(report);
  object.each("messages", 0, most_messages, [&](const JsonValue& item, const std::string& item_path) {
    node.messages.push_back(read_message(item, item_path, key, chat, report));
    ids.add(node.messages.back().id, join_path(item_path, "id"));
  });
  read_way_out(object, value, key, words, node);
  return node;
}

void read_who(const JsonObject& object, ChatPartner& partner) {
  if (object.has("who")) partner.who = object.one_of<Who>("who");
}

void read_group(const JsonObject& group, const BlockReader& reader, PracticeChat& chat) {
  chat.group = group.text("name", reader.key("group/name"));
  UniqueIds ids(reader.report());
  group.each("partners", 2, most_chat_partners, [&](const JsonValue& item, const std::string& path) {
    const JsonObject object(item, path, reader.report(), {"id", "name", "who"});
    ChatPartner partner;
    partner.id = object.id("id");
    if (base::from_name<ChatSpeaker>(partner.id)) {
      reader.report().error(object.path("id"), "reserved-id", "the id " + in_quotes(partner.id) + " means somebody else in a chat");
    }
    partner.name = object.text("name", reader.key("group/" + partner.id));
    read_who(object, partner);
    ids.add(partner.id, object.path("id"));
    chat.partners.push_back(std::move(partner));
  });
}

void read_partner(const JsonObject& object, const BlockReader& reader, PracticeChat& chat) {
  ChatPartner partner;
  partner.name = object.text("name", reader.key("partner/name"));
  read_who(object, partner);
  chat.partners.push_back(std::move(partner));
  chat.partner_status = object.text("status", reader.key("partner/status"));
}

void read_partners(const BlockReader& reader, PracticeChat& chat) {
  const JsonObject& object = reader.object();
  if (object.has("group") == object.has("partner")) {
    reader.report().error(object.path(), "chat-partners", "a chat has either a \"partner\" or a \"group\"");
  }
  if (object.has("group")) read_group(object.object("group", {"name", "partners"}), reader, chat);
  else if (object.has("partner")) read_partner(object.object("partner", {"name", "status", "who"}), reader, chat);
}

}  // namespace

PracticeChat read(BlockReader& reader, std::type_identity<PracticeChat>) {
  reader.members({"title", "partner", "group", "intro", "variables", "start", "nodes"});
  const JsonObject& object = reader.object();
  PracticeChat chat;
  chat.id = reader.id();
  chat.title = reader.text("title");
  read_partners(reader, chat);
  chat.intro = reader.text("intro");
  chat.variables = read_branch_variables(object);
  chat.start = object.id("start");
  UniqueIds ids(reader.report());
  object.each("nodes", 1, most_branch_nodes, [&](const JsonValue& item, const std::string& path) {
    chat.nodes.push_back(read_node(item, path, chat, reader));
    ids.add(chat.nodes.back().id, join_path(path, "id"));
  });
  check_branches({chat.start, chat.variables, branch_nodes(chat.nodes)}, words, object);
  return chat;
}

}  // namespace content
