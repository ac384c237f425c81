#include "base/file.h"

#include "base/folder.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

TEST_CASE("a file that is replaced holds the new bytes alone") {
  const support::TemporaryFolder folder;
  REQUIRE(base::replace_file(folder.path() / "a", "longer than what follows").has_value());
  REQUIRE(base::replace_file(folder.path() / "a", "short").has_value());
  CHECK(base::read_text_file(folder.path() / "a") == "short");
  CHECK(base::names_in(folder.path()) == std::vector<std::string>{"a"});
}

TEST_CASE("a file that cannot take its place leaves nothing beside it") {
  support::TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "a");
  CHECK_FALSE(base::write_file(folder.path() / "a", "bytes").has_value());
  CHECK_FALSE(std::filesystem::exists(folder.path() / "a.tmp"));
}
