// What outlives a frame: keyboard focus, scroll positions, what is carried, what moves, cached textures and layouts, and
// the list of what the last frame drew. Owns the Dear ImGui context; borrows its ports, which must outlive it. One
// thread. Several stages may live side by side and draw by turns: nothing of theirs is global, and no context of
// Dear ImGui is current outside their calls.
//
//   Frame frame = stage.begin(setup, input);
//   draw(frame);
//   renderer.present(stage.end());
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ui/clipboard_port.h"
#include "ui/film_textures.h"
#include "ui/frame.h"
#include "ui/least_recently_used.h"

struct ImDrawData;
struct ImGuiContext;

namespace ui {

struct StagePorts {
  TextShaper& text;
  PictureRenderer& pictures;
  TextureDevice& textures;
  Clipboard* clipboard = nullptr;  // without one nothing is copied
  Painter* painter = nullptr;      // without one pictures are drawn while their frame waits
};

// Words of a text that a voice is saying: bytes of what the text widget of this id says without its marks.
struct SpokenWords {
  std::string id;
  std::size_t from = 0;
  std::size_t to = 0;
};

struct TypingState;

// A text that has been set: what it measures, and what it says without marks.
struct KnownText {
  TextLayout layout;
  std::string words;
};

class Stage {
 public:
  explicit Stage(StagePorts ports);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  // The translator and the media of what is being shown; both must outlive the frames drawn with them. `pack` holds the
  // pictures that do not name theirs, and its texts were written in `source_language`: what nobody has translated is set
  // as that language is, among words of the reader's.
  void show(const Translator& translator, MediaSource* media, content::PackId pack = {}, std::string source_language = "en");

  Frame begin(const FrameSetup& setup, const Input& input);
  ImDrawData* end();

  const std::vector<Widget>& widgets() const { return widgets_; }
  // Where the rings around what has the focus, or is carried, were drawn.
  const std::vector<Ring>& rings() const { return rings_; }
  // To be told when what was drawn is on the screen, where drawing takes time (R31).
  void shown(std::int64_t now_ms) { attention_.shown(now_ms); }
  // Puts the focus there, as a key would; "" takes the ring away.
  void focus(const std::string& id);
  // Scrolls, in the next frame, so that this widget can be seen.
  void reveal(const std::string& id) {
    reveal_ = id;
    moved_by_reader_ = true;
  }
  // The same of a text, which is read aloud.
  void reveal_text(const std::string& id) { revealed_text_ = id; }
  // The page keys of the next frame mean this area (Widget::area), and not the one with the focus.
  void turn_pages_of(int area) { turned_area_ = area; }
  // True when the last frame was not final, because something came to light while it was drawn; draw again at once.
  bool wants_frame() const { return unsettled_ || typing_pending_; }
  // When something that moves by itself wants its next frame, in milliseconds of Input.now_ms; none while all stands
  // still, so that the program can sleep until somebody does something.
  std::optional<std::int64_t> next_wake_ms() const { return next_wake_ms_; }
  // Marks these words wherever they are drawn, from the next frame on, until told otherwise.
  void mark_spoken(std::optional<SpokenWords> words) { spoken_ = std::move(words); }
  // What is being carried, with the place it would be laid at; none when nothing is.
  std::optional<Carried> carried() const { return carrying_.carried(); }
  // Where the caret of the field with the focus is on the screen; none when typing would reach nobody.
  std::optional<Rect> typing_place() const;
  // What is to be heard of the last frame, the weakest first.
  const std::set<Cue>& cues() const { return cues_; }
  bool is_hushed() const { return hushed_; }
  // Drops textures, after the renderer lost its own.
  void forget_textures();

 private:
  friend class Frame;
  friend class Typing;
  friend class SceneDrawing;

  Input keep_typing(const FrameSetup& setup, Input input);
  void end_typing();
  void write_elsewhere(std::string_view chosen);  // whoever chose that by a key writes into no other field any more
  void enter() const;  // makes the context current; Dear ImGui must be called only after this
  void show_page(const std::string& page);
  void take_input(const FrameSetup& setup, const Input& input);
  void scroll(const Input& input, std::int64_t passed_ms);
  void move_focus(bool pointer_down, bool right_to_left);
  void keep_focus();
  void show_focus();
  void keep_ring_in_sight();
  std::optional<Rect> note_new_words();
  std::optional<Rect> sight_of_spoken(const Rect& words, int area, const Rect& viewport) const;
  void wait_out_of_sight();
  void wake_at(std::int64_t at_ms);
  void upload_atlas();

  StagePorts ports_;
  ImGuiContext* context_;
  TextureCache cache_;
  FilmTextures films_;
  std::unique_ptr<TypingState> typing_;
  bool typing_pending_ = false;
  std::optional<SpokenWords> spoken_;
  LeastRecentlyUsed<KnownText> texts_;
  std::string key_buffer_;  // of cache keys
  TextureHandle atlas_ = nullptr;
  const Translator* translator_ = nullptr;
  MediaSource* media_ = nullptr;
  content::PackId pack_;
  std::string source_language_ = "en";
  std::set<std::string, std::less<>> untranslated_;  // what was said in this frame in the source language, to another reader

  std::string page_;
  bool page_stands_ = false;  // it was drawn before
  std::map<std::string, std::string, std::less<>> news_;  // what was said in the last frame
  std::map<std::string, std::string, std::less<>> next_news_;
  std::set<std::string, std::less<>> sounded_;  // what has a sound and is here; of the last whole frame
  std::set<std::string, std::less<>> next_sounded_;
  std::set<Cue> cues_;
  bool hushed_ = false;
  std::int64_t now_ms_ = 0;
  std::optional<std::int64_t> touched_ms_;  // when the reader last did something; none before anybody came
  Point touched_at_;                        // and where, on the screen
  bool pointer_was_down_ = false;
  std::vector<Widget> widgets_;
  std::vector<Ring> rings_;
  std::vector<std::string> focus_order_;  // of the last whole frame
  std::vector<std::string> next_focus_order_;
  std::vector<std::string> never_by_itself_;  // where the focus does not come unless the reader moves it
  std::string focused_;
  int focused_area_ = Scrolling::none;  // the scroll area the focus was drawn in
  int turned_area_ = Scrolling::none;   // and the one that page keys mean before it
  std::optional<Rect> focus_drawn_;   // where, in this frame
  int focus_drawn_area_ = Scrolling::none;
  std::optional<Rect> focus_place_;   // the same of the frame before
  int focus_place_area_ = Scrolling::none;
  bool focus_visible_ = false;
  bool was_ring_seen_ = false;       // when the page last stood still
  bool moved_by_reader_ = false;     // the focus or the page, since then
  bool is_given_ = false;            // the focus came by itself to where it is
  bool waits_out_of_sight_ = false;  // and is shown by the next key
  bool reveals_by_itself_ = false;   // what has the focus, together with these words
  std::optional<Rect> revealed_words_;
  std::map<std::string, std::string, std::less<>> said_;  // outside controls, when the page last stood still
  std::string activated_;  // by Enter, in this frame
  std::vector<Key> keys_;  // not used up yet
  std::vector<std::pair<std::string, int>> pieces_;  // of each word to tap, drawn so far in this frame
  Scrolling scrolling_;
  Carrying carrying_;
  Attention attention_;
  std::string refused_;  // was pressed and is not available
  std::int64_t refused_ms_ = 0;
  Animations animations_;
  std::string reveal_;
  bool revealed_ = false;  // in this frame
  std::string revealed_text_;
  bool unsettled_ = false;
  std::optional<std::int64_t> next_wake_ms_;
};

}  // namespace ui
