#include "blocks/branching/branching.h"

#include <algorithm>

#include "lesson/block_reader.h"
#include "lesson/branch_reader.h"
#include "lesson/parse_parts.h"

namespace content {
namespace {

constexpr BranchWords words{"scene", "scenes", "story", true, false};

void read_characters(const BlockReader& reader, Branching& story) {
  UniqueIds ids(reader.report());
  reader.object().each("characters", 0, 8, [&](const JsonValue& item, const std::string& path) {
    const JsonObject object(item, path, reader.report(), {"id", "name"});
    StoryCharacter character;
    character.id = object.id("id");
    character.name = object.text("name", reader.key("characters/" + character.id));
    ids.add(character.id, object.path("id"));
    story.characters.push_back(std::move(character));
  });
}

StoryLine read_line(const JsonValue& value, const std::string& path, const std::string& scene_key,
                    const Branching& story, Report& report) {
  const JsonObject object(value, path, report, {"id", "who", "text"});
  StoryLine line;
  line.id = object.id("id");
  line.text = object.text("text", scene_key + "/" + line.id);
  if (!object.has("who")) return line;
  line.who = object.id("who");
  const auto same = [&](const StoryCharacter& character) { return character.id == line.who; };
  if (!line.who.empty() && std::none_of(story.characters.begin(), story.characters.end(), same)) {
    report.error(object.path("who"), "broken-reference", "there is no character " + in_quotes(line.who));
  }
  return line;
}

void read_question(const JsonObject& object, const std::string& scene_key, StoryScene& scene) {
  if (object.has("question")) scene.question = object.text("question", scene_key + "/question");
  if (object.has("choices") && !object.has("question")) {
    object.report().error(object.path(), "scene-question", "a scene with choices asks something in \"question\"");
  } else if (object.has("question") && !object.has("choices")) {
    object.report().error(object.path("question"), "scene-question", "only a scene with choices has a \"question\"");
  }
}

StoryScene read_scene(const JsonValue& value, const std::string& path, const BlockReader& reader,
                      const Branching& story) {
  Report& report = reader.report();
  const JsonObject object(value, path, report, {"id", "picture", "lines", "question", "choices", "goto", "ending"});
  StoryScene scene;
  scene.id = object.id("id");
  const std::string key = reader.key(scene.id);
  scene.picture = read_picture_if_present(object, key);
  UniqueIds ids(report);
  object.each("lines", 1, 6, [&](const JsonValue& item, const std::string& item_path) {
    scene.lines.push_back(read_line(item, item_path, key, story, report));
    ids.add(scene.lines.back().id, join_path(item_path, "id"));
  });
  read_question(object, key, scene);
  read_way_out(object, value, key, words, scene);
  return scene;
}

}  // namespace

Branching read(BlockReader& reader, std::type_identity<Branching>) {
  reader.members({"title", "characters", "variables", "start", "scenes"});
  const JsonObject& object = reader.object();
  Branching story;
  story.id = reader.id();
  story.title = reader.text("title");
  read_characters(reader, story);
  story.variables = read_branch_variables(object);
  story.start = object.id("start");
  UniqueIds ids(reader.report());
  object.each("scenes", 1, most_branch_nodes, [&](const JsonValue& item, const std::string& path) {
    story.scenes.push_back(read_scene(item, path, reader, story));
    ids.add(story.scenes.back().id, join_path(path, "id"));
  });
  check_branches({story.start, story.variables, branch_nodes(story.scenes)}, words, object);
  return story;
}

}  // namespace content
