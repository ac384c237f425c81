// A lesson as plain data: what docs/formats/lesson.md describes, after checking. Whoever holds a
// Lesson may rely on every rule of that page: references resolve, graphs end, choices have feedback.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "content/finding.h"
#include "content/text.h"

namespace content {

using LessonId = base::Id<struct LessonTag>;
using BlockId = base::Id<struct BlockTag>;
using InstrumentId = base::Id<struct InstrumentTag>;

struct Picture {
  std::string entry;  // path inside the pack: "media/coins.svg"
  Text alt;
};

enum class ParagraphStyle { body, quote, hint };

struct Paragraph {
  std::string id;
  ParagraphStyle style = ParagraphStyle::body;
  Text text;  // may hold **bold**, and in tap_words blocks [[target:words]]
};

struct PageBlock {
  BlockId id;
  Text title;
  std::optional<Picture> picture;
  std::vector<Paragraph> paragraphs;
};

struct TapTarget {
  std::string id;
  bool signal = true;  // worth a pause; false for words that are fine as they are
  Text feedback;
};

struct TapWordsBlock {
  BlockId id;
  Text title;
  std::optional<Picture> picture;
  std::vector<Paragraph> paragraphs;
  Text instruction;
  std::vector<TapTarget> targets;
};

struct Choice {
  std::string id;
  bool good = false;
  Text text;
  Text feedback;
  std::string misconception;  // short name of the thought behind a wrong answer; empty when good
};

struct SingleChoiceBlock {
  BlockId id;
  Text question;
  std::optional<Picture> picture;  // the character who gives the feedback
  std::vector<Choice> choices;
};

struct ChatCondition {
  std::string variable;
  int equals = 0;
};

struct ChatAssignment {
  std::string variable;
  int value = 0;
};

// What a choice means to the evaluation, named as in evaluation.md: details_given (0 to 4),
// moved_app, picture_request, secrecy, block_or_report, friendly_kept (0 or 1).
struct ChoiceCode {
  std::string construct;
  int value = 0;
};

enum class ChatSpeaker { partner, reader, narrator };

struct ChatMessage {
  std::string id;
  ChatSpeaker from = ChatSpeaker::partner;
  Text text;
  bool signal = false;  // shown with a dashed edge once the reader has answered it
};

enum class ChatChoiceKind { reply, leave, ask };

struct ChatChoice {
  std::string id;
  ChatChoiceKind kind = ChatChoiceKind::reply;
  Text text;
  std::string to;  // node id
  std::optional<ChatCondition> when;
  std::vector<ChatAssignment> assignments;
  std::vector<ChoiceCode> codes;
};

enum class EndingTone { friendly, good, repair };

struct ChatEnding {
  std::string id;
  EndingTone tone = EndingTone::good;
  Text title;
  Text text;
};

// Shows its messages, then exactly one of: choices to pick from, a node to go on to, an ending.
struct ChatNode {
  std::string id;
  std::vector<ChatMessage> messages;
  std::vector<ChatChoice> choices;
  std::string next;
  std::optional<ChatEnding> ending;
};

struct ChatVariable {
  std::string id;
  int initial = 0;
};

struct PracticeChatBlock {
  BlockId id;
  Text title;
  Text partner_name;
  Text partner_status;
  Text intro;
  std::string start;
  std::vector<ChatVariable> variables;
  std::vector<ChatNode> nodes;
};

struct CloseBlock {
  BlockId id;
  Text title;
  std::optional<Picture> picture;
  std::vector<Paragraph> paragraphs;
};

using Block = std::variant<PageBlock, TapWordsBlock, SingleChoiceBlock, PracticeChatBlock, CloseBlock>;

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
