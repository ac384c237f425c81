#include "blocks/matching/matching.h"

#include "lesson/block_reader.h"
#include "lesson/parse_parts.h"

namespace content {
namespace {

MatchingPair read_pair(const JsonObject& object, const BlockReader& reader) {
  MatchingPair pair;
  pair.id = object.id("id");
  const std::string key = reader.key("pairs/" + pair.id);
  pair.left = object.text("left", key + "/left");
  pair.picture = read_picture_if_present(object, key);
  pair.right = object.text("right", key + "/right");
  pair.feedback = object.text("feedback", key + "/feedback");
  pair.misconception = object.id("misconception");
  if (object.has("reveals")) pair.reveals = object.text("reveals", key + "/reveals");
  return pair;
}

}  // namespace

Matching read(BlockReader& reader, std::type_identity<Matching>) {
  reader.members({"instruction", "picture", "pairs"});
  Matching block;
  block.id = reader.id();
  block.instruction = reader.text("instruction");
  block.picture = reader.picture_if_present();
  UniqueIds ids(reader.report());
  reader.object().each("pairs", 2, 6, [&](const JsonValue& item, const std::string& path) {
    const JsonObject object(item, path, reader.report(),
                            {"id", "left", "picture", "right", "feedback", "misconception", "reveals"});
    block.pairs.push_back(read_pair(object, reader));
    ids.add(block.pairs.back().id, join_path(path, "id"));
  });
  return block;
}

}  // namespace content
