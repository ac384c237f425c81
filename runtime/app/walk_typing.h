// The step `type` of a walk.
#pragma once

#include <string>

#include "base/result.h"
#include "ui/input.h"

namespace app {

// What a keyboard gives for these words. Fails with invalid_input while no field has the focus: students have no free
// text (R2), so that on their screens this step is there to prove just that.
base::Result<ui::Input> typed_words(const std::string& words, bool a_field_waits);

}  // namespace app
