#include <algorithm>
#include <array>
#include <tuple>

#include "desk/desk_parts.h"

namespace screens {
namespace {

using session::Settings;
using session::SettingsPart;
using SaidHere = SaidInPart<SettingsPart>;

void draw_heading(const std::string& id, const std::string& words, ui::Column& column, ui::Frame& frame) {
  column.text(id, words, ui::subheading_style(frame.theme()));
  column.gap(10);
}

bool draw_choice(const std::string& id, const std::string& label, bool chosen, ui::Column& column, ui::Frame& frame) {
  const ui::Rect rect = column.take(ui::choice_height(frame, label, column.width()));
  column.gap(10);
  return ui::choice(frame, id, rect, label, chosen ? ui::ChoiceMark::selected : ui::ChoiceMark::none);
}

// All of them with this one turned on or off; one stays at least.
std::vector<std::string> turned(const Settings& settings, std::span<const LanguageChoice> all, const std::string& code) {
  std::vector<std::string> codes;
  for (const LanguageChoice& language : all) {
    if (settings.offers(language.code) != (language.code == code)) codes.push_back(language.code);
  }
  return codes;
}

SaidHere draw_languages(const Scene& scene, ui::Column& column, ui::Frame& frame) {
  SaidHere action;
  draw_heading("settings/languages", frame.say("settings/languages", "Languages that are offered"), column, frame);
  const Settings& settings = scene.shell.settings;
  for (const LanguageChoice& language : scene.all_languages) {
    const bool offered = settings.offers(language.code);
    if (!draw_choice("settings/language/" + language.code, language.name, offered, column, frame)) continue;
    auto codes = turned(settings, scene.all_languages, language.code);
    if (!codes.empty()) action = session::OfferLanguages{std::move(codes)};
  }
  return action;
}

SaidHere draw_contrasts(const Scene& scene, ui::Column& column, ui::Frame& frame) {
  SaidHere action;
  draw_heading("settings/contrasts", frame.say("settings/contrasts", "Colours that a visit starts with"), column, frame);
  const std::array options{std::tuple("settings/contrast/warm", frame.say("menu/warm", "Warm"), session::Contrast::warm),
                           std::tuple("settings/contrast/high", frame.say("menu/high-contrast", "High contrast"), session::Contrast::high),
                           std::tuple("settings/contrast/dark", frame.say("menu/dark", "Dark"), session::Contrast::dark)};
  for (const auto& [id, label, contrast] : options) {
    if (draw_choice(id, label, scene.shell.settings.contrast == contrast, column, frame)) action = session::StartWithContrast{contrast};
  }
  return action;
}

SaidHere draw_idle(const Scene& scene, ui::Column& column, ui::Frame& frame) {
  SaidHere action;
  draw_heading("settings/idle", frame.say("settings/idle", "When nobody touches the screen, it asks after"), column, frame);
  for (const int seconds : session::idle_choices_s) {
    const std::string label = frame.say_plural("settings/minutes", "{count} minute", "{count} minutes", seconds / 60);
    if (draw_choice("settings/idle/" + std::to_string(seconds), label, scene.shell.settings.idle_s == seconds, column, frame)) action = session::AskAfter{seconds};
  }
  return action;
}

SaidHere draw_questions(const Scene& scene, ui::Column& column, ui::Frame& frame) {
  draw_heading("settings/questions", frame.say("settings/questions", "Questions before and after a lesson"), column, frame);
  const bool asks = scene.shell.settings.asks_questions;
  const std::string label = frame.say("settings/ask", "Ask readers whether they want to answer some");
  if (!draw_choice("settings/ask", label, asks, column, frame)) return std::nullopt;
  return session::AskQuestions{!asks};
}

SaidHere draw_deeds(ui::Column& column, ui::Frame& frame) {
  SaidHere action;
  if (draw_deed("desk/change-pin", frame.say("desk/change-pin", "Change the PIN"),
                frame.say("desk/change-pin-text", "Choose a new PIN when somebody may have seen this one, or when those who look after this screen change."), column, frame)) {
    action = session::ChangePin{};
  }
  if (draw_deed("desk/end", frame.say("desk/end", "End the kiosk"),
                frame.say("desk/end-text", "Closes this program. What is kept stays kept, and what waits to be sent goes out next time."), column, frame)) {
    action = session::EndKiosk{};
  }
  return action;
}

}  // namespace

std::string DeskPartView<SettingsPart>::label(ui::Frame& frame) { return frame.say("desk/settings", "Settings"); }

SaidHere DeskPartView<SettingsPart>::draw(const SettingsPart& part, const Scene& scene, ui::Column& column, ui::Frame& frame) {
  SaidHere action;
  const auto take = [&](SaidHere said) {
    if (said) action = std::move(said);
    column.gap(14);
  };
  if (part.not_kept) {
    column.text("settings/not-kept", frame.say("settings/not-kept", "That holds until the kiosk ends, and could not be kept. The log says why."), ui::body_style(frame.theme()));
    column.gap(14);
  }
  take(draw_languages(scene, column, frame));
  take(draw_contrasts(scene, column, frame));
  take(draw_idle(scene, column, frame));
  take(draw_questions(scene, column, frame));
  take(draw_deeds(column, frame));
  return action;
}

}  // namespace screens
