#include "blocks/close/close.h"

#include "lesson/block_reader.h"

namespace content {

Close read(BlockReader& reader, std::type_identity<Close>) {
  reader.members({"title", "picture", "paragraphs"});
  Close close;
  close.id = reader.id();
  close.title = reader.text("title");
  close.picture = reader.picture_if_present();
  close.paragraphs = reader.paragraphs(Marks::bold_only);
  return close;
}

}  // namespace content
