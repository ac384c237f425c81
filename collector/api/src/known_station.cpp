#include "api/known_station.h"

#include "api/rotating.h"

namespace api {
namespace {

constexpr std::size_t most_remembered = 16'384;  // some hundred bytes each

}  // namespace

base::Result<KnownStation> KnownStation::read(const Rows& rows, const std::string& kiosk) {
  KnownStation known;
  TRY_ASSIGN(known.station, rows.station(kiosk));
  TRY_ASSIGN(known.voided, rows.has_void(kiosk, ""));
  TRY_ASSIGN(known.rotations, read_rotations(rows, kiosk));
  return known;
}

base::Result<bool> KnownStation::holds(const Rows& rows) const {
  TRY_ASSIGN(const std::optional<Station> now, rows.station(station->kiosk));
  TRY_ASSIGN(const bool voided_now, rows.has_void(station->kiosk, ""));
  TRY_ASSIGN(const std::vector<RotationRow> rotations_now, rows.rotations(station->kiosk));  // none is ever changed
  return now == station && voided_now == voided && rotations_now.size() == rotations.size();
}

std::vector<base::Bytes> KnownStation::keys() const {
  std::vector<base::Bytes> keys{station->sign_public};
  for (const evaluation::KeyRotation& rotation : rotations) keys.push_back(rotation.new_public);
  return keys;
}

std::shared_ptr<const KnownStation> RememberedStations::find(const std::string& kiosk) const {
  const std::lock_guard lock(mutex_);
  const auto known = known_.find(kiosk);
  return known == known_.end() ? nullptr : known->second;
}

void RememberedStations::remember(const std::shared_ptr<const KnownStation>& known) {
  const std::lock_guard lock(mutex_);
  if (known_.size() >= most_remembered) known_.clear();
  known_.insert_or_assign(known->station->kiosk, known);
}

void RememberedStations::forget(const std::string& kiosk) {
  const std::lock_guard lock(mutex_);
  known_.erase(kiosk);
}

}  // namespace api
