// Where the data folder of a kiosk cannot be used (damaged, read-only, full), somebody may still stand in front of the screen
// who needs help. Lessons and the help card then open over a folder of the kiosk's own that goes when it ends: nothing is
// asked there, nothing that was decided at the desk is changed, and the desk stays closed.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "session/desk_record.h"
#include "session/pin.h"

namespace app {

class StandIn {
 public:
  // With what was decided at the desk, as far as that can be read there. Fails with io when no folder can be made either.
  static base::Result<StandIn> in_place_of(const std::filesystem::path& data);
  StandIn(StandIn&& other) noexcept;
  StandIn& operator=(StandIn&&) = delete;
  ~StandIn();

  // Another kiosk in the folder, or a newer one's, is for whoever started this one to decide.
  static bool is_wanted(const base::Error& error);
  const std::filesystem::path& folder() const { return folder_; }
  static session::PinState pin();
  static session::DeskRecord without_questions(session::DeskRecord desk);

 private:
  explicit StandIn(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;
};

}  // namespace app
