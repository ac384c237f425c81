// A lesson as plain data: what docs/formats/lesson.md describes, after checking. Whoever holds a
// Lesson may rely on every rule of that page: references resolve, graphs end, choices have feedback.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_names.h"
#include "blocks/block_types.h"
#include "content/finding.h"
#include "content/lesson_parts.h"

namespace content {

const BlockId& block_id(const Block& block);

// What the facilitator does next with a group.
struct FacilitatorStep {
  std::string id;
  Text text;
  int minutes = 0;  // 0 when the plan gives it no time of its own
  BlockId block;    // the step of the lesson that is on the screen meanwhile; empty when any may be
};

struct FacilitatorNotes {
  Text purpose;
  std::vector<FacilitatorStep> steps;
  std::vector<Paragraph> questions;
  std::vector<Paragraph> groups_say;  // what groups usually say, and what helps then
  Text disclosure;                    // what to do when a child tells
};

// A sheet to print and take home.
struct Handout {
  Text title;
  std::vector<HandoutPart> parts;
};

struct Lesson {
  LessonId id;
  int number = 0;  // place in its track, from 1
  Text title;
  Text summary;
  int minutes = 0;
  bool sensitive = false;
  std::vector<Paragraph> objectives;
  std::vector<LessonId> prerequisites;
  InstrumentId instrument;  // empty when the lesson has none
  FacilitatorNotes facilitator;
  std::optional<Handout> handout;
  std::vector<Block> blocks;
};

// Reads and checks. Every problem is added to findings under `where`; the lesson is returned only
// when none of them is an error. Media are checked by the pack, which knows what it holds.
std::optional<Lesson> parse_lesson(std::string_view json, std::string_view where, Findings& findings);

// Every text of the lesson, in reading order: what translators are given.
std::vector<Text> texts_of(const Lesson& lesson);
std::vector<Picture> pictures_of(const Lesson& lesson);

}  // namespace content
