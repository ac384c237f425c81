#include "session/local_help.h"

#include <algorithm>

#include "base/clock.h"
#include "base/text.h"

namespace session {
namespace {

bool says_something(const std::string& text) { return !base::trim(text).empty(); }

}  // namespace

bool has_contact(const LocalHelp& help) { return says_something(help.contact.name) && says_something(help.contact.where); }

bool can_refer(const LocalHelp& help) { return has_contact(help) && says_something(help.route); }

std::optional<base::Date> known_day(std::int64_t wall_s, std::string_view signed_week, std::span<const content::Contacts> contacts) {
  if (!base::is_plausible(wall_s) || base::iso_week(wall_s) < signed_week) return std::nullopt;
  const base::Date today = base::date_of(wall_s);
  const bool is_early = std::any_of(contacts.begin(), contacts.end(), [&](const content::Contacts& area) { return content::last_verified(area) > today; });
  if (is_early) return std::nullopt;
  return today;
}

}  // namespace session
