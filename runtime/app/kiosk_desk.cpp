// What the kiosk does for whoever looks after it: the PIN, what is decided at the desk, and what the desk tells.
#include <spdlog/spdlog.h>

#include "kiosk.h"

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
    if (const auto* failed = std::get_if<session::JobFailed>(&report.what)) spdlog::error("the PIN cannot be used: {}", failed->error.message);
    raised_.emplace_back(session::Report(session::PinFailed{}));
  }
}

void Kiosk::hear_of_kiosk(const session::JobReport& report) {
  look_jobs_.erase(report.job);
  if (const auto* facts = std::get_if<session::DeskFacts>(&report.what)) raised_.emplace_back(session::Report(*facts));
  if (const auto* failed = std::get_if<session::JobFailed>(&report.what)) spdlog::error("the desk cannot tell how the kiosk stands: {}", failed->error.message);
}

void Kiosk::hear_of_desk(const session::JobReport& report) {
  if (std::holds_alternative<session::JobProgress>(report.what)) return;
  const auto kept = desk_jobs_.extract(report.job);
  if (std::holds_alternative<session::JobDone>(report.what)) {
    raised_.emplace_back(session::Report(session::DeskKept{kept.mapped()}));
    return;
  }
  if (const auto* failed = std::get_if<session::JobFailed>(&report.what)) spdlog::error("what was decided at the desk is not kept: {}", failed->error.message);
  raised_.emplace_back(session::Report(session::DeskNotKept{}));
}

// None of those that were chosen may be left, when packs went: then all are offered again.
std::vector<screens::LanguageChoice> Kiosk::offered_languages() const {
  std::vector<screens::LanguageChoice> offered;
  for (const auto& language : languages_.offered) {
    if (shell_.settings.offers(language.code) || language.code == seen().reader.language) offered.push_back(language);
  }
  return offered;
}

}  // namespace app
