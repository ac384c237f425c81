// Where a sheet can go. There is no print service here: that is the first of the things that may be missing.
#include "print/printers.h"

#include <cstdlib>
#include <filesystem>

#include "support/catch.h"
#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using session::PlaceKind;
using session::PrintPlace;

const base::Bytes pdf{'%', 'P', 'D', 'F'};

// Nobody's print service, whatever this machine has.
std::unique_ptr<session::PrintPort> port(print::PlacesAllowed allowed) {
  ::setenv("CUPS_SERVER", "/dev/null/no-print-service", 1);
  return print::make_print_port(std::move(allowed));
}

PrintPlace place(const fs::path& folder) { return {PlaceKind::folder, folder.string(), folder.filename().string()}; }

}  // namespace

TEST_CASE("a folder is offered while it is there and nothing that nobody has named") {
  const support::TemporaryFolder folder;
  fs::create_directories(folder.path() / "stick");
  const auto places = port({{}, {folder.path() / "stick", folder.path() / "away"}})->places();
  CHECK(places == std::vector<PrintPlace>{place(folder.path() / "stick")});
  CHECK(port({})->places().empty());
}

TEST_CASE("without a print service there are no printers and printing says so") {
  const auto there = port({{"any"}, {}});
  CHECK(there->places().empty());
  const auto sent = there->deliver({PlaceKind::printer, "office", "Office"}, "Our rules", pdf, base::never_cancelled);
  REQUIRE_FALSE(sent.has_value());
  CHECK(sent.error() == base::Error{base::ErrorCode::not_found, "there is no printer office"});
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
  CHECK(gone.error() == base::Error{base::ErrorCode::not_found, "the folder " + away.string() + " is not there"});
  const auto closed = there->deliver(place("/proc"), "Our rules", pdf, base::never_cancelled);
  REQUIRE_FALSE(closed.has_value());
  const auto other = there->deliver(place(folder.path()), "Our rules", pdf, base::never_cancelled);
  REQUIRE_FALSE(other.has_value());
  CHECK(other.error().code == base::ErrorCode::not_found);
}
