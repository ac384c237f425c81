// Cards that are laid into places: what ordering, timeline and matching draw alike.
#pragma once

#include <optional>
#include <string>

#include "cards.h"
#include "ui/widgets.h"

namespace screens {

// The quiet words beside "Next".
std::string how_to_lay(ui::Frame& frame);

struct FreeCard {
  std::string id;       // of the control
  std::string payload;  // what its target is told
  bool astray = false;  // the last try was wrong: it says "look again"
};

// Draws the cards that can be picked up, and after all others the one in the hand of whoever drags.
class FreeCards {
 public:
  explicit FreeCards(ui::Frame& frame) : frame_(frame) {}

  // `target` makes the card a place for others at the same time: its payload, when another was laid on it.
  std::optional<std::string> draw(const FreeCard& card, ui::Rect rect, const CardFace& face, bool target = false);
  void draw_carried();

 private:
  struct InHand {
    std::string id;
    ui::Rect rect;
    CardFace face;
  };

  ui::Frame& frame_;
  std::optional<InHand> in_hand_;
};

// A card that lies where it belongs. True when it was pressed, to be looked at again.
bool draw_laid_card(const std::string& id, ui::Rect rect, const CardFace& face, ui::Frame& frame);

// An empty place: its payload, when a card was laid there.
struct EmptyPlace {
  std::string id;
  std::string words;
};
std::optional<std::string> draw_place(const EmptyPlace& place, ui::Rect rect, ui::Frame& frame);
bool is_place_chosen(const std::string& id, const ui::Frame& frame);

}  // namespace screens
