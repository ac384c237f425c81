// The adapter to libzip for writing: entries in the order they are added, all dated 1 January 1980,
// all plain files with the mode 0644. Nothing is on the disk before finish(); a writer that goes
// before that leaves nothing behind.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"

namespace content_writer {

enum class Packing { stored, deflated };

class ZipWriter {
 public:
  static base::Result<ZipWriter> create(const std::filesystem::path& path);

  base::Result<void> add_bytes(const std::string& name, std::string bytes, Packing packing);
  base::Result<void> add_file(const std::string& name, const std::filesystem::path& file, Packing packing);
  base::Result<void> finish();

  ZipWriter(ZipWriter&&) noexcept;
  ZipWriter& operator=(ZipWriter&&) noexcept;
  ~ZipWriter();

 private:
  struct Archive;
  explicit ZipWriter(std::unique_ptr<Archive> archive);
  std::unique_ptr<Archive> archive_;
};

}  // namespace content_writer
