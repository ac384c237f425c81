#include <algorithm>

#include <tuple>

#include "laying.h"
#include "pages.h"

namespace screens {
namespace {

content::Picture scene_of(content::Who who, content::Feeling feels) {
  content::Scene scene;
  scene.people = {{who, feels, content::Pose::holds_phone, content::Looks::phone, content::Spot::middle, content::Distance::main}};
  return {scene, {}};
}

CardFace face_of(const ui::Frame& frame, const content::Picture* picture, bool beside) {
  CardFace face;
  face.picture = picture;
  face.words = frame.say("help/here", "Who looks after this screen");
  face.beside = beside;
  face.style = ui::body_style(frame.theme());
  return face;
}

void draw_places(Sheet& sheet, float width, float height, ui::Frame& frame) {
  const CardFace words = face_of(frame, nullptr, false);
  FreeCards cards(frame);
  sheet.heading("Cards to lay");
  sheet.example("free", {width, height}, [&](const Example& at) { cards.draw({at.id, "card", false}, at.rect, words); });
  sheet.example("look again", {width, height}, [&](const Example& at) { cards.draw({at.id, "card", true}, at.rect, words); });
  sheet.example("laid", {width, height}, [&](const Example& at) { draw_laid_card(at.id, at.rect, words, frame); });
  sheet.example("in a hand", {width, height}, [&](const Example& at) {
    draw_card(frame, at.id, at.rect, words, {ui::Tone::plain, std::nullopt, true}, {});
  });
  sheet.example("a place", {width, height}, [&](const Example& at) {
    draw_place({at.id, frame.say("help/adult", "An adult you trust")}, at.rect, frame);
  });
}

}  // namespace

void draw_gallery_cards(Sheet& sheet, ui::Frame& frame) {
  const float width = std::min(260.0F, sheet.width());
  const content::Picture picture = scene_of(content::Who::simona, content::Feeling::curious);
  sheet.heading("A card that can be pressed");
  sheet.in_every_state("panel", {width, 88}, [&](const Example& at) {
    ui::panel_button(frame, at.id, at.rect, ui::Tone::plain, at.enabled);
    frame.call(at.id, "panel");
  });
  sheet.heading("Cards with faces");
  for (const auto& [name, with_picture, beside] : {std::tuple{"words", false, false}, {"picture and words", true, false}, {"side by side", true, true}}) {
    CardFace face = face_of(frame, with_picture ? &picture : nullptr, beside);
    if (beside) face.picture_height = 120;
    const float wide = beside ? std::min(420.0F, sheet.width()) : width;
    sheet.in_every_look(name, {wide, card_height(frame, face, wide)}, [&, face](const Example& at) {
      draw_card(frame, at.id, at.rect, face, {}, frame.control(at.id, at.rect));
    });
  }
  draw_places(sheet, width, card_height(frame, face_of(frame, nullptr, false), width), frame);
}

void draw_gallery_people(Sheet& sheet, ui::Frame& frame) {
  const auto& people = base::enum_names<content::Who>;
  const auto& feelings = base::enum_names<content::Feeling>;
  sheet.heading("People");
  for (std::size_t i = 0; i < people.size(); ++i) {
    const content::Picture picture = scene_of(static_cast<content::Who>(i), static_cast<content::Feeling>(i % feelings.size()));
    sheet.example(std::string(people[i]) + ", " + std::string(feelings[i % feelings.size()]), {240, 221},
                  [&](const Example& at) { frame.picture(at.id, at.rect, picture, ui::Radii::all(ui::space::radius)); });
  }
}

}  // namespace screens
