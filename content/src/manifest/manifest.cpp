#include "content/manifest.h"

namespace content {

std::vector<Text> texts_of(const Manifest& manifest) { return {manifest.title, manifest.summary}; }

}  // namespace content
