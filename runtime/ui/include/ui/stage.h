// What outlives a frame: keyboard focus, scroll positions, cached textures, and the list of what the
// last frame drew. Owns the Dear ImGui context; borrows its ports, which must outlive it. One thread.
//
//   Frame frame = stage.begin(setup, input);
//   draw(frame);
//   renderer.present(stage.end());
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ui/clipboard_port.h"
#include "ui/film_textures.h"
#include "ui/frame.h"

struct ImDrawData;
struct ImGuiContext;

namespace ui {

struct StagePorts {
  TextShaper& text;
  PictureRenderer& pictures;
  TextureDevice& textures;
  Clipboard* clipboard = nullptr;  // without one nothing is copied
};

// Words of a text that a voice is saying: bytes of what the text widget of this id says without its marks.
struct SpokenWords {
  std::string id;
  std::size_t from = 0;
  std::size_t to = 0;
};

struct TypingState;

class Stage {
 public:
  explicit Stage(StagePorts ports);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  // The translator and the media of what is being shown; both must outlive the frames drawn with them.
  void show(const Translator& translator, MediaSource* media);

  Frame begin(const FrameSetup& setup, const Input& input);
  ImDrawData* end();

  const std::vector<Widget>& widgets() const { return widgets_; }
  // Scrolls, in the next frame, so that this widget can be seen.
  void reveal(const std::string& id) { reveal_ = id; }
  // True while something moves by itself and another frame is wanted.
  bool wants_frame() const { return reveal_pending_ || typing_pending_; }
  // Marks these words wherever they are drawn, from the next frame on, until told otherwise.
  void mark_spoken(std::optional<SpokenWords> words) { spoken_ = std::move(words); }
  // Where the caret of the field with the focus is on the screen; none when typing would reach nobody.
  std::optional<Rect> typing_place() const;
  // Drops textures, after the renderer lost its own.
  void forget_textures();

 private:
  friend class Frame;
  friend class Typing;

  Input keep_typing(const FrameSetup& setup, Input input);
  void end_typing();
  void move_focus(const Input& input, bool right_to_left);
  void upload_atlas();

  struct Drag {
    std::string area;
    float pointer_y = 0;
    float offset = 0;
    bool moved = false;
  };

  StagePorts ports_;
  ImGuiContext* context_;
  TextureCache cache_;
  FilmTextures films_;
  std::unique_ptr<TypingState> typing_;
  bool typing_pending_ = false;
  std::optional<SpokenWords> spoken_;
  TextureHandle atlas_ = nullptr;
  const Translator* translator_ = nullptr;
  MediaSource* media_ = nullptr;

  std::string page_;
  std::string language_;
  bool pointer_was_down_ = false;
  std::vector<Widget> widgets_;
  std::vector<std::string> focus_order_;  // of the last whole frame
  std::vector<std::string> next_focus_order_;
  std::string focused_;
  bool focus_visible_ = false;
  std::string activated_;  // by Enter, in this frame
  std::vector<Key> keys_;  // not used up yet
  std::map<std::string, float> scroll_;
  std::map<std::string, float> content_heights_;
  std::optional<Drag> drag_;
  std::string reveal_;
  bool reveal_pending_ = false;
  std::map<std::string, TextLayout> layouts_;
};

}  // namespace ui
