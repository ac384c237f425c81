#include "gallery.h"

#include <algorithm>
#include <array>

#include "base/clock.h"
#include "base/languages.h"
#include "contrast.h"
#include "fits.h"
#include "languages.h"

namespace app {
namespace {

struct NamedTheme {
  const char* name;
  ui::ThemeName theme;
};

constexpr std::array drawn_themes{NamedTheme{"warm", ui::ThemeName::warm}, NamedTheme{"high-contrast", ui::ThemeName::high_contrast},
                                  NamedTheme{"dark", ui::ThemeName::dark}};

std::uint32_t packed(ui::Colour colour) {
  return static_cast<std::uint32_t>(colour.r) << 16 | static_cast<std::uint32_t>(colour.g) << 8 | colour.b;
}

// Where the page begins: it moves up as it is scrolled.
float top_of(const ui::Stage& stage) { return stage.widgets().empty() ? 0 : stage.widgets().front().rect.y; }

}  // namespace

GalleryStage::GalleryStage(platform::Screen& screen, const std::string& language)
    : screen_(screen), language_(language), catalogues_(interface_catalogue(language)),
      stage_({shaper_, pictures_, screen, &screen}) {}

screens::Gallery GalleryStage::turn(const screens::Gallery& gallery, const ui::Input& input) {
  ui::FrameSetup setup;
  setup.width_px = screen_.width_px();
  setup.height_px = screen_.height_px();
  setup.language = language_;
  setup.right_to_left = base::is_right_to_left(language_);
  setup.text_percent = gallery.text_percent;
  setup.theme = gallery.theme;
  setup.page = screens::gallery_pages().at(gallery.page);
  setup.reduced_motion = true;
  setup.typing = ui::TypingPermit::for_the_editor();
  stage_.show(catalogues_, nullptr);
  screens::Gallery next = gallery;
  ui::Input now = input;
  constexpr int most_frames = 4;
  for (int frames = 0; frames < most_frames; ++frames) {
    ui::Frame frame = stage_.begin(setup, now);
    next = screens::draw_gallery(gallery, frame);
    const std::uint32_t background = packed(frame.theme().canvas);
    screen_.present(stage_.end(), background);
    if (next != gallery || !stage_.wants_frame()) break;
    now.keys.clear();
    now.text.clear();
    now.wheel = 0;
    now.wheel_across = 0;
  }
  return next;
}

std::vector<std::string> GalleryStage::problems() {
  const float scale = screen_.scale();
  const ui::Size size{static_cast<float>(screen_.width_px()) / scale, static_cast<float>(screen_.height_px()) / scale};
  std::vector<std::string> all = what_does_not_fit(stage_.widgets(), size);
  const std::vector<std::uint32_t> pixels = screen_.pixels();
  for (std::string& faint : what_is_too_faint(stage_.widgets(), {pixels, screen_.width_px(), screen_.height_px(), scale})) all.push_back(std::move(faint));
  return all;
}

namespace {

// One page in one theme, screenful by screenful.
class PageShots {
 public:
  PageShots(platform::Screen& screen, GalleryStage& stage, std::filesystem::path name) : screen_(screen), stage_(stage), name_(std::move(name)) {}

  base::Result<void> take(const screens::Gallery& gallery, std::int64_t& now_ms, std::vector<std::string>& problems) {
    turn(gallery, ui::Key::home, now_ms);
    for (int screenful = 1;; ++screenful) {
      const std::string file = name_.filename().string() + "-" + std::to_string(screenful) + ".png";
      TRY(screen_.save_picture(name_.parent_path() / file));
      for (const std::string& problem : stage_.problems()) problems.push_back(file + ": " + problem);
      const float top = top_of(stage_.stage());
      turn(gallery, ui::Key::page_down, now_ms);
      if (top_of(stage_.stage()) == top) return {};
    }
  }

 private:
  void turn(const screens::Gallery& gallery, ui::Key key, std::int64_t& now_ms) {
    ui::Input input;
    now_ms += 1000;  // a page that has been seen; keys count on nothing else (R31)
    input.now_ms = now_ms;
    stage_.turn(gallery, input);
    now_ms += 1000;
    input.now_ms = now_ms;
    input.keys = {key};
    stage_.turn(gallery, input);
  }

  platform::Screen& screen_;
  GalleryStage& stage_;
  std::filesystem::path name_;
};

}  // namespace

base::Result<std::vector<std::string>> take_gallery_shots(const GalleryShots& shots) {
  std::error_code problem;
  std::filesystem::create_directories(shots.folder, problem);
  std::vector<std::string> problems;
  for (const std::string& language : shots.languages) {
    TRY_ASSIGN(auto screen, platform::Screen::in_memory(shots.width, shots.height));
    GalleryStage stage(*screen, language);
    screens::Gallery gallery{0, ui::ThemeName::warm, shots.text_percent, false};
    std::int64_t now_ms = 0;
    for (; gallery.page < screens::gallery_pages().size(); ++gallery.page) {
      for (const NamedTheme& theme : drawn_themes) {
        gallery.theme = theme.theme;
        const std::string name = std::string(screens::gallery_pages()[gallery.page]) + "-" + theme.name + "-" + language + "-" +
                                 std::to_string(shots.text_percent);
        TRY(PageShots(*screen, stage, shots.folder / name).take(gallery, now_ms, problems));
      }
    }
  }
  return problems;
}

base::Result<void> show_gallery(const std::string& language, int width, int height) {
  TRY_ASSIGN(auto screen, platform::Screen::open_window(width, height, false));
  GalleryStage stage(*screen, language);
  const base::SystemClock clock;
  screens::Gallery gallery;
  ui::Input input;
  while (true) {
    input.now_ms = clock.monotonic_ms();
    const screens::Gallery next = stage.turn(gallery, input);
    if (next != gallery) {
      gallery = next;
      input = {};
      continue;
    }
    const auto due = stage.stage().next_wake_ms();
    const platform::Events events = screen->wait(due ? static_cast<int>(std::clamp<std::int64_t>(*due - clock.monotonic_ms(), 1, 60'000)) : -1);
    if (events.closed) return {};
    input = events.input;
  }
}

}  // namespace app
