#include "items/help_seeking/help_seeking.h"

#include <algorithm>

#include "instrument/item_reader.h"

namespace content {
namespace {

constexpr std::size_t rows = 3;

HelpRow read_row(const JsonValue& value, const std::string& path, const ItemReader& reader) {
  const JsonObject object(value, path, reader.report(), {"id", "text", "reversed"});
  HelpRow row;
  row.id = object.id("id");
  row.text = object.text("text", reader.key("rows/" + row.id));
  row.reversed = object.boolean_or("reversed", false);
  return row;
}

std::ptrdiff_t reversed_rows(const HelpSeeking& item) {
  return std::count_if(item.rows.begin(), item.rows.end(), [](const HelpRow& row) { return row.reversed; });
}

}  // namespace

HelpSeeking read(ItemReader& reader, std::type_identity<HelpSeeking>) {
  reader.members({"text", "faces", "rows"});
  HelpSeeking item;
  item.question = reader.text("text");
  item.faces = reader.object().boolean_or("faces", false);
  UniqueIds ids(reader.report());
  reader.object().each("rows", rows, rows, [&](const JsonValue& value, const std::string& path) {
    item.rows.push_back(read_row(value, path, reader));
    ids.add(item.rows.back().id, join_path(path, "id"));
  });
  if (item.rows.size() == rows && reversed_rows(item) == static_cast<std::ptrdiff_t>(rows)) {
    reader.report().error(reader.object().path("rows"), "nobody-to-go-to", "at least one row must be somebody to go to, and not reversed");
  }
  return item;
}

std::optional<std::string> unlike(const HelpSeeking& one, const HelpSeeking& other) {
  if (one.faces != other.faces) return "must be answered with faces, or neither";
  if (reversed_rows(one) != reversed_rows(other)) return "must have as many reversed rows";
  return std::nullopt;
}

}  // namespace content
