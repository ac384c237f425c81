// A real window under a real window manager, with a real pointer and real keys: what walks, which know neither, cannot tell.
#include <cstdlib>
#include <poll.h>

#include "base/file.h"
#include "base/text.h"
#include "job_runner.h"
#include "job_work.h"
#include "kiosk.h"
#include "screens/draw.h"
#include "support/catch.h"
#include "support/temporary_folder.h"
#include "support/virtual_display.h"
#include "walk.h"
#include "window.h"

namespace {

const std::filesystem::path walks = std::filesystem::path(BINARY_FOLDER) / "../tests/walks";

base::Result<std::string> walk_key() {
  TRY_ASSIGN(const std::string file, base::read_text_file(walks / "key.pub"));
  const auto line = file.find('\n') + 1;
  return file.substr(line, file.find('\n', line) - line);
}

// A display with a window manager on it; both end with this object.
class Desktop {
 public:
  Desktop() {
    auto display = support::VirtualDisplay::start(folder_.path());
    REQUIRE(display);
    display_ = std::move(*display);
    ::setenv("DISPLAY", display_->name().c_str(), 1);
    ::setenv("SDL_VIDEODRIVER", "x11", 1);
    ::setenv("SDL_RENDER_DRIVER", "software", 1);
    const std::filesystem::path ready = folder_.path() / "manager-is-ready";
    auto manager = support::ProcessTree::start({"openbox", "--sm-disable", "--startup", "touch " + ready.string()}, {{"DISPLAY", display_->name()}});
    REQUIRE(manager);
    manager_ = std::move(*manager);
    // A window that is opened while the manager takes over the display is neither shown by it nor by the server, and SDL
    // waits for that without end.
    for (int waited_ms = 0; waited_ms < 60'000 && !std::filesystem::exists(ready); waited_ms += 20) ::poll(nullptr, 0, 20);
    REQUIRE(std::filesystem::exists(ready));
  }

  // Pointer and keys, as an X client sends them for somebody's hand.
  std::unique_ptr<support::ProcessTree> hand(std::vector<std::string> command) const {
    command.insert(command.begin(), "xdotool");
    auto running = support::ProcessTree::start(command, {{"DISPLAY", display_->name()}});
    REQUIRE(running);
    return std::move(*running);
  }

 private:
  support::TemporaryFolder folder_;
  std::unique_ptr<support::VirtualDisplay> display_;
  std::unique_ptr<support::ProcessTree> manager_;
};

class WindowedKiosk {
 public:
  explicit WindowedKiosk(const Desktop& desktop) : desktop_(desktop) {
    const auto key = walk_key();
    REQUIRE(key);
    auto library = app::Library::open(walks / "packs", {{*key}, false}, app::Library::catalogue_in(data_.path()));
    REQUIRE(library);
    library_ = std::make_unique<app::Library>(std::move(*library));
    store::StoreOptions options;
    options.folder = data_.path();
    options.clock = &clock_;
    options.random = &random_;
    auto store = store::Store::open(options);
    REQUIRE(store);
    store_ = std::move(*store);
    auto screen = platform::Screen::open_window(1280, 720, true);
    REQUIRE(screen);
    screen_ = std::move(*screen);
    jobs_ = std::make_unique<app::InlineJobs>(app::make_job_work(*store_, [] { return syncing::make_curl_port(); }));
    kiosk_ = std::make_unique<app::Kiosk>(app::KioskSetup{*library_, *store_, *jobs_, *screen_, clock_, random_, "en"});
    kiosk_->turn({});
    screen_->fill_display();
    pass(1000);
  }

  // Lets the window live for so long.
  void pass(std::int64_t ms) {
    const std::int64_t end = clock_.monotonic_ms() + ms;
    while (clock_.monotonic_ms() < end) app::window_turn(*screen_, *kiosk_, clock_, app::WindowKind::of_a_kiosk, 20);
  }

  void by_hand(std::vector<std::string> command) {
    const auto hand = desktop_.hand(std::move(command));
    while (hand->is_running()) pass(20);
    pass(150);
  }

  const ui::Widget* find(const std::string& id) const {
    const ui::Widget* found = nullptr;
    for (const ui::Widget& widget : kiosk_->widgets()) {
      if (widget.kind == ui::Widget::Kind::control && widget.id == id && (found == nullptr || widget.layer > found->layer)) found = &widget;
    }
    return found;
  }

  // Where the middle of a control is on the display, once it stands there to be seen.
  ui::Point place_of(const std::string& id) {
    INFO(id << " on " << screens::screen_name(kiosk_->shell()));
    REQUIRE(find(id) != nullptr);
    if (find(id)->visible.h < find(id)->rect.h - 1) kiosk_->reveal(id);
    pass(700);  // long enough to have read it (R31)
    REQUIRE(find(id) != nullptr);
    REQUIRE(find(id)->enabled);
    const ui::Rect seen = find(id)->visible;
    return {seen.centre().x * screen_->scale(), seen.centre().y * screen_->scale()};
  }

  void tap_twice(const std::string& id) {
    const ui::Point at = place_of(id);
    by_hand({"mousemove", std::to_string(static_cast<int>(at.x)), std::to_string(static_cast<int>(at.y)), "click", "--repeat", "2", "--delay", "70", "1"});
  }

  void focus(const std::string& id) {
    for (int i = 0; i < 40 && !(find(id) != nullptr && find(id)->focused); ++i) by_hand({"key", "Tab"});
    INFO(id);
    REQUIRE(find(id) != nullptr);
    REQUIRE(find(id)->focused);
    pass(600);
  }

  // How often something counted: each choice and each page is a step of the bookmark.
  std::size_t steps() {
    const auto bookmark = store_->bookmark();
    return bookmark ? bookmark->steps.size() : 0;
  }
  std::string screen() const { return screens::screen_name(kiosk_->shell()); }

 private:
  const Desktop& desktop_;
  support::TemporaryFolder data_;
  base::SystemClock clock_;
  evaluation::SeededRandomSource random_{1};
  std::unique_ptr<app::Library> library_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<platform::Screen> screen_;
  std::unique_ptr<app::InlineJobs> jobs_;
  std::unique_ptr<app::Kiosk> kiosk_;
};

}  // namespace

TEST_CASE("R31: in a window, hands that touch everything twice get through a whole lesson and answer nothing unread") {
  const Desktop desktop;
  WindowedKiosk kiosk(desktop);
  const auto walk = app::parse_walk(*base::read_text_file(std::filesystem::path(SOURCE_FOLDER) / "tests/window/hurried-lesson.walk"));
  REQUIRE(walk);
  for (const app::WalkStep& step : *walk) {
    INFO("line " << step.line << ", " << (step.arguments.empty() ? "" : step.arguments[0]));
    if (step.verb == "expect screen") {
      REQUIRE(kiosk.screen() == step.arguments[0]);
      continue;
    }
    REQUIRE(step.verb == "tap-twice");
    const std::size_t before = kiosk.steps();
    kiosk.tap_twice(step.arguments[0]);
    CHECK(kiosk.steps() <= before + 1);
  }
}

TEST_CASE("R31: in a window, a held key does one thing") {
  const Desktop desktop;
  WindowedKiosk kiosk(desktop);
  kiosk.tap_twice("band/12-14");
  kiosk.focus("lesson/gifts-and-coins");
  kiosk.by_hand({"keydown", "Return", "sleep", "2", "keyup", "Return"});
  REQUIRE(kiosk.screen() == "assent");
  kiosk.tap_twice("assent/no");
  const std::size_t before = kiosk.steps();
  kiosk.focus("next");
  kiosk.by_hand({"keydown", "Return", "sleep", "2", "keyup", "Return"});
  CHECK(kiosk.steps() == before + 1);
}

TEST_CASE("in a kiosk's window the keys that lead out of it under a desktop lead nowhere") {
  const Desktop desktop;
  WindowedKiosk kiosk(desktop);
  auto other = support::ProcessTree::start({(std::filesystem::path(BINARY_FOLDER) / "parasol-kiosk").string(), "--gallery", "--size", "640x480"}, {});
  REQUIRE(other);
  kiosk.pass(2500);
  // Each by itself: the next one might bring back what this one hid.
  for (const char* keys : {"alt+Tab", "alt+shift+Tab", "alt+F4", "ctrl+alt+Delete", "super+d", "alt+Escape", "ctrl+Escape", "alt+space"}) {
    INFO(keys);
    kiosk.by_hand({"key", keys});
    kiosk.pass(400);
    kiosk.tap_twice("band/12-14");  // it is there, on top, and it hears
    CHECK(kiosk.screen() == "track");
    kiosk.pass(800);  // a page that has just come takes no key
    kiosk.by_hand({"key", "Escape"});  // and keys reach it too
    CHECK(kiosk.screen() == "home");
  }
}

// A kiosk as it is started where it stands, with what it says in a file.
class KeptKiosk {
 public:
  explicit KeptKiosk(const std::filesystem::path& folder) : folder_(folder) {}

  void play(const std::string& steps) const {
    REQUIRE(base::write_file(folder_ / "steps.walk", steps));
    const auto walk = start(" --walk '" + (folder_ / "steps.walk").string() + "'", "");
    for (int waited_ms = 0; waited_ms < 60'000 && walk->is_running(); waited_ms += 20) ::poll(nullptr, 0, 20);
    REQUIRE_FALSE(walk->is_running());
  }
  std::unique_ptr<support::ProcessTree> start(const std::string& options, const std::string& display) const {
    const std::string command = "exec '" BINARY_FOLDER "/parasol-kiosk' --packs '" + (walks / "packs").string() + "' --trust '" + (walks / "key.pub").string() +
                                "' --data '" + (folder_ / "data").string() + "'" + options + " 2>'" + (folder_ / "log").string() + "'";
    auto started = support::ProcessTree::start({"/bin/sh", "-c", command}, {{"DISPLAY", display}, {"SDL_VIDEODRIVER", "x11"}});
    REQUIRE(started);
    return std::move(*started);
  }
  std::vector<std::string> said(const std::string& words) const {
    std::vector<std::string> found;
    for (const std::string& line : base::split(base::read_text_file(folder_ / "log").value_or(""), '\n')) {
      if (const auto at = line.find(words); at != std::string::npos) found.push_back(line.substr(at));
    }
    return found;
  }
  bool comes_to_say(const std::string& words, std::size_t times) const {
    for (int waited_ms = 0; waited_ms < 30'000 && said(words).size() < times; waited_ms += 20) ::poll(nullptr, 0, 20);
    return said(words).size() >= times;
  }

 private:
  std::filesystem::path folder_;
};

TEST_CASE("a display that goes away takes nothing with it and when it is back so is the page") {
  const support::TemporaryFolder folder;
  const KeptKiosk kept(folder.path());
  kept.play("open org.parasol.ages-12-14/gifts-and-coins\ntap assent/no\ntap next\nexpect screen lesson\n");
  const std::string name = support::VirtualDisplay::free_name();
  auto display = support::VirtualDisplay::start(folder.path() / "first", name);
  REQUIRE(display);
  const auto kiosk = kept.start(" --kiosk", name);
  REQUIRE(kept.comes_to_say("shows ", 1));
  const std::string page = kept.said("shows ").front();
  CHECK(page.rfind("shows org.parasol.ages-12-14/gifts-and-coins, ", 0) == 0);
  REQUIRE((*display)->settled());
  // Oftener than a page may crash before it stays closed.
  for (std::size_t times = 1; times <= 3; ++times) {
    INFO(times);
    display->reset();
    REQUIRE(kept.comes_to_say("there is no display any more; the kiosk waits until there is one", times));
    display = support::VirtualDisplay::start(folder.path() / std::to_string(times), name);
    REQUIRE(display);
    REQUIRE(kept.comes_to_say("shows ", times + 1));
    CHECK(kept.said("shows ").back() == page);
    CHECK((*display)->settled());
    CHECK(kiosk->is_running());
  }
  CHECK(kept.said("the kiosk was ended by signal").empty());
  CHECK(kept.said("there is no display").size() == 3);
}
