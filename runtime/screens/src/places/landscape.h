// What is written on the landscape that a kiosk shows to nobody in particular.
#pragma once

#include <string>

#include "ui/frame.h"

namespace screens {

// On a ground of its own, near the lower edge; its id is "next/label".
void draw_invitation(const std::string& words, ui::Frame& frame);

}  // namespace screens
