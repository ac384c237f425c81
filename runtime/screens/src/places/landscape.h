// What is written on the landscape that a kiosk shows to nobody in particular.
#pragma once

#include <cstddef>
#include <string>

#include "ui/frame.h"

namespace screens {

// On a ground of its own, near the lower edge; its id is "next/label".
void draw_invitation(const std::string& words, ui::Frame& frame);

// Of words right on the sky, by day and below the veil of the dark colours.
ui::Colour ink_on_sky();

// A word that one of the four says, in a bubble over their head.
ui::Rect hello_bubble(const std::string& words, std::size_t who, ui::Frame& frame);
void say_hello(const std::string& id, const std::string& words, std::size_t who, ui::Frame& frame);

}  // namespace screens
