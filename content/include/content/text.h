// A sentence a reader will see. The source text is English and stands in the lesson's JSON; the key
// names its place ("gifts-and-coins/welcome/title"), stays when the wording changes, and is the
// msgctxt under which translators find it. docs/formats/lesson.md lists how keys are formed.
#pragma once

#include <string>

namespace content {

struct Text {
  std::string key;
  std::string source;

  bool empty() const { return source.empty(); }
  friend bool operator==(const Text&, const Text&) = default;
};

}  // namespace content
