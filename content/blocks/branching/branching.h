// A story in scenes that goes on as the reader chooses. Scripted, like a practice chat (R21), and counted as one is.
#pragma once

#include <type_traits>

#include "content/branch.h"
#include "content/lesson_parts.h"

namespace content {

class BlockReader;

struct StoryCharacter {
  std::string id;
  Text name;
};

struct StoryLine {
  std::string id;
  std::string who;  // a character's id; the narrator's lines have none
  Text text;
};

// A picture and what is said in it, before its way out.
struct StoryScene : BranchNode {
  std::optional<Picture> picture;
  std::vector<StoryLine> lines;
  std::optional<Text> question;  // over its choices, and only there
};

struct Branching {
  static constexpr std::string_view type = "branching";
  static constexpr std::string_view coded_as = "story";
  BlockId id;
  Text title;
  std::vector<StoryCharacter> characters;
  std::string start;
  std::vector<BranchVariable> variables;
  std::vector<StoryScene> scenes;
};

// Checks the graph too: references, ways out, what can be reached.
Branching read(BlockReader& reader, std::type_identity<Branching>);

template <typename Take>
void parts(const Branching& story, Take&& take) {
  take(story.title);
  for (const StoryCharacter& character : story.characters) take(character.name);
  for (const StoryScene& scene : story.scenes) {
    parts(scene.picture, take);
    for (const StoryLine& line : scene.lines) take(line.text);
    if (scene.question) take(*scene.question);
    branch_parts(scene, take);
  }
}

}  // namespace content
