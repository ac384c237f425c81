// The parts of the trainer's desk, each beside or below the tabs that lead to them.
#pragma once

#include <string>

#include "views.h"

namespace screens {

template <typename Part>
using SaidInPart = SaidAction<session::ActionOfPart<Part>>;

// What a part is called on its tab, and what "next" is there; none where that locks the desk.
template <typename Part>
struct DeskPartView;  // static label(frame), primary(part, frame), draw(part, scene, column, frame)

template <>
struct DeskPartView<session::DeskOverview> {
  static std::string label(ui::Frame& frame);
  static std::optional<Primary> primary(const session::DeskOverview&, ui::Frame&) { return std::nullopt; }
  static SaidInPart<session::DeskOverview> draw(const session::DeskOverview&, const Scene& scene, ui::Column& column, ui::Frame& frame);
};

template <>
struct DeskPartView<session::PacksPart> {
  static std::string label(ui::Frame& frame);
  static std::optional<Primary> primary(const session::PacksPart&, ui::Frame&) { return std::nullopt; }
  static SaidInPart<session::PacksPart> draw(const session::PacksPart& part, const Scene& scene, ui::Column& column, ui::Frame& frame);
};

template <>
struct DeskPartView<session::ContactForm> {
  static std::string label(ui::Frame& frame);
  static std::optional<Primary> primary(const session::ContactForm& form, ui::Frame& frame);
  static SaidInPart<session::ContactForm> draw(const session::ContactForm& form, const Scene& scene, ui::Column& column, ui::Frame& frame);
};

template <>
struct DeskPartView<session::ResultsPart> {
  static std::string label(ui::Frame& frame);
  static std::optional<Primary> primary(const session::ResultsPart&, ui::Frame&) { return std::nullopt; }
  static SaidInPart<session::ResultsPart> draw(const session::ResultsPart& part, const Scene& scene, ui::Column& column, ui::Frame& frame);
};

template <>
struct DeskPartView<session::SettingsPart> {
  static std::string label(ui::Frame& frame);
  static std::optional<Primary> primary(const session::SettingsPart&, ui::Frame&) { return std::nullopt; }
  static SaidInPart<session::SettingsPart> draw(const session::SettingsPart& part, const Scene& scene, ui::Column& column, ui::Frame& frame);
};

// Of the name of a part: in a low window it leaves room for what is below it.
ui::TextStyle part_style(const ui::Frame& frame);

// A card with words and, below them, a button that does what they say.
bool draw_deed(const char* id, const std::string& label, const std::string& words, ui::Column& column, ui::Frame& frame);

}  // namespace screens
