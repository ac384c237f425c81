// An instrument around some items, and what reading it finds.
#pragma once

#include <string>

#include "content/instrument.h"
#include "support/catch.h"
#include "support/pack_bytes.h"

namespace support {

inline const std::string quiz_file = "instruments/quiz.json";

inline std::string quiz_of(const std::string& items) {
  return R"({"format": 1, "id": "quiz", "version": 1, "title": "Quiz", "minutes": 6, "items": [)" + items + "]}";
}

inline content::Findings findings_of_quiz(const std::string& json) {
  content::Findings findings;
  content::parse_instrument(json, quiz_file, findings);
  return findings;
}

// What is found once one part of a sound quiz is another.
inline content::Findings findings_of_quiz_with(const std::string& sound, const std::string& from, const std::string& to) {
  REQUIRE(replaced(sound, from, to) != sound);
  return findings_of_quiz(replaced(sound, from, to));
}

inline content::Findings quiz_error(const std::string& path, const std::string& rule, const std::string& message) {
  return {{quiz_file + " " + path, rule, content::Severity::error, message}};
}

}  // namespace support
