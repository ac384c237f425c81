// Builds that are broken on purpose, to show that the simulation sees it: what a program with that fault would have done is
// done here to its tables, or by a store that stands between. Nothing of this is in the product.
#pragma once

#include <memory>
#include <string_view>

#include "api/store.h"
#include "base/enum_names.h"
#include "session/outbox.h"

struct sqlite3;

namespace simulation {

enum class BrokenBuild {
  none,
  receipt_unchecked,    // whatever answers 200 counts as a receipt
  sequence_reused,      // a restart forgets which batch was the last
  members_unassigned,   // who is in a block may be in the next
  destroyed_early,      // answers are destroyed when their block is frozen
  receipt_before_commit,
  duplicates_counted,
  restore_unnoticed,    // a kiosk that has nothing new never asks whether the collector lost anything
};

}  // namespace simulation

template <>
inline constexpr std::array<std::string_view, 8> base::enum_names<simulation::BrokenBuild>{
    "none", "receipt-unchecked", "sequence-reused", "members-unassigned", "destroyed-early", "receipt-before-commit", "duplicates-counted", "restore-unnoticed"};

namespace simulation {

// The kiosk's: after a start, after a closing, and what stands between it and the network. Null where it is not broken there.
void disturb_start(BrokenBuild broken, sqlite3* kiosk);
void disturb_closing(BrokenBuild broken, sqlite3* kiosk);
std::unique_ptr<session::Outbox> misbehaving_outbox(BrokenBuild broken, session::Outbox& real, sqlite3* kiosk);
// The collector's.
void disturb_connection(BrokenBuild broken, sqlite3* collector);
std::unique_ptr<api::Store> misbehaving_store(BrokenBuild broken, api::Store& real);

}  // namespace simulation
