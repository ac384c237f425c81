// One item of an instrument being read: its JSON, and the keys its texts have
// ("instrument.ID/ITEM/text"). An item's own read() says first which members its type has besides those
// of every item, and then takes them.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "content/instrument.h"
#include "json/object.h"

namespace content {

class ItemReader {
 public:
  ItemReader(const JsonValue& value, const std::string& path, const std::string& key_prefix, Report& report)
      : value_(value), path_(path), key_prefix_(key_prefix), report_(report) {}

  // Reads what every item has; everything below comes after it.
  void members(std::initializer_list<std::string_view> known);

  Text text(std::string_view member) const;
  const JsonObject& object() const { return *object_; }
  std::string key(std::string_view member) const;  // of a text of this item
  Report& report() const { return report_; }

  Item take() { return std::move(item_); }  // what every item has; the body is still to be put in

 private:
  const JsonValue& value_;
  const std::string& path_;
  const std::string& key_prefix_;
  Report& report_;
  std::optional<JsonObject> object_;
  Item item_;
};

}  // namespace content
