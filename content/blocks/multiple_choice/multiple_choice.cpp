#include "blocks/multiple_choice/multiple_choice.h"

#include <algorithm>
#include <utility>

#include "lesson/block_reader.h"
#include "lesson/parse_parts.h"

namespace content {
namespace {

OneOfSeveral read_one_of_several(const JsonValue& value, const std::string& path, const BlockReader& reader) {
  Report& report = reader.report();
  const JsonObject object(value, path, report, {"id", "text", "feedback", "missed", "good", "misconception"});
  OneOfSeveral choice;
  choice.id = object.id("id");
  choice.text = object.text("text", reader.key("choices/" + choice.id + "/text"));
  choice.when_chosen = object.text("feedback", reader.key("choices/" + choice.id + "/feedback"));
  Judged judged = read_judged(object, "choice");
  choice.good = judged.good;
  choice.misconception = std::move(judged.misconception);
  if (choice.good) {
    choice.when_missed = object.text("missed", reader.key("choices/" + choice.id + "/missed"));
  } else if (object.has("missed") && object.has("good")) {
    report.error(object.path("missed"), "missed", "a choice that is not good cannot be missed");
  }
  return choice;
}

}  // namespace

MultipleChoice read(BlockReader& reader, std::type_identity<MultipleChoice>) {
  reader.members({"question", "picture", "choices"});
  MultipleChoice block;
  block.id = reader.id();
  block.question = reader.text("question");
  block.picture = reader.picture_if_present();
  UniqueIds ids(reader.report());
  reader.object().each("choices", 3, 7, [&](const JsonValue& item, const std::string& path) {
    block.choices.push_back(read_one_of_several(item, path, reader));
    ids.add(block.choices.back().id, join_path(path, "id"));
  });
  const bool has_good =
      std::any_of(block.choices.begin(), block.choices.end(), [](const OneOfSeveral& choice) { return choice.good; });
  if (!block.choices.empty() && !has_good) {
    reader.report().error(reader.object().path("choices"), "no-good-choice", "at least one choice must be good");
  }
  return block;
}

}  // namespace content
