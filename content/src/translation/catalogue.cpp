#include "content/catalogue.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/text.h"
#include "json/object.h"

namespace content {
namespace {

using base::ErrorCode;

constexpr std::uint32_t magic = 0x950412de;  // little-endian files only: what the builder makes
constexpr std::size_t largest_catalogue = std::size_t{2} << 20;
constexpr std::uint32_t most_translations = 20'000;
constexpr char context_end = '\x04';

tl::unexpected<base::Error> broken(std::string_view what) {
  return base::fail(ErrorCode::corrupt, "the translation is damaged: " + std::string(what));
}

class MoFile {
 public:
  explicit MoFile(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t number(std::size_t offset) const {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = (value << 8) | static_cast<unsigned char>(bytes_[offset + i]);
    return value;
  }

  bool holds(std::uint64_t offset, std::uint64_t count) const {
    return offset <= bytes_.size() && count <= bytes_.size() - offset;
  }

  // The string that row `index` of the table at `table` points to, if it lies inside and ends in NUL.
  std::optional<std::string_view> string(std::uint32_t table, std::uint32_t index) const {
    const std::size_t row = table + std::size_t{8} * index;
    const std::uint64_t length = number(row);
    const std::uint64_t offset = number(row + 4);
    if (!holds(offset, length + 1) || bytes_[offset + length] != '\0') return std::nullopt;
    return bytes_.substr(offset, length);
  }

 private:
  std::string_view bytes_;
};

// The rules of the languages that people translate into, without their spaces. The message library reads a rule with a parser
// that a deep one overruns; texts of packs have no plural forms, so a rule there only has to do no harm.
constexpr std::array<std::string_view, 11> known_plurals{
    "nplurals=1;plural=0;",
    "nplurals=2;plural=(n!=1);",
    "nplurals=2;plural=n!=1;",
    "nplurals=2;plural=(n>1);",
    "nplurals=2;plural=n>1;",
    "nplurals=3;plural=(n%10==1&&n%100!=11?0:n%10>=2&&n%10<=4&&(n%100<10||n%100>=20)?1:2);",
    "nplurals=3;plural=(n%10==1&&n%100!=11?0:n%10>=2&&n%10<=4&&(n%100<12||n%100>14)?1:2);",
    "nplurals=3;plural=(n==1?0:n%10>=2&&n%10<=4&&(n%100<10||n%100>=20)?1:2);",
    "nplurals=3;plural=(n==1)?0:(n>=2&&n<=4)?1:2;",
    "nplurals=3;plural=(n==1?0:(n==0||(n%100>0&&n%100<20))?1:2);",
    "nplurals=6;plural=(n==0?0:n==1?1:n==2?2:n%100>=3&&n%100<=10?3:n%100>=11?4:5);"};

// Wherever the header speaks of plurals, it says one of these and nothing else.
bool has_known_plurals(std::string_view header) {
  for (const std::string& line : base::split(header, '\n')) {
    std::string rule;
    for (const char c : line) {
      if (c != ' ' && c != '\t' && c != '\r') rule += c;
    }
    std::string lower = rule;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (lower.find("plural") == std::string::npos) continue;
    constexpr std::string_view name = "Plural-Forms:";
    if (!rule.starts_with(name)) return false;
    rule.erase(0, name.size());
    if (!rule.ends_with(';')) rule += ';';
    if (std::find(known_plurals.begin(), known_plurals.end(), rule) == known_plurals.end()) return false;
  }
  return true;
}

base::Result<void> add_translation(std::string_view original, std::string_view translated, Catalogue& catalogue) {
  if (!base::is_utf8(original) || !base::is_utf8(translated)) return broken("a text is not UTF-8");
  if (original.empty()) {
    if (translated.find("charset=UTF-8") == std::string_view::npos) return broken("its header does not name UTF-8");
    return has_known_plurals(translated) ? base::Result<void>() : broken("its header has a rule for plurals that is not known");
  }
  const auto end = original.find(context_end);
  if (end == std::string_view::npos || original.find('\0') != std::string_view::npos) {
    return broken("an entry has no msgctxt or has plural forms");
  }
  if (translated.find('\0') != std::string_view::npos) return broken("a text holds a NUL");
  if (const auto problem = text_size_problem(translated)) return broken(*problem);
  catalogue[std::string(original.substr(0, end))] = {std::string(original.substr(end + 1)), std::string(translated)};
  return {};
}

}  // namespace

base::Result<Catalogue> parse_catalogue(std::string_view mo_bytes) {
  const MoFile file(mo_bytes);
  if (!file.holds(0, 28) || file.number(0) != magic) return broken("it is not a little-endian MO file");
  if (file.number(4) >> 16 != 0) return broken("its revision is not known");
  const std::uint32_t count = file.number(8);
  const std::uint32_t originals = file.number(12);
  const std::uint32_t translations = file.number(16);
  const std::uint64_t table_size = std::uint64_t{8} * count;
  if (mo_bytes.size() > largest_catalogue) return broken("it is larger than 2 MiB");
  if (count > most_translations) return broken("it has more than 20,000 texts");
  if (!file.holds(originals, table_size) || !file.holds(translations, table_size)) {
    return broken("a table lies outside the file");
  }
  // A reader that trusts the hash table would be led outside by it; the builder writes none.
  if (file.number(20) != 0) return broken("it has a hash table");
  Catalogue catalogue;
  std::optional<std::string_view> before;
  std::size_t left = mo_bytes.size();  // entries that share bytes would unfold into more than the file
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto original = file.string(originals, i);
    const auto translated = file.string(translations, i);
    if (!original || !translated) return broken("a text lies outside the file");
    if (original->size() + translated->size() > left) return broken("its texts share their bytes");
    left -= original->size() + translated->size();
    if (before && *before >= *original) return broken("its texts are not sorted");
    before = original;
    TRY(add_translation(*original, *translated, catalogue));
  }
  return catalogue;
}

}  // namespace content
