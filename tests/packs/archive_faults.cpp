#include "faults.h"
#include "support/pack_bytes.h"

namespace packs {
namespace {

using support::overwrite;
using support::small_items;
using support::small_pack;
using support::zip_bytes;
using support::ZipEnd;

std::string corrupt(const std::string& message) { return message + " [corrupt]"; }

std::string with_end(const ZipEnd& end) { return zip_bytes(small_items(), end); }

std::string with_changed_end(std::size_t offset, std::uint64_t value, std::size_t width) {
  ZipEnd end;
  end.change_end = [=](std::string& bytes) { overwrite(bytes, offset, value, width); };
  return with_end(end);
}

std::string with_changed_zip64(std::size_t offset, std::uint64_t value, std::size_t width) {
  ZipEnd end;
  end.zip64 = true;
  end.change_zip64 = [=](std::string& bytes) { overwrite(bytes, offset, value, width); };
  return with_end(end);
}

std::string with_comment() {
  ZipEnd end;
  end.comment = "made with love";
  return with_end(end);
}

std::string with_bytes_in_front() {
  ZipEnd end;
  end.front = std::string("PK\3\4", 4) + "hidden";
  return with_end(end);
}

std::string with_bytes_behind() {
  ZipEnd end;
  end.behind = small_pack().substr(0, 40);
  return with_end(end);
}

std::string with_too_many_entries() {
  ZipEnd end;
  end.zip64 = true;
  end.change_zip64 = [](std::string& bytes) {
    overwrite(bytes, 24, 65536, 8);
    overwrite(bytes, 32, 65536, 8);
  };
  return with_end(end);
}

std::string with_damaged_directory() {
  auto items = small_items();
  items[1].change_central = [](std::string& bytes) { bytes[3] = '\7'; };
  return zip_bytes(items);
}

std::string with_record_too_few() {
  ZipEnd end;
  end.change_end = [](std::string& bytes) {
    overwrite(bytes, 8, 2, 2);
    overwrite(bytes, 10, 2, 2);
  };
  return with_end(end);
}

}  // namespace

std::vector<Fault> archive_faults() {
  const std::string sound = small_pack();
  return {
      {"not-a-zip", "This is a letter and not a pack.\n", corrupt("the pack is not a ZIP file")},
      {"empty-file", "", corrupt("the pack is not a ZIP file")},
      {"cut-short", sound.substr(0, sound.size() - 30), corrupt("the pack is cut short")},
      {"cut-by-one-byte", sound.substr(0, sound.size() - 1), corrupt("the pack is cut short")},
      {"bytes-in-front", with_bytes_in_front(), corrupt("the pack has bytes in front of its first entry")},
      {"bytes-behind", with_bytes_behind(), corrupt("the pack has bytes behind its end")},
      {"zip-comment", with_comment(), corrupt("the pack has a ZIP comment, and packs have none")},
      {"several-parts", with_changed_end(4, 1, 2), corrupt("the pack is one part of a ZIP in several parts")},
      {"directory-elsewhere", with_changed_end(16, 12, 4), corrupt("the pack's directory is not where its end says")},
      {"directory-damaged", with_damaged_directory(), corrupt("the pack's directory is damaged")},
      {"directory-longer-than-counted", with_record_too_few(), corrupt("the pack's directory is damaged")},
      {"too-many-entries", with_too_many_entries(), corrupt("the pack holds more than 65,535 entries")},
      {"zip64-damaged", with_changed_zip64(4, 45, 8), corrupt("the pack's ZIP64 record is damaged")},
      {"zip64-locator-elsewhere", with_changed_zip64(64, 0, 8), corrupt("the pack's ZIP64 record is damaged")},
      {"directory-too-large", with_changed_zip64(40, std::uint64_t{1} << 40, 8),
       corrupt("the pack's directory is larger than its entries can need")},
  };
}

}  // namespace packs
