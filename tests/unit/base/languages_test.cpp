#include "base/languages.h"

#include <algorithm>

#include "support/catch.h"

TEST_CASE("a language is set in its own script, a region or a pseudo-language like the language itself") {
  CHECK(base::is_right_to_left("ar"));
  CHECK(base::is_right_to_left("ar-XB"));
  CHECK(base::is_right_to_left("he"));
  CHECK_FALSE(base::is_right_to_left("uk"));
  CHECK(base::script_of("hi").name == "Deva");
  CHECK(base::script_of("hi_IN").name == "Deva");
  CHECK(base::script_of("xx").name == "Latn");
  CHECK(base::script_of("arn").name == "Latn");  // Mapudungun, whose code only begins like that of Arabic
  CHECK(base::script_of("").name == "Latn");
}

TEST_CASE("a language is offered by its own name, or by its code when we know none") {
  CHECK(base::native_name("uk") == "Українська");
  CHECK(base::native_name("km") == "ខ្មែរ");
  CHECK(base::native_name("pt-BR") == "Português");
  CHECK(base::native_name("xx") == "xx");
}

TEST_CASE("every script has a family of its own and none is set smaller than Latin") {
  const auto families = base::font_families();
  for (const base::Script& script : base::scripts()) {
    CHECK(std::count(families.begin(), families.end(), script.family) == 1);
    CHECK(script.optical_size >= 1);
    CHECK(script.optical_size <= 1.25F);
  }
}

TEST_CASE("a language says hello in its own script or shows its code when we know none") {
  CHECK(base::hello_in("uk") == "Привіт");
  CHECK(base::hello_in("th") == "สวัสดี");
  CHECK(base::hello_in("xx") == "xx");
}

TEST_CASE("numbers have the digits of the language") {
  CHECK(base::number_in("en", 30) == "30");
  CHECK(base::number_in("th", 7) == "7");
  CHECK(base::number_in("ar", 12) == "12");
  CHECK(base::number_in("fa", 1290) == "۱۲۹۰");
  CHECK(base::number_in("ne_NP", -4) == "-४");
}
