// What a trainer decides at the desk, as plain data: the store keeps it whole, and it never leaves the kiosk.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "session/local_help.h"
#include "session/reader.h"

namespace session {

inline constexpr std::array idle_choices_s{60, 120, 300, 600};
inline constexpr std::array loudness_choices_percent{0, 25, 50, 100};
inline constexpr int idle_until_reset_s = 30;  // after the question whether somebody is still there

struct Settings {
  std::vector<std::string> languages;      // that are offered, of those the packs have; none named: all of them
  Contrast contrast = Contrast::warm;      // that a visit starts with
  int idle_s = 120;                        // until the question whether somebody is still there
  bool asks_questions = true;              // before and after lessons; readers are still asked whether they want to

  int loudest_percent = 100;               // of what the kiosk was started with; 0: no sound is offered
  bool shares_nearby = false;              // with other kiosks on the local network

  bool offers(const std::string& language) const;

  friend bool operator==(const Settings&, const Settings&) = default;
};

struct DeskRecord {
  LocalHelp help;
  Settings settings{};

  friend bool operator==(const DeskRecord&, const DeskRecord&) = default;
};

struct KeepDesk { DeskRecord record; };

}  // namespace session
