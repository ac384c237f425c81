#include "blocks/checklist/checklist.h"

#include "lesson/block_reader.h"

namespace content {
namespace {

ChecklistItem read_item(const JsonValue& value, const std::string& path, const BlockReader& reader) {
  const JsonObject object(value, path, reader.report(), {"id", "text", "why"});
  ChecklistItem item;
  item.id = object.id("id");
  item.text = object.text("text", reader.key("items/" + item.id + "/text"));
  if (object.has("why")) item.why = object.text("why", reader.key("items/" + item.id + "/why"));
  return item;
}

}  // namespace

Checklist read(BlockReader& reader, std::type_identity<Checklist>) {
  reader.members({"title", "intro", "picture", "items"});
  Checklist block;
  block.id = reader.id();
  block.title = reader.text("title");
  if (reader.object().has("intro")) block.intro = reader.text("intro");
  block.picture = reader.picture_if_present();
  UniqueIds ids(reader.report());
  reader.object().each("items", 1, 12, [&](const JsonValue& item, const std::string& path) {
    block.items.push_back(read_item(item, path, reader));
    ids.add(block.items.back().id, join_path(path, "id"));
  });
  return block;
}

}  // namespace content
