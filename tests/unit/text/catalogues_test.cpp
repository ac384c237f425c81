#include "support/catch.h"
#include "support/mo_bytes.h"
#include "text/catalogues.h"

namespace {

using text::Catalogues;

const std::string entries =
    "msgctxt \"page/title\"\nmsgid \"Hello\"\nmsgstr \"Привіт\"\n\n"
    "msgctxt \"other/title\"\nmsgid \"Hello\"\nmsgstr \"Вітаю\"\n\n"
    "msgctxt \"page/gap\"\nmsgid \"Not yet\"\nmsgstr \"\"\n\n"
    "msgctxt \"home/lessons\"\nmsgid \"{count} lesson\"\nmsgid_plural \"{count} lessons\"\n"
    "msgstr[0] \"{count} урок\"\nmsgstr[1] \"{count} уроки\"\nmsgstr[2] \"{count} уроків\"\n";
const std::string ukrainian_plurals =
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);";

Catalogues ukrainian() {
  Catalogues catalogues("uk");
  const base::Bytes mo = support::compile_catalogue(entries, ukrainian_plurals);
  REQUIRE_FALSE(mo.empty());
  REQUIRE(catalogues.add(mo).has_value());
  return catalogues;
}

std::string lessons(const Catalogues& catalogues, long count) {
  return catalogues.plural({"home/lessons", "{count} lesson"}, "{count} lessons", count);
}

}  // namespace

TEST_CASE("a text is translated by its context and comes back in English where there is none") {
  const Catalogues catalogues = ukrainian();
  CHECK(catalogues.translate({"page/title", "Hello"}) == "Привіт");
  CHECK(catalogues.translate({"other/title", "Hello"}) == "Вітаю");
  CHECK(catalogues.translate({"third/title", "Hello"}) == "Hello");
  CHECK(catalogues.translate({"page/gap", "Not yet"}) == "Not yet");
  CHECK(catalogues.translate({"page/title", "Hello there"}) == "Hello there");
  CHECK(catalogues.translate({"page/title", ""}).empty());
  CHECK(Catalogues("uk").translate({"page/title", "Hello"}) == "Hello");
}

TEST_CASE("whether a text is translated can be asked and pseudo-languages have every text") {
  const Catalogues catalogues = ukrainian();
  CHECK(catalogues.has({"page/title", "Hello"}));
  CHECK_FALSE(catalogues.has({"third/title", "Hello"}));
  CHECK_FALSE(catalogues.has({"page/gap", "Not yet"}));
  CHECK(Catalogues("en-XA").has({"third/title", "Hello"}));
}

TEST_CASE("catalogues are asked in the order they were added") {
  Catalogues catalogues = ukrainian();
  REQUIRE(catalogues.add(support::compile_catalogue("msgctxt \"page/title\"\nmsgid \"Hello\"\nmsgstr \"Друге\"\n\n"
                                                    "msgctxt \"pack/title\"\nmsgid \"Gifts\"\nmsgstr \"Подарунки\"\n")).has_value());
  CHECK(catalogues.translate({"page/title", "Hello"}) == "Привіт");
  CHECK(catalogues.translate({"pack/title", "Gifts"}) == "Подарунки");
}

TEST_CASE("catalogues with a hash table are read too") {
  Catalogues catalogues("uk");
  REQUIRE(catalogues.add(support::compile_catalogue(entries, ukrainian_plurals, "")).has_value());
  CHECK(catalogues.translate({"page/title", "Hello"}) == "Привіт");
  CHECK(catalogues.translate({"third/title", "Hello"}) == "Hello");
}

TEST_CASE("Ukrainian has three plural forms") {
  const Catalogues catalogues = ukrainian();
  CHECK(lessons(catalogues, 1) == "1 урок");
  CHECK(lessons(catalogues, 2) == "2 уроки");
  CHECK(lessons(catalogues, 5) == "5 уроків");
  CHECK(lessons(catalogues, 11) == "11 уроків");
  CHECK(lessons(catalogues, 21) == "21 урок");
}

TEST_CASE("Arabic has six plural forms") {
  Catalogues catalogues("ar");
  REQUIRE(catalogues.add(support::compile_catalogue(
      "msgctxt \"home/lessons\"\nmsgid \"{count} lesson\"\nmsgid_plural \"{count} lessons\"\nmsgstr[0] \"none\"\n"
      "msgstr[1] \"one\"\nmsgstr[2] \"two\"\nmsgstr[3] \"{count} few\"\nmsgstr[4] \"{count} many\"\nmsgstr[5] \"{count} other\"\n",
      "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;")).has_value());
  CHECK(lessons(catalogues, 0) == "none");
  CHECK(lessons(catalogues, 1) == "one");
  CHECK(lessons(catalogues, 2) == "two");
  CHECK(lessons(catalogues, 5) == "5 few");
  CHECK(lessons(catalogues, 11) == "11 many");
  CHECK(lessons(catalogues, 100) == "100 other");
}

TEST_CASE("without a catalogue plurals are English") {
  CHECK(lessons(Catalogues("en"), 1) == "1 lesson");
  CHECK(lessons(Catalogues("en"), 0) == "0 lessons");
  CHECK(lessons(Catalogues("en-XA"), 2) == "[2 ļéššóñš ~~]");
}

TEST_CASE("pseudo accents keep marks and placeholders and make a text a third longer") {
  CHECK(text::pseudo_accented("abc") == "[áƀç ~]");
  CHECK(text::pseudo_accented("**go** {count} [[coins:x]]!") == "[**ĝó** {count} [[coins:ẋ]]! ~~]");
  const std::string plain(100, 'Q');
  CHECK(text::pseudo_accented(plain) == "[" + plain + " ~~~~~~ ~~~~~~ ~~~~~~ ~~~~~~ ~~~~~~ ~~~~~]");
}

TEST_CASE("mirrored texts keep their marks in place") {
  CHECK(Catalogues("ar-XB").translate({"k", "a **b** {n}"}) ==
        "\u202Ea \u202C**\u202Eb\u202C**\u202E \u202C{n}");
}

TEST_CASE("a catalogue cut short at any byte is refused") {
  for (const char* options : {"--no-hash", ""}) {
    const base::Bytes mo = support::compile_catalogue(entries, ukrainian_plurals, options);
    REQUIRE_FALSE(mo.empty());
    for (std::size_t length = 0; length < mo.size(); ++length) {
      INFO(length);
      Catalogues catalogues("uk");
      const auto added = catalogues.add(base::Bytes(mo.begin(), mo.begin() + static_cast<std::ptrdiff_t>(length)));
      REQUIRE_FALSE(added.has_value());
      CHECK(added.error() == base::Error{base::ErrorCode::corrupt, "the catalogue for uk cannot be read: it is damaged or cut short"});
      CHECK(catalogues.translate({"page/title", "Hello"}) == "Hello");
    }
  }
}

TEST_CASE("a catalogue with any byte changed is refused or harmless") {
  for (const char* options : {"--no-hash", ""}) {
    const base::Bytes mo = support::compile_catalogue(entries, ukrainian_plurals, options);
    for (std::size_t at = 0; at < mo.size(); ++at) {
      for (const char changed : {'\x00', '\x01', '\x7F', '\xFF'}) {
        base::Bytes damaged = mo;
        damaged[at] = static_cast<unsigned char>(changed);
        Catalogues catalogues("uk");
        if (const auto added = catalogues.add(damaged); !added) {
          CHECK(added.error().code == base::ErrorCode::corrupt);
        }
        CHECK_FALSE(catalogues.translate({"page/title", "Hello"}).empty());
        CHECK_FALSE(lessons(catalogues, 5).empty());
      }
    }
  }
}
