// Rules that every file of the tree keeps, whatever library it belongs to.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace architecture {

constexpr int most_lines = 500;

// Every file below root but what is built or not ours (build/, hidden folders but .ci), as paths relative to
// root with forward slashes, sorted.
std::vector<std::string> files_of_tree(const std::filesystem::path& root);

// True for C++, CMake, TypeScript and shell: what people write and read line by line.
bool is_code(std::string_view path);

// What is wrong with a file's path or text: a name that says nothing, code of more than most_lines lines, a path
// that exists only on somebody's machine. One English sentence each, beginning with the path.
std::vector<std::string> check_name(const std::string& path);
std::vector<std::string> check_length(const std::string& path, std::string_view text);
std::vector<std::string> check_machine_paths(const std::string& path, std::string_view text);

// A program lists folders with base/folder.h: the standard library's iterators throw when a stick is pulled out.
std::vector<std::string> check_folder_iterators(const std::string& path, std::string_view text);

}  // namespace architecture
