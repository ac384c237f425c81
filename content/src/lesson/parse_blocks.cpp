#include <algorithm>
#include <map>
#include <utility>

#include "content/markup.h"
#include "lesson/parse_parts.h"

namespace content {
namespace {

BlockId read_block_id(const JsonObject& block) { return BlockId(block.id("id")); }

PageBlock read_page(const JsonValue& value, const std::string& path, const std::string& lesson_id, Report& report) {
  const JsonObject object(value, path, report, {"id", "type", "title", "picture", "paragraphs"});
  PageBlock page;
  page.id = read_block_id(object);
  const std::string key = lesson_id + "/" + page.id.value;
  page.title = object.text("title", key + "/title");
  page.picture = read_picture_if_present(object, key);
  page.paragraphs = read_paragraphs(object, key, Marks::bold_only);
  return page;
}

CloseBlock read_close(const JsonValue& value, const std::string& path, const std::string& lesson_id, Report& report) {
  PageBlock page = read_page(value, path, lesson_id, report);
  return {std::move(page.id), std::move(page.title), std::move(page.picture), std::move(page.paragraphs)};
}

std::vector<TapTarget> read_targets(const JsonObject& block, const std::string& key) {
  std::vector<TapTarget> targets;
  UniqueIds ids(block.report());
  block.each("targets", 1, any_number, [&](const JsonValue& value, const std::string& path) {
    const JsonObject object(value, path, block.report(), {"id", "signal", "feedback"});
    TapTarget target;
    target.id = object.id("id");
    ids.add(target.id, object.path("id"));
    target.signal = object.boolean("signal");
    target.feedback = object.text("feedback", key + "/targets/" + target.id);
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

void check_targets(const TapWordsBlock& block, const JsonObject& object) {
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

TapWordsBlock read_tap_words(const JsonValue& value, const std::string& path, const std::string& lesson_id,
                             Report& report) {
  const JsonObject object(value, path, report,
                          {"id", "type", "title", "picture", "paragraphs", "instruction", "targets"});
  TapWordsBlock block;
  block.id = read_block_id(object);
  const std::string key = lesson_id + "/" + block.id.value;
  block.title = object.text("title", key + "/title");
  block.picture = read_picture_if_present(object, key);
  block.paragraphs = read_paragraphs(object, key, Marks::bold_and_targets);
  block.instruction = object.text("instruction", key + "/instruction");
  block.targets = read_targets(object, key);
  check_targets(block, object);
  return block;
}

Choice read_choice(const JsonValue& value, const std::string& path, const std::string& key, Report& report) {
  const JsonObject object(value, path, report, {"id", "text", "feedback", "good", "misconception"});
  Choice choice;
  choice.id = object.id("id");
  choice.text = object.text("text", key + "/choices/" + choice.id + "/text");
  choice.feedback = object.text("feedback", key + "/choices/" + choice.id + "/feedback");
  choice.good = object.boolean("good");
  if (choice.good && object.has("misconception")) {
    report.error(object.path("misconception"), "misconception", "a good choice has no misconception");
  } else if (!choice.good && object.has("good") && !object.has("misconception")) {
    report.error(path, "misconception", "a choice that is not good must name the thought behind it in \"misconception\"");
  } else if (object.has("misconception")) {
    choice.misconception = object.id("misconception");
  }
  return choice;
}

SingleChoiceBlock read_single_choice(const JsonValue& value, const std::string& path, const std::string& lesson_id,
                                     Report& report) {
  const JsonObject object(value, path, report, {"id", "type", "question", "picture", "choices"});
  SingleChoiceBlock block;
  block.id = read_block_id(object);
  const std::string key = lesson_id + "/" + block.id.value;
  block.question = object.text("question", key + "/question");
  block.picture = read_picture_if_present(object, key);
  UniqueIds ids(report);
  object.each("choices", 2, 5, [&](const JsonValue& item, const std::string& item_path) {
    block.choices.push_back(read_choice(item, item_path, key, report));
    ids.add(block.choices.back().id, join_path(item_path, "id"));
  });
  const bool has_good =
      std::any_of(block.choices.begin(), block.choices.end(), [](const Choice& choice) { return choice.good; });
  if (!block.choices.empty() && !has_good) {
    report.error(object.path("choices"), "no-good-choice", "at least one choice must be good");
  }
  return block;
}

}  // namespace

std::optional<Block> read_block(const JsonValue& value, const std::string& path, const std::string& lesson_id,
                                Report& report) {
  const auto type = std::find_if(value.children.begin(), value.children.end(),
                                 [](const JsonValue& child) { return child.name == "type"; });
  if (value.kind != JsonValue::Kind::object) {
    report.error(path, "wrong-type", "this must be an object");
  } else if (type == value.children.end()) {
    report.error(path, "missing-member", "\"type\" is missing");
  } else if (type->string == "page") {
    return read_page(value, path, lesson_id, report);
  } else if (type->string == "tap_words") {
    return read_tap_words(value, path, lesson_id, report);
  } else if (type->string == "single_choice") {
    return read_single_choice(value, path, lesson_id, report);
  } else if (type->string == "practice_chat") {
    return read_practice_chat(value, path, lesson_id, report);
  } else if (type->string == "close") {
    return read_close(value, path, lesson_id, report);
  } else {
    report.error(join_path(path, "type"), "unknown-block-type", "the block type " + in_quotes(type->string) + " is not known");
  }
  return std::nullopt;
}

}  // namespace content
