// The catalogue of lesson cards: right or not used, whatever happens to its file.
#include "card_catalogue.h"

#include <fstream>

#include "base/file.h"
#include "library.h"
#include "support/catch.h"
#include "support/kiosk_program.h"
#include "support/scenes.h"
#include "support/temporary_folder.h"

namespace {

using app::CardCatalogue;
using app::LessonCards;

std::map<std::string, LessonCards> two_packs() {
  session::LessonCard plain{content::LessonId("gifts"), {"gifts/title", "Gifts"}, {"gifts/summary", "About \"gifts\""}, 1, 15, {}};
  session::LessonCard pictured = plain;
  pictured.sensitive = true;
  pictured.number = 2;
  pictured.picture = content::Picture{"media/coins.svg", {"gifts/coins/alt", "Coins"}};
  session::LessonCard described = plain;
  described.number = 3;
  described.picture = content::Picture{support::the_message(), {"gifts/message/alt", "Simona is uneasy"}};
  return {{std::string(64, 'a'), {plain, pictured, described}}, {std::string(64, 'b'), {pictured}}};
}

bool same(const session::LessonCard& a, const session::LessonCard& b) {
  const auto texts = [](const session::LessonCard& card) {
    return std::vector<std::string>{card.id.value, card.title.key, card.title.source, card.summary.key, card.summary.source,
                                    card.picture ? card.picture->alt.key + card.picture->alt.source : ""};
  };
  const auto source = [](const session::LessonCard& card) { return card.picture ? card.picture->source : std::string(); };
  return texts(a) == texts(b) && source(a) == source(b) && a.number == b.number && a.minutes == b.minutes && a.sensitive == b.sensitive;
}

bool same(const std::map<std::string, LessonCards>& a, const std::map<std::string, LessonCards>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
    return one.first == other.first &&
           std::equal(one.second.begin(), one.second.end(), other.second.begin(), other.second.end(),
                      [](const auto& x, const auto& y) { return same(x, y); });
  });
}

}  // namespace

TEST_CASE("a catalogue reads back what was written") {
  const auto read = app::parse_catalogue_text(app::catalogue_text(two_packs()));
  REQUIRE(read);
  CHECK(same(*read, two_packs()));
}

TEST_CASE("a catalogue cut short or with any byte changed is not used") {
  const std::string whole = app::catalogue_text(two_packs());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    INFO(at);
    CHECK_FALSE(app::parse_catalogue_text(std::string_view(whole).substr(0, at)));
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    CHECK_FALSE(app::parse_catalogue_text(changed));
  }
  CHECK_FALSE(app::parse_catalogue_text(whole + " "));
}

TEST_CASE("packs that are gone are forgotten and nothing is written when nothing changed") {
  const support::TemporaryFolder folder;
  const auto file = folder.path() / "catalogue";
  REQUIRE(base::write_file(file, app::catalogue_text(two_packs())));
  CardCatalogue same_again = CardCatalogue::load(file);
  REQUIRE(same_again.find(std::string(64, 'a')) != nullptr);
  REQUIRE(same_again.find(std::string(64, 'b')) != nullptr);
  REQUIRE(base::write_file(file, std::string_view("touched")));
  same_again.save(file);
  CHECK(*base::read_text_file(file) == "touched");
  REQUIRE(base::write_file(file, app::catalogue_text(two_packs())));
  CardCatalogue one_gone = CardCatalogue::load(file);
  REQUIRE(one_gone.find(std::string(64, 'b')) != nullptr);
  CHECK(one_gone.find(std::string(64, 'c')) == nullptr);
  one_gone.save(file);
  CHECK(*base::read_text_file(file) == app::catalogue_text({{std::string(64, 'b'), two_packs().at(std::string(64, 'b'))}}));
}

TEST_CASE("a folder that cannot be written costs nothing but time") {
  const support::TemporaryFolder folder;
  CardCatalogue catalogue = CardCatalogue::load(folder.path() / "nowhere" / "catalogue");
  catalogue.keep(std::string(64, 'a'), two_packs().at(std::string(64, 'a')));
  catalogue.save(folder.path() / "nowhere" / "catalogue");
  CHECK_FALSE(std::filesystem::exists(folder.path() / "nowhere"));
}

TEST_CASE("a pack that nobody trusts any more is not shown out of the catalogue") {
  const support::KioskProgram kiosk;
  REQUIRE(kiosk.add_module());
  const auto shown = kiosk.walk("expect visible band/12-14/count\n");
  INFO(shown.output);
  REQUIRE(shown.exit_code == 0);
  REQUIRE(std::filesystem::exists(kiosk.data() / "catalogue"));
  CHECK(kiosk.walk("expect absent band/12-14/count\n", "").exit_code == 0);
  CHECK(kiosk.walk("expect visible band/12-14/count\n").exit_code == 0);
}

TEST_CASE("a catalogue that was damaged is made again and shows the same") {
  const support::KioskProgram kiosk;
  REQUIRE(kiosk.add_module());
  const std::string steps = "tap band/12-14\nexpect text lesson/gifts-and-coins/title \"Gifts and coins\"\n";
  REQUIRE(kiosk.walk(steps).exit_code == 0);
  const auto kept = base::read_text_file(kiosk.data() / "catalogue");
  REQUIRE(kept.has_value());
  REQUIRE(kiosk.write("data/catalogue", kept->substr(0, kept->size() / 2)));
  CHECK(kiosk.walk(steps).exit_code == 0);
  CHECK(*base::read_text_file(kiosk.data() / "catalogue") == *kept);
}
