#include "lesson/block_reader.h"

#include "lesson/parse_parts.h"

namespace content {

void BlockReader::members(std::initializer_list<std::string_view> known) {
  std::vector<std::string_view> all{"id", "type"};
  all.insert(all.end(), known.begin(), known.end());
  object_.emplace(value_, path_, report_, all);
}

BlockId BlockReader::id() {
  block_id_ = object_->id("id");
  return BlockId(block_id_);
}

std::string BlockReader::key(std::string_view member) const {
  return lesson_id_ + "/" + block_id_ + "/" + std::string(member);
}

Text BlockReader::text(std::string_view member) const { return object_->text(member, key(member)); }

std::optional<Picture> BlockReader::picture_if_present() const {
  return read_picture_if_present(*object_, lesson_id_ + "/" + block_id_);
}

std::vector<Paragraph> BlockReader::paragraphs(Marks marks) const {
  return read_paragraphs(*object_, lesson_id_ + "/" + block_id_, marks);
}

}  // namespace content
