#include <functional>
#include <utility>

#include "faults.h"
#include "support/pack_bytes.h"

namespace packs {
namespace {

using support::append;
using support::deflate;
using support::overwrite;
using support::small_items;
using support::zip_bytes;
using support::ZipItem;

constexpr std::size_t lesson = 1;   // positions in small_items()
constexpr std::size_t picture = 2;

std::string corrupt(const std::string& message) { return message + " [corrupt]"; }
std::string about(const std::string& entry, const std::string& what) { return corrupt("the entry \"" + entry + "\" " + what); }
std::string about_picture(const std::string& what) { return about("media/hello.svg", what); }

// A problem found when the entry is read is reported at the entry.
std::string at(const std::string& entry, const std::string& what) { return entry + ": " + about(entry, what); }

std::string with(std::size_t position, const std::function<void(ZipItem&)>& change) {
  auto items = small_items();
  change(items[position]);
  return zip_bytes(items);
}

// The name of the picture changed in directory and header alike, as a hostile tool would.
Fault named(const std::string& fault, const std::string& name, const std::string& shown, const std::string& what) {
  return {fault, with(picture, [&](ZipItem& item) { item.name = name; }), about(shown, what)};
}
Fault named(const std::string& fault, const std::string& name, const std::string& what) {
  return named(fault, name, name, what);
}

std::string with_second_picture(const std::string& name) {
  auto items = small_items();
  ZipItem second = items[picture];
  second.name = name;
  items.push_back(second);
  return zip_bytes(items);
}

std::string with_deflated_lesson(const std::string& packed, std::uint64_t size) {
  return with(lesson, [&](ZipItem& item) {
    item.crc = support::crc32(support::small_lesson);
    item.packed = packed;
    item.size = size;
    item.method = 8;
  });
}

std::string with_changed_central(std::size_t position, std::size_t offset, std::uint64_t value, std::size_t width) {
  return with(position, [&](ZipItem& item) {
    item.change_central = [=](std::string& bytes) { overwrite(bytes, offset, value, width); };
  });
}

std::string with_changed_local(std::size_t position, std::size_t offset, std::uint64_t value, std::size_t width) {
  return with(position, [&](ZipItem& item) {
    item.change_local = [=](std::string& bytes) { overwrite(bytes, offset, value, width); };
  });
}

std::string with_huge_size() {
  return with(picture, [](ZipItem& item) {
    append(item.extra, 1, 2);
    append(item.extra, 16, 2);
    append(item.extra, std::uint64_t{65} << 30, 8);
    append(item.extra, std::uint64_t{65} << 30, 8);
    item.change_central = [](std::string& bytes) {
      overwrite(bytes, 20, 0xFFFFFFFF, 4);
      overwrite(bytes, 24, 0xFFFFFFFF, 4);
    };
  });
}

std::string with_overlap() {
  auto items = small_items();
  const std::size_t first = support::local_header(items[0]).size() + items[0].packed.size();
  items[picture].change_central = [=](std::string& bytes) { overwrite(bytes, 42, first, 4); };
  return zip_bytes(items);
}

std::vector<Fault> name_faults() {
  return {
      named("name-absolute", "/etc/hello.svg", "has an absolute path"),
      named("name-climbs-out", "media/../../hello.svg", "climbs out of the pack with \"..\""),
      named("name-with-backslash", "media\\hello.svg", "has a backslash in its name"),
      named("name-with-drive", "C:/media/hello.svg", "has a drive letter in its name"),
      named("name-with-nul", std::string("media/a\0.svg", 12), "media/a\\x00.svg", "has a NUL in its name"),
      named("name-empty", "", "has an empty name"),
      named("name-with-empty-part", "media//hello.svg", "has an empty part or a \".\" in its name"),
      named("name-not-ascii", "media/cafe\xCC\x81.svg", "media/cafe\\xcc\\x81.svg",
            "has a name with other characters than letters, digits, '-', '_', '.' and '/'"),
      named("name-out-of-place", "programs/hello.svg", "has no place in a pack"),
      named("name-of-a-program", "media/hello.exe", "has no place in a pack"),
      named("name-of-a-photograph", "media/hello.JPG", "is a picture of pixels; a picture of a pack is a drawing, .svg"),
      named("name-of-a-folder", "media/hello/", "is a folder"),
      {"name-twice", with_second_picture("media/hello.svg"), corrupt("the pack holds the entry \"media/hello.svg\" twice")},
      {"name-differs-in-case", with_second_picture("media/Hello.svg"),
       corrupt("the names \"media/Hello.svg\" and \"media/hello.svg\" differ only in case")},
      {"name-is-also-a-folder", with_second_picture("media/hello.svg/more.svg"), about_picture("is also a folder of the pack")},
  };
}

std::vector<Fault> form_faults() {
  const std::string message = about_picture("has a version, a date or a mode that packs do not have");
  return {
      {"made-by-another-version", with_changed_central(picture, 4, 20, 2), message},
      {"needs-another-version", with_changed_central(picture, 6, 99, 2), message},
      {"internal-attributes", with_changed_central(picture, 36, 1, 2), message},
      {"mode-of-a-program", with(picture, [](ZipItem& item) { item.attributes = 0100755U << 16; }), message},
      {"another-date", with_changed_central(picture, 14, 34, 2), message},
      {"another-time", with_changed_central(picture, 12, 1, 2), message},
      {"headers-disagree-on-version", with_changed_local(picture, 4, 10, 2), at("media/hello.svg", "has a header that disagrees with the directory")},
      {"bytes-behind-deflated", with_deflated_lesson(deflate(std::string(support::small_lesson)) + "hidden", support::small_lesson.size()),
       at("lessons/hello.json", "has bytes behind its compressed content")},
  };
}

std::vector<Fault> kind_faults() {
  const auto kind = [](std::uint32_t mode) { return with(picture, [=](ZipItem& item) { item.attributes = mode << 16; }); };
  const auto flags = [](std::uint16_t value) { return with(picture, [=](ZipItem& item) { item.flags = value; }); };
  return {
      {"symbolic-link", kind(0120777), about_picture("is a symbolic link")},
      {"device", kind(0060644), about_picture("is a device")},
      {"named-pipe", kind(0010644), about_picture("is a device")},
      {"folder-by-its-mode", kind(0040755), about_picture("is a folder")},
      {"encrypted", flags(1), about_picture("is encrypted")},
      {"strongly-encrypted", flags(1 << 6), about_picture("is encrypted")},
      {"sizes-behind-content", flags(1 << 3), about_picture("has its sizes behind its content, and packs have them in front")},
      {"unknown-flags", flags(1 << 5), about_picture("has flags that are not known")},
      {"unknown-method", with(picture, [](ZipItem& item) { item.method = 14; }),
       about_picture("is compressed by the unknown method 14")},
      {"entry-comment", with(picture, [](ZipItem& item) { item.comment = "psst"; }),
       about_picture("has a comment, and packs have none")},
      {"extra-field", with(picture, [](ZipItem& item) { item.extra = std::string("\x55\x54\1\0x", 5); }),
       about_picture("has an extra field, and packs have none but ZIP64's")},
  };
}

std::vector<Fault> size_faults() {
  return {
      {"bomb-by-ratio", with_deflated_lesson(std::string(100, 'x'), 20001),
       about("lessons/hello.json", "would unpack to more than 200 times its size")},
      {"bomb-beyond-its-size",
       with_deflated_lesson(deflate(std::string(support::small_lesson) + std::string(60000, ' ')), support::small_lesson.size()),
       at("lessons/hello.json", "unpacks to more than its size in the directory")},
      {"deflate-damaged", with_deflated_lesson(std::string(400, '\xFF'), support::small_lesson.size()),
       at("lessons/hello.json", "cannot be unpacked")},
      {"unpacks-to-less", with_deflated_lesson(deflate("{}"), support::small_lesson.size()),
       at("lessons/hello.json", "cannot be unpacked")},
      {"stored-sizes-differ", with(picture, [](ZipItem& item) { item.size = item.packed.size() - 1; }),
       about_picture("is stored, but its two sizes differ")},
      {"larger-than-64-gib", with_huge_size(), about_picture("is larger than 64 GiB")},
      {"overlapping-entries", with_overlap(),
       about("lessons/hello.json", "overlaps the entry \"media/hello.svg\"")},
      {"hidden-bytes", with(lesson, [](ZipItem& item) { item.behind = "hidden"; }),
       about("lessons/hello.json", "has hidden bytes behind it")},
      {"hidden-bytes-as-long-as-zip64", with(lesson, [](ZipItem& item) { item.behind = std::string(20, 'h'); }),
       at("lessons/hello.json", "has a header that disagrees with the directory")},
      {"headers-disagree-on-name", with_changed_local(picture, 30, 'n', 1),
       at("media/hello.svg", "has a header that disagrees with the directory")},
      {"headers-disagree-on-size", with_changed_local(picture, 22, 7, 4),
       at("media/hello.svg", "has a header that disagrees with the directory")},
      {"headers-disagree-on-method", with_changed_local(lesson, 8, 8, 2),
       at("lessons/hello.json", "has a header that disagrees with the directory")},
      {"manifest-header-disagrees", with_changed_local(0, 14, 0, 4),
       about("manifest.json", "has a header that disagrees with the directory")},
  };
}

}  // namespace

std::vector<Fault> entry_faults() {
  std::vector<Fault> faults = name_faults();
  for (auto& list : {kind_faults(), form_faults(), size_faults()}) faults.insert(faults.end(), list.begin(), list.end());
  return faults;
}

}  // namespace packs
