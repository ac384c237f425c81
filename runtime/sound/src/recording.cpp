#include "sound/recording.h"

#include <algorithm>
#include <cstring>
#include <dlfcn.h>
#include <memory>
#include <mutex>
#include <sndfile.h>

namespace sound {
namespace {

// The functions of the library, found by name.
struct SoundFileLibrary {
  void* handle = dlopen("libsndfile.so.1", RTLD_NOW | RTLD_LOCAL);
  decltype(&sf_open_virtual) open = find<decltype(&sf_open_virtual)>("sf_open_virtual");
  decltype(&sf_readf_short) read = find<decltype(&sf_readf_short)>("sf_readf_short");
  decltype(&sf_close) close = find<decltype(&sf_close)>("sf_close");

  bool is_there() const { return open != nullptr && read != nullptr && close != nullptr; }

 private:
  template <typename Function>
  Function find(const char* name) const {
    return handle == nullptr ? nullptr : reinterpret_cast<Function>(dlsym(handle, name));
  }
};

// A file that lies in memory.
struct Reading {
  const base::Bytes& bytes;
  sf_count_t at = 0;

  static Reading& of(void* self) { return *static_cast<Reading*>(self); }
  static sf_count_t length(void* self) { return static_cast<sf_count_t>(of(self).bytes.size()); }
  static sf_count_t tell(void* self) { return of(self).at; }
  static sf_count_t write(const void*, sf_count_t, void*) { return 0; }
  static sf_count_t seek(sf_count_t offset, int from, void* self) {
    const sf_count_t start = from == SEEK_SET ? 0 : from == SEEK_CUR ? of(self).at : length(self);
    of(self).at = std::clamp<sf_count_t>(start + offset, 0, length(self));
    return of(self).at;
  }
  static sf_count_t read(void* to, sf_count_t count, void* self) {
    Reading& reading = of(self);
    const sf_count_t given = std::clamp<sf_count_t>(count, 0, length(self) - reading.at);
    std::memcpy(to, reading.bytes.data() + reading.at, static_cast<std::size_t>(given));
    reading.at += given;
    return given;
  }
};

base::Result<ui::Waveform> samples_of(const SoundFileLibrary& library, SNDFILE* file, const SF_INFO& info) {
  ui::Waveform wave{info.samplerate, {}};
  const auto most = static_cast<std::size_t>(info.samplerate) * longest_s;
  const auto channels = static_cast<std::size_t>(info.channels);
  constexpr sf_count_t frames = 4096;
  std::vector<short> buffer(channels * static_cast<std::size_t>(frames));
  while (true) {
    const sf_count_t given = library.read(file, buffer.data(), frames);
    if (given <= 0) break;
    for (std::size_t i = 0; i < static_cast<std::size_t>(given); ++i) {
      int sum = 0;
      for (std::size_t channel = 0; channel < channels; ++channel) sum += buffer[i * channels + channel];
      wave.samples.push_back(static_cast<std::int16_t>(sum / info.channels));
    }
    if (wave.samples.size() > most) {
      return base::fail(base::ErrorCode::corrupt, "the recording is longer than " + std::to_string(longest_s) + " seconds");
    }
  }
  return wave;
}

}  // namespace

base::Result<ui::Waveform> decode_recording(const base::Bytes& bytes) {
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  static const SoundFileLibrary library;
  if (!library.is_there()) {
    return base::fail(base::ErrorCode::unavailable, "recordings cannot be heard; install the package libsndfile1");
  }
  const auto refuse = [] { return base::fail(base::ErrorCode::corrupt, "this is no recording in Ogg"); };
  if (bytes.size() < 4 || std::memcmp(bytes.data(), "OggS", 4) != 0) return refuse();
  SF_VIRTUAL_IO io{&Reading::length, &Reading::seek, &Reading::read, &Reading::write, &Reading::tell};
  Reading reading{bytes};
  SF_INFO info{};
  const std::unique_ptr<SNDFILE, decltype(library.close)> file(library.open(&io, SFM_READ, &info, &reading), library.close);
  constexpr int most_channels = 8;
  if (file == nullptr || info.samplerate < 4000 || info.samplerate > 192'000 || info.channels < 1 || info.channels > most_channels) return refuse();
  return samples_of(library, file.get(), info);
}

}  // namespace sound
