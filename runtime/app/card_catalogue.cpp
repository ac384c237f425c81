#include "card_catalogue.h"

#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include "base/file.h"
#include "content/hash.h"

namespace app {
namespace {

using Json = nlohmann::json;

constexpr int catalogue_format = 2;
constexpr std::size_t largest_file = std::size_t{16} << 20;
constexpr std::size_t hash_digits = 64;

Json json_of(const content::Text& text) { return {text.key, text.source}; }

content::Text text_of(const Json& json) { return {json.at(0).get<std::string>(), json.at(1).get<std::string>()}; }

Json json_of(const content::Scene& scene) {
  Json people = Json::array();
  for (const content::Person& person : scene.people) {
    people.push_back({base::name_of(person.who), base::name_of(person.feels), base::name_of(person.pose), base::name_of(person.looks),
                      base::name_of(person.at), base::name_of(person.distance)});
  }
  return {{"place", base::name_of(scene.place)}, {"time", base::name_of(scene.time)},     {"shot", base::name_of(scene.shot)},
          {"people", std::move(people)},         {"near", base::name_of(scene.near)}, {"accent", base::name_of(scene.accent)}};
}

// The text has been compared with its hash, so it holds the words this program wrote, or those of another version.
template <typename Enum>
Enum word_of(const Json& json) {
  return base::from_name<Enum>(json.get<std::string>()).value_or(Enum{});
}

content::Scene scene_of(const Json& json) {
  content::Scene scene;
  scene.place = word_of<content::Place>(json.at("place"));
  scene.time = word_of<content::DayTime>(json.at("time"));
  scene.shot = word_of<content::Shot>(json.at("shot"));
  for (const Json& person : json.at("people")) {
    scene.people.push_back({word_of<content::Who>(person.at(0)), word_of<content::Feeling>(person.at(1)), word_of<content::Pose>(person.at(2)),
                            word_of<content::Looks>(person.at(3)), word_of<content::Spot>(person.at(4)), word_of<content::Distance>(person.at(5))});
  }
  scene.near = word_of<content::NearThing>(json.at("near"));
  scene.accent = word_of<content::Accent>(json.at("accent"));
  return scene;
}

Json json_of(const content::Picture& picture) {
  Json json{{"alt", json_of(picture.alt)}};
  if (const std::string* entry = picture.entry()) json["media"] = *entry;
  if (const content::Scene* scene = picture.scene()) json["scene"] = json_of(*scene);
  return json;
}

content::Picture picture_of(const Json& json) {
  const content::Text alt = text_of(json.at("alt"));
  if (json.contains("scene")) return {scene_of(json["scene"]), alt};
  return {json.at("media").get<std::string>(), alt};
}

Json json_of(const session::LessonCard& card) {
  Json json{{"id", card.id.value},
            {"title", json_of(card.title)},
            {"summary", json_of(card.summary)},
            {"number", card.number},
            {"minutes", card.minutes},
            {"sensitive", card.sensitive}};
  if (card.picture) json["picture"] = json_of(*card.picture);
  return json;
}

session::LessonCard card_of(const Json& json) {
  session::LessonCard card{content::LessonId(json.at("id").get<std::string>()), text_of(json.at("title")),
                           text_of(json.at("summary")), json.at("number").get<int>(), json.at("minutes").get<int>(), {}, json.at("sensitive").get<bool>()};
  if (json.contains("picture")) {
    card.picture = picture_of(json["picture"]);
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
