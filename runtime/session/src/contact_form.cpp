#include "session/contact_form.h"

#include "base/text.h"

namespace session {
namespace {

constexpr std::array<base::TextLimits, contact_fields> limits{{{60, false}, {60, false}, {80, false}, {24, false}, {400, true}}};

// One member for each field, in their order.
template <typename Help>
auto members(Help& help) {
  return std::array{&help.contact.name, &help.contact.role, &help.contact.where, &help.contact.phone, &help.route};
}

}  // namespace

ContactForm contact_form(const LocalHelp& help) {
  ContactForm form;
  const auto texts = members(help);
  for (std::size_t i = 0; i < contact_fields; ++i) form.fields[i] = base::text_entry(*texts[i], limits[i]);
  return form;
}

LocalHelp help_in(const ContactForm& form) {
  LocalHelp help;
  const auto texts = members(help);
  for (std::size_t i = 0; i < contact_fields; ++i) *texts[i] = std::string(base::trim(form.fields[i].text));
  return help;
}

}  // namespace session
