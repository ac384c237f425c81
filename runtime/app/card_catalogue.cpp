#include "card_catalogue.h"

#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include "base/file.h"
#include "content/hash.h"

namespace app {
namespace {

using Json = nlohmann::json;

constexpr int catalogue_format = 1;
constexpr std::size_t largest_file = std::size_t{16} << 20;
constexpr std::size_t hash_digits = 64;

Json json_of(const content::Text& text) { return {text.key, text.source}; }

content::Text text_of(const Json& json) { return {json.at(0).get<std::string>(), json.at(1).get<std::string>()}; }

Json json_of(const session::LessonCard& card) {
  Json json{{"id", card.id.value},
            {"title", json_of(card.title)},
            {"summary", json_of(card.summary)},
            {"number", card.number},
            {"minutes", card.minutes}};
  if (card.picture) json["picture"] = {{"media", card.picture->entry}, {"alt", json_of(card.picture->alt)}};
  return json;
}

session::LessonCard card_of(const Json& json) {
  session::LessonCard card{content::LessonId(json.at("id").get<std::string>()), text_of(json.at("title")),
                           text_of(json.at("summary")), json.at("number").get<int>(), json.at("minutes").get<int>(), {}};
  if (json.contains("picture")) {
    card.picture = content::Picture{json["picture"].at("media").get<std::string>(), text_of(json["picture"].at("alt"))};
  }
  return card;
}

}  // namespace

std::string catalogue_text(const std::map<std::string, LessonCards>& packs) {
  Json all = Json::object();
  for (const auto& [hash, cards] : packs) {
    Json list = Json::array();
    for (const session::LessonCard& card : cards) list.push_back(json_of(card));
    all[hash] = std::move(list);
  }
  const std::string body = Json{{"format", catalogue_format}, {"packs", std::move(all)}}.dump();
  return content::hash_of(body) + "\n" + body;
}

std::optional<std::map<std::string, LessonCards>> parse_catalogue_text(std::string_view text) {
  if (text.size() <= hash_digits || text[hash_digits] != '\n') return std::nullopt;
  const std::string_view body = text.substr(hash_digits + 1);
  if (content::hash_of(body) != text.substr(0, hash_digits)) return std::nullopt;
  try {
    const Json json = Json::parse(body);
    if (json.at("format") != catalogue_format) return std::nullopt;
    std::map<std::string, LessonCards> packs;
    for (const auto& [hash, cards] : json.at("packs").items()) {
      for (const Json& card : cards) packs[hash].push_back(card_of(card));
    }
    return packs;
  } catch (const Json::exception&) {
    return std::nullopt;  // another program's, with the right sum: as good as none
  }
}

CardCatalogue CardCatalogue::load(const std::filesystem::path& file) {
  CardCatalogue catalogue;
  const auto text = base::read_text_file(file, largest_file);
  if (!text) return catalogue;
  if (auto packs = parse_catalogue_text(*text)) catalogue.packs_ = *std::move(packs);
  return catalogue;
}

const LessonCards* CardCatalogue::find(const std::string& manifest_hash) {
  const auto found = packs_.find(manifest_hash);
  if (found == packs_.end()) return nullptr;
  wanted_.insert(manifest_hash);
  return &found->second;
}

void CardCatalogue::keep(const std::string& manifest_hash, LessonCards cards) {
  packs_[manifest_hash] = std::move(cards);
  wanted_.insert(manifest_hash);
  changed_ = true;
}

void CardCatalogue::save(const std::filesystem::path& file) const {
  if (!changed_ && wanted_.size() == packs_.size()) return;
  std::map<std::string, LessonCards> kept = packs_;
  std::erase_if(kept, [&](const auto& entry) { return !wanted_.contains(entry.first); });
  if (const auto written = base::replace_file(file, catalogue_text(kept)); !written) {
    spdlog::info("the catalogue of lessons is not kept: {}", written.error().message);
  }
}

}  // namespace app
