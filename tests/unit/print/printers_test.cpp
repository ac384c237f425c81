// Where a sheet can go. There is no print service here: that is the first of the things that may be missing.
#include "print/printers.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <sys/resource.h>
#include <unistd.h>

#include "support/catch.h"
#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using session::PlaceKind;
using session::PrintPlace;
using session::PrintTrouble;

const base::Bytes pdf{'%', 'P', 'D', 'F'};

// Nobody's print service, whatever this machine has.
std::unique_ptr<session::PrintPort> port(print::PlacesAllowed allowed) {
  ::setenv("CUPS_SERVER", "/dev/null/no-print-service", 1);
  return print::make_print_port(std::move(allowed));
}

// Root may write what is closed to everybody.
class AsNobody {
 public:
  AsNobody() {
    if (::geteuid() == 0) REQUIRE(::seteuid(65'534) == 0);
  }
  ~AsNobody() {
    if (::getuid() == 0 && ::seteuid(0) != 0) std::abort();
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;
};

class FilesOfAtMost {
 public:
  explicit FilesOfAtMost(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit now{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FilesOfAtMost() { ::setrlimit(RLIMIT_FSIZE, &before_); }
  FilesOfAtMost(const FilesOfAtMost&) = delete;
  FilesOfAtMost& operator=(const FilesOfAtMost&) = delete;

 private:
  rlimit before_{};
};

PrintPlace place(const fs::path& folder) { return {PlaceKind::folder, folder.string(), folder.filename().string()}; }

}  // namespace

TEST_CASE("a folder is offered while it is there and nothing that nobody has named") {
  const support::TemporaryFolder folder;
  fs::create_directories(folder.path() / "stick");
  const auto found = port({{}, {folder.path() / "stick", folder.path() / "away"}})->places();
  CHECK(found.places == std::vector<PrintPlace>{place(folder.path() / "stick")});
  CHECK(found.closed == std::vector<session::ClosedPlace>{{place(folder.path() / "away"), PrintTrouble::not_there}});
  CHECK(found.any_is_set);
  const auto nothing = port({})->places();
  CHECK(nothing.places.empty());
  CHECK(nothing.closed.empty());
  CHECK_FALSE(nothing.any_is_set);
}

TEST_CASE("a stick that may only be read is told from one that is not there and is said before anything is saved") {
  const AsNobody nobody;
  const support::TemporaryFolder folder;
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  const auto there = port({{}, {folder.path()}});
  CHECK(there->places().closed == std::vector<session::ClosedPlace>{{place(folder.path()), PrintTrouble::locked}});
  const auto saved = there->deliver(place(folder.path()), "Our rules", pdf, base::never_cancelled);
  REQUIRE_FALSE(saved.has_value());
  CHECK(saved.error().why == PrintTrouble::locked);
  fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST_CASE("a stick that breaks while a sheet is saved is told from one that is locked and keeps no part of it") {
  const support::TemporaryFolder folder;
  const auto there = port({{}, {folder.path()}});
  const auto save = [&] { return there->deliver(place(folder.path()), "Our rules", pdf, base::never_cancelled); };
  {
    const FilesOfAtMost none(0);  // what a stick says that breaks: an error that is not about its room
    const auto broken = save();
    REQUIRE_FALSE(broken.has_value());
    CHECK(broken.error().why == PrintTrouble::cut_off);
  }
  CHECK(fs::is_empty(folder.path()));
  CHECK(save().has_value());
}

TEST_CASE("a printer that somebody has named is missed by its name") {
  const auto found = port({{"office", "any"}, {}})->places();
  CHECK(found.places.empty());
  CHECK(found.closed == std::vector<session::ClosedPlace>{{{PlaceKind::printer, "office", "office"}, PrintTrouble::not_there}});
}

TEST_CASE("without a print service there are no printers and printing says so") {
  const auto there = port({{"any"}, {}});
  CHECK(there->places().places.empty());
  const auto sent = there->deliver({PlaceKind::printer, "office", "Office"}, "Our rules", pdf, base::never_cancelled);
  REQUIRE_FALSE(sent.has_value());
  CHECK(sent.error().why == PrintTrouble::not_there);
  CHECK(sent.error().message == "there is no printer office");
}

TEST_CASE("a printer that is not the kiosk's takes nothing") {
  const auto sent = port({{"office"}, {}})->deliver({PlaceKind::printer, "home", "Home"}, "Our rules", pdf, base::never_cancelled);
  REQUIRE_FALSE(sent.has_value());
  CHECK(sent.error().message == "the printer home is not one of this kiosk's");
}

TEST_CASE("a saved sheet is called after its title and takes nobody else's place") {
  const support::TemporaryFolder folder;
  const auto there = port({{}, {folder.path()}});
  const auto save = [&](const std::string& title) { return there->deliver(place(folder.path()), title, pdf, base::never_cancelled); };
  CHECK(save("Our **rules**: 2/3") == std::string("Our-rules--2-3.pdf"));
  CHECK(save("Our **rules**: 2/3") == std::string("Our-rules--2-3-2.pdf"));
  CHECK(save("กติกา") == std::string("กติกา.pdf"));
  CHECK(save("") == std::string("sheet.pdf"));
  const auto longest = save(std::string(300, 'x'));
  REQUIRE(longest.has_value());
  CHECK(longest->size() == 124);
  CHECK(base::read_file(folder.path() / "Our-rules--2-3.pdf") == pdf);
}

TEST_CASE("a folder that went away or cannot be written to is said in one sentence") {
  const support::TemporaryFolder folder;
  const fs::path away = folder.path() / "away";
  const auto there = port({{}, {away, "/proc"}});
  const auto gone = there->deliver(place(away), "Our rules", pdf, base::never_cancelled);
  REQUIRE_FALSE(gone.has_value());
  CHECK(gone.error().why == PrintTrouble::not_there);
  CHECK(gone.error().message == "the folder " + away.string() + " is not there");
  const auto closed = there->deliver(place("/proc"), "Our rules", pdf, base::never_cancelled);
  REQUIRE_FALSE(closed.has_value());
  const auto other = there->deliver(place(folder.path()), "Our rules", pdf, base::never_cancelled);
  REQUIRE_FALSE(other.has_value());
  CHECK(other.error().why == PrintTrouble::not_there);
}
