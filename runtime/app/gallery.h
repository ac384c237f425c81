// The gallery of components: in a window, to try them, or as pictures of every page in every theme.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "platform/screen.h"
#include "screens/gallery.h"
#include "text/catalogues.h"
#include "text/pango_shaper.h"
#include "text/svg_renderer.h"
#include "ui/stage.h"

namespace app {

// Draws one page after another on a screen, which it borrows.
class GalleryStage {
 public:
  GalleryStage(platform::Screen& screen, const std::string& language);

  // One turn with this input, and what the gallery is after it.
  screens::Gallery turn(const screens::Gallery& gallery, const ui::Input& input);
  // What does not fit or can hardly be told from its ground on the page drawn last.
  std::vector<std::string> problems();
  const ui::Stage& stage() const { return stage_; }

 private:
  platform::Screen& screen_;
  std::string language_;
  text::PangoShaper shaper_;
  text::SvgRenderer pictures_;
  text::Catalogues catalogues_;
  ui::Stage stage_;
};

struct GalleryShots {
  std::filesystem::path folder;
  std::vector<std::string> languages;
  int text_percent = 100;
  int width = 1280;
  int height = 720;
};

// A picture of each screenful of each page in each theme and language, called PAGE-THEME-LANGUAGE-PERCENT-SCREENFUL.png.
// Returns what is wrong with them, a sentence for each; fails with io when a picture cannot be written.
base::Result<std::vector<std::string>> take_gallery_shots(const GalleryShots& shots);

// In a window, until it is closed.
base::Result<void> show_gallery(const std::string& language, int width, int height);

}  // namespace app
