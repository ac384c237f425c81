#include "blocks/page/page.h"

#include "lesson/block_reader.h"

namespace content {

Page read(BlockReader& reader, std::type_identity<Page>) {
  reader.members({"title", "picture", "paragraphs"});
  Page page;
  page.id = reader.id();
  page.title = reader.text("title");
  page.picture = reader.picture_if_present();
  page.paragraphs = reader.paragraphs(Marks::bold_only);
  return page;
}

}  // namespace content
