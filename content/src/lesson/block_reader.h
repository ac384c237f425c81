// One block of a lesson being read: its JSON, and the keys its texts have ("LESSON/BLOCK/title"). A
// block's own read() says first which members the type has besides "id" and "type", and then takes them.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/lesson_parts.h"
#include "json/object.h"

namespace content {

class BlockReader {
 public:
  BlockReader(const JsonValue& value, const std::string& path, const std::string& lesson_id, Report& report)
      : value_(value), path_(path), lesson_id_(lesson_id), report_(report) {}

  void members(std::initializer_list<std::string_view> known);  // everything below comes after it

  BlockId id();
  Text text(std::string_view member) const;
  std::optional<Picture> picture_if_present() const;
  std::vector<Paragraph> paragraphs(Marks marks) const;

  const JsonObject& object() const { return *object_; }
  std::string key(std::string_view member) const;  // of a text of this block
  const std::string& path() const { return path_; }
  Report& report() const { return report_; }

 private:
  const JsonValue& value_;
  const std::string& path_;
  const std::string& lesson_id_;
  Report& report_;
  std::optional<JsonObject> object_;
  std::string block_id_;
};

}  // namespace content
