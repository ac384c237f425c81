// What blocks of every type are made of: ids, pictures and paragraphs (docs/formats/lesson.md).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/enum_names.h"
#include "base/id.h"
#include "content/scene.h"
#include "content/text.h"

namespace content {

using LessonId = base::Id<struct LessonTag>;
using BlockId = base::Id<struct BlockTag>;
using InstrumentId = base::Id<struct InstrumentTag>;

struct Picture {
  std::variant<std::string, Scene> source;  // path inside the pack, "media/coins.svg", or what the program draws
  Text alt;

  const std::string* entry() const { return std::get_if<std::string>(&source); }
  const Scene* scene() const { return std::get_if<Scene>(&source); }
};

enum class ParagraphStyle { body, quote, hint };

// `tick` has a box before it, `line` has room for handwriting below it.
enum class HandoutStyle { heading, text, tick, line };

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 3> base::enum_names<content::ParagraphStyle>{"body", "quote", "hint"};
template <>
inline constexpr std::array<std::string_view, 4> base::enum_names<content::HandoutStyle>{"heading", "text", "tick", "line"};

namespace content {

struct Paragraph {
  std::string id;
  ParagraphStyle style = ParagraphStyle::body;
  Text text;  // may hold **bold**, and in tap_words blocks [[target:words]]
};

// Of a sheet that is printed.
struct HandoutPart {
  std::string id;
  HandoutStyle style = HandoutStyle::text;
  Text text;
  std::string address;  // of a page, printed with a code to be photographed; may be empty
};

// For the parts() of a block, which gives each of its texts and pictures to `take`, in reading order.
template <typename Take>
void parts(const std::optional<Picture>& picture, Take&& take) {
  if (picture) take(*picture);
}

template <typename Take>
void parts(const std::vector<Paragraph>& paragraphs, Take&& take) {
  for (const Paragraph& paragraph : paragraphs) take(paragraph.text);
}

}  // namespace content
