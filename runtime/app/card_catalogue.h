// What the cards of lessons say, kept from one start to the next, so that a kiosk with seventy lessons
// need not read seventy lessons before it can show its first screen. Kept by the hash of the pack's
// manifest, which names the hash of every lesson: other lessons are another hash. Derived data, in a
// file of its own (docs/formats/store.md): it may be deleted at any time, and whatever is wrong with
// it, the lessons are read again.
//
// It knows nothing of trust: whoever asks has opened the pack under the options of today.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "session/library.h"

namespace app {

using LessonCards = std::vector<session::LessonCard>;

class CardCatalogue {
 public:
  static CardCatalogue load(const std::filesystem::path& file);  // empty when there is none, or none that can be used
  // Writes what was asked for or kept since load(), if it is not what the file holds. A disk that refuses
  // costs the next start some time and nothing else.
  void save(const std::filesystem::path& file) const;

  const LessonCards* find(const std::string& manifest_hash);
  void keep(const std::string& manifest_hash, LessonCards cards);

 private:
  std::map<std::string, LessonCards> packs_;
  std::set<std::string> wanted_;  // of packs that are still there
  bool changed_ = false;
};

std::string catalogue_text(const std::map<std::string, LessonCards>& packs);
// Nothing when the text is not, to the last byte, what catalogue_text() writes.
std::optional<std::map<std::string, LessonCards>> parse_catalogue_text(std::string_view text);

}  // namespace app
