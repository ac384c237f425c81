#include <algorithm>

#include "base/file.h"
#include "content_writer/key.h"
#include "faults.h"
#include "support/pack_bytes.h"

namespace packs {
namespace {

using support::items_of;
using support::manifest_of;
using support::replaced;
using support::small_files;
using support::zip_bytes;

constexpr const char* comment = "org.example.hello version 1";

content_writer::SecretKey test_key() {
  const auto file = base::read_text_file(SOURCE_FOLDER "/tests/packs/test-only.key").value();
  return content_writer::parse_secret_key(file, std::nullopt).value();
}

content_writer::SecretKey other_key() {
  const content_writer::SecretKey key = test_key();
  content::KeyId id = key.id();
  id[0] = static_cast<unsigned char>(id[0] ^ 1);
  return content_writer::SecretKey(id, key.bytes());
}

std::string signature(const content_writer::SecretKey& key) {
  return content_writer::sign(manifest_of(small_files()), key, comment);
}

std::string with_signature(const std::string& text) {
  return zip_bytes(items_of(manifest_of(small_files()), small_files(), text));
}

std::string with_changed_manifest() {
  const std::string manifest = replaced(manifest_of(small_files()), "A pack to try.", "A pack to fry.");
  return zip_bytes(items_of(manifest, small_files(), signature(test_key())));
}

}  // namespace

std::vector<Fault> signature_faults() {
  const std::string sound = signature(test_key());
  return {
      {"trust-unsigned", support::small_pack(), "the pack is not signed [untrusted]"},
      {"trust-signed-by-another-key", with_signature(signature(other_key())),
       "the pack is signed with the key " + content::name_of(other_key().id()) + ", which is not trusted here [untrusted]"},
      {"trust-manifest-changed", with_changed_manifest(), "the signature does not fit the manifest [untrusted]"},
      {"trust-comment-changed", with_signature(replaced(sound, "version 1", "version 2")),
       "the signature's trusted comment has been changed [untrusted]"},
      {"trust-signature-malformed", with_signature(replaced(sound, "trusted comment: ", "comment: ")),
       "the signature is not in minisign's format [untrusted]"},
      {"trust-signature-cut-short", with_signature(sound.substr(0, sound.size() / 2)),
       "the signature is not in minisign's format [untrusted]"},
  };
}

std::vector<Fault> all_faults() {
  std::vector<Fault> faults = archive_faults();
  for (auto& list : {entry_faults(), manifest_faults(), signature_faults(), content_faults()}) {
    faults.insert(faults.end(), list.begin(), list.end());
  }
  return faults;
}

}  // namespace packs
