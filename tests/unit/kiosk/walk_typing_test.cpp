#include "walk_typing.h"

#include "support/catch.h"
#include "support/writing_stage.h"

TEST_CASE("R2 a walk cannot type where no field has the focus") {
  support::WritingStage writing;
  const auto typed = app::typed_words("hello", writing.table.stage.typing_place().has_value());
  REQUIRE_FALSE(typed.has_value());
  CHECK(typed.error() == base::Error{base::ErrorCode::invalid_input, "no screen of this kiosk takes typed text"});
}

TEST_CASE("a walk types into the field that has the focus") {
  support::WritingStage writing("He said ");
  writing.focus();
  const auto typed = app::typed_words("héllo", writing.table.stage.typing_place().has_value());
  REQUIRE(typed.has_value());
  writing.draw(*typed);
  CHECK(writing.entry.text == "He said héllo");
}
