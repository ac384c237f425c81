#include "items/behaviour/behaviour.h"

#include "instrument/item_reader.h"

namespace content {

Behaviour read(ItemReader& reader, std::type_identity<Behaviour>) {
  reader.members({"text", "safer"});
  Behaviour item;
  item.deed = reader.text("text");
  item.safer = reader.object().one_of<Safer>("safer");
  return item;
}

std::optional<std::string> unlike(const Behaviour& one, const Behaviour& other) {
  if (one.safer == other.safer) return std::nullopt;
  return "must be safer in the same direction";
}

}  // namespace content
