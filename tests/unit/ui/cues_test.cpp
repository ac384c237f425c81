#include <functional>

#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

using support::FakeStage;
using ui::Cue;
using ui::Frame;

using Cues = std::set<Cue>;

struct Page {
  FakeStage table;
  bool has_answer = false;
  bool hushed = false;

  Page() { table.setup.page = "one"; }
  void operator()(Frame& frame) const {
    if (hushed) frame.hush();
    frame.control("button", {100, 100, 100, 60});
    frame.cue_of_opening(Cue::parasol_opens);
    frame.cue("always", Cue::bubble_in);
    if (has_answer) frame.cue("answer", Cue::good_choice);
  }
  Cues draw() {
    table.draw(std::ref(*this));
    return table.stage.cues();
  }
};

}  // namespace

TEST_CASE("a page is heard when it opens and what it opens with is not") {
  Page page;
  CHECK(page.draw() == Cues{Cue::page, Cue::parasol_opens});
  CHECK(page.draw().empty());
}

TEST_CASE("what appears on a page that stands is heard once and again when it comes back") {
  Page page;
  page.draw();
  page.has_answer = true;
  CHECK(page.draw() == Cues{Cue::good_choice});
  CHECK(page.draw().empty());
  page.has_answer = false;
  CHECK(page.draw().empty());
  page.has_answer = true;
  CHECK(page.draw() == Cues{Cue::good_choice});
}

TEST_CASE("a touch is heard and nothing is where a page is silent") {
  Page page;
  page.draw();
  page.table.tap({150, 130}, std::ref(page));
  CHECK(page.table.stage.cues() == Cues{Cue::touch});
  page.hushed = true;
  page.has_answer = true;
  page.table.tap({150, 130}, std::ref(page));
  CHECK(page.table.stage.cues().empty());
  CHECK(page.table.stage.is_hushed());
}

TEST_CASE("a way out and what lies below a cover are not heard") {
  FakeStage table;
  const auto content = [](Frame& frame) {
    frame.control("exit", {100, 100, 100, 60}, true, ui::Answers::at_once);
    frame.mute();
    frame.cue("below", Cue::bubble_in);
  };
  table.draw(content);
  table.tap({150, 130}, content);
  CHECK(table.stage.cues().empty());
}
