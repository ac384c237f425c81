// Batches that came on a stick (docs/formats/courier.md): each goes the way of one that came by network, and its signed
// receipt is put on the stick for its kiosk. Enrolment requests likewise.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/collector.h"
#include "evaluation/courier.h"

namespace api {

struct CourierIntake {
  int taken = 0;      // batches whose receipt is on the stick now; those that had come before too
  int conflicts = 0;  // the collector holds other bytes under their names
  int enrolled = 0;
  int rotated = 0;    // kiosks whose new key is known now, or was before
  int strangers = 0;  // of kiosks that are not enrolled here: left where they are
  std::optional<std::string> stopped;  // this collector's own trouble, and the rest is still on the stick
  std::vector<std::string> refused;    // batches and requests that stay on the stick, each with why
  std::vector<std::string> unwritten;  // whose receipt could not be put on the stick: nothing is lost, the next time tells again
};

// A batch is taken off the stick once its receipt is on it, durably. A damaged one stays. Fails with io when the stick cannot
// be read, and then nothing was taken.
base::Result<CourierIntake> take_from_courier(Collector& collector, const evaluation::CourierFolder& stick);

// For a collector that is asked by its own operator: as much as there is on a stick.
Limits limits_of_courier();

std::string to_text(const CourierIntake& intake);

}  // namespace api
