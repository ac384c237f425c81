#include "pack/audience.h"

namespace content {

void check_audience(const Manifest& manifest, const Lesson& lesson, Report& report) {
  if (is_for_adults(manifest)) return;
  for (std::size_t i = 0; i < lesson.blocks.size(); ++i) {
    const auto* builder = std::get_if<Builder>(&lesson.blocks[i]);
    const BuilderPart* part = builder == nullptr ? nullptr : part_for_adults(*builder);
    if (part == nullptr) continue;
    report.error(join_path("blocks", i), "for-adults-only",
                 "the part " + in_quotes(part->id) +
                     " is filled in and not chosen, which only packs for adults may ask for (R2)");
  }
}

}  // namespace content
