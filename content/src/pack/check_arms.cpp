#include "pack/check_arms.h"

#include "base/find_id.h"
#include "report.h"

namespace content {
namespace {

const Lesson* find_lesson(const PackParts& parts, const LessonId& id) {
  return base::find_id(parts.lessons, id);
}

}  // namespace

void check_arms(const Instrument& instrument, const PackParts& parts, Findings& findings) {
  const LessonId& id = instrument.other_lesson;
  if (id.empty()) return;
  Report report("instruments/" + instrument.id.value + ".json", findings);
  if (!std::binary_search(parts.paths.begin(), parts.paths.end(), "lessons/" + id.value + ".json")) {
    return report.error("other_lesson", "broken-reference", "there is no lesson " + in_quotes(id.value) + " in the pack");
  }
  const Lesson* other = find_lesson(parts, id);
  if (other == nullptr) return;  // reported where it could not be read
  if (!other->instrument.empty()) report.error("other_lesson", "other-lesson-asks", "the lesson " + in_quotes(id.value) + " has an instrument of its own");
  std::size_t asked = 0;
  bool all_sensitive = true;
  for (const Lesson& lesson : parts.lessons) {
    if (lesson.instrument != instrument.id) continue;
    ++asked;
    all_sensitive = all_sensitive && lesson.sensitive;
  }
  if (other->sensitive && !all_sensitive) {
    report.error("other_lesson", "other-lesson-sensitive", "the lesson " + in_quotes(id.value) + " is sensitive, and stands in for one that is not");
  }
  if (asked > 1 && base::holds(instrument.arms, base::Arm::b)) {
    report.error("other_lesson", "other-wording-of-many", "the lesson " + in_quotes(id.value) + " cannot be the other wording of " + std::to_string(asked) + " lessons");
  }
}

const Lesson* other_wording(const Instrument& instrument, const PackParts& parts) {
  return base::holds(instrument.arms, base::Arm::b) ? find_lesson(parts, instrument.other_lesson) : nullptr;
}

}  // namespace content
