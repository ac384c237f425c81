#include "content/markup.h"

#include "support/catch.h"

using content::parse_markup;
using content::Span;

namespace {

std::string why_refused(std::string_view text) {
  const auto spans = parse_markup(text);
  return spans ? "accepted" : spans.error().message;
}

}  // namespace

TEST_CASE("bold words and tap targets become spans of their own") {
  CHECK(*parse_markup("") == std::vector<Span>{});
  CHECK(*parse_markup("plain") == std::vector<Span>{{"plain", false, ""}});
  CHECK(*parse_markup("a **b** c") == std::vector<Span>{{"a ", false, ""}, {"b", true, ""}, {" c", false, ""}});
  CHECK(*parse_markup("[[gift:200 coins]]!") == std::vector<Span>{{"200 coins", false, "gift"}, {"!", false, ""}});
  CHECK(*parse_markup("2 * 3 [x]") == std::vector<Span>{{"2 * 3 [x]", false, ""}});
}

TEST_CASE("marks that are open or empty or nested are refused with a reason") {
  CHECK(why_refused("a **b") == "a ** mark is not closed");
  CHECK(why_refused("a [[x:b") == "a [[ mark is not closed");
  CHECK(why_refused("a ]] b") == "a ]] closes a mark that was never opened");
  CHECK(why_refused("****") == "a ** mark holds no words");
  CHECK(why_refused("[[x:]]") == "a [[ mark holds no words");
  CHECK(why_refused("[[words]]") == "a [[ mark must begin with a target's id and a colon");
  CHECK(why_refused("[[Bad Id:words]]") == "a [[ mark must begin with a target's id and a colon");
  CHECK(why_refused("**a [[x:b]] c**") == "marks may not stand inside one another");
  CHECK(why_refused("[[x:a **b** c]]") == "marks may not stand inside one another");
}

TEST_CASE("plain text is the text without its marks") {
  CHECK(content::plain_text("a **b** [[x:c]]") == "a b c");
  CHECK(content::plain_text("a **b") == "a **b");
}
