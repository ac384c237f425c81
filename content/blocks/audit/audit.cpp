#include "blocks/audit/audit.h"

#include "lesson/block_reader.h"

namespace content {
namespace {

constexpr std::size_t most_audit_sections = 8;
constexpr std::size_t most_statements = 12;  // in a section

void read_levels(const BlockReader& reader, Audit& block) {
  std::size_t level = 0;
  reader.object().each("levels", Audit::level_count, Audit::level_count,
                       [&](const JsonValue& item, const std::string& path) {
                         const JsonObject object(item, path, reader.report(), {"label", "text"});
                         if (level == Audit::level_count) return;
                         const std::string key = "levels/" + std::to_string(level);
                         block.levels[level++] = {object.text("label", reader.key(key + "/label")),
                                                  object.text("text", reader.key(key + "/text"))};
                       });
}

AuditStatement read_statement(const JsonValue& value, const std::string& path, const BlockReader& reader) {
  const JsonObject object(value, path, reader.report(), {"id", "text", "levels"});
  AuditStatement statement;
  statement.id = object.id("id");
  const std::string key = "statements/" + statement.id;
  statement.text = object.text("text", reader.key(key + "/text"));
  if (!object.has("levels")) return statement;
  object.each("levels", Audit::level_count, Audit::level_count,
              [&](const JsonValue& item, const std::string& item_path) {
                const JsonObject level(item, item_path, reader.report(), {"text"});
                statement.levels.push_back(
                    level.text("text", reader.key(key + "/levels/" + std::to_string(statement.levels.size()))));
              });
  return statement;
}

// Statements have ids of their own in the whole audit, so that one may move to another section.
AuditSection read_audit_section(const JsonValue& value, const std::string& path, const BlockReader& reader,
                          UniqueIds& statements) {
  const JsonObject object(value, path, reader.report(), {"id", "title", "statements"});
  AuditSection section;
  section.id = object.id("id");
  section.title = object.text("title", reader.key("sections/" + section.id));
  object.each("statements", 1, most_statements, [&](const JsonValue& item, const std::string& item_path) {
    section.statements.push_back(read_statement(item, item_path, reader));
    statements.add(section.statements.back().id, join_path(item_path, "id"));
  });
  return section;
}

}  // namespace

Audit read(BlockReader& reader, std::type_identity<Audit>) {
  reader.members({"title", "intro", "levels", "sections"});
  Audit block;
  block.id = reader.id();
  block.title = reader.text("title");
  if (reader.object().has("intro")) block.intro = reader.text("intro");
  read_levels(reader, block);
  UniqueIds sections(reader.report());
  UniqueIds statements(reader.report());
  reader.object().each("sections", 1, most_audit_sections, [&](const JsonValue& item, const std::string& path) {
    block.sections.push_back(read_audit_section(item, path, reader, statements));
    sections.add(block.sections.back().id, join_path(path, "id"));
  });
  return block;
}

}  // namespace content
