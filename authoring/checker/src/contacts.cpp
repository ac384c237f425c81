#include "checker/contacts.h"

namespace checker {
namespace {

using content::Severity;

void check_contact(const content::Contact& contact, const std::string& where, base::Date today, content::Findings& findings) {
  const auto say = [&](const char* rule, Severity severity, std::string message) {
    findings.push_back({where, rule, severity, std::move(message)});
  };
  const auto& verified = contact.verification;
  if (!verified) return say("contact-unverified", Severity::warning, "nobody has verified this contact, so it is not shown");
  const auto left = (verified->expires - today).count();
  if (verified->on > today) {
    say("contact-verified-later", Severity::error, "this was verified on " + base::to_text(verified->on) + ", which has not come yet, so it is not shown");
  } else if (left <= 0) {
    say("contact-expired", Severity::error, "this contact expired on " + base::to_text(verified->expires) + ", so it is not shown: verify it again");
  } else if (left <= expires_soon_days) {
    say("contact-expires-soon", Severity::warning,
        "this contact expires on " + base::to_text(verified->expires) + ", in " + std::to_string(left) + (left == 1 ? " day" : " days") + ": verify it again");
  }
}

}  // namespace

void check_contacts(const content::PackParts& parts, base::Date today, content::Findings& findings) {
  for (const content::Contacts& contacts : parts.contacts) {
    const std::string file = "contacts/" + contacts.id.value + ".json ";
    for (const auto& contact : contacts.helplines) check_contact(contact, file + "helplines/" + contact.id.value, today, findings);
    for (const auto& contact : contacts.hotlines) check_contact(contact, file + "hotlines/" + contact.id.value, today, findings);
  }
}

}  // namespace checker
