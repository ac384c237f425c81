#include "card_printing.h"

#include <algorithm>

#include "pictures/card_picture.h"

namespace app {

session::CardSheet with_cards(session::CardSheet words, const std::vector<evaluation::LinkingCard>& cards) {
  for (const evaluation::LinkingCard& card : cards) {
    session::CardPictures pictures;
    std::transform(card.row().begin(), card.row().end(), pictures.begin(),
                   [](evaluation::CardPicture picture) { return pictures::card_picture(base::name_of(picture)); });
    words.cards.push_back(std::move(pictures));
  }
  return words;
}

}  // namespace app
