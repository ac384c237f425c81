#include "places.h"

#include <algorithm>
#include <sys/stat.h>

#include "base/folder.h"
#include "base/utf8.h"

namespace stock {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 200;

bool is_plain(const fs::path& path, mode_t kind) {
  struct stat about {};
  return ::lstat(path.c_str(), &about) == 0 && (about.st_mode & S_IFMT) == kind;
}

std::vector<fs::path> entries_in(const fs::path& folder, mode_t kind) {
  std::vector<fs::path> found;
  const auto names = base::names_in(folder);
  if (!names) return found;
  for (const std::string& name : *names) {
    if (name.front() != '.' && is_plain(folder / name, kind)) found.push_back(folder / name);
  }
  return found;
}

bool is_mounted(const fs::path& folder) {
  struct stat inside {};
  struct stat around {};
  return ::stat(folder.c_str(), &inside) == 0 && ::stat(folder.parent_path().c_str(), &around) == 0 && inside.st_dev != around.st_dev;
}

std::string name_of(const fs::path& folder) {
  const fs::path name = folder.filename().empty() ? folder.parent_path().filename() : folder.filename();
  return base::as_one_line(name.string());
}

}  // namespace

// A stick may have turned all letters into capitals.
std::string extension_of(const fs::path& file) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : static_cast<char>(c); });
  return extension;
}

bool is_pack_name(const fs::path& file) { return extension_of(file) == ".parasol"; }
bool is_update_name(const fs::path& file) { return extension_of(file) == ".parasol-update"; }

std::vector<fs::path> mounted_below(const std::vector<fs::path>& roots) {
  std::vector<fs::path> mounted;
  for (const fs::path& root : roots) {
    for (const fs::path& first : entries_in(root, S_IFDIR)) {
      if (is_mounted(first)) {
        mounted.push_back(first);
        continue;
      }
      for (const fs::path& second : entries_in(first, S_IFDIR)) {
        if (is_mounted(second)) mounted.push_back(second);
      }
    }
  }
  return mounted;
}

std::vector<Place> places_of(const PackFolders& folders) {
  std::vector<Place> places;
  const auto add = [&](const fs::path& folder) {
    const bool known = std::any_of(places.begin(), places.end(), [&](const Place& place) { return place.folder == folder; });
    if (!known) places.push_back({folder, name_of(folder)});
  };
  for (const fs::path& folder : mounted_below(folders.mounts)) add(folder);
  std::error_code problem;
  for (const fs::path& folder : folders.offered) {
    if (fs::is_directory(folder, problem) || is_plain(folder, S_IFREG)) add(folder);
  }
  return places;
}

std::vector<fs::path> pack_files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  const auto take = [&](const fs::path& from) {
    for (const fs::path& file : entries_in(from, S_IFREG)) {
      if (files.size() < most_files && (is_pack_name(file) || is_update_name(file))) files.push_back(file);
    }
  };
  if (is_plain(folder, S_IFREG)) {
    if (is_pack_name(folder) || is_update_name(folder)) files.push_back(folder);
    return files;
  }
  take(folder);
  for (const fs::path& inside : entries_in(folder, S_IFDIR)) {
    if (files.size() < most_files) take(inside);
  }
  return files;
}

}  // namespace stock
