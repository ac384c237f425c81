// One card of the help card: who it is, what they are for, and a square that a telephone can read.
#pragma once

#include <string>
#include <vector>

#include "content/contacts.h"
#include "session/local_help.h"
#include "ui/widgets.h"

namespace screens {

struct HelpContact {
  std::string id;       // of its texts: "help/adult"
  std::string picture;  // of the interface; where there is no code
  std::string code;     // what a telephone reads: "tel:5550100", an https address
  std::string badge;
  std::string name;     // the largest: a number, a place
  std::string who;      // whose number it is; may be empty
  std::string words;
  ui::Tone tone = ui::Tone::teal;
};

HelpContact local_contact(const session::LocalHelp& help, ui::Frame& frame);
// Of the contacts that may be shown, those first where the reader's language is spoken.
std::vector<HelpContact> helplines(std::span<const content::Contacts> areas, std::optional<base::Date> today, ui::Frame& frame);
std::vector<HelpContact> hotlines(std::span<const content::Contacts> areas, std::optional<base::Date> today, ui::Frame& frame);
// The sentences that go with the hotlines that are shown.
std::vector<std::string> hotline_warnings(std::span<const content::Contacts> areas, std::optional<base::Date> today, ui::Frame& frame);

float help_contact_height(const HelpContact& contact, float width, ui::Frame& frame);
void draw_help_contact(const HelpContact& contact, ui::Rect rect, ui::Frame& frame);

}  // namespace screens
