#include "items/knowledge/knowledge.h"

#include "instrument/item_reader.h"

namespace content {

Knowledge read(ItemReader& reader, std::type_identity<Knowledge>) {
  reader.members({"text", "key"});
  Knowledge item;
  item.statement = reader.text("text");
  item.is_true = reader.object().boolean("key");
  return item;
}

}  // namespace content
