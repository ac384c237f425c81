// Where there is nothing to hear it from, nothing to hear is offered, and the desk says why.
#include "screens/draw.h"
#include "support/catch.h"
#include "support/seen.h"

namespace {

std::vector<ui::Widget> drawn_with(const session::Shell& shell, const screens::Hearing& hearing) {
  support::FakeStage table;
  table.setup.page = screens::page_of(shell);
  const std::vector<session::TrackCard> tracks = support::small_tracks();
  const std::vector<screens::LanguageChoice> languages{{"en", "English", "Hello"}};
  screens::Scene scene{shell, tracks, languages};
  scene.hearing = hearing;
  for (int frames = 0; frames < 4; ++frames) table.draw([&](ui::Frame& frame) { screens::draw(scene, frame); });
  return table.stage.widgets();
}

screens::Hearing hearing(bool has_device) {
  screens::Hearing all;
  all.may_sound = true;
  all.no_device = !has_device;
  all.has_sound = all.own_voice = all.can_read = all.can_slow = has_device;
  return all;
}

bool shows(const std::vector<ui::Widget>& widgets, const std::string& id) { return support::find(widgets, id) != nullptr; }

}  // namespace

TEST_CASE("the desk says that no loudspeaker is found and what may be heard can still be decided") {
  const support::Visit visit = support::Visit().to_desk().act(session::OpenTab{session::DeskTab::settings});
  for (const bool has_device : {true, false}) {
    const auto widgets = drawn_with(visit.shell(), hearing(has_device));
    CHECK(shows(widgets, "settings/no-device") == !has_device);
    CHECK(shows(widgets, "settings/sound/50"));
  }
}

TEST_CASE("a reader is offered nothing to hear where nothing is heard") {
  const support::Visit visit = support::Visit().to_lesson();
  CHECK(shows(drawn_with(visit.shell(), hearing(true)), "frame/read"));
  CHECK_FALSE(shows(drawn_with(visit.shell(), hearing(false)), "frame/read"));
}
