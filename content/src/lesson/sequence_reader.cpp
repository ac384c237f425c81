#include "lesson/sequence_reader.h"

#include "lesson/parse_parts.h"

namespace content {
namespace {

// A wrong order always has two neighbours the wrong way round. So a word to each pair of neighbours is a word to every
// order.
void read_thought(const JsonObject& object, const std::string& key, bool is_first, SequenceCard& card) {
  if (!is_first) {
    card.feedback = object.text("feedback", key + "/feedback");
    card.misconception = object.id("misconception");
    return;
  }
  for (const char* member : {"feedback", "misconception"}) {
    if (object.has(member)) {
      object.report().error(object.path(member), "first-card",
                            "the first card has no card above it that it could be laid before");
    }
  }
}

SequenceCard read_card(const JsonObject& object, const BlockReader& reader, bool is_first, const SequenceRules& rules) {
  SequenceCard card;
  card.id = object.id("id");
  const std::string key = reader.key("cards/" + card.id);
  card.text = object.text("text", key + "/text");
  card.picture = read_picture_if_present(object, key);
  if (rules.pictures == Needed::yes && !object.has("picture")) {
    object.report().error(object.path(), "missing-member", "\"picture\" is missing");
  }
  read_thought(object, key, is_first, card);
  if (rules.reveals == Needed::yes || object.has("reveals")) card.reveals = object.text("reveals", key + "/reveals");
  return card;
}

}  // namespace

Sequence read_sequence(const BlockReader& reader, const SequenceRules& rules) {
  Sequence sequence;
  sequence.instruction = reader.text("instruction");
  sequence.picture = reader.picture_if_present();
  UniqueIds ids(reader.report());
  reader.object().each("cards", 3, 6, [&](const JsonValue& item, const std::string& path) {
    const JsonObject object(item, path, reader.report(),
                            {"id", "text", "picture", "feedback", "misconception", "reveals"});
    sequence.cards.push_back(read_card(object, reader, sequence.cards.empty(), rules));
    ids.add(sequence.cards.back().id, join_path(path, "id"));
  });
  return sequence;
}

}  // namespace content
