#include "content/contacts.h"

#include <algorithm>

namespace content {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::vector<Text> texts_of(const Contacts& contacts) {
  std::vector<Text> texts{contacts.area};
  for (const auto* list : {&contacts.helplines, &contacts.hotlines}) {
    for (const Contact& contact : *list) {
      texts.insert(texts.end(), {contact.name, contact.audience, contact.hours});
      if (contact.costs) texts.push_back(*contact.costs);
    }
  }
  if (contacts.do_not_forward) texts.push_back(*contacts.do_not_forward);
  return texts;
}

bool shown(const Contact& contact, std::optional<base::Date> today) {
  if (!today || !contact.verification) return false;
  return contact.verification->on <= *today && *today < contact.verification->expires;
}

std::optional<base::Date> last_verified(const Contacts& contacts) {
  std::optional<base::Date> last;
  for (const auto* list : {&contacts.helplines, &contacts.hotlines}) {
    for (const Contact& contact : *list) {
      if (contact.verification) last = std::max(last, std::optional(contact.verification->on));
    }
  }
  return last;
}

std::string phone_address(std::string_view phone) {
  std::string address = "tel:";
  std::copy_if(phone.begin(), phone.end(), std::back_inserter(address), [](char c) { return is_digit(c) || c == '+'; });
  return address;
}

bool is_phone(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int digits = 0;
  bool after_digit = false;
  for (const char c : text) {
    if (!is_digit(c) && !(after_digit && (c == ' ' || c == '-'))) return false;
    after_digit = is_digit(c);
    digits += after_digit ? 1 : 0;
  }
  return after_digit && digits >= 3 && digits <= 15;
}

}  // namespace content
