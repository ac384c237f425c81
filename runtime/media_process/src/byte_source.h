// The bytes of one film within the file of its pack: FFmpeg can ask for none before and none behind them.
#pragma once

#include <cstdint>

#include "av.h"

namespace media_process {

class ByteSource {
 public:
  ByteSource(int file, std::uint64_t offset, std::uint64_t size);  // the file is the caller's
  ~ByteSource();
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  AVIOContext* io() const { return io_; }
  bool has_failed() const { return has_failed_; }  // the disk refused, or the file is shorter than was said

  int read(std::uint8_t* to, int most);            // bytes, or an AVERROR
  std::int64_t seek(std::int64_t to, int whence);  // the new place, or an AVERROR

 private:
  int file_;
  std::int64_t offset_;
  std::int64_t size_;
  std::int64_t at_ = 0;
  bool has_failed_ = false;
  AVIOContext* io_;
};

}  // namespace media_process
