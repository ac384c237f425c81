// Who can be called or written to in one country or language area, as plain data: docs/formats/contacts.md after checking.
// Helplines, where somebody listens, and hotlines, where a page or a picture is reported, are two lists (R8).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "content/finding.h"
#include "content/text.h"

namespace content {

using ContactsId = base::Id<struct ContactsTag>;
using ContactId = base::Id<struct ContactTag>;

// That somebody called the number, or opened the address, and until when this is believed.
struct Verification {
  base::Date on;
  std::string by;
  base::Date expires;  // the first day on which it is not believed any more
};

struct Contact {
  ContactId id;
  Text name;
  Text audience;                       // for whom
  std::vector<std::string> languages;  // that are spoken there, BCP 47
  std::string phone;                   // digits in groups, perhaps with a + in front; empty when there is none
  std::string web;                     // https addresses; empty when there is none
  std::string chat;
  Text hours;
  std::optional<Text> costs;  // nothing: it is free
  std::optional<Verification> verification;
};

struct Contacts {
  ContactsId id;
  Text area;
  std::vector<Contact> helplines;
  std::vector<Contact> hotlines;
  std::optional<Text> do_not_forward;  // there whenever there are hotlines
};

inline constexpr int longest_verification_days = 366;

std::optional<Contacts> parse_contacts(std::string_view json, std::string_view where, Findings& findings);
std::vector<Text> texts_of(const Contacts& contacts);

// R8: what students may see of an entry. Never one that nobody verified, never one that has expired, and none at all
// while nobody knows what day it is.
bool shown(const Contact& contact, std::optional<base::Date> today);

// The latest day on which one of these was verified: a clock that says an earlier one is wrong.
std::optional<base::Date> last_verified(const Contacts& contacts);

// "tel:+15550100" of "+1 555 0100"
std::string phone_address(std::string_view phone);

// Digits in groups: from 3 to 15 of them, a space or a hyphen at most between two, a + at most in front.
bool is_phone(std::string_view text);

}  // namespace content
