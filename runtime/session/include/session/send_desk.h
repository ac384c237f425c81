// Results on their way as whoever looks after the screen sees it: sent at once, or put on a stick. What the kiosk does by
// itself is app/chores; here it is asked for and told what became of it.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace session {

// ---- jobs, and what comes of them ----------------------------------------------------------------

struct SendResults {};    // by the network; reported as ResultsSent
struct CopyResults {};    // receipts off the stick that is in, results on it; reported as ResultsCopied
struct CancelSending {};

// Why something was not done. Each is one sentence on the screen; on the kiosk nothing is lost by any of them.
enum class SendTrouble {
  no_connection,   // nobody answered, or was too busy
  refused,         // the collector takes it not; its operator knows why
  no_stick,
  several_sticks,  // and none of them has carried results before
  no_room,         // on the stick
  not_written,     // the stick was pulled out, or takes nothing
  not_kept,        // this kiosk's own disk
};

struct ResultsSent {
  int receipts = 0;  // groups that are done with
  int waiting = 0;   // groups that are still here
  int for_others = 0;  // groups of other kiosks that got their receipts
};
struct ResultsCopied {
  std::string stick;
  int receipts = 0;  // that were on it
  int waiting = 0;   // groups that are on it now and wait for theirs
  int for_others = 0;  // groups and receipts of other kiosks that were taken off it or put on it
};
struct ResultsNotSent { SendTrouble why = SendTrouble::not_kept; };

// ---- at the desk ---------------------------------------------------------------------------------

struct SendNow {};
struct CopyToStick {};
struct StopSending {};

struct NoSending {};
struct SendingResults {
  bool by_stick = false;
  std::int64_t done = 0;  // groups
  std::int64_t of = 0;    // 0: not yet known
};
using SendWork = std::variant<NoSending, SendingResults, ResultsSent, ResultsCopied, ResultsNotSent>;

inline bool is_busy(const SendWork& work) { return std::holds_alternative<SendingResults>(work); }

}  // namespace session
