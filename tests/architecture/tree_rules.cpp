#include "tree_rules.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace architecture {
namespace {

constexpr std::array<std::string_view, 6> empty_names = {"util",    "utils",  "helper",
                                                         "helpers", "common", "misc"};

bool is_skipped(const std::string& name) { return name == "build" || (name.starts_with('.') && name != ".ci"); }

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    segments.push_back(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return segments;
}

bool is_name_character(char letter) { return std::isalnum(static_cast<unsigned char>(letter)) != 0; }

// "/home/" counts only where a user's name follows; "/home/:name" or the end of a route does not.
bool names_a_machine(std::string_view text, std::size_t after) {
  return after < text.size() && is_name_character(text[after]);
}

}  // namespace

std::vector<std::string> files_of_tree(const std::filesystem::path& root) {
  std::vector<std::string> files;
  std::filesystem::recursive_directory_iterator walk(root);
  for (; walk != std::filesystem::recursive_directory_iterator(); ++walk) {
    if (walk->is_directory()) {
      if (is_skipped(walk->path().filename().string())) walk.disable_recursion_pending();
    } else if (walk->is_regular_file() && walk->path().filename() != ".git") {  // a file in a second work tree
      files.push_back(walk->path().lexically_relative(root).generic_string());
    }
  }
  std::ranges::sort(files);
  return files;
}

bool is_code(std::string_view path) {
  constexpr std::array<std::string_view, 9> endings = {".h",  ".cpp", ".c",  ".cmake", "CMakeLists.txt",
                                                       ".ts", ".py",  ".sh", ".mjs"};
  const bool has_ending = std::ranges::any_of(endings, [&](std::string_view ending) { return path.ends_with(ending); });
  return has_ending || path == "run" || path == "test" || path == "dev" || path.ends_with("/run");
}

std::vector<std::string> check_name(const std::string& path) {
  for (const std::string_view segment : segments_of(path)) {
    const std::string_view stem = segment.substr(0, segment.find('.'));
    const std::string_view last_word = stem.substr(stem.find_last_of("_-") + 1);
    if (std::ranges::count(empty_names, last_word) != 0) {
      return {path + ": \"" + std::string(last_word) + "\" does not say what is in it"};
    }
  }
  return {};
}

std::vector<std::string> check_length(const std::string& path, std::string_view text) {
  const auto lines = std::ranges::count(text, '\n');
  if (lines <= most_lines) return {};
  return {path + ": " + std::to_string(lines) + " lines are more than " + std::to_string(most_lines)};
}

std::vector<std::string> check_machine_paths(const std::string& path, std::string_view text) {
  // In two parts, or this file would break its own rule.
  const std::array<std::string, 4> beginnings = {std::string("/ro") + "ot/", std::string("/ho") + "me/",
                                                 std::string("/wo") + "rk/", std::string("/Us") + "ers/"};
  for (const std::string& beginning : beginnings) {
    for (std::size_t found = text.find(beginning); found != std::string_view::npos;
         found = text.find(beginning, found + 1)) {
      const bool begins_a_path = found == 0 || !(is_name_character(text[found - 1]) || text[found - 1] == '.');
      if (begins_a_path && (beginning == beginnings[0] || names_a_machine(text, found + beginning.size()))) {
        const auto line = 1 + std::ranges::count(text.substr(0, found), '\n');
        return {path + ":" + std::to_string(line) + ": " + beginning + " is a path of one machine"};
      }
    }
  }
  return {};
}

std::vector<std::string> check_folder_iterators(const std::string& path, std::string_view text) {
  const std::size_t found = text.find("directory_iterator");
  if (found == std::string_view::npos) return {};
  const auto line = 1 + std::ranges::count(text.substr(0, found), '\n');
  return {path + ":" + std::to_string(line) + ": folders are listed with base/folder.h, which does not throw"};
}

}  // namespace architecture
