#include "base/enum_names.h"

#include "base/result.h"
#include "support/catch.h"

namespace {

enum class Colour { red, green };

}  // namespace

template <>
inline constexpr std::array<std::string_view, 2> base::enum_names<Colour>{"red", "green"};

TEST_CASE("one list of names serves reading and printing") {
  CHECK(base::name_of(Colour::green) == "green");
  CHECK(base::from_name<Colour>("green") == Colour::green);
  CHECK(base::from_name<Colour>("Green") == std::nullopt);
}

TEST_CASE("the code of an error has one name in both directions") {
  CHECK(base::code_name(base::ErrorCode::no_space) == "no_space");
  CHECK(base::code_named("no_space") == base::ErrorCode::no_space);
  CHECK(base::code_named("full") == std::nullopt);
}
