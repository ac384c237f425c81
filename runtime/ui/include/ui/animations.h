// Values on their way to where they are wanted, by id. They start fast and settle (1 - (1 - t)^3), within 120 to 200 ms.
// Somebody who asked for less motion sees a cut. A value that no frame asks for any longer is forgotten. Time is given,
// in milliseconds of any clock that only goes forward. One thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace ui {

namespace motion {
inline constexpr int shortest_ms = 120;
inline constexpr int usual_ms = 160;
inline constexpr int longest_ms = 200;
inline constexpr int frame_ms = 16;  // how soon something that moves wants to be drawn again
}  // namespace motion

class Animations {
 public:
  void begin_frame(std::int64_t now_ms, bool reduced_motion);
  // Where the value is now. It starts at its first target, without motion; a new target sets out from where it is.
  // Durations outside 120 to 200 ms are brought into that range.
  float eased(std::string_view id, float target, int duration_ms);
  void end_frame();

  bool moving() const { return moving_; }  // something the last frame asked for has not arrived
  std::size_t size() const { return values_.size(); }

 private:
  struct Value {
    float from = 0;
    float to = 0;
    std::int64_t start_ms = 0;
    int duration_ms = 0;
    bool asked = false;
  };
  float at(const Value& value) const;

  std::map<std::string, Value, std::less<>> values_;
  std::int64_t now_ms_ = 0;
  bool reduced_motion_ = false;
  bool moving_ = false;
};

}  // namespace ui
