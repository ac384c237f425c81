#include "sound/said_words.h"

#include <algorithm>
#include "support/catch.h"

using sound::said_words;

TEST_CASE("a telephone number is said digit by digit, so that it can be dialled") {
  CHECK(said_words("Call \u2066+1 555 0100\u2069.").text == "Call +1, 5 5 5, 0 1 0 0.");
  CHECK(said_words("\u2066116 111\u2069").text == "1 1 6, 1 1 1");
  CHECK(said_words("\u20660800\u200B 1111\u2069").text == "0 8 0 0, 1 1 1 1");
}

TEST_CASE("other numbers and addresses are said as they stand, without what only lays them out") {
  CHECK(said_words("In 2026 they were 12 345.").text == "In 2026 they were 12 345.");
  CHECK(said_words("\u2066chat.example\u200B/in-your-own-word\u200Bs\u2069").text == "chat.example/in-your-own-words");
}

TEST_CASE("each byte that is said knows the byte that is shown, so that words are marked where they stand") {
  const std::string shown = "No. \u206612\u200B3 4\u2069, now";
  const auto said = said_words(shown);
  REQUIRE(said.origin.size() == said.text.size() + 1);
  CHECK(said.origin.back() == shown.size());
  CHECK(std::is_sorted(said.origin.begin(), said.origin.end()));
  for (std::size_t i = 0; i < said.text.size(); ++i) {
    if (said.text[i] != ' ' && said.text[i] != ',') CHECK(shown[said.origin[i]] == said.text[i]);
  }
}
