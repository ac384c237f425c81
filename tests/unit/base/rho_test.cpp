#include "base/rho.h"

#include <string>

#include "support/catch.h"

TEST_CASE("a rho is a fraction above nothing and at most one in lowest terms") {
  CHECK(base::parse_rho("1/2") == base::Rho{1, 2});
  CHECK(base::parse_rho("1/1") == base::Rho{1, 1});
  CHECK(base::parse_rho("999/1000") == base::Rho{999, 1000});
  for (const char* text : {"", "1", "/", "1/", "/2", "0/1", "3/2", "2/4", "01/2", "1/02", "1/1001", "-1/2", "1/-2", "1 /2", "1/2/3", "0.5", "1e0/2", "99999/99999", "a/b"}) {
    INFO(text);
    CHECK_FALSE(base::parse_rho(text));
  }
  CHECK(base::to_text({3, 8}) == "3/8");
}

TEST_CASE("rho comes to the epsilon that the theorem gives") {
  CHECK(base::epsilon_of({1, 2}, 1e-6) == Approx(0.5 + 2 * 2.6282608));
  CHECK(base::epsilon_of({1, 1}, 1e-6) == Approx(8.4338444));
}
