// Results at the desk: sent or copied when asked for, one after the other, and what is heard of it.
#include "turn.h"

namespace session {

void update_sending(Turn& turn, const DeskOverview::Action& action) {
  SendWork& work = turn.shell().sending;
  if (std::holds_alternative<StopSending>(action)) {
    if (is_busy(work)) turn.effect(CancelSending{});
    return;
  }
  if (is_busy(work)) return;
  if (std::holds_alternative<SendNow>(action)) {
    work = SendingResults{false};
    turn.effect(SendResults{});
  }
  if (std::holds_alternative<CopyToStick>(action)) {
    work = SendingResults{true};
    turn.effect(CopyResults{});
  }
}

void sending_went_on(Turn& turn, const SendingWentOn& went) {
  if (auto* const sending = std::get_if<SendingResults>(&turn.shell().sending)) {
    sending->done = went.done;
    sending->of = went.of;
  }
}

void sending_ended(Turn& turn, SendWork what) {
  turn.shell().sending = std::move(what);
  turn.effect(LookAtKiosk{});
}

}  // namespace session
