// One frame being drawn: where screens put text, pictures, surfaces and controls, and what they learn
// of the reader's input while doing so. A screen names every control with a stable id ("answer/2"),
// lays out from left to right in logical units, and knows nothing of windows, pixels or direction: the
// frame scales and mirrors. Everything drawn is written down (Widget), so that a walk can tap by id and
// a test can see what was clipped. Text sizes follow the reader's setting; surfaces do not.
//
// What outlives a frame is the Stage's (ui/stage.h).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/lesson.h"
#include "ui/embedded.h"
#include "ui/input.h"
#include "ui/picture_port.h"
#include "ui/surface.h"
#include "ui/text_port.h"
#include "ui/texture_cache.h"
#include "ui/translator.h"
#include "ui/typing.h"

namespace ui {

enum class Icon { home, back, speaker, exit, heart, check, turn_back, next, pause, close, play, globe, umbrella, lock, question, people, shift, backspace, enter };

struct TextStyle {
  float size = type::body;
  Weight weight = Weight::regular;
  Align align = Align::start;
  Colour colour;
  bool chrome = false;  // in the bars: grows only as far as they have room
};

struct TextSize {
  float w = 0;
  float h = 0;
  int lines = 0;
};

// What was drawn, in logical screen coordinates after mirroring and scrolling.
struct Widget {
  enum class Kind { control, text, picture };
  Kind kind = Kind::control;
  std::string id;
  Rect rect;      // all of it
  Rect visible;   // what is inside the scroll area and the window
  std::string text;
  bool enabled = true;
  bool focused = false;
  bool overflows = false;        // text wider or higher than the place it was given
  bool scrolls = false;          // stands in a scroll area
  int layer = 0;                 // overlays lie on higher layers and hide those below
  std::size_t missing_glyphs = 0;
  bool takes_text = false;
  std::vector<Rect> spoken = {};  // where words of it are marked as being read aloud
};

// Whether a scroll area moves to its end by itself: when its content grew, or also when it first appears.
enum class Follow { nothing, growth, end };

struct ControlState {
  bool pressed = false;  // in this frame
  bool hovered = false;
  bool held = false;
  bool focused = false;  // and the ring is to be shown
};

struct FrameSetup {
  int width_px = 1280;
  int height_px = 720;
  std::string language = "en";
  bool right_to_left = false;
  int text_percent = 100;
  ThemeName theme = ThemeName::warm;
  std::string page;  // names what is shown; focus and scroll start afresh when it changes
  std::optional<TypingPermit> typing = std::nullopt;  // only on screens of trainers and the editor (R2)
};

class Stage;

class Frame {
 public:
  // Size of the canvas in logical units: at least 1280 × 720 in proportion to the window.
  Size size() const { return size_; }
  bool right_to_left() const { return setup_.right_to_left; }
  float text_factor() const { return static_cast<float>(setup_.text_percent) / 100; }
  float chrome_factor() const;  // of text in the bars, which have only so much room
  float title_factor() const;   // of titles, which are large to begin with
  const Theme& theme() const { return *theme_; }
  const std::string& language() const { return setup_.language; }

  std::string say(const char* key, const char* source) const;  // interface text, extracted by xgettext
  std::string say(const content::Text& text) const;
  std::string say_plural(const char* key, const char* one, const char* many, long count) const;

  // ---- drawing ----
  TextSize measure(std::string_view marked_text, const TextStyle& style, float width) const;
  // Draws into `box` from its top and returns the size it took; text that needs more is reported.
  TextSize text(std::string_view id, Rect box, std::string_view marked_text, const TextStyle& style);
  // The same for text whose [[target:words]] can be tapped; returns the target pressed, or "".
  std::string tappable_text(std::string_view id, Rect box, std::string_view marked_text, const TextStyle& style,
                            const std::vector<std::string>& found);
  void surface(Rect rect, const SurfaceStyle& style);
  void fill(Rect rect, Colour colour);
  void icon(Icon icon, Rect rect, Colour colour);
  void picture(std::string_view id, Rect rect, const content::Picture& picture, const Radii& radii);
  void drawing(std::string_view name, const EmbeddedFile& svg, Rect rect, const Radii& radii);
  bool qr_code(std::string_view id, Rect rect, const std::string& text);
  // A picture of a film, as large as fits, on a black ground with these corners. Films keep their proportions and lose
  // nothing: they stay clear of rounded corners instead of being cut by them. Returns where it is seen, on the screen's
  // side of mirroring.
  Rect film(std::string_view id, Rect rect, const FilmPicture& picture, const std::string& alt, const Radii& radii);

  // ---- controls ----
  ControlState control(std::string_view id, Rect rect, bool enabled = true);
  bool key_pressed(Key key);  // a key no control has used; asking takes it
  std::optional<Typing> typing();  // none unless the setup says that this screen may take text (R2)

  // ---- scrolling ----
  // Between the two calls y is counted from the top of the content.
  void begin_scroll(std::string_view id, Rect viewport, Follow follow = Follow::nothing);
  void end_scroll(float content_height);

  // ---- layers ----
  // A screen that will be covered is drawn muted: it looks the same and takes no input.
  void mute() { muted_ = true; }
  // What follows lies above a veil over everything drawn so far, and takes input.
  void cover();

 private:
  friend class Stage;
  friend class Typing;
  Frame(Stage& stage, FrameSetup setup, Input input);

  TextRequest request(std::string_view marked_text, const TextStyle& style, float width) const;
  Rect to_screen(Rect rect) const;  // mirrored and scrolled
  Rect clip() const;
  Rect to_pixels(Rect screen) const;
  void record(Widget::Kind kind, std::string_view id, Rect screen, Widget details);
  void blit(const Texture& texture, float left, float top);
  using SvgSource = std::function<base::Result<base::Bytes>()>;
  void draw_svg(const std::string& key, const SvgSource& source, Rect screen, const Radii& radii);
  void draw_rounded(Rect pixels, const SurfaceStyle& style);
  void draw_shadow(Rect surface, Rect shadow, const SurfaceStyle& style, bool is_covered);
  void draw_text(const TextRequest& request, Rect screen);
  std::vector<Rect> mark_spoken(std::string_view id, Rect box, std::string_view marked_text, const TextStyle& style);
  ControlState interact(std::string_view id, Rect screen, bool enabled);
  void scroll_by_input(float limit);
  void draw_scroll_bar(float content_height);

  struct ScrollArea {
    std::string id;
    Rect viewport;  // on the screen
    float offset = 0;
    Follow follow = Follow::nothing;
  };

  Stage& stage_;
  FrameSetup setup_;
  Input input_;
  const Theme* theme_;
  float scale_ = 1;
  Size size_;
  std::unique_ptr<ScrollArea> scroll_;
  int layer_ = 0;
  bool muted_ = false;
};

}  // namespace ui
