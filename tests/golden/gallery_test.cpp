// The gallery against pictures that people have looked at. A golden picture is the page at a sixteenth of its size: letters
// may be drawn a little differently by another version of a font, and a ring, an edge or a shadow that is gone is still seen.
#include <algorithm>
#include <cairo.h>
#include <cmath>
#include <cstdlib>
#include <set>

#include "base/file.h"
#include "content/lesson.h"
#include "gallery.h"
#include "png_file.h"
#include "support/catch.h"

namespace {

constexpr int block = 16;
constexpr int width = 1280 / block;
constexpr int height = 720 / block;

using Pixels = std::vector<std::uint32_t>;

int channel(std::uint32_t pixel, int shift) { return static_cast<int>(pixel >> shift & 0xFF); }

Pixels shrunk(const Pixels& all) {
  Pixels small;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      std::uint32_t mixed = 0xFF;
      for (const int shift : {16, 8, 0}) {
        int sum = 0;
        for (int i = 0; i < block * block; ++i) {
          const int at = (y * block + i / block) * width * block + x * block + i % block;
          sum += channel(all[static_cast<std::size_t>(at)], shift);
        }
        mixed = mixed << 8 | static_cast<std::uint32_t>(sum / (block * block));
      }
      small.push_back(mixed);
    }
  }
  return small;
}

Pixels read_png(const std::filesystem::path& file) {
  cairo_surface_t* const surface = cairo_image_surface_create_from_png(file.c_str());
  Pixels pixels;
  if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && cairo_image_surface_get_width(surface) == width &&
      cairo_image_surface_get_height(surface) == height) {
    const int stride = cairo_image_surface_get_stride(surface);
    const unsigned char* const data = cairo_image_surface_get_data(surface);
    for (int y = 0; y < height; ++y) {
      const auto* const row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
      for (int x = 0; x < width; ++x) pixels.push_back(row[x] | 0xFF000000U);
    }
  }
  cairo_surface_destroy(surface);
  return pixels;
}

// How many of the blocks are of another colour.
int differing(const Pixels& one, const Pixels& other) {
  constexpr int seen_difference = 28;
  int count = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    int most = 0;
    for (const int shift : {16, 8, 0}) most = std::max(most, std::abs(channel(one[i], shift) - channel(other[i], shift)));
    if (most > seen_difference) ++count;
  }
  return count;
}

bool looks_like(const Pixels& golden, const Pixels& now) {
  constexpr int most_differing = width * height / 250;
  return golden.size() == now.size() && differing(golden, now) <= most_differing;
}

void compare(const Pixels& drawn, const std::string& name) {
  const std::filesystem::path file = std::filesystem::path(SOURCE_FOLDER) / "tests/golden/gallery" / (name + ".png");
  const Pixels now = shrunk(drawn);
  const char* const accept = std::getenv("PARASOL_ACCEPT");
  const bool is_accepted = accept != nullptr && std::string_view(accept) == "1";
  if (is_accepted && !looks_like(read_png(file), now)) REQUIRE(platform::write_png(file, width, height, now));
  INFO(name);
  CHECK(looks_like(read_png(file), now));
}

struct Shown {
  std::unique_ptr<platform::Screen> screen;
  std::unique_ptr<app::GalleryStage> stage;
  std::int64_t now_ms = 0;

  explicit Shown(const std::string& language) {
    auto opened = platform::Screen::in_memory(1280, 720);
    REQUIRE(opened);
    screen = std::move(*opened);
    stage = std::make_unique<app::GalleryStage>(*screen, language);
  }

  Pixels draw(const screens::Gallery& gallery) {
    ui::Input input;
    now_ms += 1000;
    input.now_ms = now_ms;
    stage->turn(gallery, input);
    return screen->pixels();
  }
};

screens::Gallery gallery_of(std::size_t page, ui::ThemeName theme) { return {page, theme, 100, false}; }

}  // namespace

TEST_CASE("every page of the gallery looks as it did when somebody last looked at it") {
  const auto& pages = screens::gallery_pages();
  Shown english("en");
  Shown arabic("ar");
  for (std::size_t page = 0; page < pages.size(); ++page) {
    const std::string name(pages[page]);
    compare(english.draw(gallery_of(page, ui::ThemeName::warm)), name + "-warm-en");
    compare(english.draw(gallery_of(page, ui::ThemeName::high_contrast)), name + "-high-contrast-en");
    compare(english.draw(gallery_of(page, ui::ThemeName::dark)), name + "-dark-en");
    compare(arabic.draw(gallery_of(page, ui::ThemeName::warm)), name + "-warm-ar");
  }
}

TEST_CASE("every block type stands in the gallery, and played wherever something can be done in it") {
  content::Findings findings;
  const auto file = base::read_file(std::filesystem::path(SOURCE_FOLDER) / "runtime/screens/gallery/every-block.json");
  REQUIRE(file);
  const auto lesson = content::parse_lesson({reinterpret_cast<const char*>(file->data()), file->size()}, "every-block.json", findings);
  for (const content::Finding& finding : findings) UNSCOPED_INFO(finding.where << ": " << finding.message);
  REQUIRE(lesson);
  const auto& pages = screens::gallery_pages();
  const auto has_page = [&](const std::string& name) { return std::find(pages.begin(), pages.end(), name) != pages.end(); };
  std::set<std::size_t> types;
  for (const content::Block& block : lesson->blocks) {
    types.insert(block.index());
    const std::string name = "block-" + content::block_id(block).value;
    const bool is_only_read = std::holds_alternative<content::Page>(block) || std::holds_alternative<content::Close>(block);
    CHECK(has_page(name));
    CHECK(has_page(name + "-played") != is_only_read);
  }
  CHECK(types.size() == content::BlockTypes::size);
}

TEST_CASE("a golden picture tells a button without its focus ring from one that has it") {
  Shown shown("en");
  const auto& pages = screens::gallery_pages();
  const auto buttons = static_cast<std::size_t>(std::find(pages.begin(), pages.end(), "buttons") - pages.begin());
  const Pixels right = shown.draw(gallery_of(buttons, ui::ThemeName::warm));
  Pixels wrong = right;
  const auto rings = std::find_if(shown.stage->stage().widgets().begin(), shown.stage->stage().widgets().end(),
                                  [](const ui::Widget& widget) { return widget.kind == ui::Widget::Kind::control && widget.focused; });
  REQUIRE(rings != shown.stage->stage().widgets().end());
  const ui::Rect around = rings->rect.inset(-8);
  for (int y = static_cast<int>(around.y); y < static_cast<int>(around.bottom()); ++y) {
    for (int x = static_cast<int>(around.x); x < static_cast<int>(around.right()); ++x) {
      const bool inside = rings->rect.holds({static_cast<float>(x), static_cast<float>(y)});
      if (!inside) wrong[static_cast<std::size_t>(y * 1280 + x)] = right[0];
    }
  }
  CHECK(differing(shrunk(right), shrunk(wrong)) > width * height / 250);
}
