#include "turn.h"

namespace session {
namespace {

class PadUpdate {
 public:
  PadUpdate(Turn& turn, PinPad& pad) : turn_(turn), pad_(pad) {}

  void operator()(const PinDigit& action) {
    pad_.told = PinTold::nothing;
    if (std::holds_alternative<NoPinYet>(pad_.asked)) return;
    const bool is_digit = action.digit >= 0 && action.digit <= 9;
    if (is_digit && pad_.digits.size() < most_pin_digits) pad_.digits += static_cast<char>('0' + action.digit);
  }
  void operator()(const EraseDigit&) {
    if (!pad_.digits.empty()) pad_.digits.pop_back();
  }
  void operator()(const PinEntered&) {
    if (!is_long_enough(pad_)) return;
    const std::string entered = std::move(pad_.digits);
    pad_.digits.clear();
    pad_.told = PinTold::nothing;
    const base::Overload carry_out{[&](const KnownPin&) { begin(CheckPin{entered}); },
                                   [&](const NewPin&) { pad_.asked = NewPinAgain{entered}; },
                                   [&](const NewPinAgain& again) { repeat(again, entered); },
                                   [](const NoPinYet&) {}};
    std::visit(carry_out, AskedPin(pad_.asked));
  }
  void operator()(const PutOffPin&) {
    if (is_of_installer(pad_)) turn_.go(Attract{}, SittingEnd::left);
  }

 private:
  void begin(Effect effect) {
    pad_.checking = true;
    turn_.effect(std::move(effect));
  }
  void repeat(const NewPinAgain& again, const std::string& entered) {
    if (again.first == entered) return begin(KeepPin{entered});
    pad_.asked = NewPin{};
    pad_.told = PinTold::differed;
  }

  Turn& turn_;
  PinPad& pad_;
};

PinPad* waiting_pad(Turn& turn) {
  auto* pad = std::get_if<PinPad>(&turn.shell().place);
  return pad != nullptr && pad->checking ? pad : nullptr;
}

void lead_again(Turn& turn, const OpensGroup& where) {
  turn.go(group_again(where), SittingEnd::left);
  turn.effect(KeepBookmark{bookmark_of(turn.shell())});
}

void let_in(Turn& turn, const BehindPin& opens) {
  const base::Overload open{[&](const OpensDesk&) { go_to_desk(turn); },
                            [&](const OpensTrack& track) { turn.go(Track{track.pack, true}, SittingEnd::left); },
                            [&](const OpensShelf& shelf) { turn.go(Shelf{shelf.ages, true}, SittingEnd::left); },
                            [&](const OpensGroup& where) { lead_again(turn, where); },
                            [&](const OpensKiosk&) { turn.go(Attract{}, SittingEnd::left); }};
  std::visit(open, BehindPin(opens));
}

void refuse(PinPad& pad, PinTold told) {
  pad.checking = false;
  pad.told = told;
}

}  // namespace

void ask_pin(Turn& turn, BehindPin opens) {
  PinPad pad;
  pad.opens = std::move(opens);
  if (!turn.shell().pin.is_set) pad.asked = NoPinYet{};
  turn.go(std::move(pad), SittingEnd::left);
}

void update_pad(Turn& turn, PinPad& pad, const PinPad::Action& action) {
  if (!pad.checking) std::visit(PadUpdate(turn, pad), action);
}

void pin_tried(Turn& turn, const PinTried& report) {
  turn.shell().pin.wait_until_ms = report.wait_until_ms;
  PinPad* const pad = waiting_pad(turn);
  if (pad == nullptr) return;
  if (report.right) return let_in(turn, pad->opens);
  refuse(*pad, PinTold::wrong);
}

void pin_kept(Turn& turn) {
  turn.shell().pin = {true, 0, false, turn.shell().pin.readers_came};
  if (PinPad* const pad = waiting_pad(turn)) let_in(turn, pad->opens);
}

void pin_failed(Turn& turn) {
  if (PinPad* const pad = waiting_pad(turn)) refuse(*pad, PinTold::failed);
}

}  // namespace session
