// Packs that come and go while the kiosk is open.
#include "job_work.h"
#include "kiosk.h"
#include "stock/pack_folder.h"
#include "support/catch.h"
#include "support/kiosk_program.h"
#include "sync/http_port.h"

namespace {

const content::PackId hello("org.example.hello");

struct Desk {
  support::KioskProgram files;
  base::VirtualClock clock;
  evaluation::SeededRandomSource random{1};
  content::OpenOptions options{{}, true};
  std::filesystem::path withdrawn = stock::withdrawn_in(files.data());
  app::LibraryRenewal renewal{{files.packs(), options, app::Library::catalogue_in(files.data()), withdrawn}};
  std::unique_ptr<session::PackPort> packs = stock::make_pack_port({files.packs(), withdrawn, {files.file("stick")}, {}}, options);
  std::unique_ptr<store::Store> store;
  std::unique_ptr<app::Library> library;
  std::unique_ptr<session::Jobs> jobs;
  std::unique_ptr<platform::Screen> screen;
  std::unique_ptr<app::Kiosk> kiosk;

  Desk() {
    REQUIRE(files.add_small_pack());
    std::filesystem::create_directory(files.file("stick"));
    store = store::Store::open({files.data(), &clock, &random}).value();
    library = std::make_unique<app::Library>(renewal.open().value());
    jobs = std::make_unique<app::InlineJobs>(app::make_job_work(*store, [] { return syncing::make_curl_port(); }, {nullptr, packs.get(), &renewal}));
    screen = platform::Screen::in_memory(640, 480).value();
    app::KioskSetup setup{*library, *store, *jobs, *screen, clock, random};
    setup.renewal = &renewal;
    kiosk = std::make_unique<app::Kiosk>(setup);
  }
  void act(const session::Action& action) {
    kiosk->act(action);
    kiosk->turn({});
  }
  void open_desk() {
    REQUIRE(store->pin_lock().set("2580"));
    act(session::Report(session::PinKept{}));
    act(session::PlaceAction(session::Home::Action(session::OpenDesk{})));
    for (const int digit : {2, 5, 8, 0}) act(session::PinDigit{digit});
    act(session::PinEntered{});
    act(session::OpenTab{session::DeskTab::packs});
  }
  const session::PacksSeen& seen() const { return *kiosk->shell().packs.seen; }
};

}  // namespace

TEST_CASE("a pack that is withdrawn at the desk is offered to nobody any more") {
  Desk desk;
  REQUIRE(desk.library->tracks().size() == 1);
  desk.open_desk();
  desk.act(session::WithdrawInstalled{hello});
  desk.act(session::SurePackDeed{});
  CHECK(desk.library->tracks().empty());
  CHECK(desk.seen().installed.empty());
  CHECK(std::holds_alternative<session::WithdrawnPack>(desk.kiosk->shell().packs.work));
  CHECK(desk.renewal.open()->tracks().empty());
}

TEST_CASE("a pack that is installed at the desk is offered at once") {
  Desk desk;
  std::vector<support::ZipItem> items = support::items_of(support::replaced(support::manifest_of(support::small_files()), "org.example.hello", "org.example.world"), support::small_files());
  REQUIRE(desk.files.write("stick/world.parasol", support::zip_bytes(items)));
  desk.open_desk();
  REQUIRE(desk.seen().sources.at(0).packs.size() == 1);
  desk.act(session::InstallFound{desk.seen().sources[0].packs[0].file});
  CHECK(std::holds_alternative<session::InstalledPack>(desk.kiosk->shell().packs.work));
  CHECK(desk.library->tracks().size() == 2);
}

TEST_CASE("a lesson goes on with the pack it was opened from and the pack is gone after it") {
  Desk desk;
  desk.act(session::PlaceAction(session::Home::Action(session::OpenTrack{hello})));
  desk.act(session::PlaceAction(session::ChooseLesson{content::LessonId("hello")}));
  REQUIRE(std::holds_alternative<session::LessonVisit>(desk.kiosk->shell().place));
  REQUIRE(desk.packs->withdraw(hello).has_value());
  desk.renewal.open_again();
  desk.act(session::Anywhere(session::ChooseTextSize{125}));
  CHECK(desk.library->media(hello, "media/hello.svg").has_value());
  desk.act(session::Anywhere(session::QuickExit{}));
  CHECK(desk.library->tracks().empty());
  CHECK_FALSE(desk.library->media(hello, "media/hello.svg").has_value());
}
