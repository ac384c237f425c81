#include "disks.h"

#include <cstring>
#include <sodium.h>
#include <sqlite3.h>
#include <stdexcept>

#include "file_calls.h"

namespace simulation {
namespace {

Disks* alive = nullptr;

int on_open(sqlite3* connection, char**, const sqlite3_api_routines*) {
  const char* name = sqlite3_db_filename(connection, "main");
  if (alive != nullptr && name != nullptr) alive->opened(name, connection);
  return SQLITE_OK;
}

int on_file_call(const char* path, FileCall call) {
  return alive == nullptr ? 0 : alive->before_operation(path, call == FileCall::sync);
}

base::Random sodium_random(1);

std::uint32_t random_word() { return static_cast<std::uint32_t>(sodium_random.next()); }

void random_bytes(void* const into, const std::size_t count) {
  auto* bytes = static_cast<unsigned char*>(into);
  for (std::size_t at = 0; at < count; at += 8) {
    const std::uint64_t word = sodium_random.next();
    std::memcpy(bytes + at, &word, std::min<std::size_t>(8, count - at));
  }
}

const char* name_of_source() { return "simulation"; }

// Seals and keys of libsodium are from this seed, too.
void seed_sodium(std::uint64_t seed) {
  static randombytes_implementation source{&name_of_source, &random_word, nullptr, nullptr, &random_bytes, nullptr};
  static const bool set = randombytes_set_implementation(&source) == 0;
  if (!set) throw std::runtime_error("libsodium takes no other random numbers");
  sodium_random = base::Random(seed);
}

}  // namespace

Disks::Disks(std::filesystem::path root, std::uint64_t seed) : root_(std::move(root)), random_(seed) {
  seed_sodium(seed);
  std::filesystem::remove_all(root_);
  std::filesystem::create_directories(root_);
  vfs_.plan_of = [this](const char* name) -> support::FaultPlan& {
    Disk* disk = disk_of(name);
    return disk == nullptr ? elsewhere_ : disk->plan;
  };
  vfs_.seeded = &random_;
  sqlite3_randomness(0, nullptr);  // begins anew, from ours
  sqlite3_auto_extension(reinterpret_cast<void (*)()>(&on_open));
  alive = this;
  watch_file_calls(root_.string(), &on_file_call);
}

Disks::~Disks() {
  watch_file_calls("", nullptr);
  alive = nullptr;
  sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(&on_open));
  std::error_code gone;
  std::filesystem::remove_all(root_, gone);
}

Disk& Disks::add(const std::string& name, DiskKind kind) {
  auto disk = std::make_unique<Disk>();
  disk->kind = kind;
  disk->plan.loss = support::Loss::all_unsynced;
  std::filesystem::create_directories(folder(name));
  return *(disks_[name] = std::move(disk));
}

sqlite3* Disks::connection(const std::filesystem::path& database) const {
  const auto found = connections_.find(database.string());
  return found == connections_.end() ? nullptr : found->second.back();
}

sqlite3* Disks::writing_connection(const std::filesystem::path& database) const {
  const auto found = connections_.find(database.string());
  return found == connections_.end() ? nullptr : found->second.front();
}

Disk* Disks::disk_of(const char* path) {
  const std::string& root = root_.native();
  if (std::strncmp(path, root.c_str(), root.size()) != 0 || path[root.size()] != '/') return nullptr;
  const char* name = path + root.size() + 1;
  const char* end = std::strchr(name, '/');
  const auto found = disks_.find(end == nullptr ? std::string(name) : std::string(name, end));
  return found == disks_.end() ? nullptr : found->second.get();
}

int Disks::before_operation(const char* path, bool is_sync) {
  Disk* disk = disk_of(path);
  if (disk == nullptr) return 0;
  if (disk->kind == DiskKind::machine) {
    support::FaultPlan& plan = disk->plan;
    if (is_sync && !plan.off && ++plan.syncs == plan.power_off_at_sync) vfs_.turn_off(plan);
    if (plan.off) return EIO;
    return plan.full && !is_sync ? ENOSPC : 0;
  }
  if (disk->pulled) return EIO;
  const bool now = disk->fails_at != 0 && ++disk->operations >= disk->fails_at;
  if (!now || (disk->operations > disk->fails_at && !disk->stays)) return 0;
  if (disk->fails_with == EIO) disk->pulled = true;
  return disk->fails_with;
}

}  // namespace simulation
