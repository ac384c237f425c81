// Statements about a place, a school for instance, each rated 0 to 4, in sections, with a summary at the end. Nothing
// is recorded, and there are no notes: those would be typed (R2).
#pragma once

#include <array>
#include <type_traits>

#include "content/lesson_parts.h"

namespace content {

class BlockReader;

struct AuditLevel {
  Text label;
  Text text;
};

struct AuditStatement {
  std::string id;
  Text text;
  std::vector<Text> levels;  // what each level means here: five, or none where what it means everywhere is enough
};

struct AuditSection {
  std::string id;
  Text title;
  std::vector<AuditStatement> statements;  // 1 to 12
};

struct Audit {
  static constexpr std::string_view type = "audit";
  static constexpr std::size_t level_count = 5;  // 0 to 4
  BlockId id;
  Text title;
  std::optional<Text> intro;
  std::array<AuditLevel, level_count> levels;
  std::vector<AuditSection> sections;  // 1 to 8
};

Audit read(BlockReader& reader, std::type_identity<Audit>);

template <typename Take>
void parts(const Audit& block, Take&& take) {
  take(block.title);
  if (block.intro) take(*block.intro);
  for (const AuditLevel& level : block.levels) {
    take(level.label);
    take(level.text);
  }
  for (const AuditSection& section : block.sections) {
    take(section.title);
    for (const AuditStatement& statement : section.statements) {
      take(statement.text);
      for (const Text& level : statement.levels) take(level);
    }
  }
}

}  // namespace content
