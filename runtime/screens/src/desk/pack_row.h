// One pack in a list at the desk: what kind it is, its name, what is said of it, and at the end what can be done with it.
#pragma once

#include <optional>
#include <string>

#include "desk/desk_parts.h"

namespace screens {

// What stands beside the version: signed, updating, expires soon.
struct PackState {
  std::string words;
  ui::Tone tone = ui::Tone::plain;
  bool is_good = false;  // with a check in front, so that colour does not say it alone
};

struct PackRow {
  std::string id;  // of its texts: ID/title, ID/more, ID/version, ID/state
  const session::PackFacts* pack = nullptr;
  std::string more;  // quieter words below the name; may be empty
  PackState state;
  std::string button_id;  // may be empty
  std::string button;
  bool button_counts = true;
};

float pack_row_height(const PackRow& row, float width, ui::Frame& frame);  // with the gap below it
// True when the button was pressed.
bool draw_pack_row(const PackRow& row, ui::Column& column, ui::Frame& frame);

// Of a pack of contacts: whose numbers somebody has to verify again, now or soon, when that is not all of them.
std::string to_verify_words(const session::PackFacts& pack, const Scene& scene, ui::Frame& frame);
PackState signed_state(const session::PackFacts& pack, const Scene& scene, ui::Frame& frame);
std::string size_words(std::uint64_t bytes, ui::Frame& frame);  // "38 MB"
std::string with_word(std::string text, std::string_view mark, const std::string& value);

// What is being brought in: a bar that grows, and how far it is.
void draw_bar(std::string_view id, float share, ui::Column& column, ui::Frame& frame);
int percent_of(const session::InstallingPack& installing);

}  // namespace screens
