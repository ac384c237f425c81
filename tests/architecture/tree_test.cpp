// The tree itself against docs/layers.txt and the rules of CONTRIBUTING.md.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "layers.h"
#include "support/catch.h"
#include "tree_rules.h"

using namespace architecture;

namespace {

const std::filesystem::path source_folder = SOURCE_FOLDER;

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  INFO("cannot read " << path);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

Layers layers_of_tree(Problems& problems) { return parse_layers(text_of(source_folder / "docs/layers.txt"), problems); }

bool is_cpp_of_a_library(const std::string& path) {
  if (!path.ends_with(".h") && !path.ends_with(".cpp")) return false;
  if (path.ends_with("_test.cpp")) return false;  // beside what it tests, in a room
  for (const char* folder : {"base/", "content/", "evaluation/", "runtime/", "collector/", "authoring/"}) {
    if (path.starts_with(folder)) return true;
  }
  return false;
}

void add(Problems& problems, const Problems& more) { problems.insert(problems.end(), more.begin(), more.end()); }

std::string lines_of(const Problems& problems) {
  std::string text;
  for (const std::string& problem : problems) text += "\n" + problem;
  return text;
}

void check_none(const Problems& problems) {
  INFO(lines_of(problems));
  CHECK(problems.empty());
}

}  // namespace

TEST_CASE("docs/layers.txt keeps its own rules and describes folders that are there") {
  Problems problems;
  const Layers layers = layers_of_tree(problems);
  REQUIRE(layers.libraries.size() > 5);
  for (const Library& library : layers.libraries) {
    if (!std::filesystem::is_directory(source_folder / library.folder)) {
      problems.push_back("docs/layers.txt:" + std::to_string(library.line) + ": there is no folder " + library.folder);
    }
  }
  check_none(problems);
}

TEST_CASE("every include of every library is one that docs/layers.txt allows") {
  Problems problems;
  const Layers layers = layers_of_tree(problems);
  const Exists exists = [](const std::string& path) { return std::filesystem::is_regular_file(source_folder / path); };
  int files = 0;
  for (const std::string& path : files_of_tree(source_folder)) {
    if (!is_cpp_of_a_library(path)) continue;
    ++files;
    add(problems, check_includes(layers, path, text_of(source_folder / path), exists));
  }
  REQUIRE(files > 10);
  check_none(problems);
}

// LINKS_FILE is written by links.cmake: one line a program, "FOLDER: LIBRARY LIBRARY …".
TEST_CASE("no program is linked with a library of another side") {
  Problems problems;
  const Layers layers = layers_of_tree(problems);
  std::set<std::string> folders;
  std::istringstream programs(text_of(LINKS_FILE));
  for (std::string line; std::getline(programs, line);) {
    const std::string folder = line.substr(0, line.find(':'));
    std::istringstream words(line.substr(folder.size() + 1));
    const std::vector<std::string> linked{std::istream_iterator<std::string>(words), {}};
    folders.insert(folder);
    add(problems, check_links(layers, folder, linked));
  }
  for (const Library& library : layers.libraries) {
    if (library.kind == Kind::app && !folders.contains(library.folder)) {
      problems.push_back(library.folder + ": no program is made here");
    }
  }
  check_none(problems);
}

TEST_CASE("no file is too long or named after nothing") {
  Problems problems;
  for (const std::string& path : files_of_tree(source_folder)) {
    add(problems, check_name(path));
    if (is_code(path)) add(problems, check_length(path, text_of(source_folder / path)));
  }
  check_none(problems);
}

TEST_CASE("no file names a path of one machine") {
  Problems problems;
  for (const std::string& path : files_of_tree(source_folder)) {
    add(problems, check_machine_paths(path, text_of(source_folder / path)));
  }
  check_none(problems);
}

TEST_CASE("no program can be brought down by a stick pulled out while a folder is listed") {
  Problems problems;
  for (const std::string& path : files_of_tree(source_folder)) {
    if (is_cpp_of_a_library(path)) add(problems, check_folder_iterators(path, text_of(source_folder / path)));
  }
  check_none(problems);
}
