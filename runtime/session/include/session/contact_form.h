// What a trainer is writing down of who can be talked to in this place. Words that are typed stay here until they are
// kept, and go with the desk (R2, R5).
#pragma once

#include <array>
#include <variant>
#include <vector>

#include "base/enum_names.h"
#include "base/text_entry.h"
#include "session/local_help.h"

namespace session {

// In the order in which they are asked for.
enum class ContactField { name, role, where, phone, route };
inline constexpr std::size_t contact_fields = 5;

}  // namespace session

template <>
inline constexpr std::array<std::string_view, session::contact_fields> base::enum_names<session::ContactField>{"name", "role", "where", "phone",
                                                                                                             "route"};

namespace session {

// What became of what was written.
enum class Written { as_kept, changed, being_kept, kept, not_kept, no_phone };  // no_phone: what is not a number stands in its field

struct EditContact {
  ContactField field;
  std::vector<base::TextEdit> edits;
};
struct KeepContact {};

struct ContactForm {
  std::array<base::TextEntry, contact_fields> fields;  // by ContactField
  Written written = Written::as_kept;
  using Action = std::variant<EditContact, KeepContact>;
};

ContactForm contact_form(const LocalHelp& help);
LocalHelp help_in(const ContactForm& form);

}  // namespace session
