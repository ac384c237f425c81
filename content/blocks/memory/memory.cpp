#include "blocks/memory/memory.h"

#include <utility>

#include "lesson/block_reader.h"
#include "lesson/parse_parts.h"

namespace content {
namespace {

MemoryCard read_card(const JsonObject& pair, std::string_view member, const std::string& pair_key) {
  const JsonObject object = pair.object(member, {"text", "picture"});
  const std::string key = pair_key + "/" + std::string(member);
  MemoryCard card;
  card.picture = read_picture_if_present(object, key);
  if (object.has("text")) card.text = object.text("text", key + "/text");
  if (pair.has(member) && !object.has("text") && !object.has("picture")) {
    pair.report().error(object.path(), "empty-card", "a card must have a text or a picture");
  }
  return card;
}

}  // namespace

Memory read(BlockReader& reader, std::type_identity<Memory>) {
  reader.members({"title", "pairs"});
  Memory block;
  block.id = reader.id();
  block.title = reader.text("title");
  UniqueIds ids(reader.report());
  reader.object().each("pairs", 2, 8, [&](const JsonValue& value, const std::string& path) {
    const JsonObject object(value, path, reader.report(), {"id", "one", "two", "feedback"});
    MemoryPair pair;
    pair.id = object.id("id");
    ids.add(pair.id, object.path("id"));
    const std::string key = reader.key("pairs/" + pair.id);
    pair.one = read_card(object, "one", key);
    pair.two = read_card(object, "two", key);
    pair.feedback = object.text("feedback", key + "/feedback");
    block.pairs.push_back(std::move(pair));
  });
  return block;
}

}  // namespace content
