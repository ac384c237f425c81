// The packs at the desk: what is asked for, what is asked once more, and what is heard of it.
#include <algorithm>

#include "turn.h"

namespace session {
namespace {

PackWork& work_of(Turn& turn) { return turn.shell().packs.work; }

const FoundPack* found(const PackDesk& desk, const std::string& file) {
  if (!desk.seen) return nullptr;
  for (const PackSource& source : desk.seen->sources) {
    const auto at = std::find_if(source.packs.begin(), source.packs.end(), [&](const FoundPack& each) { return each.file == file; });
    if (at != source.packs.end()) return &*at;
  }
  return nullptr;
}

const PackFacts* installed(const PackDesk& desk, const content::PackId& pack) {
  if (!desk.seen) return nullptr;
  const auto& all = desk.seen->installed;
  const auto at = std::find_if(all.begin(), all.end(), [&](const PackFacts& each) { return each.id == pack; });
  return at == all.end() ? nullptr : &*at;
}

void begin_install(Turn& turn, const FoundPack& what, bool sure) {
  work_of(turn) = InstallingPack{what.pack, 0, 0};
  turn.effect(InstallPack{what, sure});
}

void install(Turn& turn, PacksPart& part, const FoundPack& what) {
  switch (what.fit) {
    case PackFit::same: return;
    case PackFit::fresh:
    case PackFit::mends:
    case PackFit::newer: return begin_install(turn, what, false);
    case PackFit::older:
    case PackFit::other_signer: part.question = AskInstall{what}; return;
  }
}

void do_what_was_asked(Turn& turn, PacksPart& part) {
  if (!part.question) return;
  const PackQuestion question = *std::move(part.question);
  part.question.reset();
  const base::Overload carry_out{[&](const AskInstall& ask) { begin_install(turn, ask.found, true); },
                                 [&](const AskWithdraw& ask) {
                                   work_of(turn) = WithdrawingPack{ask.pack};
                                   turn.effect(WithdrawPack{ask.pack.id});
                                 }};
  std::visit(carry_out, question);
}

const PackFacts* pack_in(const PackWork& work) {
  if (const auto* installing = std::get_if<InstallingPack>(&work)) return &installing->pack;
  if (const auto* withdrawing = std::get_if<WithdrawingPack>(&work)) return &withdrawing->pack;
  return nullptr;
}

}  // namespace

void look_at_packs(Turn& turn) { turn.effect(LookAtPacks{}); }

void update_packs(Turn& turn, PacksPart& part, const PacksPart::Action& action) {
  if (std::holds_alternative<StopPackWork>(action)) {
    if (std::holds_alternative<InstallingPack>(work_of(turn))) turn.effect(CancelPackWork{});
    return;
  }
  if (is_busy(work_of(turn))) return;  // one after the other
  const PackDesk& desk = turn.shell().packs;
  const base::Overload carry_out{[&](const LookAtPacksAgain&) {
                                   work_of(turn) = NoPackWork{};
                                   look_at_packs(turn);
                                 },
                                 [&](const InstallFound& wanted) {
                                   if (const FoundPack* what = found(desk, wanted.file)) install(turn, part, *what);
                                 },
                                 [&](const WithdrawInstalled& wanted) {
                                   if (const PackFacts* pack = installed(desk, wanted.pack)) part.question = AskWithdraw{*pack};
                                 },
                                 [&](const SurePackDeed&) { do_what_was_asked(turn, part); },
                                 [&](const DropPackDeed&) { part.question.reset(); }, [](const StopPackWork&) {}};
  std::visit(carry_out, action);
}

void packs_heard(Turn& turn, const PacksSeen& seen) { turn.shell().packs.seen = seen; }

void packs_heard(Turn& turn, const PackInstalled& done) {
  work_of(turn) = InstalledPack{done.pack};
  look_at_packs(turn);
}

void packs_heard(Turn& turn, const PackWithdrawn&) {
  const PackFacts* const pack = pack_in(work_of(turn));
  work_of(turn) = pack == nullptr ? PackWork(NoPackWork{}) : PackWork(WithdrawnPack{*pack});
  look_at_packs(turn);
}

void packs_heard(Turn& turn, const PackWorkFailed& failed) {
  const PackFacts* const pack = pack_in(work_of(turn));
  if (pack != nullptr) work_of(turn) = PackNotDone{*pack, failed.why};
  look_at_packs(turn);
}

void packs_heard(Turn& turn, const PackWorkWentOn& went) {
  auto* const installing = std::get_if<InstallingPack>(&work_of(turn));
  if (installing == nullptr) return;
  installing->done = went.done;
  installing->of = went.of;
}

void packs_heard(Turn& turn, const PackWorkStopped&) {
  if (is_busy(work_of(turn))) work_of(turn) = NoPackWork{};
}

}  // namespace session
