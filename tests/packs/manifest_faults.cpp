#include "faults.h"
#include "support/pack_bytes.h"

namespace packs {
namespace {

using support::Files;
using support::items_of;
using support::manifest_of;
using support::replaced;
using support::small_files;
using support::small_items;
using support::zip_bytes;
using support::ZipItem;

std::string corrupt(const std::string& message) { return message + " [corrupt]"; }

std::string with_manifest(const std::string& manifest) { return zip_bytes(items_of(manifest, small_files())); }

std::string with_changed_manifest(const std::string& from, const std::string& to) {
  return with_manifest(replaced(manifest_of(small_files()), from, to));
}

std::string without_manifest() {
  auto items = small_items();
  items.erase(items.begin());
  return zip_bytes(items);
}

std::string with_manifest_last() {
  auto items = small_items();
  std::swap(items[0], items[2]);
  return zip_bytes(items);
}

std::string with_signature_last() {
  auto items = small_items();
  ZipItem signature;
  signature.name = "manifest.json.minisig";
  signature.packed = "x";
  items.push_back(signature);
  return zip_bytes(items);
}

std::string with_huge_manifest() {
  auto items = small_items();
  items[0].packed = std::string(22000, '\0');
  items[0].size = (4U << 20) + 1;
  items[0].method = 8;
  return zip_bytes(items);
}

std::string with_unlisted_file() {
  Files files = small_files();
  files.emplace_back("media/more.svg", "<svg/>");
  return zip_bytes(items_of(manifest_of(small_files()), files));
}

std::string with_missing_file() {
  Files files = small_files();
  files.pop_back();
  return zip_bytes(items_of(manifest_of(small_files()), files));
}

std::string with_file_listed_twice() {
  Files files = small_files();
  files.push_back(files.back());
  return with_manifest(manifest_of(files));
}

std::string with_unsorted_list() {
  Files files = small_files();
  std::swap(files[0], files[1]);
  return with_manifest(manifest_of(files));
}

std::string with_other_content() {
  auto items = small_items();
  items[2].packed[20] = '#';
  return zip_bytes(items);
}

std::string with_compressed_picture() {
  auto items = small_items();
  items[2].crc = support::crc32(items[2].packed);
  items[2].size = items[2].packed.size();
  items[2].packed = support::deflate(items[2].packed);
  items[2].method = 8;
  return zip_bytes(items);
}

}  // namespace

std::vector<Fault> manifest_faults() {
  const std::string in_entry = "the entry \"media/hello.svg\" ";
  return {
      {"manifest-missing", without_manifest(), corrupt("manifest.json is missing")},
      {"manifest-not-first", with_manifest_last(), corrupt("manifest.json is not the first entry")},
      {"signature-not-second", with_signature_last(), corrupt("manifest.json.minisig is not the second entry")},
      {"manifest-not-utf8", with_changed_manifest("A pack to try.", "A pack \xC3( to try."),
       corrupt("manifest.json: the file is not UTF-8")},
      {"manifest-not-json", with_changed_manifest("\"kind\"", "kind"),
       corrupt("manifest.json: the file is not JSON, see line 1 column 38")},
      {"manifest-with-nul", with_manifest(manifest_of(small_files()) + std::string("\0more", 5)),
       corrupt("manifest.json: the file is not JSON, see line 1 column 618")},
      {"manifest-too-deep", with_changed_manifest("[\"Parasol\"]", std::string(64, '[') + std::string(64, ']')),
       corrupt("manifest.json: the JSON is nested deeper than 64 levels")},
      {"manifest-too-large", with_huge_manifest(), corrupt("manifest.json: the file is larger than 4 MiB")},
      {"manifest-of-newer-format", with_changed_manifest("\"format\":1", "\"format\":2,\"tomorrow\":true"),
       "manifest.json format: the pack's format is 2, and this program knows formats up to 1 [unsupported_version]"},
      {"manifest-with-unknown-member", with_changed_manifest("\"summary\"", "\"sumary\""),
       corrupt("manifest.json: \"sumary\" is not known here, and 1 more")},
      {"manifest-with-member-twice", with_changed_manifest("\"version\":1", "\"version\":1,\"version\":2"),
       corrupt("manifest.json: \"version\" stands here twice")},
      {"entry-not-listed", with_unlisted_file(), corrupt("the entry \"media/more.svg\" is not listed in the manifest")},
      {"entry-absent", with_missing_file(), corrupt(in_entry + "is listed in the manifest and missing")},
      {"entry-listed-twice", with_file_listed_twice(),
       corrupt("manifest.json entries/2: the entry \"media/hello.svg\" is listed twice")},
      {"entries-not-sorted", with_unsorted_list(), corrupt("manifest.json entries/1: the entries must be sorted by path")},
      {"entry-of-another-size", with_changed_manifest("\"size\":" + std::to_string(support::small_picture.size()), "\"size\":7"),
       corrupt(in_entry + "has another size than the manifest says")},
      {"entry-of-another-hash", with_other_content(),
       "media/hello.svg: " + corrupt(in_entry + "has another hash than the manifest says")},
      {"media-compressed", with_compressed_picture(), corrupt(in_entry + "is compressed, and media are stored as they are")},
      {"media-type-does-not-fit", with_changed_manifest("image/svg+xml", "text/html"),
       corrupt("manifest.json entries/1/media_type: the media type of \"media/hello.svg\" must be \"image/svg+xml\"")},
      {"language-missing", with_changed_manifest("\"languages\":[]", "\"languages\":[{\"code\":\"uk\",\"state\":\"draft\"}]"),
       "manifest.json languages: the pack has no translation for the language \"uk\" [missing-language]"},
  };
}

}  // namespace packs
