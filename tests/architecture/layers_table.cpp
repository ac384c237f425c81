#include <algorithm>
#include <map>
#include <optional>
#include <sstream>

#include "layers.h"

namespace architecture {
namespace {

constexpr std::size_t columns = 4;

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::vector<std::string> split_at_colons(const std::string& line) {
  std::vector<std::string> parts(1);
  for (const char letter : line) {
    if (letter == ':') {
      parts.emplace_back();
    } else {
      parts.back() += letter;
    }
  }
  return parts;
}

std::optional<Side> side_named(const std::string& name) {
  static const std::map<std::string, Side> sides = {{"shared", Side::shared},
                                                    {"kiosk", Side::kiosk},
                                                    {"collector", Side::collector},
                                                    {"authoring", Side::authoring}};
  const auto found = sides.find(name);
  return found == sides.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Kind> kind_named(const std::string& name) {
  static const std::map<std::string, Kind> kinds = {
      {"library", Kind::library}, {"screens", Kind::screens}, {"adapter", Kind::adapter}, {"app", Kind::app}};
  const auto found = kinds.find(name);
  return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

std::string at(int line) { return "docs/layers.txt:" + std::to_string(line) + ": "; }

std::optional<Library> parse_line(const std::string& text, int line, Problems& problems) {
  const std::vector<std::string> parts = split_at_colons(text);
  const std::vector<std::string> head = words_of(parts[0]);
  if (parts.size() != columns || head.size() != columns) {
    problems.push_back(at(line) + "a line is SIDE KIND NAME FOLDER : own : in headers : in sources");
    return std::nullopt;
  }
  const std::optional<Side> side = side_named(head[0]);
  const std::optional<Kind> kind = kind_named(head[1]);
  if (!side) problems.push_back(at(line) + "there is no side " + head[0]);
  if (!kind) problems.push_back(at(line) + "there is no kind " + head[1]);
  if (!side || !kind) return std::nullopt;
  return Library{*side, *kind, head[2], head[3], words_of(parts[1]), words_of(parts[2]), words_of(parts[3]), line};
}

bool side_may_use(Side user, Side used) {
  if (used == Side::shared || used == user) return true;
  return user == Side::authoring && used == Side::kiosk;
}

// Why a library may not name another, or nothing.
std::string reason_against(const Library& user, const Library& used) {
  if (!side_may_use(user.side, used.side)) return "they are on different sides";
  if (used.kind == Kind::app) return "nobody includes an app";
  if (used.kind == Kind::adapter && user.kind != Kind::app) return "only apps include adapters";
  if (used.kind == Kind::screens && user.kind == Kind::adapter) return "an adapter never includes screens";
  return {};
}

// "room FOLDER ROLE LIBRARY"
void parse_room(const std::vector<std::string>& words, int line, Layers& layers, Problems& problems) {
  if (words.size() != columns) {
    problems.push_back(at(line) + "a line of a room is room FOLDER ROLE LIBRARY");
    return;
  }
  if (!layers.named(words[3])) {
    problems.push_back(at(line) + words[1] + " gives " + words[2] + " to " + words[3] + ", which no line above describes");
    return;
  }
  layers.rooms.push_back({words[1], words[2], words[3]});
}

std::string_view after_last(std::string_view path, char letter) { return path.substr(path.rfind(letter) + 1); }

void check_library(const Layers& above, const Library& library, Problems& problems) {
  if (above.named(library.name)) problems.push_back(at(library.line) + library.name + " is there twice");
  for (const std::string& name : library.own) {
    const Library* used = above.named(name);
    if (!used) {
      problems.push_back(at(library.line) + library.name + " names " + name + ", which no line above describes");
      continue;
    }
    const std::string reason = reason_against(library, *used);
    if (!reason.empty()) {
      problems.push_back(at(library.line) + library.name + " may not name " + name + ": " + reason);
    }
  }
}

}  // namespace

const Library* Layers::named(std::string_view name) const {
  const auto found = std::ranges::find(libraries, name, &Library::name);
  return found == libraries.end() ? nullptr : &*found;
}

// A file's role is the first word of its name, when the rooms of its folder know that role.
const Library* Layers::owner_by_role(std::string_view room_folder, std::string_view file) const {
  if (file.starts_with("every_")) file.remove_prefix(6);
  const std::string_view word = file.substr(0, file.find_first_of("_."));
  const Library* rest = nullptr;
  for (const Room& room : rooms) {
    if (room.folder != room_folder) continue;
    if (room.role == word) return named(room.library);
    if (room.role == "data") rest = named(room.library);
  }
  return rest;
}

const Library* Layers::owner_of_room_header(std::string_view header) const {
  const std::string_view first = header.substr(0, header.find('/'));
  for (const Room& room : rooms) {
    if (after_last(room.folder, '/') == first) return owner_by_role(room.folder, after_last(header, '/'));
  }
  return nullptr;
}

bool Layers::is_room(std::string_view path) const {
  return std::ranges::any_of(rooms, [&](const Room& room) { return path.starts_with(room.folder + "/"); });
}

const Library* Layers::owner_of(std::string_view path) const {
  for (const Room& room : rooms) {
    if (path.starts_with(room.folder + "/")) return owner_by_role(room.folder, after_last(path, '/'));
  }
  const Library* owner = nullptr;
  for (const Library& library : libraries) {
    if (path.starts_with(library.folder + "/") && (!owner || library.folder.size() > owner->folder.size())) {
      owner = &library;
    }
  }
  return owner;
}

Layers parse_layers(std::string_view text, Problems& problems) {
  Layers layers;
  std::istringstream in{std::string(text)};
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (words_of(line).empty() || line.front() == '#') continue;
    if (words_of(line).front() == "room") {
      parse_room(words_of(line), number, layers, problems);
      continue;
    }
    const std::optional<Library> library = parse_line(line, number, problems);
    if (!library) continue;
    check_library(layers, *library, problems);
    layers.libraries.push_back(*library);
  }
  return layers;
}

Problems check_links(const Layers& layers, const std::string& folder, const std::vector<std::string>& linked) {
  const Library* app = layers.owner_of(folder + "/");
  if (!app) return {folder + ": no line of docs/layers.txt describes the program made here"};
  Problems problems;
  for (const std::string& name : linked) {
    const Library* library = layers.named(name);
    if (library && !side_may_use(app->side, library->side)) {
      problems.push_back(folder + ": its program is linked with " + name + ", which is on another side");
    }
  }
  return problems;
}

}  // namespace architecture
