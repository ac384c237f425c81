#include "evaluation/linking_card.h"

#include <sodium.h>

#include <algorithm>

#include "base/text.h"
#include "hash.h"

namespace evaluation {
namespace {

constexpr std::size_t last = std::tuple_size_v<CardRow> - 1;

// Each place counts otherwise, modulo a prime: so no other picture in one place, and no exchange of two different ones,
// leaves the sum as it was. The last place counts as -1, and the sum of a card is 0.
CardPicture following(const CardRow& row) {
  std::size_t sum = 0;
  for (std::size_t place = 0; place < last; ++place) sum += (place + 1) * static_cast<std::size_t>(row[place]);
  return static_cast<CardPicture>(sum % card_pictures);
}

// Every picture as often as any other: a byte that would favour the first ones is drawn again.
CardPicture draw_picture(RandomSource& random) {
  constexpr unsigned fair = 256 / card_pictures * card_pictures;
  while (true) {
    const unsigned byte = random.bytes(1).front();
    if (byte < fair) return static_cast<CardPicture>(byte % card_pictures);
  }
}

}  // namespace

std::optional<LinkingCard> LinkingCard::read(const CardRow& row) {
  const bool known = std::all_of(row.begin(), row.end(), [](CardPicture picture) { return static_cast<std::size_t>(picture) < card_pictures; });
  if (!known || row[last] != following(row)) return std::nullopt;
  return LinkingCard(row);
}

LinkingCard LinkingCard::draw(RandomSource& random) {
  CardRow row{};
  for (std::size_t place = 0; place < last; ++place) row[place] = draw_picture(random);
  row[last] = following(row);
  return LinkingCard(row);
}

CardKey CardKey::draw(RandomSource& random) { return CardKey(random.bytes(crypto_generichash_KEYBYTES)); }

std::optional<CardKey> CardKey::read(base::Bytes bytes) {
  if (bytes.size() != crypto_generichash_KEYBYTES) return std::nullopt;
  return CardKey(std::move(bytes));
}

std::string CardKey::issued(const LinkingCard& card) const { return hash("issued", card); }

std::string CardKey::used(const LinkingCard& card, std::string_view instrument, int version) const {
  return hash("used\n" + std::string(instrument) + "\n" + std::to_string(version), card);
}

std::string CardKey::hash(std::string_view what, const LinkingCard& card) const {
  std::string message = "parasol-card-v1\n" + std::string(what);
  for (const CardPicture picture : card.row()) message += "\n" + std::string(base::name_of(picture));
  base::Bytes sum(crypto_generichash_BYTES);
  crypto_generichash(sum.data(), sum.size(), as_bytes(message), message.size(), bytes_.data(), bytes_.size());
  return base::to_hex(sum);
}

}  // namespace evaluation
