// What the kiosk has to offer, as far as screens need to know it. The app fills it from the packs
// that opened; packs that did not are left out and logged.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "content/instrument.h"
#include "content/lesson.h"
#include "content/manifest.h"
#include "session/local_help.h"

namespace session {

// As the curriculum has them; 0 to 0 are adults.
struct AgeBand {
  int from = 0;
  int to = 0;
  friend bool operator==(const AgeBand&, const AgeBand&) = default;
};

struct LessonCard {
  content::LessonId id;
  content::Text title;
  content::Text summary;
  int number = 0;
  int minutes = 0;
  std::optional<content::Picture> picture;
  bool sensitive = false;
};

struct TrackCard {
  content::PackId pack;
  content::Text title;
  content::Text summary;
  int age_from = 0;
  int age_to = 0;
  bool reviewed = false;
  bool for_adults = false;
  std::vector<std::string> languages;  // BCP 47, the source language first
  std::vector<LessonCard> lessons;     // by number

  std::string source_language() const { return languages.empty() ? "en" : languages.front(); }
};

// A lesson with everything needed to play it. Shared and never changed once opened.
struct OpenLesson {
  content::PackId pack;
  std::string manifest_hash;
  int age_from = 0;
  int age_to = 0;
  bool for_adults = false;
  content::Lesson lesson;
  std::optional<content::Instrument> instrument;
  std::optional<content::Lesson> other_lesson{};  // that some arm of the instrument plays
  std::string source_language = "en";  // what it was written in
};

using OpenLessonPointer = std::shared_ptr<const OpenLesson>;

inline bool is_for_adults(const OpenLesson& open) { return open.for_adults || open.age_from == 0; }

// R23: lessons for adults open behind the trainer's PIN alone. R9: a sensitive lesson opens when a trainer has entered who
// can be talked to in this place and what comes next.
enum class Locked { no, for_adults, nobody_to_talk_to };
inline Locked why_locked(const OpenLesson& open, const LocalHelp& help, bool by_pin) {
  if (is_for_adults(open) && !by_pin) return Locked::for_adults;
  const bool sensitive = open.lesson.sensitive || (open.other_lesson && open.other_lesson->sensitive);
  return sensitive && !can_refer(help) ? Locked::nobody_to_talk_to : Locked::no;
}

}  // namespace session
