// What all rules are worth to those who do not see the screen.
#include "screens/by_ear.h"
#include "screens/draw.h"
#include "support/catch.h"
#include "support/fake_stage.h"
#include "support/visit.h"

using support::FakeStage;
using support::Visit;
using ui::Widget;

TEST_CASE("every control of every screen has a name that can be spoken") {
  for (auto [name, visit] : support::visits_everywhere()) {
    for (const bool with_menu : {false, true}) {
      Visit shown = visit;
      if (with_menu) shown.act(session::ChooseScanning{session::Scanning::usual}).act(session::OpenOverlay{session::LookMenu{}});
      FakeStage table;
      table.setup.page = screens::page_of(shown.shell());
      const std::vector<screens::LanguageChoice> languages{{"en", "English"}, {"th", "Thai"}};
      const std::vector<session::TrackCard> tracks = support::small_tracks();
      const screens::Hearing all{true, true, true, true, true};
      for (int frames = 0; frames < 3; ++frames) {
        table.draw([&](ui::Frame& frame) { screens::draw({shown.shell(), tracks, languages, {}, std::nullopt, all}, frame); });
      }
      for (const Widget& widget : table.stage.widgets()) {
        if (widget.kind != Widget::Kind::control) continue;
        INFO(name << ", " << widget.id);
        CHECK(screens::name_of(widget, table.stage.widgets()) != "");
      }
    }
  }
}
