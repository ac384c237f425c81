// What is read aloud of a page: its texts in the order in which they were drawn, without the bars, sentence by sentence.
// Made of nothing but the record of what was drawn, so that every screen that shows words can be read.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "ui/frame.h"

namespace app {

struct Passage {
  std::string widget = "";   // whose words these are; "": of none on the screen
  std::size_t from = 0;      // bytes of what the widget says
  std::size_t to = 0;
  std::string words;
  std::string recording = "";  // entry of the pack; the passage is all of the text then
  std::string language = "";   // where it is not the reader's

  friend bool operator==(const Passage&, const Passage&) = default;
};

struct PageVoice {
  std::string language;
  bool can_be_made = false;  // else only what is recorded is read
  std::function<std::string(const std::string& words)> recording_of;  // "" when there is none
  std::string other_language = "";  // of texts that nobody has translated, where a voice of it can be made
};

std::vector<Passage> passages_of(const std::vector<ui::Widget>& widgets, const PageVoice& voice);
// The same of one text; `language` is its own, where it is not the reader's.
void add_passages(const std::string& widget, const std::string& words, const PageVoice& voice, std::vector<Passage>& passages,
                  const std::string& language = "");

}  // namespace app
