#include <algorithm>
#include <utility>

#include "content/lesson.h"
#include "lesson/block_reader.h"
#include "lesson/parse_parts.h"
#include "lesson/read_block.h"

namespace content {
namespace {

constexpr std::size_t most_blocks = 60;

FacilitatorNotes read_facilitator(const JsonObject& lesson, const std::string& lesson_id) {
  const JsonObject object = lesson.object("facilitator", {"purpose", "steps", "questions", "groups_say", "disclosure"});
  const std::string key = lesson_id + "/facilitator";
  FacilitatorNotes notes;
  notes.purpose = object.text("purpose", key + "/purpose");
  UniqueIds ids(object.report());
  object.each("steps", 0, any_number, [&](const JsonValue& value, const std::string& path) {
    const JsonObject member(value, path, object.report(), {"id", "text", "minutes", "block"});
    FacilitatorStep step;
    step.id = member.id("id");
    ids.add(step.id, member.path("id"));
    step.text = member.text("text", key + "/steps/" + step.id);
    if (member.has("minutes")) step.minutes = static_cast<int>(member.integer("minutes", 1, 60));
    if (member.has("block")) step.block = BlockId(member.id("block"));
    notes.steps.push_back(std::move(step));
  });
  notes.questions = read_plain_paragraphs(object, "questions", key);
  if (object.has("groups_say")) notes.groups_say = read_plain_paragraphs(object, "groups_say", key);
  notes.disclosure = object.text("disclosure", key + "/disclosure");
  return notes;
}

std::optional<Handout> read_handout_if_present(const JsonObject& lesson, const std::string& lesson_id) {
  if (!lesson.has("handout")) return std::nullopt;
  const JsonObject object = lesson.object("handout", {"title", "parts"});
  const std::string key = lesson_id + "/handout";
  Handout handout;
  handout.title = object.text("title", key + "/title");
  handout.parts = read_handout_parts(object, "parts", 60, key + "/parts");
  return handout;
}

// A facilitator's step that names a block shows one of this lesson.
void check_steps_name_blocks(const JsonObject& lesson_object, const Lesson& lesson) {
  Report& report = lesson_object.report();
  for (std::size_t i = 0; i < lesson.facilitator.steps.size(); ++i) {
    const BlockId& wanted = lesson.facilitator.steps[i].block;
    const bool is_there = std::any_of(lesson.blocks.begin(), lesson.blocks.end(),
                                      [&](const Block& block) { return block_id(block) == wanted; });
    if (wanted.empty() || is_there || lesson.blocks.empty()) continue;
    const std::string steps = join_path(lesson_object.path("facilitator"), "steps");
    report.error(join_path(join_path(steps, i), "block"), "unknown-block", "no block has the id " + in_quotes(wanted.value));
  }
}

void read_prerequisites(const JsonObject& object, Lesson& lesson) {
  UniqueIds ids(object.report());
  object.each("prerequisites", 0, any_number, [&](const JsonValue& value, const std::string& path) {
    lesson.prerequisites.emplace_back(read_id(value, path, object.report()));
    ids.add(lesson.prerequisites.back().value, path);
    if (!lesson.id.empty() && lesson.prerequisites.back() == lesson.id) {
      object.report().error(path, "prerequisite-loop", "a lesson cannot come before itself");
    }
  });
}

}  // namespace

std::optional<Block> read_block(const JsonValue& value, const std::string& path, const std::string& prefix, Report& report) {
  const auto type = std::find_if(value.children.begin(), value.children.end(),
                                 [](const JsonValue& child) { return child.name == "type"; });
  if (value.kind != JsonValue::Kind::object) {
    report.error(path, "wrong-type", "this must be an object");
    return std::nullopt;
  }
  if (type == value.children.end()) {
    report.error(path, "missing-member", "\"type\" is missing");
    return std::nullopt;
  }
  std::optional<Block> block;
  base::for_each(BlockTypes{}, [&]<typename Type>(std::type_identity<Type> wanted) {
    if (type->string != Type::type) return;
    BlockReader reader(value, path, prefix, report);
    block = read(reader, wanted);
  });
  if (!block) {
    report.error(join_path(path, "type"), "unknown-block-type", "the block type " + in_quotes(type->string) + " is not known");
  }
  return block;
}

namespace {

// The close comes last, and only there.
void read_blocks(const JsonObject& object, Lesson& lesson) {
  Report& report = object.report();
  UniqueIds ids(report);
  std::size_t position = 0;
  bool last_is_close = false;
  std::vector<std::string> early_closes;
  object.each("blocks", 1, most_blocks, [&](const JsonValue& value, const std::string& path) {
    if (last_is_close) early_closes.push_back(join_path(object.path("blocks"), position - 1));
    ++position;
    auto block = read_block(value, path, lesson.id.value, report);
    last_is_close = block && std::holds_alternative<Close>(*block);
    if (!block) return;
    ids.add(block_id(*block).value, join_path(path, "id"));
    lesson.blocks.push_back(std::move(*block));
  });
  for (const std::string& path : early_closes) {
    report.error(path, "close-not-last", "a close block may only be the last block");
  }
  if (position > 0 && !last_is_close) {
    report.error(join_path(object.path("blocks"), position - 1), "close-not-last", "the last block must be a close");
  }
}

}  // namespace

std::optional<Lesson> parse_lesson(std::string_view json, std::string_view where, Findings& findings) {
  Report report(where, findings);
  const auto tree = parse_json(json, report);
  if (!tree) return std::nullopt;
  const JsonObject object(*tree, "", report,
                          {"format", "id", "number", "title", "summary", "minutes", "sensitive", "objectives",
                           "prerequisites", "instrument", "facilitator", "handout", "blocks"});
  Lesson lesson;
  object.integer("format", 1, 1);
  lesson.id = LessonId(object.id("id"));
  check_id_is_file_name(lesson.id.value, EntryFolder::lessons, report);
  if (lesson.id.value == "manifest") report.error("id", "reserved-id", "a lesson cannot be called \"manifest\"");
  lesson.number = static_cast<int>(object.integer("number", 1, 1000));
  lesson.title = object.text("title", lesson.id.value + "/title");
  lesson.summary = object.text("summary", lesson.id.value + "/summary");
  lesson.minutes = static_cast<int>(object.integer("minutes", 1, 60));
  lesson.sensitive = object.boolean("sensitive");
  lesson.objectives = read_plain_paragraphs(object, "objectives", lesson.id.value);
  read_prerequisites(object, lesson);
  if (object.has("instrument")) lesson.instrument = InstrumentId(object.id("instrument"));
  lesson.facilitator = read_facilitator(object, lesson.id.value);
  lesson.handout = read_handout_if_present(object, lesson.id.value);
  read_blocks(object, lesson);
  check_steps_name_blocks(object, lesson);
  check_keys_unique(texts_of(lesson), report);
  if (report.failed()) return std::nullopt;
  return lesson;
}

}  // namespace content
