// A folder in memory where the system has one, else among the temporary files: for data whose disk is not measured. Gone
// with this object.
#pragma once

#include <filesystem>
#include <string>
#include <unistd.h>

namespace bench {

class TemporaryMemory {
 public:
  TemporaryMemory() {
    const std::filesystem::path memory = "/dev/shm";
    const bool is_there = std::filesystem::is_directory(memory);
    folder_ = (is_there ? memory : std::filesystem::temp_directory_path()) / ("parasol-bench-" + std::to_string(::getpid()));
  }
  TemporaryMemory(const TemporaryMemory&) = delete;
  TemporaryMemory& operator=(const TemporaryMemory&) = delete;
  ~TemporaryMemory() {
    std::error_code gone_already;
    std::filesystem::remove_all(folder_, gone_already);
  }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

}  // namespace bench
