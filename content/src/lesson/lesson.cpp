#include "content/lesson.h"

#include <type_traits>

namespace content {
namespace {

void add(std::vector<Text>& texts, const Text& text) {
  if (!text.empty()) texts.push_back(text);
}

void add(std::vector<Text>& texts, const std::optional<Picture>& picture) {
  if (picture) add(texts, picture->alt);
}

void add(std::vector<Text>& texts, const std::vector<Paragraph>& paragraphs) {
  for (const Paragraph& paragraph : paragraphs) add(texts, paragraph.text);
}

void add(std::vector<Text>& texts, const PageBlock& page) {
  add(texts, page.title);
  add(texts, page.picture);
  add(texts, page.paragraphs);
}

void add(std::vector<Text>& texts, const CloseBlock& close) {
  add(texts, close.title);
  add(texts, close.picture);
  add(texts, close.paragraphs);
}

void add(std::vector<Text>& texts, const TapWordsBlock& block) {
  add(texts, block.title);
  add(texts, block.picture);
  add(texts, block.paragraphs);
  add(texts, block.instruction);
  for (const TapTarget& target : block.targets) add(texts, target.feedback);
}

void add(std::vector<Text>& texts, const SingleChoiceBlock& block) {
  add(texts, block.question);
  add(texts, block.picture);
  for (const Choice& choice : block.choices) {
    add(texts, choice.text);
    add(texts, choice.feedback);
  }
}

void add(std::vector<Text>& texts, const ChatNode& node) {
  for (const ChatMessage& message : node.messages) add(texts, message.text);
  for (const ChatChoice& choice : node.choices) add(texts, choice.text);
  if (!node.ending) return;
  add(texts, node.ending->title);
  add(texts, node.ending->text);
}

void add(std::vector<Text>& texts, const PracticeChatBlock& chat) {
  add(texts, chat.title);
  add(texts, chat.partner_name);
  add(texts, chat.partner_status);
  add(texts, chat.intro);
  for (const ChatNode& node : chat.nodes) add(texts, node);
}

}  // namespace

const BlockId& block_id(const Block& block) {
  return std::visit([](const auto& kind) -> const BlockId& { return kind.id; }, block);
}

std::vector<Text> texts_of(const Lesson& lesson) {
  std::vector<Text> texts;
  add(texts, lesson.title);
  add(texts, lesson.summary);
  add(texts, lesson.objectives);
  for (const Block& block : lesson.blocks) {
    std::visit([&](const auto& kind) { add(texts, kind); }, block);
  }
  add(texts, lesson.facilitator.purpose);
  add(texts, lesson.facilitator.steps);
  add(texts, lesson.facilitator.questions);
  add(texts, lesson.facilitator.disclosure);
  return texts;
}

std::vector<Picture> pictures_of(const Lesson& lesson) {
  std::vector<Picture> pictures;
  for (const Block& block : lesson.blocks) {
    std::visit(
        [&](const auto& kind) {
          if constexpr (!std::is_same_v<std::decay_t<decltype(kind)>, PracticeChatBlock>) {
            if (kind.picture) pictures.push_back(*kind.picture);
          }
        },
        block);
  }
  return pictures;
}

}  // namespace content
