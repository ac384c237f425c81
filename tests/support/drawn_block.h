// A block of a lesson drawn on a fake stage and played by hand: what its view says is carried out at once.
#pragma once

#include <string>

#include "blocks/every_draw.h"
#include "support/fake_stage.h"
#include "support/keys_of.h"
#include "support/lesson_builder.h"

namespace support {

template <typename Block>
struct DrawnBlock {
  using Play = session::Play<Block>;

  Block block;
  typename Play::State state = {};
  FakeStage table = {};
  session::OpenLessonPointer open = shared(small_open_lesson());

  // The window is high enough for nothing to be out of sight.
  explicit DrawnBlock(Block played) : block(std::move(played)) {
    table.setup.width_px = 2560;  // twice the usual, so that a unit is two pixels
    table.setup.height_px = 2400;
    draw();
  }

  void draw(const ui::Input& input = {}) {
    screens::BlockSaid<Block> said;
    table.draw([&](ui::Frame& frame) { said = screens::View<Block>::draw(block, state, *open, frame); }, input);
    if (!said) return;
    if (const auto* action = std::get_if<typename Play::Action>(&*said))
      state = Play::update(std::move(state), *action, block);
  }
  void move(ui::Point at, bool down) {
    ui::Input input;
    input.pointer = at;
    input.pointer_down = down;
    draw(input);
  }
  bool has(const std::string& id) const { return table.find(id) != nullptr; }
  std::string words(const std::string& id) const { return has(id) ? table.find(id)->text : ""; }
  void tap(const std::string& id) {
    REQUIRE(has(id));
    const ui::Point at = table.find(id)->visible.centre();
    for (const bool down : {false, true, false}) move(at, down);
    draw();
  }
  void drag(const std::string& from, ui::Point to) {
    REQUIRE(has(from));
    const ui::Point start = table.find(from)->visible.centre();
    move(start, false);
    move(start, true);
    for (const float share : {0.25F, 0.5F, 0.75F, 1.0F})
      move({start.x + (to.x - start.x) * share, start.y + (to.y - start.y) * share}, true);
    move(to, false);
    draw();
  }
  void press(ui::Key key) {
    ui::Input input;
    input.keys = {key};
    draw(input);
    draw();
  }
  // By Tab until it has the focus.
  void focus(const std::string& id) {
    for (int i = 0; i < 40 && table.focused() != id; ++i) press(ui::Key::tab);
    REQUIRE(table.focused() == id);
  }
  bool is_done() const { return Play::progress(state, block).is_done(); }
  void restart() { state = Play::replay(Play::steps(state), block); }
};

}  // namespace support
