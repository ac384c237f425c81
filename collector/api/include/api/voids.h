// Which blocks do not count, by the void statements.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "api/store.h"

namespace api {

class Voids {
 public:
  Voids() = default;
  explicit Voids(const std::vector<Void>& statements);

  bool covers(const std::string& kiosk, const std::string& block) const;  // by name, or with all of its kiosk
  bool covers(const std::string& kiosk) const;

 private:
  std::set<std::pair<std::string, std::string>> named_;  // kiosk, block
};

}  // namespace api
