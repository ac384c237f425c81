#include "packs_command.h"

#include <algorithm>
#include <cstdio>

#include "stock/copy_out.h"
#include "stock/pack_folder.h"

namespace app {
namespace {

std::unique_ptr<session::PackPort> port_for(const Options& options, const std::filesystem::path& also = {}) {
  stock::PackFolders folders{options.packs, stock::withdrawn_in(options.data), options.packs_from, {"/media", "/run/media"}};
  if (!also.empty()) folders = {options.packs, stock::withdrawn_in(options.data), {also}, {}};
  return stock::make_pack_port(std::move(folders), {options.trusted_keys, options.allow_unsigned});
}

const char* words_for(session::PackTrouble why) {
  switch (why) {
    case session::PackTrouble::untrusted: return "no trusted key has signed it";
    case session::PackTrouble::damaged: return "it is damaged";
    case session::PackTrouble::too_new: return "it is newer than this program";
    case session::PackTrouble::weaker: return "nobody trusted has signed it, and the pack that is installed is signed";
    case session::PackTrouble::no_base: return "it is an update of a version that is not installed";
    case session::PackTrouble::no_room: return "there is not enough room for it";
    case session::PackTrouble::source_gone: return "it cannot be read";
    case session::PackTrouble::not_written: return "the folder of packs cannot be written";
    case session::PackTrouble::not_here: return "it is not installed";
  }
  return "";
}

const char* words_for(session::PackFit fit) {
  switch (fit) {
    case session::PackFit::fresh: return "can be installed";
    case session::PackFit::newer: return "newer than the one that is installed";
    case session::PackFit::same: return "installed";
    case session::PackFit::mends: return "installed, and damaged there: installing it again mends it";
    case session::PackFit::older: return "not newer than the one that is installed";
    case session::PackFit::other_signer: return "signed by another key than the one that is installed";
  }
  return "";
}

std::string line_of(const session::PackFacts& pack) {
  std::string line = pack.id.value + " version " + std::to_string(pack.version) + ", " + std::to_string(pack.lessons) + (pack.lessons == 1 ? " lesson, " : " lessons, ") +
                     std::to_string(pack.bytes) + " bytes, ";
  if (pack.signer.empty()) return line + "unsigned";
  return line + "signed by " + pack.signer + (pack.is_trusted ? "" : ", which is not trusted here");
}

// Names come from whoever wrote the stick: a line break in one must not look like a line of ours.
std::string shown(std::string name) {
  std::replace_if(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, '?');
  return name;
}

void print_refused(const std::vector<session::RefusedPackFile>& refused) {
  for (const auto& each : refused) std::printf("  %s is refused: %s\n", shown(each.name).c_str(), words_for(each.why));
}

int fail(const std::string& what, const session::PackFailure& failure) {
  std::fprintf(stderr, "parasol-kiosk: %s: %s\n", what.c_str(), failure.message.c_str());
  const bool refused = failure.why && *failure.why <= session::PackTrouble::no_base;
  return refused ? 1 : 2;
}

// Of the one file that was looked at.
const session::FoundPack* only_found(const session::PacksSeen& seen) {
  return seen.sources.empty() || seen.sources[0].packs.empty() ? nullptr : &seen.sources[0].packs[0];
}

session::PackFailure why_not(const session::PacksSeen& seen, const std::filesystem::path& file) {
  std::error_code problem;
  if (!seen.sources.empty() && !seen.sources[0].refused.empty()) {
    const session::RefusedPackFile& refused = seen.sources[0].refused[0];
    return {refused.why, shown(refused.name) + " is refused: " + words_for(refused.why)};
  }
  if (!std::filesystem::is_regular_file(file, problem)) return {session::PackTrouble::source_gone, shown(file.string()) + " is not a file"};
  return {session::PackTrouble::source_gone, shown(file.string()) + " is no pack: a pack's name ends in .parasol, an update's in .parasol-update"};
}

}  // namespace

int list_packs(const Options& options) {
  if (!std::filesystem::is_directory(options.packs)) return fail("nothing is listed", {session::PackTrouble::source_gone, options.packs.string() + " is not a folder"});
  const session::PacksSeen seen = port_for(options)->look(base::never_cancelled);
  if (!seen.problem.empty()) std::fprintf(stderr, "parasol-kiosk: %s\n", seen.problem.c_str());
  for (const session::PackFacts& pack : seen.installed) std::printf("%s\n", line_of(pack).c_str());
  print_refused(seen.refused);
  for (const session::PackSource& source : seen.sources) {
    std::printf("in %s:\n", shown(source.name).c_str());
    for (const session::FoundPack& found : source.packs) std::printf("  %s: %s\n", line_of(found.pack).c_str(), words_for(found.fit));
    print_refused(source.refused);
  }
  return 0;
}

int install_pack(const Options& options) {
  std::error_code problem;
  const auto named = std::filesystem::absolute(options.pack_file);
  const auto resolved = std::filesystem::canonical(named, problem);  // links on a stick are not followed; one that was named is
  const auto& file = problem ? named : resolved;
  const auto port = port_for(options, file);
  const session::PacksSeen seen = port->look(base::never_cancelled);
  const session::FoundPack* const found = only_found(seen);
  if (found == nullptr) return fail("nothing was installed", why_not(seen, file));
  if (found->fit == session::PackFit::same) {
    std::printf("%s is installed already\n", line_of(found->pack).c_str());
    return 0;
  }
  const bool must_be_sure = found->fit == session::PackFit::older || found->fit == session::PackFit::other_signer;
  if (must_be_sure && !options.sure) {
    return fail("nothing was installed", {session::PackTrouble::weaker, found->pack.id.value + " is " + words_for(found->fit) + ": add --sure if that is meant"});
  }
  const auto done = port->install({*found, options.sure}, base::never_cancelled, [](std::int64_t, std::int64_t) {});
  if (!done) return fail("nothing was installed", done.error());
  std::printf("%s %s\n", found->fit == session::PackFit::mends ? "mended" : "installed", line_of(*done).c_str());
  return 0;
}

int copy_pack(const Options& options) {
  const auto copied = stock::copy_out(options.packs, {options.trusted_keys, options.allow_unsigned}, content::PackId(options.pack), options.stick, base::never_cancelled);
  if (!copied) return fail("nothing was copied", copied.error());
  std::printf("%s %s: %s\n", copied->was_there ? "on the stick already" : "copied", line_of(copied->pack).c_str(), shown(copied->file.string()).c_str());
  return 0;
}

int withdraw_pack(const Options& options) {
  const auto done = port_for(options)->withdraw(content::PackId(options.pack));
  if (!done) return fail("nothing was withdrawn", done.error());
  std::printf("withdrew %s\n", options.pack.c_str());
  return 0;
}

}  // namespace app
