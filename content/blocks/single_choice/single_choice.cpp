#include "blocks/single_choice/single_choice.h"

#include <algorithm>
#include <utility>

#include "lesson/block_reader.h"
#include "lesson/parse_parts.h"

namespace content {
namespace {

Choice read_choice(const JsonValue& value, const std::string& path, const BlockReader& reader) {
  const JsonObject object(value, path, reader.report(), {"id", "text", "feedback", "good", "misconception"});
  Choice choice;
  choice.id = object.id("id");
  choice.text = object.text("text", reader.key("choices/" + choice.id + "/text"));
  choice.feedback = object.text("feedback", reader.key("choices/" + choice.id + "/feedback"));
  Judged judged = read_judged(object, "choice");
  choice.good = judged.good;
  choice.misconception = std::move(judged.misconception);
  return choice;
}

}  // namespace

SingleChoice read(BlockReader& reader, std::type_identity<SingleChoice>) {
  reader.members({"question", "picture", "choices"});
  SingleChoice block;
  block.id = reader.id();
  block.question = reader.text("question");
  block.picture = reader.picture_if_present();
  UniqueIds ids(reader.report());
  reader.object().each("choices", 2, 5, [&](const JsonValue& item, const std::string& path) {
    block.choices.push_back(read_choice(item, path, reader));
    ids.add(block.choices.back().id, join_path(path, "id"));
  });
  const bool has_good =
      std::any_of(block.choices.begin(), block.choices.end(), [](const Choice& choice) { return choice.good; });
  if (!block.choices.empty() && !has_good) {
    reader.report().error(reader.object().path("choices"), "no-good-choice", "at least one choice must be good");
  }
  return block;
}

}  // namespace content
