// ffmpeg, a program of its own: a list of words, never a shell, with limits on its time, memory and files.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace films {

// Gives the program more of what it reads; nothing when that is all.
using Feed = std::function<base::Result<std::string_view>()>;

// What the program said. Fails with unavailable where it is not there, and with corrupt and its words where it failed.
base::Result<std::string> run_ffmpeg(const std::vector<std::string>& arguments, const Feed& feed);

std::vector<std::string> picture_arguments(const std::filesystem::path& output);
std::vector<std::string> measuring_arguments();
// `measured` is what the program said when it was asked to measure.
base::Result<std::vector<std::string>> sound_arguments(const std::string& measured, const std::filesystem::path& output);
std::vector<std::string> joining_arguments(const std::filesystem::path& picture, const std::filesystem::path& sound, const std::filesystem::path& output);

}  // namespace films
