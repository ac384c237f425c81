#include "session/desk_record.h"

#include <algorithm>

namespace session {

bool Settings::offers(const std::string& language) const {
  return languages.empty() || std::find(languages.begin(), languages.end(), language) != languages.end();
}

}  // namespace session
