// Any bytes as captions: whatever is read keeps to its bounds, stands in its order, and is sound UTF-8.
#include "content/captions.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/text.h"

namespace {

void hold(bool rule) {
  if (!rule) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const content::Captions captions = content::parse_captions(bytes);
  hold(captions.cues.size() <= content::most_cues && captions.problems.size() <= content::most_caption_problems);
  std::int64_t last = 0;
  for (const content::Cue& cue : captions.cues) {
    hold(cue.begin_ms >= last && cue.end_ms > cue.begin_ms && cue.spans.size() <= content::most_cue_spans + 1);
    hold(cue.settings.size >= 0 && cue.settings.size <= 100 && cue.settings.position.value_or(0) >= 0 && cue.settings.position.value_or(0) <= 100);
    hold(base::is_utf8(content::words_of(cue)) && base::is_utf8(cue.id));
    for (const content::CueSpan& span : cue.spans) hold(base::is_utf8(span.voice) && span.classes.size() <= content::most_cue_classes);
    last = cue.begin_ms;
  }
  return 0;
}
