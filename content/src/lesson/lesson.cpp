#include "content/lesson.h"

#include "base/types.h"

namespace content {
namespace {

void add(std::vector<Text>& texts, const Text& text) {
  if (!text.empty()) texts.push_back(text);
}

void add(std::vector<Text>& texts, const std::vector<Paragraph>& paragraphs) {
  for (const Paragraph& paragraph : paragraphs) add(texts, paragraph.text);
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
  const base::Overload take{[&](const Text& text) { add(texts, text); },
                            [&](const Picture& picture) { add(texts, picture.alt); }};
  for (const Block& block : lesson.blocks) {
    std::visit([&](const auto& kind) { parts(kind, take); }, block);
  }
  add(texts, lesson.facilitator.purpose);
  for (const FacilitatorStep& step : lesson.facilitator.steps) add(texts, step.text);
  add(texts, lesson.facilitator.questions);
  add(texts, lesson.facilitator.groups_say);
  add(texts, lesson.facilitator.disclosure);
  if (lesson.handout) {
    add(texts, lesson.handout->title);
    for (const HandoutPart& part : lesson.handout->parts) add(texts, part.text);
  }
  return texts;
}

std::vector<Picture> pictures_of(const Lesson& lesson) {
  std::vector<Picture> pictures;
  const base::Overload take{[](const Text&) {}, [&](const Picture& picture) { pictures.push_back(picture); }};
  for (const Block& block : lesson.blocks) {
    std::visit([&](const auto& kind) { parts(kind, take); }, block);
  }
  return pictures;
}

}  // namespace content
