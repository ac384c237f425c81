#include "walk_typing.h"

namespace app {

base::Result<ui::Input> typed_words(const std::string& words, bool a_field_waits) {
  if (!a_field_waits) return base::fail(base::ErrorCode::invalid_input, "no screen of this kiosk takes typed text");
  ui::Input input;
  input.text.emplace_back(ui::TypedWords{words});
  return input;
}

}  // namespace app
