#include "base/arms.h"

#include <algorithm>

#include "base/text.h"

namespace base {
namespace {

bool is_of_wording(Arm arm) { return arm == Arm::a || arm == Arm::b; }

}  // namespace

bool holds(const Arms& arms, Arm arm) { return std::find(arms.begin(), arms.end(), arm) != arms.end(); }

std::string arm_words(const Arms& arms) {
  std::string words;
  for (const Arm arm : arms) words += (words.empty() ? "" : ",") + std::string(name_of(arm));
  return words;
}

Result<Arms> parse_arms(std::string_view words) {
  Arms named;
  if (words.empty()) return named;
  for (const std::string& word : split(words, ',')) {
    const auto arm = from_name<Arm>(word);
    if (!arm || *arm == Arm::none || holds(named, *arm)) {
      return fail(ErrorCode::invalid_input, "the arms are not some of lesson, waitlist and attention, or of a and b, each once and with commas between");
    }
    named.push_back(*arm);
  }
  const auto of_wording = std::count_if(named.begin(), named.end(), is_of_wording);
  if (of_wording != 0 && of_wording != static_cast<std::ptrdiff_t>(named.size())) {
    return fail(ErrorCode::invalid_input, "arms a and b are of a trial of their own, without lesson, waitlist or attention");
  }
  std::sort(named.begin(), named.end());
  return named;
}

Arms arms_named_in(std::string_view words) {
  Arms named;
  for (const std::string& word : split(words, ',')) {
    const auto arm = from_name<Arm>(word);
    if (arm && *arm != Arm::none && !holds(named, *arm)) named.push_back(*arm);
  }
  return named;
}

}  // namespace base
