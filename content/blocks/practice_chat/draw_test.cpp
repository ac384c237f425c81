#include "blocks/practice_chat/draw_lines.h"

#include "support/catch.h"
#include "support/drawn_block.h"

namespace {

struct Drawn : support::DrawnBlock<content::PracticeChat> {
  Drawn() : DrawnBlock(support::practice_chat("chat")) {}

  // In frames of a tenth of a second.
  void wait(std::int64_t ms) {
    for (const std::int64_t end = table.now_ms + ms; table.now_ms < end;) {
      ui::Input input;
      input.now_ms = table.now_ms += 100;
      draw(input);
    }
    draw();
  }
};

}  // namespace

TEST_CASE("a line takes as long as writing it and as reading the one before within bounds") {
  CHECK(screens::pace_ms(0, 0) == 1000);
  CHECK(screens::pace_ms(40, 0) == 1700);
  CHECK(screens::pace_ms(4, 40) == 1900);
  CHECK(screens::pace_ms(1000, 0) == 3500);
}

TEST_CASE("somebody is seen writing before what they write arrives") {
  Drawn chat;
  CHECK_FALSE(chat.has("line/hello/says"));
  CHECK_FALSE(chat.has("reply/chat"));
  CHECK(chat.has("reply/leave"));
  CHECK(chat.has("reply/tell"));
  chat.wait(500);
  CHECK(chat.words("chat/writing") == "Robin is writing");
  chat.wait(1000);
  CHECK(chat.words("line/hello/says") == "This is hello");
  CHECK_FALSE(chat.has("chat/writing"));
  CHECK_FALSE(chat.has("chat/show-rest"));
  CHECK(chat.has("reply/chat"));
}

TEST_CASE("the rest of what is written can be shown at once") {
  Drawn chat;
  chat.tap("chat/show-rest");
  CHECK(chat.has("line/hello/says"));
  chat.tap("reply/tell");
  CHECK_FALSE(chat.has("line/asked/says"));
  chat.focus("chat/show-rest");
  chat.press(ui::Key::enter);
  CHECK(chat.has("line/asked/says"));
  CHECK(chat.has("line/more/says"));
}

TEST_CASE("who wants no motion sees all lines at once") {
  Drawn chat;
  chat.table.setup.reduced_motion = true;
  chat.draw();
  chat.draw();
  CHECK(chat.has("line/hello/says"));
  CHECK_FALSE(chat.has("chat/writing"));
  chat.tap("reply/tell");
  chat.draw();
  CHECK(chat.has("line/more/says"));
}

TEST_CASE("nothing asks for a frame once the last line has arrived") {
  Drawn chat;
  chat.wait(500);
  CHECK(chat.table.stage.next_wake_ms().has_value());
  chat.wait(3000);
  CHECK_FALSE(chat.table.stage.next_wake_ms().has_value());
}

TEST_CASE("a reply is not answered before it has been seen for a moment") {
  Drawn chat;
  chat.tap("chat/show-rest");
  const ui::Point reply = chat.table.rect_of("reply/chat").centre();
  ui::Input input;
  input.pointer = reply;
  for (const bool down : {false, true, false}) {
    input.pointer_down = down;
    input.now_ms = chat.table.now_ms += 20;
    chat.draw(input);
  }
  CHECK(chat.state.choices.size() <= 1);
}
