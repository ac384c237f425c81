// A stick, a folder of packs and what is on them.
#pragma once

#include <filesystem>

#include "base/file.h"
#include "base/folder.h"
#include "content_writer/key.h"
#include "content_writer/update.h"
#include "stock/pack_folder.h"
#include "support/catch.h"
#include "support/pack_bytes.h"
#include "support/temporary_folder.h"

namespace stock_test {

namespace fs = std::filesystem;
using session::PackFit;
using session::PackTrouble;

// "-----BEGIN" and so on are minisign's; of its .pub file a kiosk takes the second line.
inline std::string public_line(const content_writer::SecretKey& key) {
  const std::string file = content_writer::public_key_file(key.public_key());
  const auto line = file.find('\n') + 1;
  return file.substr(line, file.find('\n', line) - line);
}

struct PackWanted {
  int version = 1;
  std::size_t padding = 0;  // bytes of another picture, so that copying takes several pieces
  const content_writer::SecretKey* key = nullptr;
  std::string title = "Hello";
  std::string id = "org.example.hello";
  bool damaged = false;  // the picture is not what the manifest says
};

inline std::string pack_bytes(const PackWanted& wanted) {
  support::Files files = support::small_files();
  if (wanted.padding > 0) files.emplace_back("media/padding.ogg", std::string(wanted.padding, ' '));
  std::string manifest = support::replaced(support::manifest_of(files), R"("version":1)", "\"version\":" + std::to_string(wanted.version));
  manifest = support::replaced(manifest, R"("title":"Hello")", "\"title\":\"" + wanted.title + "\"");
  manifest = support::replaced(manifest, "org.example.hello", wanted.id);
  if (wanted.damaged) files[1].second[files[1].second.size() - 1] = '!';
  const std::string signature = wanted.key == nullptr ? "" : content_writer::sign(manifest, *wanted.key, "test");
  return support::zip_bytes(support::items_of(manifest, files, signature));
}

struct Desk {
  support::TemporaryFolder folder;
  content::OpenOptions options{{}, true};
  stock::DiskHooks hooks;
  base::IsCancelled is_cancelled = base::never_cancelled;
  std::vector<std::int64_t> heard;

  Desk() {
    fs::create_directory(packs());
    fs::create_directory(stick());
  }
  fs::path packs() const { return folder.path() / "packs"; }
  fs::path stick() const { return folder.path() / "stick"; }
  fs::path withdrawn() const { return folder.path() / "withdrawn.json"; }
  std::unique_ptr<session::PackPort> port() const { return stock::make_pack_port({packs(), withdrawn(), {stick()}, {}}, options, hooks); }
  void put(const std::string& name, const PackWanted& wanted) const { REQUIRE(base::write_file(stick() / name, pack_bytes(wanted))); }
  void have(const std::string& name, const PackWanted& wanted) const { REQUIRE(base::write_file(packs() / name, pack_bytes(wanted))); }
  // What makes the pack that is here under this name the version wanted, on the stick; where that version is whole.
  fs::path put_update(const std::string& name, const PackWanted& wanted) const {
    const fs::path newer = folder.path() / "newer.parasol";
    REQUIRE(base::write_file(newer, pack_bytes(wanted)));
    REQUIRE(content_writer::write_update(packs() / name, newer, stick() / "hello.parasol-update"));
    return newer;
  }
  session::PacksSeen look() const { return port()->look(base::never_cancelled); }
  session::FoundPack only_found() const {
    const session::PacksSeen seen = look();
    REQUIRE(seen.sources.size() == 1);
    REQUIRE(seen.sources[0].packs.size() == 1);
    return seen.sources[0].packs[0];
  }
  tl::expected<session::PackFacts, session::PackFailure> install(const session::FoundPack& found, bool sure = false) {
    return port()->install({found, sure}, is_cancelled, [&](std::int64_t done, std::int64_t) { heard.push_back(done); });
  }
  // Of the folder of packs, hidden ones too, but for the lock.
  std::vector<std::string> names() const {
    std::vector<std::string> names = base::names_in(packs()).value();
    std::erase(names, ".packs.lock");
    return names;
  }
};

inline constexpr std::size_t three_pieces = (std::size_t{5} << 20) / 2;

}  // namespace stock_test
