#include "stand_in.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>

namespace app {

base::Result<StandIn> StandIn::in_place_of(const std::filesystem::path& data) {
  std::error_code problem;
  std::string folder = (std::filesystem::temp_directory_path(problem) / "parasol-XXXXXX").string();
  if (problem || ::mkdtemp(folder.data()) == nullptr) {
    return base::fail(base::ErrorCode::io, "no folder can be made for the time being: " + std::string(std::strerror(errno)));
  }
  StandIn made{std::filesystem::path(folder)};
  std::filesystem::copy_file(data / "desk.json", made.folder_ / "desk.json", problem);
  return made;
}

StandIn::StandIn(StandIn&& other) noexcept : folder_(std::exchange(other.folder_, {})) {}

StandIn::~StandIn() {
  std::error_code problem;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, problem);
}

bool StandIn::is_wanted(const base::Error& error) {
  return error.code == base::ErrorCode::io || error.code == base::ErrorCode::no_space || error.code == base::ErrorCode::corrupt;
}

// Nobody is let in, and nobody is asked for a new one: what there is cannot be read.
session::PinState StandIn::pin() {
  session::PinState pin;
  pin.is_set = pin.is_damaged = pin.readers_came = true;
  return pin;
}

session::DeskRecord StandIn::without_questions(session::DeskRecord desk) {
  desk.settings.asks_questions = false;
  return desk;
}

}  // namespace app
