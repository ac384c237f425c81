// Where libX11 keeps what it makes of its rules about dead keys; that it does so is its own matter, and for root it does not.
#include <cstdlib>

#include "base/file.h"
#include "platform/screen.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

namespace {

std::string kept_in() {
  const char* const folder = std::getenv("XCOMPOSECACHE");
  return folder == nullptr ? "" : folder;
}

struct Session {
  support::TemporaryFolder folder;
  Session() {
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);
    ::unsetenv("XCOMPOSECACHE");
  }
  ~Session() { ::unsetenv("XCOMPOSECACHE"); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  static void open(const std::filesystem::path& dead_keys) { REQUIRE(platform::Screen::open_window(1280, 720, false, dead_keys).has_value()); }
};

}  // namespace

TEST_CASE("what is made of dead keys is kept for the next start in a folder that is its owner's alone") {
  const Session session;
  const auto folder = session.folder.path() / "dead-keys";
  Session::open(folder);
  CHECK(kept_in() == folder.string());
  REQUIRE(std::filesystem::is_directory(folder));
  CHECK(std::filesystem::status(folder).permissions() == std::filesystem::perms::owner_all);
}

TEST_CASE("where an operator has said where dead keys are kept they are kept there") {
  const Session session;
  ::setenv("XCOMPOSECACHE", "/tmp", 1);
  Session::open(session.folder.path() / "dead-keys");
  CHECK(kept_in() == "/tmp");
}

TEST_CASE("a window opens where nothing can be kept of dead keys") {
  const Session session;
  REQUIRE(base::write_file(session.folder.path() / "dead-keys", std::string_view()).has_value());
  Session::open(session.folder.path() / "dead-keys" / "below-a-file");
  CHECK(kept_in().empty());
  Session::open({});
  CHECK(kept_in().empty());
}
