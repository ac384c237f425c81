// What the kiosk does for whoever looks after it: the PIN, what is decided at the desk, and what the desk tells.

#include "kiosk.h"
#include "log.h"

namespace app {

void Kiosk::use_pin(session::Job job) {
  chores_.give_way();
  pin_job_ = setup_.jobs.start(std::move(job));
}

void Kiosk::hear_of_pin(const session::JobReport& report) {
  pin_job_ = 0;
  if (const auto* tried = std::get_if<session::PinTried>(&report.what)) {
    raised_.emplace_back(session::Report(*tried));
  } else if (std::holds_alternative<session::JobDone>(report.what)) {
    raised_.emplace_back(session::Report(session::PinKept{}));
  } else {
    if (const auto* failed = std::get_if<session::JobFailed>(&report.what)) log::error("the PIN cannot be used: " + failed->error.message);
    raised_.emplace_back(session::Report(session::PinFailed{}));
  }
}

void Kiosk::hear_of_kiosk(const session::JobReport& report) {
  look_jobs_.erase(report.job);
  if (const auto* facts = std::get_if<session::DeskFacts>(&report.what)) raised_.emplace_back(session::Report(*facts));
  if (const auto* failed = std::get_if<session::JobFailed>(&report.what)) log::error("the desk cannot tell how the kiosk stands: " + failed->error.message);
}

void Kiosk::hear_of_desk(const session::JobReport& report) {
  if (std::holds_alternative<session::JobProgress>(report.what)) return;
  const auto kept = desk_jobs_.extract(report.job);
  if (std::holds_alternative<session::JobDone>(report.what)) {
    raised_.emplace_back(session::Report(session::DeskKept{kept.mapped()}));
    return;
  }
  if (const auto* failed = std::get_if<session::JobFailed>(&report.what)) log::error("what was decided at the desk is not kept: " + failed->error.message);
  raised_.emplace_back(session::Report(session::DeskNotKept{}));
}

void Kiosk::limit_sound() const {
  if (setup_.sound.limit) setup_.sound.limit(shell_.settings.loudest_percent);
}

void Kiosk::work_on_packs(session::Job job) {
  pack_work_ = setup_.jobs.start(std::move(job));
  pack_jobs_.insert(pack_work_);
}

void Kiosk::hear_of_packs(const session::JobReport& report) {
  if (const auto* went = std::get_if<session::JobProgress>(&report.what)) {
    raised_.emplace_back(session::Report(session::PackWorkWentOn{went->done, went->of}));
    return;
  }
  pack_jobs_.erase(report.job);
  const base::Overload raise{[](const session::PacksSeen& seen) { return session::Report(seen); },
                             [](const session::PackInstalled& done) { return session::Report(done); },
                             [](const session::PackWithdrawn& done) { return session::Report(done); },
                             [](const session::PackWorkFailed& failed) { return session::Report(failed); },
                             [](const auto&) { return session::Report(session::PackWorkStopped{}); }};
  raised_.emplace_back(std::visit(raise, report.what));
}

void Kiosk::hear_of_sending(const session::JobReport& report) {
  if (!std::holds_alternative<session::JobProgress>(report.what)) send_job_ = 0;
  const base::Overload raise{[](const session::JobProgress& went) { return session::Report(session::SendingWentOn{went.done, went.of}); },
                             [](const session::ResultsSent& sent) { return session::Report(sent); },
                             [](const session::ResultsCopied& copied) { return session::Report(copied); },
                             [](const session::ResultsNotSent& not_sent) { return session::Report(not_sent); },
                             [](const auto&) { return session::Report(session::SendingStopped{}); }};
  raised_.emplace_back(std::visit(raise, report.what));
}

// A lesson goes on with the pack it was opened from, pictures and voices too.
void Kiosk::renew_library() {
  if (setup_.renewal == nullptr || !setup_.renewal->is_ready()) return;
  if (std::holds_alternative<session::LessonVisit>(seen().place) || std::holds_alternative<session::Group>(seen().place)) return;
  auto fresh = setup_.renewal->take();
  if (!fresh) return;
  const auto is_other = [&](const auto& closed) { return setup_.library.content_hash(closed.first) != fresh->content_hash(closed.first); };
  std::erase_if(closed_, is_other);  // what another version did is no reason against this one
  setup_.library.become(*std::move(fresh));
  lettering_->languages = find_languages(setup_.library, lettering_->shaper, setup_.language);
  catalogues_language_.clear();
  if (greets_) prepare_entrance();
}

// None of those that were chosen may be left, when packs went: then all are offered again.
std::vector<screens::LanguageChoice> Kiosk::offered_languages() const {
  std::vector<screens::LanguageChoice> offered;
  for (const auto& language : languages().offered) {
    if (shell_.settings.offers(language.code) || language.code == seen().reader.language) offered.push_back(language);
  }
  return offered;
}

}  // namespace app
