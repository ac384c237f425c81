#include "blocks/true_false/true_false.h"

#include "lesson/block_reader.h"

namespace content {

TrueFalse read(BlockReader& reader, std::type_identity<TrueFalse>) {
  reader.members({"statement", "picture", "answer", "misconception", "feedback"});
  TrueFalse block;
  block.id = reader.id();
  block.statement = reader.text("statement");
  block.picture = reader.picture_if_present();
  block.is_true = reader.object().boolean("answer");
  block.misconception = reader.object().id("misconception");
  const JsonObject feedback = reader.object().object("feedback", {"true", "false", "not_sure"});
  block.when_true = feedback.text("true", reader.key("feedback/true"));
  block.when_false = feedback.text("false", reader.key("feedback/false"));
  block.when_not_sure = feedback.text("not_sure", reader.key("feedback/not_sure"));
  return block;
}

}  // namespace content
