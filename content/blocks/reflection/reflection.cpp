#include "blocks/reflection/reflection.h"

#include "lesson/block_reader.h"

namespace content {
namespace {

constexpr std::size_t most_prompts = 5;

void read_prompts(const BlockReader& reader, Reflection& block) {
  UniqueIds ids(reader.report());
  reader.object().each("prompts", 1, most_prompts, [&](const JsonValue& item, const std::string& path) {
    const JsonObject object(item, path, reader.report(), {"id", "text"});
    ReflectionPrompt prompt;
    prompt.id = object.id("id");
    prompt.text = object.text("text", reader.key("prompts/" + prompt.id));
    ids.add(prompt.id, join_path(path, "id"));
    block.prompts.push_back(std::move(prompt));
  });
}

}  // namespace

Reflection read(BlockReader& reader, std::type_identity<Reflection>) {
  reader.members({"question", "picture", "prompts"});
  Reflection block;
  block.id = reader.id();
  block.question = reader.text("question");
  block.picture = reader.picture_if_present();
  if (reader.object().has("prompts")) read_prompts(reader, block);
  return block;
}

}  // namespace content
