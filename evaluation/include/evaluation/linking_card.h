// What ties a reader's two visits together without saying who the reader is: a card with four pictures that were drawn at
// random, and a fifth that follows from them, so that a slip of the finger is noticed. Plain data; where cards were used is
// known to the kiosk's store, as keyed hashes.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_names.h"
#include "base/file.h"
#include "evaluation/random_source.h"

namespace evaluation {

// Told apart by their outline alone, on paper without colours too. Their order is part of what is printed: it never changes.
enum class CardPicture { bird, boat, cup, drum, fish, flower, hat, house, key, kite, ladder, mountain, tree };
inline constexpr std::size_t card_pictures = 13;

}  // namespace evaluation

template <>
inline constexpr std::array<std::string_view, evaluation::card_pictures> base::enum_names<evaluation::CardPicture>{
    "bird", "boat", "cup", "drum", "fish", "flower", "hat", "house", "key", "kite", "ladder", "mountain", "tree"};

namespace evaluation {

// As it stands on the card; the last picture is the one that follows from the others.
using CardRow = std::array<CardPicture, 5>;

class LinkingCard {
 public:
  // Nothing where the row is no card's. One wrong picture is always noticed, and so are two that changed places.
  static std::optional<LinkingCard> read(const CardRow& row);
  static LinkingCard draw(RandomSource& random);

  const CardRow& row() const { return row_; }
  friend auto operator<=>(const LinkingCard&, const LinkingCard&) = default;

 private:
  explicit LinkingCard(const CardRow& row) : row_(row) {}
  CardRow row_;
};

// 32 random bytes that never leave the kiosk. When they are destroyed, nobody can tell any more which card a hash was of.
class CardKey {
 public:
  static CardKey draw(RandomSource& random);
  static std::optional<CardKey> read(base::Bytes bytes);  // nothing where they are not 32

  const base::Bytes& bytes() const { return bytes_; }
  // That the card was printed here.
  std::string issued(const LinkingCard& card) const;
  // That answers to an instrument were begun with it: of another instrument it is another, so that what a reader said in two
  // lessons cannot be laid side by side.
  std::string used(const LinkingCard& card, std::string_view instrument, int version) const;

 private:
  explicit CardKey(base::Bytes bytes) : bytes_(std::move(bytes)) {}
  std::string hash(std::string_view what, const LinkingCard& card) const;
  base::Bytes bytes_;
};

}  // namespace evaluation
