#include "base/folder.h"

#include "base/file.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

namespace {

using Names = std::vector<std::string>;

// A folder whose stick is pulled out after its last name.
base::NextName pulled_out_after(Names names) {
  return [names = std::move(names), at = std::size_t{0}]() mutable -> base::Result<std::optional<std::string>> {
    if (at < names.size()) return names[at++];
    return base::fail(base::ErrorCode::io, "Input/output error");
  };
}

}  // namespace

TEST_CASE("the names in a folder are sorted and hold everything that stands there") {
  const support::TemporaryFolder folder;
  REQUIRE(base::write_file(folder.path() / "b.parasol", std::string_view()).has_value());
  REQUIRE(base::write_file(folder.path() / ".hidden", std::string_view()).has_value());
  std::filesystem::create_directory(folder.path() / "a");
  std::filesystem::create_symlink("nowhere", folder.path() / "link");
  CHECK(base::names_in(folder.path()) == Names{".hidden", "a", "b.parasol", "link"});
}

TEST_CASE("a folder that is not there is not found") {
  const support::TemporaryFolder folder;
  CHECK(base::names_in(folder.path() / "none").error() == base::Error{base::ErrorCode::not_found, "No such file or directory"});
  REQUIRE(base::write_file(folder.path() / "file", std::string_view()).has_value());
  CHECK(base::names_in(folder.path() / "file").error() == base::Error{base::ErrorCode::not_found, "Not a directory"});
}

TEST_CASE("a stick pulled out while its names are listed is an error and not a short list") {
  CHECK(base::all_names(pulled_out_after({"..", "b", ".", "a"})).error() == base::Error{base::ErrorCode::io, "Input/output error"});
  CHECK(base::all_names(pulled_out_after({})).error() == base::Error{base::ErrorCode::io, "Input/output error"});
}
