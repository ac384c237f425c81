// Recordings as people make them, encoded by libsndfile.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <sndfile.h>
#include <vector>

#include "base/file.h"

namespace support {

enum class OggKind { opus, vorbis };

// A tone of 440 Hz in so many channels.
inline base::Bytes ogg_bytes(OggKind kind, int ms, int channels = 1) {
  struct Writing {
    base::Bytes bytes;
    std::size_t at = 0;
    static Writing& of(void* self) { return *static_cast<Writing*>(self); }
  } writing;
  SF_VIRTUAL_IO io{[](void* self) { return static_cast<sf_count_t>(Writing::of(self).bytes.size()); },
                   [](sf_count_t offset, int from, void* self) {
                     auto& file = Writing::of(self);
                     const auto start = from == SEEK_SET ? 0 : static_cast<sf_count_t>(from == SEEK_CUR ? file.at : file.bytes.size());
                     file.at = static_cast<std::size_t>(start + offset);
                     return start + offset;
                   },
                   [](void*, sf_count_t, void*) { return sf_count_t{0}; },
                   [](const void* from, sf_count_t count, void* self) {
                     auto& file = Writing::of(self);
                     const auto size = static_cast<std::size_t>(count);
                     file.bytes.resize(std::max(file.bytes.size(), file.at + size));
                     std::memcpy(file.bytes.data() + file.at, from, size);
                     file.at += size;
                     return count;
                   },
                   [](void* self) { return static_cast<sf_count_t>(Writing::of(self).at); }};
  SF_INFO info{};
  info.samplerate = 48'000;
  info.channels = channels;
  info.format = SF_FORMAT_OGG | (kind == OggKind::opus ? SF_FORMAT_OPUS : SF_FORMAT_VORBIS);
  SNDFILE* file = sf_open_virtual(&io, SFM_WRITE, &info, &writing);
  if (file == nullptr) return {};
  std::vector<short> samples;
  for (int i = 0; i < 48 * ms; ++i) {
    for (int channel = 0; channel < channels; ++channel) {
      samples.push_back(static_cast<short>(10'000 * std::sin(2 * std::numbers::pi * 440 * i / 48'000)));
    }
  }
  sf_writef_short(file, samples.data(), 48 * ms);
  sf_close(file);
  return writing.bytes;
}

}  // namespace support
