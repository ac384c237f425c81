// parasol-scenes FOLDER: draws the words scenes are described with into a few PNG files, for eyes.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "pictures/compose.h"
#include "png_file.h"
#include "support/scenes.h"
#include "text/svg_renderer.h"

namespace {

using content::Feeling;
using content::Place;
using content::Pose;
using content::Scene;
using content::Shot;
using content::Who;
using pictures::Framing;
using pictures::View;
using support::every;

struct Cell {
  Scene scene;
  View view;
};

// Cells of one size in rows, with a white line between them.
struct Contact {
  int columns = 1;
  int width = 280;
  int height = 258;
  std::vector<Cell> cells;
};

base::Result<ui::Bitmap> drawn(const Contact& contact) {
  constexpr int gap = 4;
  const int rows = (static_cast<int>(contact.cells.size()) + contact.columns - 1) / contact.columns;
  ui::Bitmap all{contact.columns * (contact.width + gap), rows * (contact.height + gap), {}};
  all.pixels.assign(static_cast<std::size_t>(all.width) * static_cast<std::size_t>(all.height), 0xFFFFFFFF);
  for (std::size_t i = 0; i < contact.cells.size(); ++i) {
    const std::string svg = pictures::compose(contact.cells[i].scene, contact.cells[i].view);
    TRY_ASSIGN(const ui::Bitmap cell,
               text::SvgRenderer().draw(base::Bytes(svg.begin(), svg.end()), contact.width, contact.height));
    const int left = static_cast<int>(i) % contact.columns * (contact.width + gap);
    const int top = static_cast<int>(i) / contact.columns * (contact.height + gap);
    for (int y = 0; y < cell.height; ++y) {
      std::copy_n(cell.pixels.begin() + y * cell.width, cell.width, all.pixels.begin() + (top + y) * all.width + left);
    }
  }
  return all;
}

Contact feelings() {
  Contact contact{static_cast<int>(every<Feeling>().size()), 136, 136, {}};
  for (const Who who : every<Who>()) {
    for (const Feeling feels : every<Feeling>()) {
      Scene scene = support::scene_with(who, feels);
      scene.place = static_cast<Place>(static_cast<std::size_t>(who) % every<Place>().size());
      contact.cells.push_back({scene, {Framing::face}});
    }
  }
  return contact;
}

Contact poses(Shot shot) {
  Contact contact{5, 280, 258, {}};
  std::size_t turn = 0;
  for (const Pose pose : every<Pose>()) {
    Scene scene = support::scene_with(static_cast<Who>(turn % every<Who>().size()),
                                      static_cast<Feeling>(turn % every<Feeling>().size()), pose);
    scene.place = static_cast<Place>(turn % every<Place>().size());
    scene.shot = shot;
    contact.cells.push_back({scene, {}});
    ++turn;
  }
  return contact;
}

Contact places(Framing framing, Shot shot) {
  Contact contact{
      framing == Framing::wide ? 2 : 4, framing == Framing::wide ? 480 : 280, framing == Framing::wide ? 200 : 258, {}};
  for (const Place place : every<Place>()) {
    for (const content::DayTime time : {content::DayTime::day, content::DayTime::evening}) {
      Scene scene = support::the_message();
      scene.place = place;
      scene.time = time;
      scene.shot = shot;
      contact.cells.push_back({scene, {framing}});
    }
  }
  return contact;
}

Contact cast() {
  Contact contact{4, 280, 258, {}};
  for (const Who who : every<Who>()) {
    Scene scene = support::scene_with(who, Feeling::delight, Pose::waves);
    scene.place = static_cast<Place>((static_cast<std::size_t>(who) + 3) % every<Place>().size());
    scene.shot = Shot::full;
    contact.cells.push_back({scene, {}});
  }
  return contact;
}

Contact small_places(Framing framing, int width, int height) {
  Contact contact{6, width, height, {}};
  for (const Pose pose : every<Pose>()) {
    Scene scene = support::the_message();
    scene.people[0].pose = pose;
    scene.people[0].looks = content::Looks::reader;
    scene.people[0].who = static_cast<Who>(contact.cells.size() % every<Who>().size());
    scene.place = static_cast<Place>(contact.cells.size() % every<Place>().size());
    contact.cells.push_back({scene, {framing}});
  }
  return contact;
}

Contact finishes() {
  Contact contact{4, 280, 258, {}};
  for (const pictures::Finish finish : {pictures::Finish::plain, pictures::Finish::dimmed, pictures::Finish::framed}) {
    View view;
    view.finish = finish;
    contact.cells.push_back({support::the_message(), view});
  }
  View mirrored;
  mirrored.mirrored = true;
  contact.cells.push_back({support::the_message(), mirrored});
  return contact;
}

base::Result<void> write(const std::filesystem::path& folder, const char* name, const Contact& contact) {
  TRY_ASSIGN(const ui::Bitmap all, drawn(contact));
  return platform::write_png(folder / name, all.width, all.height, all.pixels);
}

base::Result<void> write_all(const std::filesystem::path& folder) {
  TRY(write(folder, "feelings.png", feelings()));
  TRY(write(folder, "poses.png", poses(Shot::half)));
  TRY(write(folder, "poses-full.png", poses(Shot::full)));
  TRY(write(folder, "places.png", places(Framing::upright, Shot::half)));
  TRY(write(folder, "places-wide.png", places(Framing::wide, Shot::half)));
  TRY(write(folder, "places-full.png", places(Framing::upright, Shot::full)));
  TRY(write(folder, "everybody.png", cast()));
  TRY(write(folder, "narrow.png", small_places(Framing::narrow, 220, 344)));
  TRY(write(folder, "bands.png", small_places(Framing::band, 280, 112)));
  return write(folder, "finishes.png", finishes());
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::fputs("usage: parasol-scenes FOLDER\n", stderr);
    return 2;
  }
  const auto written = write_all(words[1]);
  if (!written) std::fprintf(stderr, "%s\n", written.error().message.c_str());
  return written ? 0 : 1;
}
