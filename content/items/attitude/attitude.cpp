#include "items/attitude/attitude.h"

#include "instrument/item_reader.h"

namespace content {

Attitude read(ItemReader& reader, std::type_identity<Attitude>) {
  reader.members({"text", "reversed", "faces"});
  Attitude item;
  item.statement = reader.text("text");
  item.reversed = reader.object().boolean_or("reversed", false);
  item.faces = reader.object().boolean_or("faces", false);
  return item;
}

std::optional<std::string> unlike(const Attitude& one, const Attitude& other) {
  if (one.reversed != other.reversed) return "must be reversed, or neither";
  if (one.faces != other.faces) return "must be answered with faces, or neither";
  return std::nullopt;
}

}  // namespace content
