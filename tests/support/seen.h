// What a reader sees of a state of the kiosk: the widgets that the screens draw of it, with faked ports.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "screens/draw.h"
#include "support/fake_stage.h"
#include "support/visit.h"

namespace support {

// What is drawn of a state: its widgets, once the layout has come to rest.
std::vector<ui::Widget> drawn(const session::Shell& shell, int text_percent = 100, bool right_to_left = false,
                          const std::vector<session::TrackCard>& tracks = small_tracks(),
                          const std::vector<content::Contacts>& contacts = {}, std::optional<base::Date> today = std::nullopt);

const ui::Widget* find(const std::vector<ui::Widget>& widgets, const std::string& id);

int top_layer(const std::vector<ui::Widget>& widgets);

std::string words_of(const std::vector<ui::Widget>& widgets, const std::string& id);

std::string all_words(const std::vector<ui::Widget>& widgets);

// Whether the control can be used in the very place the reader sees it.
bool can_be_touched(const std::vector<ui::Widget>& widgets, const std::string& id);

}  // namespace support
