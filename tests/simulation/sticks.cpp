#include "sticks.h"

#include <algorithm>
#include <cerrno>
#include <fstream>

namespace simulation {

namespace fs = std::filesystem;

Stick::Stick(Disks& disks, const std::string& name) : disks_(disks), name_(name), disk_(&disks.add(name, DiskKind::stick)) {}

evaluation::CourierFolder Stick::folder() const { return evaluation::CourierFolder::at(disks_.folder(name_)).value(); }

void Stick::draw_fault(base::Random& random, Events& events) {
  plug_in_again();
  const std::uint64_t kind = random.below(6);
  if (kind > 3) return;
  disk_->fails_at = kind == 2 ? 1 : 1 + static_cast<int>(random.below(24));
  disk_->fails_with = kind < 2 ? EIO : kind == 2 ? EROFS : ENOSPC;
  disk_->stays = kind != 3 || random.below(2) == 0;
  const std::string at = " at its operation " + std::to_string(disk_->fails_at);
  events.add("  " + name_ + (kind < 2 ? " is pulled out" + at : kind == 2 ? std::string(" is read-only") : " is full" + at));
}

void Stick::plug_in_again() {
  disk_->fails_at = disk_->operations = 0;
  disk_->pulled = disk_->stays = false;
}

std::vector<fs::path> Stick::files() const {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(disks_.folder(name_))) {
    if (entry.is_regular_file()) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

bool Stick::is_empty() const { return files().empty(); }

void Stick::damage(base::Random& random, Events& events) {
  const auto lying = files();
  events.add(name_ + " is dropped, with " + std::to_string(lying.size()) + " files on it");
  for (const fs::path& file : lying) {
    if (random.below(3) != 0) continue;
    const auto size = fs::file_size(file);
    switch (size == 0 ? 0 : random.below(3)) {
      case 0: fs::remove(file); break;
      case 1: fs::resize_file(file, random.below(size)); break;
      default: {
        std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
        const auto at = static_cast<std::streamoff>(random.below(size));
        bytes.seekg(at);
        const int old = bytes.get();
        bytes.seekp(at);
        bytes.put(static_cast<char>(old ^ (1 << random.below(8))));
      }
    }
  }
  if (random.below(2) == 0) return;
  for (const char* name : {"holiday.jpg", "parasol-courier/first/notes.txt", "parasol-courier/second/x.1.batch", "parasol-courier/first/k-1.2.3.receipt"}) {
    std::error_code ignored;
    fs::create_directories((disks_.folder(name_) / name).parent_path(), ignored);
    std::ofstream(disks_.folder(name_) / name) << "something else";
  }
}

}  // namespace simulation
