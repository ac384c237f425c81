#include "base/names.h"

#include "base/result.h"
#include "support/catch.h"

namespace {

enum class Colour { red, green };

constexpr base::Names<Colour, 2> colours{{{"red", Colour::red}, {"green", Colour::green}}};
constexpr base::Names<Colour, 2> forgotten{{{"red", Colour::red}}};
constexpr base::Names<Colour, 2> twice{{{"red", Colour::red}, {"red", Colour::green}}};
constexpr base::Names<Colour, 2> out_of_order{{{"green", Colour::green}, {"red", Colour::red}}};

}  // namespace

TEST_CASE("one table of names serves reading and printing") {
  CHECK(base::name_in(colours, Colour::green) == "green");
  CHECK(base::value_in(colours, "green") == Colour::green);
  CHECK(base::value_in(colours, "Green") == std::nullopt);
}

TEST_CASE("a table with a forgotten or repeated name is not complete") {
  CHECK(base::is_complete(colours));
  CHECK_FALSE(base::is_complete(forgotten));
  CHECK_FALSE(base::is_complete(twice));
  CHECK_FALSE(base::is_complete(out_of_order));
}

TEST_CASE("the code of an error has one name in both directions") {
  CHECK(base::code_name(base::ErrorCode::no_space) == "no_space");
  CHECK(base::code_named("no_space") == base::ErrorCode::no_space);
  CHECK(base::code_named("full") == std::nullopt);
}

