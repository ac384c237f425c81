// A lesson as plain data: what docs/formats/lesson.md describes, after checking. Whoever holds a
// Lesson may rely on every rule of that page: references resolve, graphs end, choices have feedback.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "blocks/block_types.h"
#include "content/finding.h"
#include "content/lesson_parts.h"

namespace content {

const BlockId& block_id(const Block& block);

struct FacilitatorNotes {
  Text purpose;
  std::vector<Paragraph> steps;
  std::vector<Paragraph> questions;
  Text disclosure;  // what to do when a child tells
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
  std::vector<Block> blocks;
};

// Reads and checks. Every problem is added to findings under `where`; the lesson is returned only
// when none of them is an error. Media are checked by the pack, which knows what it holds.
std::optional<Lesson> parse_lesson(std::string_view json, std::string_view where, Findings& findings);

// Every text of the lesson, in reading order: what translators are given.
std::vector<Text> texts_of(const Lesson& lesson);
std::vector<Picture> pictures_of(const Lesson& lesson);

}  // namespace content
