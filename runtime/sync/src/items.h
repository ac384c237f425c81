#pragma once

#include <vector>

#include "evaluation/courier.h"

namespace syncing {

// None where the folder cannot be read: what is there then waits for another time.
inline std::vector<evaluation::CourierItem> items_of(const evaluation::CourierFolder& folder, evaluation::CourierKind kind) {
  return folder.items(kind).value_or(std::vector<evaluation::CourierItem>());
}

}  // namespace syncing
