#include <string>

#include "sound/sentences.h"
#include "support/catch.h"

namespace {

std::vector<std::string> said(const std::string& text, std::string_view language) {
  std::vector<std::string> all;
  for (const sound::Sentence& each : sound::sentences(text, language)) all.push_back(text.substr(each.from, each.to - each.from));
  return all;
}

}  // namespace

TEST_CASE("a text is read sentence by sentence") {
  CHECK(said("Stop. Is it 3.5 km? Go!", "en") == std::vector<std::string>{"Stop.", "Is it 3.5 km?", "Go!"});
  CHECK(said("สวัสดี ครับ", "th") == std::vector<std::string>{"สวัสดี", "ครับ"});
  CHECK(said("  \n ", "en").empty());
  CHECK(said("Hello there", "no-such-language") == std::vector<std::string>{"Hello there"});
}

TEST_CASE("a hundred thousand letters without an end are read in short pieces that lose nothing") {
  std::string text;
  while (text.size() < 100'000) text += "ї";
  std::string whole;
  for (const std::string& piece : said(text, "uk")) {
    CHECK(piece.size() <= sound::longest_bytes);
    whole += piece;
  }
  CHECK(whole == text);
}
