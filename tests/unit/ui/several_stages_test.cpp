#include <imgui.h>

#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

using support::FakeStage;
using ui::Frame;
using ui::Rect;

const Rect place{100, 100, 200, 60};
const Rect area{100, 300, 400, 200};

void draw_screen(Frame& frame, std::string& pressed) {
  if (frame.control("a", place).pressed) pressed += "a ";
  frame.text("t", {100, 200, 200, 60}, "five words", {});
  frame.begin_scroll("area", area);
  frame.control("b", {100, 0, 400, 60});
  frame.fill({100, 100, 400, 300}, frame.theme().teal.strong);
  frame.end_scroll(900);
}

// What a stage draws when it is alone: its first frames, as numbers.
std::vector<float> corners(const ImDrawData* data) {
  std::vector<float> all{data->DisplaySize.x, data->DisplaySize.y};
  for (int i = 0; i < data->CmdListsCount; ++i) {
    for (const ImDrawVert& vertex : data->CmdLists[i]->VtxBuffer) all.insert(all.end(), {vertex.pos.x, vertex.pos.y});
    for (const ImDrawCmd& command : data->CmdLists[i]->CmdBuffer) {
      all.insert(all.end(), {command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w});
    }
  }
  return all;
}

void make_arabic(FakeStage& table) {
  table.setup = {1920, 1080, "ar", true, 150, ui::ThemeName::dark, "preview", false};
}

}  // namespace

TEST_CASE("no context of Dear ImGui is current outside a stage") {
  CHECK(ImGui::GetCurrentContext() == nullptr);
  FakeStage table;
  CHECK(ImGui::GetCurrentContext() == nullptr);
  std::string pressed;
  table.draw([&](Frame& frame) { draw_screen(frame, pressed); });
  CHECK(ImGui::GetCurrentContext() == nullptr);
  table.stage.forget_textures();
  CHECK(ImGui::GetCurrentContext() == nullptr);
}

TEST_CASE("two stages that draw by turns in the middle of each other's frames draw as if they were alone") {
  std::string pressed;
  const auto alone = [&](FakeStage& table) {
    ui::Frame frame = table.stage.begin(table.setup, {});
    draw_screen(frame, pressed);
    return corners(table.stage.end());
  };
  FakeStage english_alone;
  FakeStage arabic_alone;
  make_arabic(arabic_alone);
  const std::vector<float> english_expected = alone(english_alone);
  const std::vector<float> arabic_expected = alone(arabic_alone);
  REQUIRE(english_expected != arabic_expected);

  FakeStage english;
  FakeStage arabic;
  make_arabic(arabic);
  ui::Frame one = english.stage.begin(english.setup, {});
  ui::Frame other = arabic.stage.begin(arabic.setup, {});
  one.control("a", place);
  other.control("a", place);
  one.text("t", {100, 200, 200, 60}, "five words", {});
  other.text("t", {100, 200, 200, 60}, "five words", {});
  one.begin_scroll("area", area);
  other.begin_scroll("area", area);
  one.control("b", {100, 0, 400, 60});
  other.control("b", {100, 0, 400, 60});
  other.fill({100, 100, 400, 300}, other.theme().teal.strong);
  one.fill({100, 100, 400, 300}, one.theme().teal.strong);
  one.end_scroll(900);
  other.end_scroll(900);
  CHECK(corners(english.stage.end()) == english_expected);
  CHECK(corners(arabic.stage.end()) == arabic_expected);
  CHECK(english.rect_of("b") == Rect{100, 300, 400, 60});
  CHECK(arabic.rect_of("b") == Rect{780, 300, 400, 60});
}

TEST_CASE("a finger and keys on one stage leave the other alone") {
  std::string one_pressed;
  std::string other_pressed;
  FakeStage one;
  FakeStage other;
  make_arabic(other);
  const auto draw_one = [&](Frame& frame) { draw_screen(frame, one_pressed); };
  const auto draw_other = [&](Frame& frame) { draw_screen(frame, other_pressed); };
  for (const bool down : {false, true, false}) {
    one.draw(draw_one, {place.centre(), down, 0, {}});
    other.draw(draw_other);
  }
  CHECK(one_pressed == "a ");
  CHECK(other_pressed.empty());
  other.press_key(ui::Key::end, draw_other);
  one.draw(draw_one);
  CHECK(other.rect_of("b").y == 300 - 700);
  CHECK(one.rect_of("b").y == 300);
  other.press_key(ui::Key::tab, draw_other);
  one.draw(draw_one);
  CHECK(other.focused() == "a");
  CHECK(one.focused().empty());
}

TEST_CASE("a stage that ends while another is drawn takes nothing with it") {
  FakeStage table;
  ui::Frame frame = table.stage.begin(table.setup, {});
  {
    FakeStage short_lived;
    short_lived.draw([](Frame& inner) { inner.fill({0, 0, 50, 50}, ui::rgb(0xFF0000)); });
  }
  frame.fill({0, 0, 50, 50}, ui::rgb(0xFF0000));
  CHECK(table.stage.end()->TotalIdxCount == 6);
}
