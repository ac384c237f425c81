#include "blocks/tap_words/tap_words.h"

#include <algorithm>
#include <map>

#include "content/markup.h"
#include "lesson/block_reader.h"

namespace content {
namespace {

std::vector<TapTarget> read_targets(BlockReader& reader) {
  std::vector<TapTarget> targets;
  UniqueIds ids(reader.report());
  reader.object().each("targets", 1, 50, [&](const JsonValue& value, const std::string& path) {
    const JsonObject object(value, path, reader.report(), {"id", "signal", "feedback"});
    TapTarget target;
    target.id = object.id("id");
    ids.add(target.id, object.path("id"));
    target.signal = object.boolean("signal");
    target.feedback = object.text("feedback", reader.key("targets/" + target.id));
    targets.push_back(std::move(target));
  });
  return targets;
}

std::map<std::string, int> count_marks(const std::vector<Paragraph>& paragraphs) {
  std::map<std::string, int> marks;
  for (const Paragraph& paragraph : paragraphs) {
    const auto spans = parse_markup(paragraph.text.source);
    if (!spans) continue;  // reported when the text was read
    for (const Span& span : *spans) {
      if (!span.target.empty()) ++marks[span.target];
    }
  }
  return marks;
}

void check_targets(const TapWords& block, const JsonObject& object) {
  Report& report = object.report();
  std::map<std::string, int> marks = count_marks(block.paragraphs);
  for (std::size_t i = 0; i < block.targets.size(); ++i) {
    const std::string& id = block.targets[i].id;
    if (id.empty()) continue;
    const auto found = marks.find(id);
    const int count = found == marks.end() ? 0 : found->second;
    if (count != 1) {
      report.error(join_path(object.path("targets"), i), "target-not-once",
                   "the target " + in_quotes(id) + " must stand in exactly one paragraph, not in " + std::to_string(count));
    }
    if (found != marks.end()) marks.erase(found);
  }
  for (const auto& [id, count] : marks) {
    report.error(object.path("paragraphs"), "broken-reference", "the mark [[" + id + ":…]] names no target");
  }
  const bool has_signal =
      std::any_of(block.targets.begin(), block.targets.end(), [](const TapTarget& target) { return target.signal; });
  if (!block.targets.empty() && !has_signal) {
    report.error(object.path("targets"), "no-signal", "at least one target must be a signal");
  }
}

}  // namespace

TapWords read(BlockReader& reader, std::type_identity<TapWords>) {
  reader.members({"title", "picture", "paragraphs", "instruction", "targets"});
  TapWords block;
  block.id = reader.id();
  block.title = reader.text("title");
  block.picture = reader.picture_if_present();
  block.paragraphs = reader.paragraphs(Marks::bold_and_targets);
  block.instruction = reader.text("instruction");
  block.targets = read_targets(reader);
  check_targets(block, reader.object());
  return block;
}

}  // namespace content
