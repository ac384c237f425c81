// Who did what when at this collector: an entry for each act that changes what counts, written in the unit of work that does
// it. Each carries the hash of the one before, so that an entry that was changed, taken out or moved is told. Whoever takes
// the last ones away is told by a head that was noted elsewhere.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "api/store.h"

namespace api {

struct By {
  std::string who;  // an operator's name on the machine, or "kiosk k-…"
  std::int64_t at_s = 0;
};

// Words of entries that are looked for later.
inline const std::string enrolled_again = "enrol-again";
inline const std::string backed_up = "backup";    // the last entry of a backup's file, and of no other
inline const std::string restored = "restore";

// `what`: one word. `about`: ids, apart by spaces.
base::Result<void> record(Rows& rows, const By& by, const std::string& what, const std::string& about);

base::Result<void> record_alarm(Rows& rows, const Alarm& alarm);

// "12:5f0c…": what an operator notes elsewhere, and what the log is held to later.
struct AuditHead {
  std::int64_t number = 0;
  std::string hash;

  friend bool operator==(const AuditHead&, const AuditHead&) = default;
};
std::string to_text(const AuditHead& head);
base::Result<AuditHead> parse_audit_head(const std::string& text);  // invalid_input

struct AuditCheck {
  AuditHead head;                      // number 0: there are no entries
  std::optional<std::string> problem;  // the first that was found, one sentence
};
base::Result<AuditCheck> verify_audit(Store& store, const std::optional<AuditHead>& noted);

// Oldest first, a page at a time.
base::Result<void> visit_audit(Store& store, const std::function<void(const AuditRow&)>& visit);

// When this file is a backup that somebody put back: says so in the log, once. To be called before it is used.
base::Result<void> notice_restore(Store& store, const By& by);

// Oldest first, a line each.
base::Result<std::string> audit_text(Store& store);

}  // namespace api
