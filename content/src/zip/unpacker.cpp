#include "zip/unpacker.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>
#include <vector>
#include <zip.h>
#include <zlib.h>

#include "content/entry_name.h"
#include "zip/refusal.h"

namespace content {
namespace {

using base::ErrorCode;

struct CloseZipFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

bool agrees(const zip_stat_t& about, const ZipEntry& entry) {
  constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
  return (about.valid & needed) == needed && entry.name == about.name && entry.size == about.size &&
         entry.packed_size == about.comp_size && static_cast<zip_uint16_t>(entry.compression) == about.comp_method;
}

struct Inflating {
  z_stream stream{};
  bool is_ready = inflateInit2(&stream, -MAX_WBITS) == Z_OK;

  Inflating() = default;
  Inflating(const Inflating&) = delete;
  Inflating& operator=(const Inflating&) = delete;
  ~Inflating() {
    if (is_ready) inflateEnd(&stream);
  }
};

// How many of the packed bytes the compressed content is made of. libzip reads to its end and does not look what follows, so
// anything could travel there; it has just been unpacked without an error.
base::Result<std::uint64_t> bytes_used(const PackFile& file, const ZipEntry& entry) {
  Inflating inflating;
  if (!inflating.is_ready) return base::fail(ErrorCode::unavailable, "there is no memory to unpack " + printable(entry.name));
  z_stream& stream = inflating.stream;
  std::vector<unsigned char> in(copied_at_once);
  std::vector<unsigned char> out(copied_at_once);
  const std::uint64_t begin = entry.end - entry.packed_size;
  std::uint64_t used = 0;
  int state = Z_OK;
  for (std::uint64_t given = 0; state == Z_OK && given < entry.packed_size;) {
    const std::size_t count = std::min<std::uint64_t>(copied_at_once, entry.packed_size - given);
    TRY(file.read(begin + given, reinterpret_cast<char*>(in.data()), count));
    given += count;
    stream.next_in = in.data();
    stream.avail_in = static_cast<uInt>(count);
    do {
      stream.next_out = out.data();
      stream.avail_out = static_cast<uInt>(out.size());
      state = inflate(&stream, Z_NO_FLUSH);
    } while (state == Z_OK && (stream.avail_in > 0 || stream.avail_out == 0));
    if (state == Z_BUF_ERROR) state = Z_OK;  // wants the next piece
    used = given - stream.avail_in;
  }
  return state == Z_STREAM_END ? used : 0;
}

}  // namespace

struct Unpacker::Archive {
  zip_t* zip = nullptr;

  static base::Result<std::unique_ptr<Archive>> open(const PackFile& file);

  Archive() = default;
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive() {
    if (zip != nullptr) zip_discard(zip);
  }
};

Unpacker::Unpacker() = default;
Unpacker::~Unpacker() = default;

base::Result<std::unique_ptr<Unpacker::Archive>> Unpacker::Archive::open(const PackFile& file) {
  // zip_fdopen closes what it is given, and the path may by now name a newer pack.
  const int descriptor = ::fcntl(file.descriptor(), F_DUPFD_CLOEXEC, 0);
  if (descriptor < 0) return base::fail(ErrorCode::io, std::string("cannot read the pack: ") + std::strerror(errno));
  int code = 0;
  auto archive = std::make_unique<Archive>();
  archive->zip = zip_fdopen(descriptor, 0, &code);
  if (archive->zip == nullptr) {
    ::close(descriptor);
    return base::fail(ErrorCode::corrupt, "the pack's directory is damaged");
  }
  return archive;
}

base::Result<void> Unpacker::unpack(const PackFile& file, std::uint64_t position, const ZipEntry& entry, const TakeBytes& take) const {
  const std::lock_guard waiting(mutex_);
  if (!archive_) {
    TRY_ASSIGN(archive_, Archive::open(file));
  }
  zip_stat_t about;
  if (zip_stat_index(archive_->zip, position, 0, &about) != 0 || !agrees(about, entry)) {
    return refuse_entry(entry.name, "is not the same to every ZIP reader");
  }
  const std::unique_ptr<zip_file_t, CloseZipFile> unpacked(zip_fopen_index(archive_->zip, position, 0));
  if (!unpacked) return refuse_entry(entry.name, "cannot be unpacked");
  std::vector<unsigned char> buffer(copied_at_once);
  std::uint64_t total = 0;
  while (true) {
    const zip_int64_t got = zip_fread(unpacked.get(), buffer.data(), buffer.size());
    if (got < 0 && total <= entry.size) return refuse_entry(entry.name, "cannot be unpacked");
    total += got > 0 ? static_cast<std::uint64_t>(got) : 0;
    if (total > entry.size) return refuse_entry(entry.name, "unpacks to more than its size in the directory");
    if (got == 0) break;
    take(buffer.data(), static_cast<std::size_t>(got));
  }
  if (total != entry.size) return refuse_entry(entry.name, "unpacks to less than its size in the directory");
  TRY_ASSIGN(const std::uint64_t used, bytes_used(file, entry));
  if (used != entry.packed_size) return refuse_entry(entry.name, "has bytes behind its compressed content");
  return {};
}

}  // namespace content
