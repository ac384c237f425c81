// Which pages were open when the kiosk crashed, and how often: the port through which that is remembered over restarts.
// A page that ended the kiosk twice is not opened a third time, and its lesson stays closed until its pack changes; so a
// count belongs to one version of a pack. What is kept names pages of lessons, never readers, answers or times. Both calls
// are durable when they return, and are made before the first frame. Errors are io and no_space.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "content/lesson_parts.h"
#include "content/manifest.h"

namespace session {

struct CrashedPage {
  content::PackId pack;
  std::string manifest_hash;
  content::LessonId lesson;
  std::string page;  // as bookmarks name it

  friend bool operator==(const CrashedPage&, const CrashedPage&) = default;
};

struct CrashCount {
  CrashedPage page;
  int times = 0;

  friend bool operator==(const CrashCount&, const CrashCount&) = default;
};

inline constexpr int crashes_that_close = 2;

class CrashLog {
 public:
  virtual ~CrashLog() = default;
  virtual base::Result<void> count_crash(const CrashedPage& page) = 0;
  virtual base::Result<void> forget_crashes(const content::PackId& pack, const std::string& manifest_hash) = 0;
  virtual base::Result<std::vector<CrashCount>> crashes() = 0;  // by pack, lesson and page
};

}  // namespace session
