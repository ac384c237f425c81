#include "library.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <set>

#include "base/folder.h"

namespace app {
namespace {

namespace fs = std::filesystem;

std::optional<content::Picture> first_picture(const content::Lesson& lesson) {
  const auto pictures = content::pictures_of(lesson);
  if (pictures.empty()) return std::nullopt;
  return pictures.front();
}

session::TrackCard card_of(const content::Manifest& manifest) {
  session::TrackCard card;
  card.pack = manifest.id;
  card.title = manifest.title;
  card.summary = manifest.summary;
  card.age_from = manifest.age_from;
  card.age_to = manifest.age_to;
  card.for_adults = content::is_for_adults(manifest);
  card.reviewed = !manifest.reviews.empty();
  card.languages.push_back(manifest.source_language);
  for (const auto& language : manifest.languages) card.languages.push_back(language.code);
  return card;
}

session::LessonCard card_of(const content::Lesson& lesson) {
  return {lesson.id, lesson.title, lesson.summary, lesson.number, lesson.minutes, first_picture(lesson), lesson.sensitive};
}

std::optional<content::LessonId> other_wording_of(const content::Lesson& lesson, const content::Pack& pack) {
  if (lesson.instrument.empty()) return std::nullopt;
  const auto instrument = pack.instrument(lesson.instrument);
  if (!instrument || !base::holds(instrument->arms, base::Arm::b)) return std::nullopt;
  return instrument->other_lesson;
}

}  // namespace

base::Result<Library> Library::open(const fs::path& folder, const content::OpenOptions& options, const fs::path& catalogue,
                                    const stock::Withdrawn& withdrawn) {
  const auto names = base::names_in(folder);
  if (!names) {
    return base::fail(base::ErrorCode::not_found, "the folder of packs " + folder.string() + " cannot be read: " + names.error().message);
  }
  std::vector<fs::path> files;
  for (const std::string& name : *names) {
    if (fs::path(name).extension() == ".parasol") files.push_back(folder / name);
  }
  Library library;
  for (const auto& file : files) {
    auto pack = content::Pack::open(file, options);
    if (pack && withdrawn.contains(pack->manifest().id)) continue;
    if (pack) {
      library.add(std::move(*pack), file);
    } else {
      library.refused_.push_back({file, pack.error()});
    }
  }
  library.catalogue_file_ = catalogue;
  library.cards_ = CardCatalogue::load(catalogue);
  library.describe();
  return library;
}

void Library::become(Library&& other) {
  const std::unique_lock mine(*changing_);
  packs_ = std::move(other.packs_);
  tracks_ = std::move(other.tracks_);
  contacts_ = std::move(other.contacts_);
  refused_ = std::move(other.refused_);
  cards_ = std::move(other.cards_);
  catalogue_file_ = std::move(other.catalogue_file_);
}

void Library::add(content::Pack pack, const fs::path& file) {
  const content::PackId id = pack.manifest().id;
  const auto known = packs_.find(id);
  if (known != packs_.end() && known->second.pack.manifest().version >= pack.manifest().version) return;
  packs_.erase(id);
  packs_.emplace(id, Opened{std::move(pack), file});
}

// A pack in which a lesson could not be read is read anew at each start: what failed may have been the disk.
LessonCards Library::cards_of(const Opened& opened) {
  if (const LessonCards* known = cards_.find(opened.pack.manifest_hash())) return *known;
  LessonCards cards;
  const auto ids = opened.pack.lesson_ids();
  std::set<content::LessonId> other_wordings;  // of a lesson in the list, so not in it themselves
  for (const auto& id : ids) {
    auto lesson = opened.pack.lesson(id);
    if (lesson) {
      cards.push_back(card_of(*lesson));
      if (auto other = other_wording_of(*lesson, opened.pack)) other_wordings.insert(*std::move(other));
    } else {
      refused_.push_back({opened.file, lesson.error()});
    }
  }
  std::sort(cards.begin(), cards.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
  const bool complete = cards.size() == ids.size();
  std::erase_if(cards, [&](const session::LessonCard& card) { return other_wordings.contains(card.id); });
  if (complete) cards_.keep(opened.pack.manifest_hash(), cards);
  return cards;
}

void Library::read_contacts(const Opened& opened) {
  if (!opened.pack.is_trusted()) {
    refused_.push_back({opened.file, {base::ErrorCode::untrusted, "its contacts are not shown, because no trusted key has signed them"}});
    return;
  }
  for (const auto& id : opened.pack.contacts_ids()) {
    if (auto contacts = opened.pack.contacts(id)) contacts_.push_back(std::move(*contacts));
    else refused_.push_back({opened.file, contacts.error()});
  }
}

void Library::describe() {
  for (const auto& [id, opened] : packs_) {
    if (opened.pack.manifest().kind == content::PackKind::contacts) {
      read_contacts(opened);
      continue;
    }
    session::TrackCard card = card_of(opened.pack.manifest());
    card.lessons = cards_of(opened);
    if (!card.lessons.empty()) tracks_.push_back(std::move(card));
  }
  std::stable_sort(tracks_.begin(), tracks_.end(), [](const auto& a, const auto& b) {
    const auto rank = [](int age) { return age == 0 ? 100 : age; };
    return rank(a.age_from) < rank(b.age_from);
  });
}

const session::TrackCard* Library::card(const content::PackId& pack) const {
  const auto at = std::find_if(tracks_.begin(), tracks_.end(), [&](const session::TrackCard& card) { return card.pack == pack; });
  return at == tracks_.end() ? nullptr : &*at;
}

std::vector<std::string> Library::languages() const {
  std::vector<std::string> all;
  for (const auto& track : tracks_) {
    for (const auto& code : track.languages) {
      if (std::find(all.begin(), all.end(), code) == all.end()) all.push_back(code);
    }
  }
  return all;
}

base::Result<session::OpenLessonPointer> Library::open_lesson(const content::PackId& pack, const content::LessonId& lesson) const {
  const auto found = packs_.find(pack);
  if (found == packs_.end()) return base::fail(base::ErrorCode::not_found, "there is no pack " + pack.value);
  const content::Pack& opened = found->second.pack;
  session::OpenLesson open;
  open.pack = pack;
  open.manifest_hash = opened.manifest_hash();
  open.age_from = opened.manifest().age_from;
  open.age_to = opened.manifest().age_to;
  open.for_adults = content::is_for_adults(opened.manifest());
  open.source_language = opened.manifest().source_language;
  TRY_ASSIGN(open.lesson, opened.lesson(lesson));
  if (!open.lesson.instrument.empty()) {
    TRY_ASSIGN(open.instrument, opened.instrument(open.lesson.instrument));
    if (!open.instrument->other_lesson.empty()) {
      TRY_ASSIGN(open.other_lesson, opened.lesson(open.instrument->other_lesson));
    }
  }
  return std::make_shared<const session::OpenLesson>(std::move(open));
}

std::vector<base::Bytes> Library::catalogues(const std::string& language) const {
  std::vector<base::Bytes> all;
  for (const auto& [id, opened] : packs_) {
    if (auto catalogue = opened.pack.catalogue(language)) all.push_back(std::move(*catalogue));
  }
  return all;
}

content::Recordings Library::recordings(const content::PackId& pack, const std::string& language) const {
  const auto found = packs_.find(pack);
  if (found == packs_.end()) return {};
  std::vector<std::string> paths;
  for (const content::Entry& entry : found->second.pack.manifest().entries) paths.push_back(entry.path);
  return content::recordings_in(paths, language);
}

std::string_view Library::content_hash(const content::PackId& pack) const {
  const auto found = packs_.find(pack);
  return found == packs_.end() ? std::string_view() : found->second.pack.manifest_hash();
}

base::Result<base::Bytes> Library::media(const content::PackId& pack, const std::string& entry) {
  const std::shared_lock reading(*changing_);
  const auto found = packs_.find(pack);
  if (found == packs_.end()) return base::fail(base::ErrorCode::not_found, "there is no pack " + pack.value);
  return found->second.pack.read(entry);
}

}  // namespace app
