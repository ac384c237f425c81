#include "screens/gallery.h"

#include <algorithm>

#include "bars.h"
#include "pages.h"

namespace screens {
namespace {

struct Page {
  std::string name;
  std::function<void(Sheet& sheet, ui::Frame& frame)> draw{};
  std::function<void(ui::Frame& frame)> draw_whole{};
};

const std::vector<Page>& pages() {
  static const std::vector<Page> all = [] {
    std::vector<Page> listed{
        {"colours", draw_gallery_colours}, {"letters", draw_gallery_letters}, {"buttons", draw_gallery_buttons},
        {"icons", draw_gallery_icons},     {"answers", draw_gallery_answers}, {"cards", draw_gallery_cards},
        {"talk", draw_gallery_talk},       {"people", draw_gallery_people},   {"writing", draw_gallery_writing},
        {"bars", nullptr, draw_gallery_bars},           {"bars-at-home", nullptr, draw_gallery_bars_at_home},
        {"list", nullptr, draw_gallery_list},           {"menu-languages", nullptr, draw_gallery_languages},
        {"menu-look", nullptr, draw_gallery_look},      {"message", nullptr, draw_gallery_message}};
    for (WholePage& block : gallery_blocks()) listed.push_back({std::move(block.name), {}, std::move(block.draw)});
    return listed;
  }();
  return all;
}

constexpr float controls_height = 84;
constexpr float margin = 32;

const char* name_of(ui::ThemeName theme) {
  switch (theme) {
    case ui::ThemeName::high_contrast: return "High contrast";
    case ui::ThemeName::dark: return "Dark";
    case ui::ThemeName::warm: break;
  }
  return "Warm";
}

ui::ThemeName after(ui::ThemeName theme) {
  switch (theme) {
    case ui::ThemeName::warm: return ui::ThemeName::high_contrast;
    case ui::ThemeName::high_contrast: return ui::ThemeName::dark;
    case ui::ThemeName::dark: break;
  }
  return ui::ThemeName::warm;
}

int after(int text_percent) {
  for (const int percent : {125, 150, 200}) {
    if (percent > text_percent) return percent;
  }
  return 100;
}

// What whoever looks can change; at the bottom, so that no example is covered.
// Whole screens have bars of their own there.
Gallery draw_controls(const Gallery& gallery, float bottom, ui::Frame& frame) {
  Gallery next = gallery;
  float x = margin;
  const float y = bottom - controls_height + 14;
  const auto pressed = [&](const char* id, const std::string& label) {
    const float width = ui::button_size(frame, label, {}).w;
    const bool now = ui::button(frame, id, {x, y, width, ui::space::touch}, label, {});
    x += width + 12;
    return now;
  };
  const std::size_t count = pages().size();
  if (pressed("gallery/before", "<")) next.page = (gallery.page + count - 1) % count;
  if (pressed("gallery/after", ">")) next.page = (gallery.page + 1) % count;
  if (pressed("gallery/theme", name_of(gallery.theme))) next.theme = after(gallery.theme);
  if (pressed("gallery/text", std::to_string(gallery.text_percent) + " %")) next.text_percent = after(gallery.text_percent);
  return next;
}

}  // namespace

const std::vector<std::string_view>& gallery_pages() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (const Page& page : pages()) all.push_back(page.name);
    return all;
  }();
  return names;
}

Gallery draw_gallery(const Gallery& gallery, ui::Frame& frame) {
  const Page& page = pages()[std::min(gallery.page, pages().size() - 1)];
  const ui::Size size = frame.size();
  if (page.draw_whole) {
    page.draw_whole(frame);
    return gallery.has_controls ? draw_controls(gallery, content_area(frame).bottom(), frame) : gallery;
  }
  frame.begin_scroll(page.name, {0, 0, size.w, size.h - (gallery.has_controls ? controls_height : 0)});
  ui::Column column(frame, margin, 24, size.w - 2 * margin);
  Sheet sheet(page.name, column, frame);
  page.draw(sheet, frame);
  sheet.end();
  frame.end_scroll(column.y());
  return gallery.has_controls ? draw_controls(gallery, size.h, frame) : gallery;
}

}  // namespace screens
