// What happened in one world, in order. The same seed gives the same events and the same hash of them, on every machine:
// no path, no hash of sealed bytes and no time of the real clock is written here.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace simulation {

// A rule that was broken; the sentence says which.
class Broken : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Events {
 public:
  void add(std::string event) {
    for (const char letter : event) mix(static_cast<unsigned char>(letter));
    mix('\n');
    lines_.push_back(std::move(event));
  }
  const std::vector<std::string>& lines() const { return lines_; }
  std::uint64_t hash() const { return hash_; }

 private:
  void mix(unsigned char byte) { hash_ = (hash_ ^ byte) * 1099511628211ULL; }  // FNV-1a

  std::vector<std::string> lines_;
  std::uint64_t hash_ = 14695981039346656037ULL;
};

}  // namespace simulation
