#include "stock/pack_folder.h"

#include <algorithm>

#include "base/file.h"
#include "base/utf8.h"
#include "content/update_file.h"
#include "copying.h"
#include "facts.h"
#include "own_packs.h"
#include "places.h"
#include "withdrawn.h"

namespace stock {
namespace {

namespace fs = std::filesystem;
using session::FoundPack;
using session::InstallPack;
using session::PackFacts;
using session::PackFit;
using session::PackTrouble;

fs::path lock_of(const fs::path& packs) { return packs / ".packs.lock"; }

// Nothing when nobody may bring it in. `is_sound` reads the whole file that is here, so it is asked last.
std::optional<PackFit> fit_of(const PackFacts& pack, const Installed* here, const std::function<bool(const Installed&)>& is_sound) {
  if (here == nullptr) return PackFit::fresh;
  const PackFacts& known = here->facts;
  if (known.is_trusted && !pack.is_trusted) return std::nullopt;
  if (known.signer != pack.signer) return PackFit::other_signer;
  if (known.manifest_hash == pack.manifest_hash) return is_sound(*here) ? PackFit::same : PackFit::mends;
  return pack.version > known.version ? PackFit::newer : PackFit::older;
}

// The same pack under two names.
bool holds(const session::PackSource& source, const FoundPack& found) {
  return std::any_of(source.packs.begin(), source.packs.end(), [&](const FoundPack& each) {
    return each.pack.manifest_hash == found.pack.manifest_hash && each.pack.signer == found.pack.signer && each.is_update == found.is_update;
  });
}

std::string name_for(const PackFacts& pack) { return pack.id.value + "-" + std::to_string(pack.version) + ".parasol"; }

class PackFolder final : public session::PackPort {
 public:
  PackFolder(PackFolders folders, content::OpenOptions options, DiskHooks hooks)
      : folders_(std::move(folders)), options_(std::move(options)), hooks_(std::move(hooks)) {}

  session::PacksSeen look(const base::IsCancelled& is_cancelled) override {
    session::PacksSeen seen;
    remove_interrupted_copies(folders_.packs);
    OwnPacks own = own_packs();
    const Withdrawn gone = withdrawn_packs(folders_.withdrawn);
    seen.is_withdrawn_known = gone.is_known;
    seen.problem = gone.problem;
    for (const Installed& each : own.files) {
      if (own.newest(each.facts.id) == &each && !gone.contains(each.facts.id)) seen.installed.push_back(each.facts);
    }
    for (const RefusedFile& each : own.refused) seen.refused.push_back({base::as_one_line(each.file.filename().string()), each.why});
    seen.free_bytes = free_bytes();
    for (const Place& place : places_of(folders_)) {
      if (is_cancelled()) return seen;
      seen.sources.push_back(look_at(place, own, gone));
    }
    return seen;
  }

  tl::expected<PackFacts, session::PackFailure> install(const InstallPack& wanted, const base::IsCancelled& is_cancelled,
                                                        const std::function<void(std::int64_t, std::int64_t)>& progress) override {
    const auto lock = base::FileLock::acquire(lock_of(folders_.packs));
    if (!lock) return trouble(PackTrouble::not_written, lock.error().message);
    remove_interrupted(folders_.packs);
    const OwnPacks own = own_packs();
    if (auto fits = check(wanted, own); !fits) return tl::unexpected(fits.error());
    const std::uint64_t size = wanted.found.pack.bytes;
    const auto free = free_bytes();
    if (free && *free < size + kept_free) {
      return trouble(PackTrouble::no_room, "there are " + std::to_string(*free) + " bytes free, and it takes " + std::to_string(size + kept_free));
    }
    auto file = NewFile::create(incoming_name(folders_.packs, wanted.found.pack.id));
    if (!file) return tl::unexpected(file.error());
    const auto total = static_cast<std::int64_t>(size);
    const CopyWatch watch{is_cancelled, [&](std::uint64_t copied) {
                            progress(static_cast<std::int64_t>(copied), total);
                            if (hooks_.after_piece) hooks_.after_piece(copied);
                          }};
    if (auto copied = bring(wanted.found, own, *file, watch); !copied) return tl::unexpected(copied.error());
    if (auto sound = check_copy(wanted.found.pack, file->path()); !sound) return tl::unexpected(sound.error());
    if (is_cancelled()) return stopped();
    return put_in_place(wanted.found.pack, own, *file);
  }

  tl::expected<void, session::PackFailure> withdraw(const content::PackId& pack) override {
    // Where nothing can be written no file can be removed either, and it is withdrawn all the same.
    const auto lock = base::FileLock::acquire(lock_of(folders_.packs));
    if (!lock && lock.error().code == base::ErrorCode::unavailable) return trouble(PackTrouble::not_written, lock.error().message);
    const OwnPacks own = own_packs();
    if (own.newest(pack) == nullptr) return trouble(PackTrouble::not_here, "there is no pack " + pack.value);
    std::set<content::PackId> gone = withdrawn_of(own);
    gone.insert(pack);
    // From here on nobody sees it, even where its file cannot be removed.
    if (auto kept = keep_withdrawn(folders_.withdrawn, gone); !kept) return trouble(PackTrouble::not_written, kept.error().message);
    std::error_code ignored;
    for (const Installed& each : own.files) {
      if (each.facts.id == pack) fs::remove(each.file, ignored);
    }
    return {};
  }

 private:
  // Where it is not known any more, all that are here.
  std::set<content::PackId> withdrawn_of(const OwnPacks& own) const {
    Withdrawn gone = withdrawn_packs(folders_.withdrawn);
    if (gone.is_known) return std::move(gone.packs);
    std::set<content::PackId> all;
    for (const Installed& each : own.files) all.insert(each.facts.id);
    return all;
  }

  std::optional<std::uint64_t> free_bytes() const {
    if (hooks_.free_bytes) return hooks_.free_bytes(folders_.packs);
    std::error_code problem;
    const auto space = fs::space(folders_.packs, problem);
    return problem ? std::nullopt : std::optional<std::uint64_t>(space.available);
  }

  OwnPacks own_packs() const { return read_own_packs(folders_.packs, options_); }

  session::PackSource look_at(const Place& place, const OwnPacks& own, const Withdrawn& gone) const {
    session::PackSource source{place.name, {}, {}};
    for (const fs::path& file : pack_files_in(place.folder)) {
      auto found = look_at_file(file, own);
      if (!found) {
        source.refused.push_back({base::as_one_line(file.filename().string()), *found.error().why});
        continue;
      }
      if (gone.contains(found->pack.id)) found->fit = PackFit::fresh;
      if (holds(source, *found)) continue;
      source.packs.push_back(*std::move(found));
    }
    return source;
  }

  tl::expected<FoundPack, session::PackFailure> look_at_file(const fs::path& file, const OwnPacks& own) const {
    if (is_update_name(file)) return look_at_update(file, own);
    const auto pack = content::Pack::open(file, options_);
    if (!pack) return trouble(trouble_of(pack.error().code), pack.error().message);
    FoundPack found;
    found.file = file.string();
    found.pack = facts_of(*pack, size_of(file));
    const auto fit = fit_of(found.pack, own.newest(found.pack.id), [&](const Installed& here) { return is_sound(here, options_); });
    if (!fit) return trouble(PackTrouble::weaker, "nobody trusted has signed it, and what is here is signed");
    found.fit = *fit;
    return found;
  }

  // An update of what is here, or of what was here before it was installed.
  tl::expected<FoundPack, session::PackFailure> look_at_update(const fs::path& file, const OwnPacks& own) const {
    const auto update = content::UpdateFile::open(file, options_);
    if (!update) return trouble(trouble_of(update.error().code), update.error().message);
    FoundPack found;
    found.file = file.string();
    found.pack = facts_of(*update);
    found.is_update = true;
    // What is damaged here cannot be mended from changes to what was here before.
    const auto fit = fit_of(found.pack, own.newest(found.pack.id), [](const Installed&) { return true; });
    if (!fit) return trouble(PackTrouble::weaker, "nobody trusted has signed it, and what is here is signed");
    found.fit = *fit;
    if (found.fit != PackFit::same && own.with_manifest(update->recipe().base) == nullptr) {
      return trouble(PackTrouble::no_base, "the version it changes is not here");
    }
    return found;
  }

  // Before anything is copied: it is what was shown, it is trusted, and whoever wants it knows what it takes the place of.
  CopyResult check(const InstallPack& wanted, const OwnPacks& own) const {
    const auto found = look_at_file(wanted.found.file, own);
    if (!found) return tl::unexpected(found.error());
    // In the lock that a withdrawal holds, too.
    const bool is_gone = own.newest(found->pack.id) == nullptr || withdrawn_packs(folders_.withdrawn).contains(found->pack.id);
    if (folders_.choice == Choice::nobody && is_gone) return trouble(PackTrouble::not_here, "there is no pack " + found->pack.id.value + " any more");
    const bool is_what_was_shown = found->pack.manifest_hash == wanted.found.pack.manifest_hash && found->pack.bytes == wanted.found.pack.bytes;
    const bool needs_to_be_sure = found->fit == PackFit::older || found->fit == PackFit::other_signer;
    if (is_what_was_shown && (wanted.sure || !needs_to_be_sure)) return {};
    return trouble(PackTrouble::source_gone, wanted.found.file + " is not what it was when it was chosen");
  }

  CopyResult bring(const FoundPack& found, const OwnPacks& own, NewFile& file, const CopyWatch& watch) const {
    if (!found.is_update) return copy_file(found.file, found.pack.bytes, file, watch);
    const auto update = content::UpdateFile::open(found.file, options_);
    if (!update) return trouble(trouble_of(update.error().code), update.error().message);
    const Installed* const base = own.with_manifest(update->recipe().base);
    if (base == nullptr) return trouble(PackTrouble::no_base, "the version it changes is not here");
    auto together = put_together(*update, base->file, file, watch);
    if (!together && together.error().why == PackTrouble::damaged && !is_sound(*base, options_)) {
      return trouble(PackTrouble::no_base, base::as_one_line(base->file.filename().string()) + ", which it changes, is damaged: bring the whole pack");
    }
    return together;
  }

  static CopyResult put_together(const content::UpdateFile& update, const fs::path& base, NewFile& file, const CopyWatch& watch) {
    CopyResult written;
    std::uint64_t done = 0;
    const auto take = [&](const char* bytes, std::size_t count) -> base::Result<void> {
      written = file.write(bytes, count);
      if (!written) return base::fail(base::ErrorCode::io, written.error().message);
      done += count;
      watch.progress(done);
      return {};
    };
    const auto applied = update.apply(base, take, watch.is_cancelled);
    if (!written) return written;
    if (!applied && watch.is_cancelled()) return stopped();
    if (!applied && applied.error().code == base::ErrorCode::invalid_input) return trouble(PackTrouble::no_base, applied.error().message);
    if (!applied) return trouble(trouble_of(applied.error().code), applied.error().message);
    return file.sync();
  }

  // What was written is read back, to the last byte.
  CopyResult check_copy(const PackFacts& wanted, const fs::path& file) const {
    const auto pack = content::Pack::open(file, options_);
    if (!pack) return trouble(trouble_of(pack.error().code), pack.error().message);
    if (pack->manifest_hash() != wanted.manifest_hash) return trouble(PackTrouble::damaged, "the copy has another manifest");
    if (facts_of(*pack, wanted.bytes).signer != wanted.signer) return trouble(PackTrouble::damaged, "the copy has another signature");
    for (const content::Finding& finding : pack->verify()) {
      if (finding.severity == content::Severity::error) return trouble(PackTrouble::damaged, finding.where + ": " + finding.message);
    }
    return {};
  }

  tl::expected<PackFacts, session::PackFailure> put_in_place(const PackFacts& wanted, const OwnPacks& own, NewFile& file) const {
    const fs::path place = folders_.packs / name_for(wanted);
    if (auto moved = file.move_to(place); !moved) return tl::unexpected(moved.error());
    const auto opened = content::Pack::open(place, options_);
    if (!opened) return trouble(trouble_of(opened.error().code), opened.error().message);
    std::error_code problem;
    for (const Installed& before : own.files) {
      if (before.facts.id == wanted.id && before.file != place) fs::remove(before.file, problem);
    }
    for (const RefusedFile& before : own.refused) {
      if (before.why == PackTrouble::damaged && before.file != place && was_of(before.file, wanted.id)) fs::remove(before.file, problem);
    }
    std::set<content::PackId> gone = withdrawn_of(own);
    if (gone.erase(wanted.id) > 0 || !withdrawn_packs(folders_.withdrawn).is_known) {
      if (auto kept = keep_withdrawn(folders_.withdrawn, gone); !kept) return trouble(PackTrouble::not_written, kept.error().message);
    }
    return facts_of(*opened, size_of(place));
  }

  PackFolders folders_;
  content::OpenOptions options_;
  DiskHooks hooks_;
};

}  // namespace

std::size_t remove_interrupted_copies(const fs::path& packs) {
  if (interrupted_copies(packs).empty()) return 0;
  const auto lock = base::FileLock::acquire(lock_of(packs));
  return lock ? remove_interrupted(packs) : 0;
}

std::unique_ptr<session::PackPort> make_pack_port(PackFolders folders, content::OpenOptions options, DiskHooks hooks) {
  return std::make_unique<PackFolder>(std::move(folders), std::move(options), std::move(hooks));
}

}  // namespace stock
