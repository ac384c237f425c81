#include "base/enum_names.h"

#include "base/result.h"
#include "support/catch.h"

namespace {

enum class Colour { red, green };
enum class Forgotten { one, two, three };
enum class TooMany { one, two };
enum class Unsaid { one, two };
enum class Twice { one, two };

}  // namespace

template <>
inline constexpr std::array<std::string_view, 2> base::enum_names<Colour>{"red", "green"};
template <>
inline constexpr std::array<std::string_view, 2> base::enum_names<Forgotten>{"one", "two"};
template <>
inline constexpr std::array<std::string_view, 3> base::enum_names<TooMany>{"one", "two", "three"};
template <>
inline constexpr std::array<std::string_view, 2> base::enum_names<Unsaid>{"one"};
template <>
inline constexpr std::array<std::string_view, 2> base::enum_names<Twice>{"one", "one"};

TEST_CASE("one list of names serves reading and printing") {
  CHECK(base::name_of(Colour::green) == "green");
  CHECK(base::from_name<Colour>("green") == Colour::green);
  CHECK(base::from_name<Colour>("Green") == std::nullopt);
}

TEST_CASE("a list says one word of its own for each enumerator") {
  STATIC_REQUIRE(base::has_all_names<Colour>());
  STATIC_REQUIRE_FALSE(base::has_all_names<Forgotten>());
  STATIC_REQUIRE_FALSE(base::has_all_names<TooMany>());
  STATIC_REQUIRE_FALSE(base::has_all_names<Unsaid>());
  STATIC_REQUIRE_FALSE(base::has_all_names<Twice>());
}

TEST_CASE("the code of an error has one name in both directions") {
  CHECK(base::code_name(base::ErrorCode::no_space) == "no_space");
  CHECK(base::code_named("no_space") == base::ErrorCode::no_space);
  CHECK(base::code_named("full") == std::nullopt);
}
