#include "api/voids.h"

namespace api {

Voids::Voids(const std::vector<Void>& statements) {
  for (const Void& statement : statements) named_.emplace(statement.kiosk, statement.block);
}

bool Voids::covers(const std::string& kiosk, const std::string& block) const {
  return covers(kiosk) || named_.count({kiosk, block}) > 0;
}

bool Voids::covers(const std::string& kiosk) const { return named_.count({kiosk, ""}) > 0; }

}  // namespace api
