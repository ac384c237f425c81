// Who can be talked to in this very place, and which day it is as far as a kiosk knows: what the help card is drawn from,
// besides packs of contacts (R8, R9).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "content/contacts.h"

namespace session {

// Entered by the trainer at the desk, kept on the kiosk, never sent.
struct LocalContact {
  std::string name;
  std::string role;   // "School counsellor"
  std::string where;  // "Room 12"
  std::string phone;

  friend bool operator==(const LocalContact&, const LocalContact&) = default;
};

struct LocalHelp {
  LocalContact contact;
  std::string route;  // to whom it goes on from there, and how: for the grown-ups, never shown to students

  friend bool operator==(const LocalHelp&, const LocalHelp&) = default;
};

// Somebody is named and can be found.
bool has_contact(const LocalHelp& help);
// R9: there is somebody in this place, and they know what comes next.
bool can_refer(const LocalHelp& help);

// Nothing while the clock cannot be believed: it was never set, it stands before a week that the collector has signed, or
// before a day on which somebody verified one of these contacts.
std::optional<base::Date> known_day(std::int64_t wall_s, std::string_view signed_week, std::span<const content::Contacts> contacts);

}  // namespace session
