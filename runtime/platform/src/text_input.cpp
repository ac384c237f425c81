#include "text_input.h"

#include <string_view>

namespace platform {
namespace {

using ui::TextKey;

std::optional<TextKey> command(SDL_Keycode key, bool with_shift) {
  switch (key) {
    case SDLK_a:
      return TextKey::select_all;
    case SDLK_c:
    case SDLK_INSERT:
      return TextKey::copy;
    case SDLK_x:
      return TextKey::cut;
    case SDLK_v:
      return TextKey::paste;
    case SDLK_y:
      return TextKey::redo;
    case SDLK_z:
      return with_shift ? TextKey::redo : TextKey::undo;
    case SDLK_LEFT:
      return TextKey::word_left;
    case SDLK_RIGHT:
      return TextKey::word_right;
    case SDLK_HOME:
      return TextKey::text_start;
    case SDLK_END:
      return TextKey::text_end;
    case SDLK_BACKSPACE:
      return TextKey::word_backspace;
    case SDLK_DELETE:
      return TextKey::word_remove;
    default:
      return std::nullopt;
  }
}

std::optional<TextKey> plain(SDL_Keycode key) {
  switch (key) {
    case SDLK_LEFT:
      return TextKey::left;
    case SDLK_RIGHT:
      return TextKey::right;
    case SDLK_UP:
      return TextKey::up;
    case SDLK_DOWN:
      return TextKey::down;
    case SDLK_HOME:
      return TextKey::line_start;
    case SDLK_END:
      return TextKey::line_end;
    case SDLK_BACKSPACE:
      return TextKey::backspace;
    case SDLK_DELETE:
      return TextKey::remove;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
      return TextKey::enter;
    default:
      return std::nullopt;
  }
}

std::optional<TextKey> text_key(const SDL_Keysym& symbol) {
  const bool with_shift = (symbol.mod & KMOD_SHIFT) != 0;
  // AltGr is Ctrl and Alt to some systems, and writes letters.
  const bool with_control = (symbol.mod & KMOD_CTRL) != 0 && (symbol.mod & KMOD_ALT) == 0;
  if (with_control) return command(symbol.sym, with_shift);
  if (with_shift && symbol.sym == SDLK_INSERT) return TextKey::paste;
  if (with_shift && symbol.sym == SDLK_DELETE) return TextKey::cut;
  return plain(symbol.sym);
}

// SDL counts an input method's caret in code points.
std::size_t bytes_of(std::string_view text, int code_points) {
  std::size_t bytes = 0;
  for (; bytes < text.size(); ++bytes) {
    const bool begins = (static_cast<unsigned char>(text[bytes]) & 0xC0U) != 0x80U;
    if (begins && code_points-- <= 0) break;
  }
  return bytes;
}

bool is_shift(const SDL_Event& event) {
  return event.key.keysym.sym == SDLK_LSHIFT || event.key.keysym.sym == SDLK_RSHIFT;
}

}  // namespace

void TextInput::take(const std::optional<SDL_Rect>& caret) {
  if (caret) SDL_SetTextInputRect(&*caret);
  if (wanted_ == caret.has_value()) return;
  wanted_ = caret.has_value();
  if (wanted_)
    SDL_StartTextInput();
  else
    SDL_StopTextInput();
}

std::optional<ui::TextEvent> TextInput::text_event(const SDL_Event& event) const {
  if (!wanted_) return std::nullopt;
  if (event.type == SDL_TEXTINPUT) return ui::TypedWords{event.text.text};
  if (event.type == SDL_TEXTEDITING) {
    const std::string_view text = event.edit.text;
    return ui::ComposedWords{std::string(text), bytes_of(text, event.edit.start)};
  }
  if (event.type != SDL_KEYDOWN) return std::nullopt;
  const auto key = text_key(event.key.keysym);
  if (!key) return std::nullopt;
  return ui::TextKeyPress{*key, (event.key.keysym.mod & KMOD_SHIFT) != 0};
}

int TextInput::shift_presses(const SDL_Event& event) {
  const bool down = event.type == SDL_KEYDOWN && event.key.repeat == 0;
  if (!wanted_) return down && is_shift(event) ? 1 : 0;
  const bool counts = event.type == SDL_KEYUP && is_shift(event) && shift_alone_;
  if (event.type == SDL_KEYDOWN && event.key.repeat == 0) shift_alone_ = is_shift(event);
  if (event.type == SDL_TEXTINPUT || event.type == SDL_MOUSEBUTTONDOWN || counts) shift_alone_ = false;
  return counts ? 1 : 0;
}

}  // namespace platform
