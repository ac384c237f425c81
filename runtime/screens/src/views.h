// Every place, stage and overlay, as the shell's own lists have them. A place or a stage names itself,
// names its page, has its bars and draws itself between them; one that lacks any of it does not compile.
#pragma once

#include "bars.h"
#include "screens/draw.h"
#include "ui/widgets.h"

namespace screens {

template <typename Place>
struct PlaceView;  // static name(place), page(place), bars(place, scene, frame), draw(place, scene, frame)

template <>
struct PlaceView<session::Neutral> {
  static std::string name(const session::Neutral&) { return "neutral"; }
  static std::string page(const session::Neutral&) { return ""; }
  static Bars bars(const session::Neutral&, const Scene&, ui::Frame&) { return {}; }  // it has none
  static Said<session::Neutral> draw(const session::Neutral&, const Scene& scene, ui::Frame& frame);
};

template <>
struct PlaceView<session::Attract> {
  static std::string name(const session::Attract&) { return "attract"; }
  static std::string page(const session::Attract&) { return ""; }
  static Bars bars(const session::Attract&, const Scene&, ui::Frame&) { return {}; }  // it has none either
  static Said<session::Attract> draw(const session::Attract&, const Scene& scene, ui::Frame& frame);
};

template <>
struct PlaceView<session::Welcome> {
  static std::string name(const session::Welcome&) { return "welcome"; }
  static std::string page(const session::Welcome&) { return ""; }
  static Bars bars(const session::Welcome&, const Scene&, ui::Frame& frame);
  static Said<session::Welcome> draw(const session::Welcome&, const Scene& scene, ui::Frame& frame);
};

template <>
struct PlaceView<session::Shelf> {
  static std::string name(const session::Shelf&) { return "shelf"; }
  static std::string page(const session::Shelf&) { return ""; }
  static Bars bars(const session::Shelf& shelf, const Scene&, ui::Frame& frame);
  static Said<session::Shelf> draw(const session::Shelf& shelf, const Scene& scene, ui::Frame& frame);
};

template <>
struct PlaceView<session::Home> {
  static std::string name(const session::Home&) { return "home"; }
  static std::string page(const session::Home&) { return ""; }
  static Bars bars(const session::Home&, const Scene& scene, ui::Frame& frame);
  static Said<session::Home> draw(const session::Home&, const Scene& scene, ui::Frame& frame);
};

template <>
struct PlaceView<session::Track> {
  static std::string name(const session::Track&) { return "track"; }
  static std::string page(const session::Track&) { return ""; }
  static Bars bars(const session::Track& track, const Scene& scene, ui::Frame& frame);
  static Said<session::Track> draw(const session::Track& track, const Scene& scene, ui::Frame& frame);
};

template <>
struct PlaceView<session::LessonVisit> {
  static std::string name(const session::LessonVisit& visit);
  static std::string page(const session::LessonVisit& visit);
  static Bars bars(const session::LessonVisit& visit, const Scene& scene, ui::Frame& frame);
  static Said<session::LessonVisit> draw(const session::LessonVisit& visit, const Scene& scene, ui::Frame& frame);
};

template <>
struct PlaceView<session::PinPad> {
  static std::string name(const session::PinPad&) { return "pin"; }
  static std::string page(const session::PinPad& pad);
  static Bars bars(const session::PinPad&, const Scene&, ui::Frame& frame);
  static Said<session::PinPad> draw(const session::PinPad& pad, const Scene& scene, ui::Frame& frame);
};

template <>
struct PlaceView<session::Desk> {
  static std::string name(const session::Desk&) { return "desk"; }
  static std::string page(const session::Desk& desk);
  static Bars bars(const session::Desk& desk, const Scene&, ui::Frame& frame);
  static Said<session::Desk> draw(const session::Desk& desk, const Scene& scene, ui::Frame& frame);
};

template <>
struct PlaceView<session::GroupChoice> {
  static std::string name(const session::GroupChoice&) { return "group-choice"; }
  static std::string page(const session::GroupChoice&) { return ""; }
  static Bars bars(const session::GroupChoice&, const Scene&, ui::Frame& frame);
  static Said<session::GroupChoice> draw(const session::GroupChoice&, const Scene& scene, ui::Frame& frame);
};

template <>
struct PlaceView<session::Group> {
  static std::string name(const session::Group& group) { return group.is_voting() ? "vote" : "group"; }
  static std::string page(const session::Group& group);
  static Bars bars(const session::Group& group, const Scene&, ui::Frame& frame);
  static Said<session::Group> draw(const session::Group& group, const Scene&, ui::Frame& frame);
};

// The same for the stages of a lesson visit.
template <typename Stage>
struct StageView;

template <>
struct StageView<session::Assent> {
  static std::string name() { return "assent"; }
  static std::string page(const session::Assent&, const session::LessonVisit&) { return ""; }
  static Bars bars(const session::Assent&, const session::LessonVisit&, ui::Frame& frame);
  static Said<session::Assent> draw(const session::Assent&, const session::LessonVisit&, const Scene&, ui::Frame& frame);
};

template <>
struct StageView<session::Survey> {
  static std::string name() { return "survey"; }
  static std::string page(const session::Survey& survey, const session::LessonVisit&);
  static Bars bars(const session::Survey& survey, const session::LessonVisit&, ui::Frame& frame);
  static Said<session::Survey> draw(const session::Survey& survey, const session::LessonVisit& visit, const Scene&, ui::Frame& frame);
};

template <>
struct StageView<session::Playing> {
  static std::string name() { return "lesson"; }
  static std::string page(const session::Playing&, const session::LessonVisit& visit);
  static Bars bars(const session::Playing&, const session::LessonVisit& visit, ui::Frame& frame);
  static Said<session::Playing> draw(const session::Playing&, const session::LessonVisit& visit, const Scene&, ui::Frame& frame);
};

template <>
struct StageView<session::Thanks> {
  static std::string name() { return "thanks"; }
  static std::string page(const session::Thanks&, const session::LessonVisit&) { return ""; }
  static Bars bars(const session::Thanks&, const session::LessonVisit& visit, ui::Frame& frame);
  static Said<session::Thanks> draw(const session::Thanks&, const session::LessonVisit& visit, const Scene&, ui::Frame& frame);
};

template <>
struct StageView<session::CardEntry> {
  static std::string name() { return "card"; }
  static std::string page(const session::CardEntry&, const session::LessonVisit&) { return ""; }
  static Bars bars(const session::CardEntry& entry, const session::LessonVisit&, ui::Frame& frame);
  static Said<session::CardEntry> draw(const session::CardEntry& entry, const session::LessonVisit&, const Scene&, ui::Frame& frame);
};

// The help card takes the place of what it lies over, bars and all; the others are a card above a veil.
using SaidAnywhere = std::optional<session::Anywhere>;
Bars bars_of(const session::HelpCard&, ui::Frame& frame);
SaidAnywhere draw_overlay(const session::HelpCard&, const Scene& scene, ui::Frame& frame);
SaidAnywhere draw_overlay(const session::LanguageMenu&, const Scene& scene, ui::Frame& frame);
SaidAnywhere draw_overlay(const session::LookMenu&, const Scene& scene, ui::Frame& frame);
SaidAnywhere draw_overlay(const session::Pause&, const Scene& scene, ui::Frame& frame);
SaidAnywhere draw_overlay(const session::Notice& notice, const Scene& scene, ui::Frame& frame);
SaidAnywhere draw_overlay(const session::ContentNote&, const Scene& scene, ui::Frame& frame);
SaidAnywhere draw_overlay(const session::LeavingLesson&, const Scene& scene, ui::Frame& frame);
SaidAnywhere draw_overlay(const session::UnkeptWords& words, const Scene& scene, ui::Frame& frame);
SaidAnywhere draw_overlay(const session::IdleWarning& warning, const Scene& scene, ui::Frame& frame);
SaidAnywhere draw_overlay(const session::PrintCard& card, const Scene& scene, ui::Frame& frame);

// What lies behind a place, its bars included: nothing, unless it says so here.
inline void draw_backdrop(const auto&, ui::Frame&) {}
void draw_backdrop(const session::Welcome&, ui::Frame& frame);

const ui::EmbeddedFile* interface_picture(std::string_view name);

}  // namespace screens
