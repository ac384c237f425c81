// Names that somebody else chose.
#include "base/utf8.h"
#include "support/catch.h"

TEST_CASE("a name of any script is shown as it is") {
  for (const char* name : {"school.parasol", "Школа", "ไทย", "مدرسة", "a b", "\U0001F600"}) CHECK(base::as_one_line(name) == name);
}

TEST_CASE("what turns a line round or ends it is shown as a mark") {
  CHECK(base::as_one_line("lamron\u202Eexe.png") == "lamron\uFFFDexe.png");
  CHECK(base::as_one_line("a\nb\tc\x7F") == "a\uFFFDb\uFFFDc\uFFFD");
  CHECK(base::as_one_line("\u2067x\u2069\u200F\u061C\u0085") == "\uFFFDx\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("what is no UTF-8 is shown as a mark for each of its bytes") {
  CHECK(base::as_one_line("caf\xE9.parasol") == "caf\uFFFD.parasol");
  CHECK(base::as_one_line("\xF0\x9F") == "\uFFFD\uFFFD");
  CHECK(base::as_one_line("") == "");
}
