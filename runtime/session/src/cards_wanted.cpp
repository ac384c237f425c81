#include "session/print_port.h"

namespace session {

CardsWanted cards_wanted(int count, const std::string& language, const std::function<std::string(const char*, const char*)>& say) {
  return {count,
          {language, say("cards/title", "Cards for coming back"),
           say("cards/note", "Cut along the lines and give each person one card of their own. It begins at the arrow. Write no name on it, and keep no list of who has which. "
                             "Only the screen that printed these cards knows them.")}};
}

}  // namespace session
