// One block by itself: read from JSON in a lesson that has nothing else, and played on a faked stage as a reader would.
#pragma once

#include <string>
#include <vector>

#include "content/lesson.h"
#include "screens/block_view.h"
#include "support/fake_stage.h"
#include "support/keys_of.h"
#include "support/lesson_builder.h"

namespace support {

inline std::string lesson_around(const std::string& block) {
  return R"({"format": 1, "id": "try", "number": 1, "title": "Try", "summary": "Try", "minutes": 5, "sensitive": false,
    "objectives": [{"id": "see", "text": "See"}], "prerequisites": [],
    "facilitator": {"purpose": "To try.", "steps": [], "questions": [], "disclosure": "Listen."},
    "blocks": [)" +
         block +
         R"(, {"id": "end", "type": "close", "title": "Bye", "paragraphs": [{"id": "last", "text": "Soon."}]}]})";
}

// What is wrong with a block, each as "place in the block: message".
inline std::vector<std::string> faults_of(const std::string& block) {
  content::Findings findings;
  content::parse_lesson(lesson_around(block), "lessons/try.json", findings);
  std::vector<std::string> faults;
  const std::string start = "lessons/try.json ";
  for (const content::Finding& finding : findings)
    faults.push_back(finding.where.substr(std::min(start.size(), finding.where.size())) + ": " + finding.message);
  return faults;
}

template <typename Block>
Block read_block(const std::string& block) {
  content::Findings findings;
  const auto lesson = content::parse_lesson(lesson_around(block), "lessons/try.json", findings);
  if (!lesson) throw std::runtime_error(findings.at(0).where + ": " + findings.at(0).message);
  return std::get<Block>(lesson->blocks.at(0));
}

// The same text with one part of it replaced, for documents that are wrong in one place.
inline std::string with(std::string text, const std::string& old_part, const std::string& new_part) {
  const auto at = text.find(old_part);
  if (at == std::string::npos) throw std::runtime_error("there is no " + old_part);
  return text.replace(at, old_part.size(), new_part);
}

// Shows the block and does in it what the hand does.
template <typename Block>
struct PlayedBlock {
  Block block;
  session::StateOf<Block> state = {};
  FakeStage table = {};
  int actions = 0;

  void draw(const ui::Input& input = {}) {
    const auto open = shared(small_open_lesson());
    screens::BlockSaid<Block> said;
    table.draw([&](ui::Frame& frame) { said = screens::View<Block>::draw(block, state, *open, frame); }, input);
    if (!said) return;
    ++actions;
    state = session::Play<Block>::update(std::move(state), std::get<session::ActionOf<Block>>(*said), block);
  }
  void point(ui::Point at, bool down) {
    ui::Input input;
    input.pointer = at;
    input.pointer_down = down;
    draw(input);
  }
  void tap(const std::string& id) {
    draw();
    const ui::Point at = table.rect_of(id).centre();
    for (const bool down : {false, true, false, false}) point(at, down);
    draw();
  }
  void drag(const std::string& id, const std::string& to) {
    draw();
    const ui::Point from = table.rect_of(id).centre();
    const ui::Point end = table.rect_of(to).centre();
    point(from, false);
    point(from, true);
    point({from.x + 20, from.y}, true);
    point(end, true);
    point(end, false);
    point(end, false);
    draw();
  }
  void press(ui::Key key) {
    ui::Input input;
    input.keys = {key};
    draw(input);
    draw();
  }
  // With Tab alone; stays where it is when there is no such control.
  void focus(const std::string& id) {
    draw();
    for (int steps = 0; steps < 60 && table.focused() != id; ++steps) press(ui::Key::tab);
  }
  std::string text(const std::string& id) const {
    const ui::Widget* widget = table.find(id);
    return widget == nullptr ? "" : widget->text;
  }
};

}  // namespace support
