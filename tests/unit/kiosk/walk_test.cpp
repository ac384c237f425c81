#include "support/catch.h"
#include "walk.h"

namespace {

using Words = std::vector<std::string>;

std::string error_of(const std::string& text) {
  const auto steps = app::parse_walk(text);
  return steps ? "it was read" : steps.error().message;
}

}  // namespace

TEST_CASE("a walk may hold every step") {
  const auto steps = app::parse_walk(
      "lang th\nsize 1920x1080\nopen org.example/hello\ntap next\nkey tab\ntype words\nwait idle\nwait 90s\nrestart\n"
      "shot home\nexpect screen home\nexpect visible next\nexpect absent next\nexpect text title \"Hello there\"\n"
      "expect recorded 3\nexpect fits\nexpect disabled next\nexpect focus next\n");
  REQUIRE(steps.has_value());
  REQUIRE(steps->size() == 18);
  CHECK((*steps)[0].verb == "lang");
  CHECK((*steps)[0].arguments == Words{"th"});
  CHECK((*steps)[8].verb == "restart");
  CHECK((*steps)[8].arguments.empty());
  CHECK((*steps)[13].verb == "expect text");
  CHECK((*steps)[13].arguments == Words{"title", "Hello there"});
  CHECK((*steps)[13].line == 14);
  CHECK((*steps)[15].verb == "expect fits");
}

TEST_CASE("comments and empty lines and indents are no steps and lines are counted with them") {
  const auto steps = app::parse_walk("# what it is\n\n   tap\tnext   \r\n  # more\nexpect fits");
  REQUIRE(steps.has_value());
  REQUIRE(steps->size() == 2);
  CHECK((*steps)[0].line == 3);
  CHECK((*steps)[0].arguments == Words{"next"});
  CHECK((*steps)[1].line == 5);
  CHECK(app::parse_walk("")->empty());
}

TEST_CASE("quoted words may be empty and hold spaces") {
  const auto steps = app::parse_walk("expect text \"a b\" \"\"");
  REQUIRE(steps.has_value());
  CHECK((*steps)[0].arguments == Words{"a b", ""});
}

TEST_CASE("a line that is no step is refused with its number") {
  CHECK(error_of("tap next\ndance") == "line 2: there is no step \"dance\"");
  CHECK(error_of("expect") == "line 1: there is no step \"expect\"");
  CHECK(error_of("expect miracle") == "line 1: there is no step \"expect miracle\"");
  CHECK(error_of("tap") == "line 1: \"tap\" takes 1 words and here are 0");
  CHECK(error_of("tap one two") == "line 1: \"tap\" takes 1 words and here are 2");
  CHECK(error_of("\n\nexpect text title Hello there") == "line 3: \"expect text\" takes 2 words and here are 3");
  CHECK(error_of("restart now") == "line 1: \"restart\" takes 0 words and here are 1");
  CHECK(error_of("tap \"next") == "line 1: a quotation mark is not closed");
}

TEST_CASE("a picture of a walk stays in its folder, and a file that is no text is not read out") {
  CHECK(error_of("shot ../../evil") == "line 1: a picture is called by small letters, digits and hyphens, not \"../../evil\"");
  CHECK(error_of("shot /tmp/evil") == "line 1: a picture is called by small letters, digits and hyphens, not \"/tmp/evil\"");
  CHECK(error_of("tap next\n\x1b[2Jboo") == "line 2: a walk is written in text");
  CHECK(app::parse_walk("tap next\r\n\tkey tab\r\n").has_value());
}
