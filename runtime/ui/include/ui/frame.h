// One frame being drawn: where screens put text, pictures, surfaces and controls, and what they learn
// of the reader's input while doing so. A screen names every control with a stable id ("answer/2"),
// lays out from left to right in logical units, and knows nothing of windows, pixels or direction: the
// frame scales and mirrors. Everything drawn is written down (Widget), so that a walk can tap by id and
// a test can see what was clipped. Text sizes follow the reader's setting; surfaces do not.
//
// What outlives a frame is the Stage's (ui/stage.h).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/pack_picture.h"
#include "content/sticker.h"
#include "ui/animations.h"
#include "ui/attention.h"
#include "ui/audio_port.h"
#include "ui/cache_key.h"
#include "ui/carrying.h"
#include "ui/embedded.h"
#include "ui/input.h"
#include "ui/picture_port.h"
#include "ui/scrolling.h"
#include "ui/surface.h"
#include "ui/text_port.h"
#include "ui/texture_cache.h"
#include "ui/translator.h"
#include "ui/typing.h"

struct ImDrawList;

namespace ui {

class SceneDrawing;

enum class Icon { home, back, speaker, exit, heart, check, turn_back, next, pause, close, play, globe, umbrella, lock, question, people, shift, backspace, enter, picture, stop, slower, up, down, plus, minus, printer, look_closer, overview, box, results, sliders, clock };

struct TextStyle {
  float size = type::body;
  Weight weight = Weight::regular;
  Align align = Align::start;
  Colour colour;
  bool chrome = false;  // in the bars: grows only as far as they have room
  bool on_frame_side = false;  // begins where the reader's own words begin, in whatever language it is
  float least_line = 0;  // how far apart lines stand at least, so that words to tap are as high as a finger
  std::string_view language = {};  // BCP 47, with its direction, where it is neither the reader's nor the pack's
};

// Words that were tapped, and whether they are worth a pause or are fine.
struct TappedWords {
  std::string target;
  bool signal = false;
};

inline constexpr Size key_rows{104, 42};

struct TextSize {
  float w = 0;
  float h = 0;
  int lines = 0;
};

// What was drawn, in logical screen coordinates after mirroring and scrolling.
struct Widget {
  enum class Kind { control, text, picture };
  enum class Role { button, card, words, stop };   // card: it can be carried; stop: it is only gone to, and heard
  enum class Mark { none, chosen, good, again };   // of what can be chosen
  Kind kind = Kind::control;
  std::string id;
  Rect rect;      // all of it
  Rect visible;   // what is inside the scroll area and the window
  std::string text;
  std::string language = {};  // of the text, where it is not the reader's
  bool enabled = true;
  bool focused = false;
  bool overflows = false;        // text wider or higher than the place it was given
  bool scrolls = false;          // stands in a scroll area
  int area = Scrolling::none;    // in which: the outermost
  int innermost = Scrolling::none;
  int layer = 0;                 // overlays lie on higher layers and hide those below
  std::size_t missing_glyphs = 0;
  bool undrawn = false;          // a picture that cannot be drawn: its words stand in its place
  bool takes_text = false;
  // Of a control:
  std::string name = {};     // where it shows no words
  std::string why_not = {};  // where it is not available
  Role role = Role::button;
  Mark mark = Mark::none;
  bool carried = false;
  bool piece = false;        // the same as the one before it, which goes on here
  std::vector<Rect> spoken = {};  // where words of it are marked as being read aloud
};

// Its outer edge, in the same coordinates.
struct Ring {
  Rect rect;
  Rect visible;
};

struct ControlState {
  bool pressed = false;  // in this frame
  bool hovered = false;
  bool held = false;
  bool focused = false;  // and the ring is to be shown
};

// What became of something that can be carried. While it is, it is drawn at `rect`.
struct DragState {
  ControlState control;    // pressed by a tap only where taps do not pick up
  bool picked_up = false;  // in this frame
  bool carried = false;
  bool dropped = false;  // on a target, in this frame
  bool given_up = false;  // in this frame
  Rect rect;
};

struct DragLook {
  DragStart start = DragStart::sideways;
  bool tap_picks_up = true;  // nobody has to drag; turn this off only where a tap means something else
};

struct DropState {
  bool open = false;  // something is being carried
  bool over = false;  // over here, or chosen by key
  std::optional<std::string> payload;  // of what was dropped here, in this frame
};

struct FrameSetup {
  int width_px = 1280;
  int height_px = 720;
  std::string language = "en";
  bool right_to_left = false;
  int text_percent = 100;
  ThemeName theme = ThemeName::warm;
  std::string page;  // names what is shown; focus and scroll start afresh when it changes
  bool by_ear = false;  // what is not available gets the focus too, so that it can be heard why
  bool reduced_motion = false;  // what would move is there at once
  std::optional<TypingPermit> typing = std::nullopt;  // only on screens of trainers and the editor (R2)
};

class Stage;
struct KnownText;

class Frame {
 public:
  // Size of the canvas in logical units (ui/geometry.h), from 640 × 480 upward; layouts flow by it.
  // Less wide while something stands at the end of it (leave_free).
  Size size() const { return {size_.w - free_, size_.h}; }
  // What is drawn from here on leaves so much of the width free, at the end; 0 ends it.
  void leave_free(float at_end) { free_ = at_end; }
  bool right_to_left() const { return setup_.right_to_left; }
  float text_factor() const { return static_cast<float>(setup_.text_percent) / 100; }
  float chrome_factor() const;  // of text in the bars, which have only so much room
  float title_factor() const;   // of titles, which are large to begin with
  const Theme& theme() const { return *theme_; }
  const std::string& language() const { return setup_.language; }

  std::string say(const char* key, const char* source) const;  // interface text, extracted by xgettext
  std::string say(const content::Text& text) const;
  // Words with what `text` says as their body: read and set in the language and direction that it is said in.
  std::string made_of(const content::Text& text, std::string words) const;
  // What say() gave, to stand in a line with words of the interface: set apart where it runs the other way.
  std::string beside(std::string words) const;
  // Whether the reader gets it in the language of the interface, or was meant to.
  bool is_translated(const content::Text& text, std::string_view source_language) const;
  std::string number(long value) const;  // in the digits of the language
  std::string say_plural(const char* key, const char* one, const char* many, long count) const;

  // ---- time ----
  std::int64_t now_ms() const { return input_.now_ms; }
  // A value on its way to `target`: fast, then slower, in 120 to 200 ms; at once under reduced motion.
  float eased(std::string_view id, float target, int duration_ms = motion::usual_ms);
  // For how long each frame of this page has asked for this id: for what comes after a while.
  std::int64_t waited_ms(std::string_view id);
  bool reduced_motion() const { return setup_.reduced_motion; }  // what would move or come bit by bit is there at once
  // Asks for a frame at that time, for what changes by itself.
  void wake_at(std::int64_t at_ms);

  // ---- sounds ----
  // Something that has a sound of its own is here. It is heard once, when it appears on a page that stands already: what a
  // page opens with is silent, but for what opening it means (`opens`).
  void cue(std::string_view id, Cue cue);
  void cue_of_opening(Cue cue);
  // Nothing of this frame is heard: what is asked in a survey, help, the screen that is left behind.
  void hush();

  // ---- drawing ----
  // What lies wholly outside its scroll area or the window is written down and not drawn. Long lists leave their rows
  // out altogether: call control() for each row, so that it can be tapped, focused and revealed, and draw the rest of
  // it only when this is true.
  bool is_visible(Rect rect) const { return !to_screen(rect).common(clip_).empty(); }
  TextSize measure(std::string_view marked_text, const TextStyle& style, float width) const;
  // Draws into `box` from its top and returns the size it took; text that needs more is reported.
  TextSize text(std::string_view id, Rect box, std::string_view marked_text, const TextStyle& style);
  // The same for text whose [[target:words]] can be tapped; returns the target pressed, or "". The style's lines must
  // stand far enough apart.
  std::string tappable_text(std::string_view id, Rect box, std::string_view marked_text, const TextStyle& style,
                            const std::vector<TappedWords>& tapped);
  void surface(Rect rect, const SurfaceStyle& style);
  void note_ring(Rect rect);  // that a ring with this outer edge was drawn
  void fill(Rect rect, Colour colour);
  void icon(Icon icon, Rect rect, Colour colour);
  void picture(std::string_view id, Rect rect, const content::PackPicture& picture, const Radii& radii);
  // Of the pack the stage was told to show.
  void picture(std::string_view id, Rect rect, const content::Picture& picture, const Radii& radii);
  void drawing(std::string_view name, const EmbeddedFile& svg, Rect rect, const Radii& radii);
  // What is composed on the spot, as SVG text that holds no letters, and kept under its name. Nothing is written down of
  // it, and it is not mirrored.
  struct Composed {
    char kind = 0;
    int first = 0;
    int second = 0;
  };
  void composed(Rect rect, const Composed& name, const std::function<std::string()>& compose);
  // Several, each over those before it. What is not kept yet is drawn by as many threads as there are processors: whoever
  // starts a kiosk waits for its first page.
  struct Composition {
    Rect rect;
    Composed name;
    std::function<std::string()> compose;  // by any thread
  };
  void composed(const std::vector<Composition>& all);
  // The reader's parasol, with a panel for each lesson done: from above, as a sign, or as a picture on a meadow. The one
  // that `gains` opens as its page does, the last panel spreads, and then it rests.
  void parasol_sign(std::string_view id, Rect rect, std::size_t panels, const std::string& alt);
  struct OwnParasol {
    std::size_t panels = 0;
    bool gains = false;
  };
  void parasol(std::string_view id, Rect rect, const OwnParasol& parasol, float corner, const std::string& alt);
  // So many strokes in groups of five, from the start edge, smaller where they would not fit.
  void tally(std::string_view id, Rect rect, int count);
  // One of the pictures on linking cards, on a ground of its own in every theme; never mirrored.
  void card_picture(std::string_view id, Rect rect, std::size_t number, std::string_view name, const std::string& alt);
  // A keyboard's four rows with one of them marked, in a place of ui::key_rows.
  void key_rows(std::string_view id, Point at, std::size_t marked, const std::string& alt);
  void sticker(std::string_view id, Rect rect, content::Sticker sticker, const std::string& alt);  // never mirrored
  bool qr_code(std::string_view id, Rect rect, const std::string& text);
  // A picture of a film, as large as fits, on a black ground with these corners. Films keep their proportions and lose
  // nothing: they stay clear of rounded corners instead of being cut by them. Returns where it is seen, on the screen's
  // side of mirroring.
  Rect film(std::string_view id, Rect rect, const FilmPicture& picture, const std::string& alt, const Radii& radii);

  // ---- controls ----
  // A press counts once the control has been in view for a moment (ui/attention.h).
  ControlState control(std::string_view id, Rect rect, bool enabled = true, Answers answers = Answers::once_seen);
  // Where the focus stops on its way though there is nothing to press: what belongs together and is heard as one.
  ControlState stop(std::string_view id, Rect rect);
  // For galleries of states: from here on controls look as if this had been done to them and take no input; none ends it.
  void show_as(std::optional<ControlState> state) { shown_as_ = state; }
  // What a control is called that shows no words, or other words than it means; of the last that was drawn with this id.
  void call(std::string_view id, std::string name);
  void mark_as(std::string_view id, Widget::Mark mark);
  void explain(std::string_view id, std::string why_not);
  // Whether something that is not available was pressed a moment ago, so that its place can say why.
  bool was_refused(std::string_view id) const;
  void ring_on_screen(Rect screen);  // around what was drawn there, as the focus has it
  void put_ring_away();              // what is being typed is meant for no control, and so is the Enter after it
  bool key_pressed(Key key);  // a key no control has used, on a page that has been seen; asking takes it
  std::optional<Typing> typing();  // none unless the setup says that this screen may take text (R2)

  // ---- carrying ----
  // A control that can be carried to a target: by pointer, by key, or by one tap there and one here. See ui/carrying.h.
  DragState draggable(std::string_view id, Rect rect, std::string_view payload, const DragLook& look = {});
  DropState drop_target(std::string_view id, Rect rect);
  // What is being carried, with its place as this part of the screen counts: for drawing it above everything else.
  std::optional<Carried> carried() const;
  Rect held(Size size) const;  // its place, were it of that size

  // ---- scrolling ----
  // Between the two calls y (or x, across) is counted from where the content begins. Areas stand in one another; one
  // that scrolls both ways is two. The viewport is counted as everything around the area is. An area that follows what is added does not scroll
  // past `news`, where the new begins.
  void begin_scroll(std::string_view id, Rect viewport, Follow follow = Follow::nothing, Axis axis = Axis::down);
  void end_scroll(float content_extent, std::optional<float> news = std::nullopt);
  // What is said here is scrolled into sight once, when it appears on a page that stands already or says something else
  // than before; what a page opens with stays where it is.
  void scroll_to_news(std::string_view id, Rect rect, std::string_view words);

  // ---- layers ----
  // A screen that will be covered is drawn muted: it looks the same and takes no input.
  void mute() { muted_ = true; }
  bool is_muted() const { return muted_; }
  // What follows lies above a veil over everything drawn so far, and takes input.
  void cover();

 private:
  friend class Stage;
  friend class Typing;
  friend class SceneDrawing;
  Frame(Stage& stage, FrameSetup setup, Input input);

  // How a text is set, in device pixels.
  struct Setting {
    float size = 0;
    float line_height = 0;
    float width = 0;
  };
  Setting setting(const TextStyle& style, float width) const;
  bool is_untranslated(std::string_view marked_text) const;
  bool is_set_from_right(std::string_view marked_text) const;
  std::string language_of(std::string_view marked_text, const TextStyle& style) const;
  TextRequest request(std::string_view marked_text, const TextStyle& style, const Setting& setting) const;
  CacheKey text_key(char kind, std::string_view marked_text, const TextStyle& style, const Setting& setting) const;
  const KnownText& known_text(std::string_view marked_text, const TextStyle& style, const Setting& setting) const;
  bool shows_text(Rect box, const KnownText& known, const Setting& setting) const;
  void draw_text(std::string_view marked_text, const TextStyle& style, const Setting& setting, Rect screen);
  struct Piece;
  std::vector<Piece> pieces_of(const std::vector<TargetBox>& targets, Rect screen, float letters, bool from_right);
  static void finish_broken(std::vector<Piece>& pieces, float air, bool from_right);
  void draw_tap_mark(Rect chip, bool signal, bool at_left);

  ImDrawList& canvas() const;
  Rect to_screen(Rect rect) const;  // mirrored and scrolled
  Rect from_screen(Rect screen) const;
  Rect to_pixels(Rect screen) const;
  bool is_shown(Rect screen) const { return !screen.common(clip_).empty(); }
  void record(Widget::Kind kind, std::string_view id, Rect screen, Widget details);
  void blit(const Texture& texture, float left, float top);
  CacheKey svg_key(char kind, Rect pixels, const Radii& cut) const;
  Radii cut_of(const Radii& radii) const;
  void draw_scene(const content::Scene& scene, Rect rect, const Radii& radii);
  bool draw_life(SceneDrawing& drawing, Rect rect, std::size_t people);
  void expect_picture(Rect rect, const Radii& radii);
  void words_of_picture(std::string_view id, Rect rect, const std::string& alt);
  template <typename Source>
  void draw_svg(const CacheKey& key, Rect pixels, const Radii& cut, Source&& source);
  void draw_rounded(Rect pixels, const SurfaceStyle& style);
  void draw_shadow(Rect surface, Rect shadow, const SurfaceStyle& style, bool is_covered);
  std::vector<Rect> mark_spoken(std::string_view id, Rect box, std::string_view marked_text, const TextStyle& style);
  // `group` is what the focus knows the control by: several pieces may be one control.
  ControlState interact(std::string_view id, Rect screen, bool enabled, std::string_view group, Answers answers = Answers::once_seen);
  void answer_input(std::string_view id, Rect screen, std::string_view group, Answers answers, ControlState& state);
  void refuse_input(std::string_view id, Rect screen, ControlState& state);
  void note_focus(Rect screen, bool goes_on);  // the same as was drawn just before it
  Widget* control_drawn(std::string_view id);
  void reveal(std::string_view id, Rect screen);
  std::optional<Rect> beside_its_words(Rect screen) const;
  void bring_into_view(Rect screen);
  void draw_scroll_bar(float content_extent);
  void draw_more_below(float content_extent);

  struct ScrollArea {
    int index = Scrolling::none;
    Rect viewport;  // on the screen
    Axis axis = Axis::down;
    float offset = 0;
    Follow follow = Follow::nothing;
    Point outer_origin;
    Rect outer_clip;
  };

  Stage& stage_;
  FrameSetup setup_;
  Input input_;
  const Theme* theme_;
  float scale_ = 1;
  Size size_;
  float free_ = 0;
  Point origin_;  // of the innermost area's content, before mirroring
  Rect clip_;     // on the screen
  std::vector<ScrollArea> areas_;
  int layer_ = 0;
  bool muted_ = false;
  std::optional<ControlState> shown_as_;
  bool tall_lines_ = false;
};

}  // namespace ui
