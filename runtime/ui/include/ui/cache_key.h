// What a cached drawing depends on, as bytes. Every part is as long as its kind says or tells its length first, so two
// different lists of parts never make the same key. Writes into a buffer of its owner, which is used again for the
// next key: a frame asks for thousands and allocates for none.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "ui/surface.h"

namespace ui {

class CacheKey {
 public:
  // `kind` keeps the keys of one kind of drawing apart from all others.
  CacheKey(std::string& buffer, char kind) : buffer_(buffer) { buffer_.assign(1, kind); }

  CacheKey& text(std::string_view value) {
    whole(static_cast<std::int64_t>(value.size()));
    buffer_.append(value);
    return *this;
  }
  CacheKey& whole(std::int64_t value) { return bytes(&value, sizeof value); }
  CacheKey& real(float value) {
    value += 0.0F;  // zero has two signs
    return bytes(&value, sizeof value);
  }
  CacheKey& colour(Colour value) {
    const std::uint8_t channels[] = {value.r, value.g, value.b, value.a};
    return bytes(channels, sizeof channels);
  }
  CacheKey& radii(const Radii& value) {
    return real(value.top_start).real(value.top_end).real(value.bottom_end).real(value.bottom_start);
  }

  // Good until the buffer is written to again.
  std::string_view view() const { return buffer_; }

 private:
  CacheKey& bytes(const void* from, std::size_t size) {
    buffer_.append(static_cast<const char*>(from), size);
    return *this;
  }

  std::string& buffer_;
};

}  // namespace ui
