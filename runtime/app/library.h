// The packs of a folder, opened: what there is to play, and the lessons and pictures in them. Packs
// that are refused are left out, with their reason; the others work. Owns the open packs.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <vector>

#include "card_catalogue.h"
#include "content/pack.h"
#include "content/recording.h"
#include "session/library.h"
#include "stock/pack_folder.h"
#include "ui/picture_port.h"

namespace app {

struct RefusedPack {
  std::filesystem::path file;
  base::Error error;
};

class Library final : public ui::MediaSource {
 public:
  // Of two versions of a pack the newer is taken. `catalogue` is the file in which the cards of lessons are kept from one
  // start to the next (card_catalogue.h). Fails with not_found when the folder is not there.
  // What was withdrawn at the desk is left out, whether or not its file is there.
  static base::Result<Library> open(const std::filesystem::path& folder, const content::OpenOptions& options,
                                    const std::filesystem::path& catalogue, const stock::Withdrawn& withdrawn = {});

  // Takes the place of this one, whose packs are let go; what was opened of them, lessons above all, stays good. For the
  // thread of the frames, between two of them.
  void become(Library&& other);

  static std::filesystem::path catalogue_in(const std::filesystem::path& data) { return data / "catalogue"; }
  // Writes the catalogue for the next start, where it changed; best after the first frame is shown.
  void keep_catalogue() const { cards_.save(catalogue_file_); }

  const std::vector<session::TrackCard>& tracks() const { return tracks_; }
  const session::TrackCard* card(const content::PackId& pack) const;  // null when there is none
  const std::vector<RefusedPack>& refused() const { return refused_; }
  // R8: of packs that a trusted key vouches for, even where unsigned packs may be opened.
  const std::vector<content::Contacts>& contacts() const { return contacts_; }
  std::vector<std::string> languages() const;  // of any pack, in the order of the first that has them

  base::Result<session::OpenLessonPointer> open_lesson(const content::PackId& pack, const content::LessonId& lesson) const;
  std::vector<base::Bytes> catalogues(const std::string& language) const;

  content::Recordings recordings(const content::PackId& pack, const std::string& language) const;

  // Pictures and recordings of any of the packs.
  std::string_view content_hash(const content::PackId& pack) const override;
  base::Result<base::Bytes> media(const content::PackId& pack, const std::string& entry) override;  // from any thread

 private:
  void add(content::Pack pack, const std::filesystem::path& file);
  void describe();

  struct Opened {
    content::Pack pack;
    std::filesystem::path file;
  };
  void read_contacts(const Opened& opened);
  LessonCards cards_of(const Opened& opened);

  std::unique_ptr<std::shared_mutex> changing_ = std::make_unique<std::shared_mutex>();  // packs_, while voices read from them
  std::map<content::PackId, Opened> packs_;
  std::vector<session::TrackCard> tracks_;
  std::vector<content::Contacts> contacts_;
  std::vector<RefusedPack> refused_;
  CardCatalogue cards_;
  std::filesystem::path catalogue_file_;
};

}  // namespace app
