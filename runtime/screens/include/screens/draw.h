// Draws the whole kiosk as it stands and tells what the reader did. Reads the shell, changes nothing,
// loads nothing. The frame's page must be page_of(shell).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "screens/said.h"
#include "ui/frame.h"

namespace screens {

struct LanguageChoice {
  std::string code;
  std::string name;     // in the language itself
  std::string hello{};  // as well
};

// What there is to hear, and what is being said.
struct Hearing {
  bool has_sound = false;   // something can be heard here
  bool may_sound = false;   // it could, if the desk had not turned it off
  bool no_device = false;   // it could, if there were something to hear it from
  bool own_voice = false;   // of the reader's language
  bool can_read = false;    // a voice of this language or of the lesson's, or what is recorded of this lesson
  bool can_slow = false;    // the voice is made
  bool by_machine = false;  // and sounds like it
  bool reads = false;       // now
};

// What there is to see: the shell, and what the kiosk has to offer.
struct Scene {
  const session::Shell& shell;
  const std::vector<session::TrackCard>& tracks;
  const std::vector<LanguageChoice>& languages;
  std::span<const content::Contacts> contacts{};  // of packs that somebody trusted has signed
  std::optional<base::Date> today{};              // none while the clock cannot be believed
  Hearing hearing{};
  std::span<const LanguageChoice> all_languages{};  // those too that the desk has decided not to offer
  bool has_refused_packs = false;                   // in the folder of packs there are some that could not be opened
};

MaybeAction draw(const Scene& scene, ui::Frame& frame);

// What is shown, as one word for each thing a reader would call a different page.
std::string page_of(const session::Shell& shell);
// R2: whether it is a trainer, behind the PIN, who sees the screen.
bool takes_text(const session::Shell& shell);
// The screen's name as walks call it: "home", "lesson", "help" …
std::string screen_name(const session::Shell& shell);

}  // namespace screens
