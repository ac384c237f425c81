// The file calls of the programs' own files (not of SQLite's) beneath a folder, so that a stick can be pulled out and a disk
// lose its power at any of them. The calls of the C library are replaced in this program, and pass on to the kernel.
#pragma once

#include <string>

namespace simulation {

enum class FileCall { create, write, sync, rename, unlink };

using OnFileCall = int (*)(const char* path, FileCall call);  // an errno to fail with, or 0

// Asks before each such call beneath `root`; with null nothing is asked any more.
void watch_file_calls(const std::string& root, OnFileCall ask);

}  // namespace simulation
