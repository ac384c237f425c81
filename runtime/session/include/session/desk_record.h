// What a trainer decides at the desk, as plain data: the store keeps it whole, and it never leaves the kiosk.
#pragma once

#include "session/local_help.h"

namespace session {

struct DeskRecord {
  LocalHelp help;

  friend bool operator==(const DeskRecord&, const DeskRecord&) = default;
};

struct KeepDesk { DeskRecord record; };

}  // namespace session
