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

content::PracticeChat team_chat() {
  content::PracticeChat chat = support::practice_chat("team");
  chat.group = support::text("team/group", "Dragons");
  chat.partners = {{"ruben", support::text("team/ruben", "Ruben"), content::Who::ruben}, {"fox", support::text("team/fox", "Fox"), std::nullopt}};
  const auto says = [](const std::string& id, std::size_t partner) {
    content::ChatMessage message;
    message.id = id;
    message.partner = partner;
    message.text = support::text("team/" + id, "This is " + id);
    return message;
  };
  content::ChatMessage sticker = says("cake", 1);
  sticker.shows = content::Sticker::cake;
  content::ChatMessage photo = says("potato", 1);
  photo.shows = content::PhotoCard{};
  chat.nodes[0].messages = {says("one", 0), says("two", 0), sticker, photo};
  return chat;
}

struct DrawnTeam : support::DrawnBlock<content::PracticeChat> {
  DrawnTeam() : DrawnBlock(team_chat()) {}
};

content::PracticeChat chat_to_leave(bool blocks) {
  content::PracticeChat chat = support::practice_chat("chat");
  for (content::ChatChoice& choice : chat.nodes[0].choices) {
    if (choice.kind == content::ChatChoiceKind::leave) choice.codes = {{"block_or_report", blocks ? 1 : 0}};
  }
  return chat;
}

struct DrawnLeaving : support::DrawnBlock<content::PracticeChat> {
  explicit DrawnLeaving(bool blocks) : DrawnBlock(chat_to_leave(blocks)) {}
};

}  // namespace

TEST_CASE("a line takes as long as writing it and as reading the one before within bounds") {
  CHECK(screens::pace_ms(0, 0) == 1200);
  CHECK(screens::pace_ms(40, 0) == 2300);
  CHECK(screens::pace_ms(4, 40) == 2500);
  CHECK(screens::pace_ms(1000, 0) == 4000);
}

TEST_CASE("somebody is seen writing before what they write arrives") {
  Drawn chat;
  CHECK_FALSE(chat.has("line/hello/says"));
  CHECK_FALSE(chat.has("reply/chat"));
  CHECK(chat.has("reply/leave"));
  CHECK(chat.has("reply/tell"));
  chat.wait(500);
  CHECK(chat.words("chat/writing") == "Robin is writing");
  chat.wait(1500);
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

TEST_CASE("R31 no line that arrives takes the tap away from the button that shows the rest") {
  Drawn chat;
  chat.table.setup.width_px = 640;
  chat.table.setup.height_px = 480;
  for (int frames = 0; frames < 3; ++frames) chat.draw();
  const ui::Point at = chat.table.rect_of("chat/show-rest").centre();
  const auto put = [&](bool down, std::int64_t later_ms) {
    ui::Input input;
    input.pointer = at;
    input.pointer_down = down;
    input.now_ms = chat.table.now_ms += later_ms;
    chat.draw(input);
  };
  put(false, 20);
  put(true, 20);
  for (int i = 0; i < 40; ++i) put(true, 100);
  CHECK_FALSE(chat.has("line/hello/says"));
  put(false, 20);
  chat.draw();
  CHECK(chat.has("line/hello/says"));
}

TEST_CASE("R31 the second half of a double click on a reply does not show the rest") {
  Drawn chat;
  chat.wait(20'000);
  const auto tap_fast = [&](const std::string& id) {
    ui::Input input;
    input.pointer = chat.table.rect_of(id).centre();
    for (const bool down : {false, true, false}) {
      input.pointer_down = down;
      input.now_ms = chat.table.now_ms += 20;
      chat.draw(input);
    }
    input.now_ms = chat.table.now_ms += 20;
    chat.draw(input);
  };
  tap_fast("reply/tell");
  REQUIRE(chat.has("chat/show-rest"));
  tap_fast("chat/show-rest");
  CHECK_FALSE(chat.has("line/asked/says"));
  chat.tap("chat/show-rest");
  CHECK(chat.has("line/asked/says"));
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
  chat.wait(4000);
  CHECK_FALSE(chat.table.stage.next_wake_ms().has_value());
}

TEST_CASE("nothing arrives below what covers the chat") {
  Drawn chat;
  const auto covered = [&](ui::Frame& frame) {
    frame.mute();
    CHECK_FALSE(screens::View<content::PracticeChat>::draw(chat.block, chat.state, *chat.open, frame));
  };
  for (int frames = 0; frames < 20; ++frames) chat.table.draw(covered);
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

TEST_CASE("a group is named by its head and whoever begins to say something by a face and a name") {
  DrawnTeam chat;
  chat.tap("chat/show-rest");
  CHECK(chat.words("chat/name") == "Dragons");
  CHECK(chat.words("chat/status") == "Ruben · Fox");
  CHECK(chat.words("chat/face/ruben") == "Ruben");
  CHECK(chat.words("said/hello/one/name") == "Ruben");
  CHECK_FALSE(chat.has("said/hello/two/name"));
  CHECK(chat.words("said/hello/cake/name") == "Fox");
  CHECK_FALSE(chat.has("said/hello/potato/name"));
}

TEST_CASE("stickers say what they show and a photo is a frame with a word") {
  DrawnTeam chat;
  chat.tap("chat/show-rest");
  REQUIRE(chat.has("line/hello/cake"));
  CHECK(chat.table.find("line/hello/cake")->kind == ui::Widget::Kind::picture);
  CHECK(chat.words("line/hello/cake") == "This is cake");
  CHECK(chat.table.find("line/hello/potato")->kind == ui::Widget::Kind::text);
  CHECK(chat.words("line/hello/potato") == "This is potato");
}

TEST_CASE("leaving and blocking and reporting are each seen to be done") {
  DrawnLeaving chat(true);
  chat.tap("reply/leave");
  CHECK(chat.words("line/hello/choices/leave/left") == "You left the chat.");
  CHECK(chat.words("line/hello/choices/leave/blocked") == "You blocked it, so nothing new comes in.");
  CHECK(chat.words("line/hello/choices/leave/reported") == "You reported it to the people who run the app.");
}

TEST_CASE("who only leaves is not told of blocking and reporting") {
  DrawnLeaving chat(false);
  chat.tap("reply/leave");
  CHECK(chat.words("line/hello/choices/leave/left") == "You left the chat.");
  CHECK_FALSE(chat.has("line/hello/choices/leave/blocked"));
  CHECK_FALSE(chat.has("line/hello/choices/leave/reported"));
}

TEST_CASE("after a choice by key the focus comes to what can be answered next and not to the pause") {
  Drawn drawn;
  drawn.wait(20'000);
  drawn.focus("reply/chat");
  drawn.press(ui::Key::enter);
  for (int i = 0; i < 400 && drawn.table.focused() != "reply/give"; ++i) {
    drawn.wait(100);
    CHECK(drawn.table.focused() != "chat/pause");
  }
  CHECK(drawn.table.focused().rfind("reply/", 0) == 0);
}

TEST_CASE("letters of a group's partners without a face do not lie over one another") {
  content::PracticeChat chat = team_chat();
  chat.partners[0].who = std::nullopt;
  support::DrawnBlock<content::PracticeChat> drawn(chat);
  const ui::Rect first = drawn.table.rect_of("chat/face/ruben");
  const ui::Rect second = drawn.table.rect_of("chat/face/fox");
  CHECK(second.x >= first.right());
}

namespace {

struct DrawnIn : Drawn {
  DrawnIn(int width, int height, int text_percent) {
    table.setup.width_px = width;
    table.setup.height_px = height;
    table.setup.text_percent = text_percent;
    for (content::ChatMessage& message : block.nodes[0].messages) message.text = support::text("chat/long", "you play so well where do you live");
    std::string intro;
    for (int i = 0; i < 80; ++i) intro += "nobody is here ";
    block.intro = support::text("chat/long-intro", intro);
    for (int frames = 0; frames < 3; ++frames) draw();
    wait(20'000);
    for (int frames = 0; frames < 3; ++frames) draw();
  }
  bool is_whole(const std::string& id) const { return table.find(id)->visible == table.rect_of(id); }
};

}  // namespace

TEST_CASE("R31 the newest words and one whole reply and both ways out are seen together in every window") {
  for (const auto& [width, height, percent] : {std::tuple(1280, 720, 100), std::tuple(1280, 720, 200), std::tuple(1024, 600, 200), std::tuple(640, 480, 100), std::tuple(720, 1280, 200)}) {
    INFO(width << "x" << height << " at " << percent);
    const DrawnIn chat(width, height, percent);
    CHECK(chat.is_whole("line/hello/says"));
    CHECK(chat.is_whole("reply/chat"));
    CHECK(chat.is_whole("reply/leave"));
    CHECK(chat.is_whole("reply/tell"));
  }
}

TEST_CASE("the name in a chat and that it is pretend stand in one row and clear of the edge in a low window") {
  for (const auto& [width, height, percent] : {std::tuple(640, 480, 100), std::tuple(640, 480, 200), std::tuple(1024, 600, 200), std::tuple(1280, 720, 200)}) {
    INFO(width << "x" << height << " at " << percent);
    const DrawnIn chat(width, height, percent);
    const ui::Rect name = chat.table.rect_of("chat/name");
    const ui::Rect pretend = chat.table.rect_of("chat/pretend");
    CHECK(pretend.x >= name.right());
    CHECK(std::abs(pretend.centre().y - name.centre().y) < 2);
  }
}

TEST_CASE("R31 where a window is too low for the newest words and a reply the words are seen") {
  for (const auto& [width, height, percent] : {std::tuple(640, 480, 200), std::tuple(640, 480, 150), std::tuple(720, 480, 200)}) {
    INFO(width << "x" << height << " at " << percent);
    const DrawnIn chat(width, height, percent);
    const ui::Widget& newest = *chat.table.find("line/hello/says");
    CHECK(newest.visible.y == newest.rect.y);
    CHECK(newest.visible.h >= std::min(newest.rect.h, 60.0F));
    CHECK(chat.is_whole("reply/leave"));
    CHECK(chat.is_whole("reply/tell"));
  }
}

TEST_CASE("a chat takes the row of going on while nothing can go on from it") {
  struct LongWords final : ui::Translator {
    std::string translate(const content::Text& text) const override { return text.source + " ~~~~"; }
    std::string plural(const content::Text&, const std::string& many, long) const override { return many; }
  };
  const LongWords long_words;
  DrawnIn chat(640, 480, 100);
  chat.table.stage.show(long_words, &chat.table.media, content::PackId("pack"));
  chat.draw();
  chat.draw();
  const float bottom = chat.table.rect_of("reply/leave").bottom();
  auto sensitive = support::small_open_lesson();
  sensitive.lesson.sensitive = true;  // R10: it can be skipped from that row
  chat.open = support::shared(std::move(sensitive));
  chat.draw();
  chat.draw();
  CHECK(chat.table.rect_of("reply/leave").bottom() < bottom - 56);
}

TEST_CASE("the talk goes to the newest words after every reply") {
  DrawnIn chat(1280, 720, 100);
  chat.tap("reply/tell");
  chat.tap("chat/show-rest");
  chat.draw();
  CHECK(chat.is_whole("line/more/says"));
}
