// Draws the whole kiosk as it stands and tells what the reader did. Reads the state, changes nothing,
// loads nothing. The frame's page must be page_of(state).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/app_state.h"
#include "ui/frame.h"

namespace screens {

struct LanguageChoice {
  std::string code;
  std::string name;  // in the language itself
};

using MaybeAction = std::optional<session::Action>;

MaybeAction draw(const session::AppState& state, const std::vector<LanguageChoice>& languages, ui::Frame& frame);

// What is shown, as one word for each thing a reader would call a different page.
std::string page_of(const session::AppState& state);
// The screen's name as walks call it: "home", "lesson", "help" …
std::string screen_name(const session::AppState& state);

}  // namespace screens
