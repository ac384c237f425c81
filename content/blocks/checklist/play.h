// Ticks are known to the reader alone: no bookmark holds them, and they end with the visit. To have ticked nothing is
// an honest answer, so that the reader may always go on.
#pragma once

#include <map>

#include "blocks/checklist/checklist.h"
#include "session/play.h"

namespace session {

enum class Tick { have, will };

template <>
struct Play<content::Checklist> {
  static constexpr bool is_measured = false;
  struct State {
    std::map<std::string, Tick> ticks;  // by the item's id
  };
  struct Action {  // a tick that is there already is taken away
    std::string item;
    Tick tick;
  };

  static State update(State state, const Action& action, const content::Checklist& block);
  static Progress progress(const State&, const content::Checklist&) { return {}; }
  static Steps steps(const State&) { return {}; }
  static State replay(const Steps&, const content::Checklist&) { return {}; }
  static Answers answers(const State&, const content::Checklist&) { return {}; }
};

using TickItem = Play<content::Checklist>::Action;

bool has_tick(const Play<content::Checklist>::State& state, const std::string& item, Tick tick);

}  // namespace session
