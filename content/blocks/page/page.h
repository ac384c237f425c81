// A page to read: a picture beside paragraphs.
#pragma once

#include <type_traits>

#include "content/lesson_parts.h"

namespace content {

class BlockReader;

struct Page {
  static constexpr std::string_view type = "page";
  BlockId id;
  Text title;
  std::optional<Picture> picture;
  std::vector<Paragraph> paragraphs;
};

Page read(BlockReader& reader, std::type_identity<Page>);

template <typename Take>
void parts(const Page& page, Take&& take) {
  take(page.title);
  parts(page.picture, take);
  parts(page.paragraphs, take);
}

}  // namespace content
