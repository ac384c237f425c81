// The library as it is to be once packs came or went: opened anew by the job that brought them, in its thread, and taken by
// the kiosk when no lesson is open any more.
#pragma once

#include <mutex>
#include <optional>

#include "library.h"

namespace app {

class LibraryRenewal {
 public:
  // What Library::open takes; the withdrawn ones are read from their file each time.
  struct Places {
    std::filesystem::path packs;
    content::OpenOptions options;
    std::filesystem::path catalogue;
    std::filesystem::path withdrawn;
  };
  explicit LibraryRenewal(Places places) : places_(std::move(places)) {}

  base::Result<Library> open() const;
  void open_again();  // in the thread of the job; a folder that cannot be read leaves things as they are
  bool is_ready() const;
  std::optional<Library> take();

 private:
  const Places places_;
  mutable std::mutex mutex_;
  std::optional<Library> fresh_;
};

}  // namespace app
