// The table of docs/layers.txt and what it forbids. The file explains its own format.
//
// Pure: text in, problems out, one English sentence each, beginning with FILE:LINE where there is one.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace architecture {

enum class Side { shared, kiosk, collector, authoring };
enum class Kind { library, screens, adapter, app };

struct Library {
  Side side = Side::shared;
  Kind kind = Kind::library;
  std::string name;
  std::string folder;
  std::vector<std::string> own;         // the libraries it may include
  std::vector<std::string> in_headers;  // third-party headers allowed in its include/ folder
  std::vector<std::string> in_sources;  // and only in its other files
  int line = 0;                         // of the table
};

// Which library a role of the rooms in a folder belongs to: the files content/blocks/*/play*.
struct Room {
  std::string folder;  // "content/blocks"
  std::string role;    // "play"; "data" is what bears the name of no other role
  std::string library;
};

using Problems = std::vector<std::string>;

struct Layers {
  std::vector<Library> libraries;  // in the order of the table: lower layers first

  std::vector<Room> rooms;

  const Library* named(std::string_view name) const;
  const Library* owner_of(std::string_view path) const;  // by its role in a room, or by the longest folder
  bool is_room(std::string_view path) const;
  // The library of a header of a room as it is included, "blocks/page/play.h"; null when it is of no room.
  const Library* owner_of_room_header(std::string_view header) const;

 private:
  const Library* owner_by_role(std::string_view room_folder, std::string_view file) const;
};

// Lines that cannot be read, and lines that break the rules at the top of the table, become problems.
Layers parse_layers(std::string_view text, Problems& problems);

// Whether a path, relative to the top of the tree, is a file there.
using Exists = std::function<bool(const std::string&)>;

// Every include of one file that the table forbids.
Problems check_includes(const Layers& layers, const std::string& path, std::string_view text, const Exists& exists);

// Every library of ours that the program made in a folder is linked with, directly or not, and may not be.
Problems check_links(const Layers& layers, const std::string& folder, const std::vector<std::string>& linked);

}  // namespace architecture
