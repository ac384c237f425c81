// Opening and verifying a large pack, from the page cache, beside libzip's own opening and BLAKE2b alone.
#include <array>
#include <fcntl.h>
#include <functional>
#include <sodium.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "content/pack.h"
#include "large_pack.h"
#include "measurements.h"
#include "timing.h"

namespace bench {
namespace {

constexpr int open_runs = 15;
constexpr int verify_runs = 3;
constexpr double mib = 1 << 20;

// A file's bytes in memory. Gone with this object.
class MappedFile {
 public:
  explicit MappedFile(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat about {};
    if (descriptor < 0 || ::fstat(descriptor, &about) != 0) return;
    size_ = static_cast<std::size_t>(about.st_size);
    void* mapping = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED | MAP_POPULATE, descriptor, 0);
    if (mapping != MAP_FAILED) bytes_ = static_cast<const unsigned char*>(mapping);
    ::close(descriptor);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile() {
    if (bytes_ != nullptr) ::munmap(const_cast<unsigned char*>(bytes_), size_);
  }
  const unsigned char* bytes() const { return bytes_; }
  std::size_t size() const { return size_; }

 private:
  const unsigned char* bytes_ = nullptr;
  std::size_t size_ = 0;
};

base::Result<void> open_with_libzip(const std::filesystem::path& file) {
  int problem = 0;
  zip_t* zip = zip_open(file.c_str(), ZIP_RDONLY, &problem);
  if (zip == nullptr) return base::fail(base::ErrorCode::corrupt, "libzip cannot open " + file.string());
  zip_discard(zip);
  return {};
}

base::Result<void> hash_all(const MappedFile& file) {
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  if (crypto_generichash(hash.data(), hash.size(), file.bytes(), file.size(), nullptr, 0) == 0) return {};
  return base::fail(base::ErrorCode::unavailable, "libsodium cannot hash");
}

base::Result<void> verify(const content::Pack& pack) {
  const content::Findings findings = pack.verify();
  if (!content::has_errors(findings)) return {};
  return base::fail(base::ErrorCode::corrupt, "the large pack is damaged, so remove it: " + findings.front().message);
}

using Job = std::function<base::Result<void>()>;

struct Medians {
  double ours_ms = 0;
  double peer_ms = 0;
};

base::Result<double> time_of(const Job& job) {
  const Stopwatch watch;
  TRY(job());
  return watch.ms();
}

base::Result<Medians> alternate(int runs, const Job& ours, const Job& peer) {
  TRY(ours());
  TRY(peer());
  std::vector<double> our_ms;
  std::vector<double> peer_ms;
  for (int run = 0; run < runs; ++run) {
    TRY_ASSIGN(our_ms.emplace_back(), time_of(ours));
    TRY_ASSIGN(peer_ms.emplace_back(), time_of(peer));
  }
  return Medians{median(our_ms), median(peer_ms)};
}

base::Result<LargePack> pack_of(const Setup& setup) {
  return large_pack(setup.here / "../../modules/ages-12-14", setup.work / "large-pack");
}

}  // namespace

Figures measure_pack_open(const Setup& setup) {
  TRY_ASSIGN(const LargePack pack, pack_of(setup));
  const auto open_ours = [&]() -> base::Result<void> {
    TRY(content::Pack::open(pack.file, {{pack.public_key}, false}));
    return {};
  };
  TRY_ASSIGN(const Medians medians, alternate(open_runs, open_ours, [&] { return open_with_libzip(pack.file); }));
  return std::vector<Figure>{{"pack-open", "open a pack of 1 GiB and 10,000 entries", "ms", medians.ours_ms, "libzip's own open",
                              medians.peer_ms, {{}, 3, {}}}};
}

Figures measure_pack_verify(const Setup& setup) {
  TRY_ASSIGN(const LargePack large, pack_of(setup));
  TRY_ASSIGN(const content::Pack pack, content::Pack::open(large.file, {{large.public_key}, false}));
  const MappedFile mapped(large.file);
  if (mapped.bytes() == nullptr) return base::fail(base::ErrorCode::io, "cannot map " + large.file.string());
  TRY_ASSIGN(const Medians medians, alternate(verify_runs, [&] { return verify(pack); }, [&] { return hash_all(mapped); }));
  const double size = static_cast<double>(mapped.size()) / mib * 1000;
  return std::vector<Figure>{{"pack-verify", "verify the same pack", "MiB/s", size / medians.ours_ms, "libsodium's BLAKE2b",
                              size / medians.peer_ms, {{}, {}, 0.8}}};
}

}  // namespace bench
