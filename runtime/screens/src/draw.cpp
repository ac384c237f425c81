#include "screens/draw.h"

#include "views.h"

extern const ui::EmbeddedFile picture_files[];
extern const std::size_t picture_files_count;

namespace screens {
namespace {

using session::HelpCard;
using session::Overlay;
using session::Shell;

template <typename Place>
using ViewOf = PlaceView<std::remove_cvref_t<Place>>;

Bars bars_around(const Scene& scene, ui::Frame& frame) {
  if (session::is_open<HelpCard>(scene.shell)) return bars_of(HelpCard{}, frame);
  return std::visit([&](const auto& place) { return ViewOf<decltype(place)>::bars(place, scene, frame); }, scene.shell.place);
}

MaybeAction draw_place(const Scene& scene, ui::Frame& frame) {
  const auto draw_it = [&](const auto& place) -> MaybeAction {
    using Place = std::remove_cvref_t<decltype(place)>;
    auto said = pass_up<session::PlaceAction>(PlaceView<Place>::draw(place, scene, frame));
    if (!said) return std::nullopt;
    return std::visit([](auto&& action) { return session::Action(std::forward<decltype(action)>(action)); }, std::move(*said));
  };
  return std::visit(draw_it, scene.shell.place);
}

MaybeAction draw_overlay_of(const Overlay& overlay, const Scene& scene, ui::Frame& frame) {
  return std::visit([&](const auto& shown) -> MaybeAction { return draw_overlay(shown, scene, frame); }, overlay);
}

// The overlay that covers the page, if any; the help card is a page itself.
const Overlay* cover_of(const Shell& shell) {
  if (shell.overlays.empty() || std::holds_alternative<HelpCard>(shell.overlays.back())) return nullptr;
  return &shell.overlays.back();
}

MaybeAction draw_page(const Scene& scene, ui::Frame& frame) {
  const bool help = session::is_open<HelpCard>(scene.shell);
  if (!help) std::visit([&](const auto& place) { draw_backdrop(place, frame); }, scene.shell.place);
  const Bars bars = bars_around(scene, frame);
  MaybeAction action = draw_top_bar(bars, scene, frame);
  if (auto said = help ? draw_overlay_of(HelpCard{}, scene, frame) : draw_place(scene, frame)) action = said;
  if (auto said = draw_bottom_bar(bars, scene, frame)) action = said;
  return action;
}

MaybeAction draw_cover(const Overlay& cover, const Scene& scene, ui::Frame& frame) {
  frame.cover();
  MaybeAction action = draw_overlay_of(cover, scene, frame);
  if (auto leaving = draw_leaving(frame)) action = leaving;
  return action;
}

}  // namespace

const ui::EmbeddedFile* interface_picture(std::string_view name) {
  for (std::size_t i = 0; i < picture_files_count; ++i) {
    if (name == picture_files[i].name) return &picture_files[i];
  }
  return nullptr;
}

MaybeAction draw(const Scene& scene, ui::Frame& frame) {
  const bool asks_for_voice = scene.hearing.own_voice && frame.key_pressed(ui::Key::f3);
  const session::Action voice = session::Anywhere(session::ChooseByEar{!scene.shell.reader.by_ear});
  const bool whole_screen = std::holds_alternative<session::Neutral>(scene.shell.place) || std::holds_alternative<session::Attract>(scene.shell.place);
  if (whole_screen) {
    const MaybeAction wakes = draw_place(scene, frame);
    return asks_for_voice ? voice : wakes;
  }
  // Escape puts the keyboard away before it leaves the page, and what was written with it.
  if (auto typing = frame.typing(); typing && typing->somebody_writes() && frame.key_pressed(ui::Key::escape)) typing->stop();
  const Overlay* cover = cover_of(scene.shell);
  if (cover != nullptr) frame.mute();
  MaybeAction action = draw_page(scene, frame);
  if (cover != nullptr) action = draw_cover(*cover, scene, frame);
  if (!action && asks_for_voice) action = voice;
  if (!action && frame.key_pressed(ui::Key::escape)) action = session::Anywhere(session::GoBack{});
  return action;
}

// R2: at the desk, and where a lesson for adults that a group is led through asks for words; both behind the PIN.
bool takes_text(const Shell& shell) {
  if (std::holds_alternative<session::Desk>(shell.place)) return true;
  const auto* group = std::get_if<session::Group>(&shell.place);
  if (group == nullptr || group->is_voting() || !session::is_for_adults(*group->open)) return false;
  const auto* builder = std::get_if<content::Builder>(&group->block());
  return builder != nullptr && content::part_for_adults(*builder) != nullptr;
}

std::string screen_name(const Shell& shell) {
  if (session::is_open<HelpCard>(shell)) return "help";
  return std::visit([](const auto& place) { return ViewOf<decltype(place)>::name(place); }, shell.place);
}

std::string page_of(const Shell& shell) {
  return screen_name(shell) + "|" + shell.reader.language + "|" + std::to_string(shell.reader.text_percent) +
         std::visit([](const auto& place) { return ViewOf<decltype(place)>::page(place); }, shell.place);
}

}  // namespace screens
