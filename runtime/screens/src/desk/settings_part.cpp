#include <algorithm>
#include <array>
#include <vector>

#include "cards.h"
#include "desk/desk_parts.h"
#include "desk/pack_row.h"
#include "print_button.h"

namespace screens {
namespace {

using session::Settings;
using session::SettingsPart;
using SaidHere = SaidInPart<SettingsPart>;

// What belongs together, under one name.
void draw_heading(const std::string& id, const std::string& words, ui::Column& column, ui::Frame& frame) {
  column.text(id, words, ui::subheading_style(frame.theme()));
  column.gap(10);
}

void draw_group(const std::string& id, const std::string& words, ui::Column& column, ui::Frame& frame) {
  column.text(id, words, part_style(frame));
  column.gap(14);
}

struct Choice {
  std::string id;
  std::string label;
  bool chosen = false;
};

// Side by side where there is room, so that a long list stays short. The index of the one that was pressed.
std::optional<std::size_t> draw_choices(const std::vector<Choice>& all, ui::Column& column, ui::Frame& frame) {
  constexpr float gap = 10;
  const Cells cells(all.size(), column.width(), 250 * frame.text_factor(), gap);
  float height = 0;
  for (const Choice& each : all) height = std::max(height, ui::choice_height(frame, each.label, cells.width()));
  const ui::Rect place = column.take(cells.height(height));
  column.gap(gap);
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto mark = all[i].chosen ? ui::ChoiceMark::selected : ui::ChoiceMark::none;
    if (ui::choice(frame, all[i].id, cells.cell(i, place.x, place.y, height), all[i].label, mark)) pressed = i;
  }
  return pressed;
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
  draw_heading("settings/languages", frame.say("settings/languages", "Languages that are offered"), column, frame);
  const Settings& settings = scene.shell.settings;
  std::vector<Choice> all;
  for (const LanguageChoice& language : scene.all_languages) all.push_back({"settings/language/" + language.code, language.name, settings.offers(language.code)});
  const auto pressed = draw_choices(all, column, frame);
  if (!pressed) return std::nullopt;
  auto codes = turned(settings, scene.all_languages, scene.all_languages[*pressed].code);
  if (codes.empty()) return std::nullopt;
  return session::OfferLanguages{std::move(codes)};
}

SaidHere draw_contrasts(const Scene& scene, ui::Column& column, ui::Frame& frame) {
  draw_heading("settings/contrasts", frame.say("settings/contrasts", "Colours that a visit starts with"), column, frame);
  constexpr std::array contrasts{session::Contrast::warm, session::Contrast::high, session::Contrast::dark};
  const session::Contrast now = scene.shell.settings.contrast;
  const auto pressed = draw_choices({{"settings/contrast/warm", frame.say("menu/warm", "Warm"), now == contrasts[0]},
                                     {"settings/contrast/high", frame.say("menu/high-contrast", "High contrast"), now == contrasts[1]},
                                     {"settings/contrast/dark", frame.say("menu/dark", "Dark"), now == contrasts[2]}},
                                    column, frame);
  if (!pressed) return std::nullopt;
  return session::StartWithContrast{contrasts.at(*pressed)};
}

std::string loudness_words(int percent, ui::Frame& frame) {
  switch (percent) {
    case 0: return frame.say("settings/no-sound", "None");
    case 25: return frame.say("settings/quiet", "Quiet");
    case 50: return frame.say("settings/medium", "Medium");
    default: return frame.say("settings/loud", "As loud as this kiosk may be");
  }
}

// What may be is decided where the kiosk is started; below that, here.
SaidHere draw_sound(const Scene& scene, ui::Column& column, ui::Frame& frame) {
  draw_heading("settings/sound", frame.say("settings/sound", "Sound and voices, when a reader asks for them"), column, frame);
  if (!scene.hearing.may_sound) {
    column.text("settings/silent", frame.say("settings/silent", "This kiosk was started without sound."), ui::hint_style(frame.theme()));
    column.gap(10);
    return std::nullopt;
  }
  if (scene.hearing.no_device) {
    column.text("settings/no-device", frame.say("settings/no-device", "This kiosk finds no loudspeaker and no headphones, so readers are offered nothing to hear. It looks again whenever a visit ends."), ui::hint_style(frame.theme()));
    column.gap(10);
  }
  std::vector<Choice> all;
  for (const int percent : session::loudness_choices_percent) {
    all.push_back({"settings/sound/" + std::to_string(percent), loudness_words(percent, frame), scene.shell.settings.loudest_percent == percent});
  }
  const auto pressed = draw_choices(all, column, frame);
  if (!pressed) return std::nullopt;
  return session::SoundAtMost{session::loudness_choices_percent.at(*pressed)};
}

SaidHere draw_idle(const Scene& scene, ui::Column& column, ui::Frame& frame) {
  draw_heading("settings/idle", frame.say("settings/idle", "When nobody touches the screen, it asks after"), column, frame);
  std::vector<Choice> all;
  for (const int seconds : session::idle_choices_s) {
    all.push_back({"settings/idle/" + std::to_string(seconds), frame.say_plural("settings/minutes", "{count} minute", "{count} minutes", seconds / 60),
                   scene.shell.settings.idle_s == seconds});
  }
  const auto pressed = draw_choices(all, column, frame);
  if (!pressed) return std::nullopt;
  return session::AskAfter{session::idle_choices_s.at(*pressed)};
}

SaidHere draw_questions(const Scene& scene, ui::Column& column, ui::Frame& frame) {
  draw_heading("settings/questions", frame.say("settings/questions", "Questions before and after a lesson"), column, frame);
  const bool asks = scene.shell.settings.asks_questions;
  const auto pressed = draw_choices({{"settings/ask", frame.say("settings/ask", "Ask readers whether they want to answer some"), asks}}, column, frame);
  if (!pressed) return std::nullopt;
  return session::AskQuestions{!asks};
}

// With which readers come back weeks later: from the first sheet on, they are asked for one.
SaidHere draw_cards(ui::Column& column, ui::Frame& frame) {
  const std::string words = frame.say("cards/desk-text", "For a study that asks the same people again weeks later. Each gets a card of pictures, and taps it here both times. "
                                                         "Nobody needs to know who has which. From the first sheet on, this screen asks for the card.");
  if (!draw_deed("desk/cards", frame.say_plural("cards/desk", "Print {count} card for coming back", "Print {count} cards for coming back", session::cards_of_a_sheet), words, column, frame)) {
    return std::nullopt;
  }
  const auto say = [&](const char* key, const char* source) { return frame.say(key, source); };
  return open_print_card(session::cards_wanted(session::cards_of_a_sheet, frame.language(), say));
}

// What came of it, one line; numbers alone, since nothing that a stranger says is shown to anybody.
std::string nearby_words(const session::NeighboursMet& met, ui::Frame& frame) {
  switch (met.state) {
    case session::Nearby::off: return "";
    case session::Nearby::looking: return frame.say("nearby/looking", "It looks for other kiosks within the next minutes.");
    case session::Nearby::no_daemon:
      return frame.say("nearby/no-daemon", "This machine cannot find other kiosks: its service Avahi does not answer. Whoever looks after the machine installs avahi-daemon, or starts it.");
    case session::Nearby::no_network: return frame.say("nearby/no-network", "This machine is on no local network.");
    case session::Nearby::on: break;
  }
  const auto count = [&](std::int64_t number) { return frame.number(static_cast<long>(number)); };
  std::string words = frame.say_plural("nearby/seen", "{count} other kiosk was there the last time.", "{count} other kiosks were there the last time.", static_cast<long>(met.seen));
  words += " " + with_word(frame.say("nearby/packs", "Since the start, newer packs: {count}"), "{count}", count(met.packs));
  words += " · " + with_word(frame.say("nearby/groups", "groups of other kiosks: {count}"), "{count}", count(met.batches));
  words += " · " + with_word(frame.say("nearby/receipts", "receipts: {count}"), "{count}", count(met.receipts));
  if (met.refused > 0) words += " · " + with_word(frame.say("nearby/refused", "not taken, since it was not what it should be: {count}"), "{count}", count(met.refused));
  return words;
}

SaidHere draw_nearby(const Scene& scene, ui::Column& column, ui::Frame& frame) {
  draw_heading("settings/nearby", frame.say("settings/nearby", "Other kiosks on this network"), column, frame);
  const bool shares = scene.shell.settings.shares_nearby;
  const auto pressed = draw_choices({{"settings/share", frame.say("settings/share", "Share with kiosks on this network"), shares}}, column, frame);
  column.text("settings/share-words",
              frame.say("settings/share-words", "Newer versions of the packs that are here, signed by somebody this kiosk trusts, sealed results and their receipts go from kiosk to kiosk. "
                                                "Nobody on the way can read an answer."),
              ui::hint_style(frame.theme()));
  if (shares) {
    column.gap(10);
    column.text("settings/nearby-status", nearby_words(scene.shell.neighbours, frame), ui::body_style(frame.theme()));
  }
  column.gap(10);
  if (!pressed) return std::nullopt;
  return session::ShareNearby{!shares};
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
    column.gap(24);
  };
  if (part.not_kept) {
    column.text("settings/not-kept", frame.say("settings/not-kept", "That holds until the kiosk ends, and could not be kept. The log says why."), ui::body_style(frame.theme()));
    column.gap(14);
  }
  draw_group("settings/of-readers", frame.say("settings/of-readers", "For readers"), column, frame);
  take(draw_languages(scene, column, frame));
  take(draw_contrasts(scene, column, frame));
  take(draw_sound(scene, column, frame));
  take(draw_idle(scene, column, frame));
  take(draw_questions(scene, column, frame));
  if (scene.shell.settings.asks_questions) take(draw_cards(column, frame));
  draw_group("settings/of-kiosk", frame.say("settings/of-kiosk", "For whoever looks after this screen"), column, frame);
  take(draw_nearby(scene, column, frame));
  take(draw_deeds(column, frame));
  return action;
}

}  // namespace screens
