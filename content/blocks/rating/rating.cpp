#include "blocks/rating/rating.h"

#include "lesson/block_reader.h"

namespace content {
namespace {

RatingStep read_step(const JsonValue& value, const std::string& path, const BlockReader& reader) {
  const JsonObject object(value, path, reader.report(), {"id", "label", "thought"});
  RatingStep step;
  step.id = object.id("id");
  step.label = object.text("label", reader.key("steps/" + step.id + "/label"));
  step.thought = object.text("thought", reader.key("steps/" + step.id + "/thought"));
  return step;
}

}  // namespace

Rating read(BlockReader& reader, std::type_identity<Rating>) {
  reader.members({"question", "picture", "look", "steps"});
  Rating block;
  block.id = reader.id();
  block.question = reader.text("question");
  block.picture = reader.picture_if_present();
  block.look = reader.object().one_of_or<RatingLook>("look", RatingLook::steps);
  UniqueIds ids(reader.report());
  reader.object().each("steps", 3, 7, [&](const JsonValue& item, const std::string& path) {
    block.steps.push_back(read_step(item, path, reader));
    ids.add(block.steps.back().id, join_path(path, "id"));
  });
  if (block.look == RatingLook::faces && block.steps.size() > 3) {
    reader.report().error(reader.object().path("steps"), "three-faces",
                          "there are three faces, and " + std::to_string(block.steps.size()) + " steps");
  }
  return block;
}

}  // namespace content
