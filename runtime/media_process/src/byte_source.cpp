#include "byte_source.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace media_process {
namespace {

constexpr int buffer_bytes = 1 << 16;

int read_for_av(void* source, std::uint8_t* to, int most) { return static_cast<ByteSource*>(source)->read(to, most); }

std::int64_t seek_for_av(void* source, std::int64_t to, int whence) {
  return static_cast<ByteSource*>(source)->seek(to, whence);
}

}  // namespace

ByteSource::ByteSource(int file, std::uint64_t offset, std::uint64_t size)
    : file_(file), offset_(static_cast<std::int64_t>(offset)), size_(static_cast<std::int64_t>(size)) {
  auto* buffer = static_cast<unsigned char*>(av_malloc(buffer_bytes));
  io_ = avio_alloc_context(buffer, buffer_bytes, 0, this, read_for_av, nullptr, seek_for_av);
}

ByteSource::~ByteSource() {
  if (io_ != nullptr) av_freep(&io_->buffer);  // may be another one than at first
  avio_context_free(&io_);
}

int ByteSource::read(std::uint8_t* to, int most) {
  const std::int64_t count = std::min<std::int64_t>(most, size_ - at_);
  if (count <= 0) return AVERROR_EOF;
  ssize_t got = 0;
  do {
    got = ::pread(file_, to, static_cast<std::size_t>(count), offset_ + at_);
  } while (got < 0 && errno == EINTR);
  if (got <= 0) {
    has_failed_ = true;
    return AVERROR(EIO);
  }
  at_ += got;
  return static_cast<int>(got);
}

std::int64_t ByteSource::seek(std::int64_t to, int whence) {
  whence &= ~AVSEEK_FORCE;
  if (whence == AVSEEK_SIZE) return size_;
  if (whence == SEEK_CUR && __builtin_add_overflow(to, at_, &to)) return AVERROR(EINVAL);
  if (whence == SEEK_END && __builtin_add_overflow(to, size_, &to)) return AVERROR(EINVAL);
  if (to < 0 || to > size_) return AVERROR(EINVAL);
  at_ = to;
  return at_;
}

}  // namespace media_process
