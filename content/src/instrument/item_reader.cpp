#include "instrument/item_reader.h"

#include <vector>

namespace content {

void ItemReader::members(std::initializer_list<std::string_view> known) {
  std::vector<std::string_view> all{"id", "slot", "form", "construct", "sensitive"};
  all.insert(all.end(), known.begin(), known.end());
  object_.emplace(value_, path_, report_, all);
  item_.id = ItemId(object_->id("id"));
  item_.slot = object_->id("slot");
  item_.form = object_->one_of<Form>("form");
  item_.sensitive = object_->boolean_or("sensitive", false);
}

std::string ItemReader::key(std::string_view member) const {
  return key_prefix_ + "/" + item_.id.value + "/" + std::string(member);
}

Text ItemReader::text(std::string_view member) const { return object_->text(member, key(member)); }

}  // namespace content
