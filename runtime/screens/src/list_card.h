// The cards of the lists: lessons of a pack, packs of an age. A picture, a name, a quiet line, and what became of it in
// this visit; equal cells, as many in a row as find room.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "content/pack_picture.h"
#include "session/visit_progress.h"
#include "ui/widgets.h"

namespace screens {

enum class CardState { plain, begun, next, done, locked };

struct ListCard {
  std::string id;
  std::string title;
  std::string line;  // where it can be opened
  std::optional<ui::Icon> line_sign = {};
  std::optional<content::PackPicture> picture;
  CardState state = CardState::plain;
  std::string language = {};  // in which it is, where that is not the reader's
  bool sensitive = false;  // about something that can be hard
};

constexpr float below_list = 12;

// The index of the card that was pressed.
std::optional<std::size_t> draw_list(const std::vector<ListCard>& cards, ui::Column& column, ui::Frame& frame);

// What is to be known of all of them.
struct HeadBadge {
  std::string id = {};
  std::string words = {};
  ui::Tone tone = ui::Tone::plum;
};
// A title, and the reader's parasol beside or below it. The text's id is ID/title.
void draw_list_head(const std::string& id, const std::string& title, const session::VisitProgress& progress, ui::Column& column, ui::Frame& frame,
                    const HeadBadge& badge = {});

}  // namespace screens
