#include "content/catalogue.h"

#include <cstdint>
#include <optional>

#include "base/text.h"

namespace content {
namespace {

using base::ErrorCode;

constexpr std::uint32_t magic = 0x950412de;  // little-endian files only: what the builder makes
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

base::Result<void> add_translation(std::string_view original, std::string_view translated, Catalogue& catalogue) {
  if (!base::is_utf8(original) || !base::is_utf8(translated)) return broken("a text is not UTF-8");
  if (original.empty()) {
    const bool utf8 = translated.find("charset=UTF-8") != std::string_view::npos;
    return utf8 ? base::Result<void>() : broken("its header does not name UTF-8");
  }
  const auto end = original.find(context_end);
  if (end == std::string_view::npos || original.find('\0') != std::string_view::npos) {
    return broken("an entry has no msgctxt or has plural forms");
  }
  if (translated.find('\0') != std::string_view::npos) return broken("a text holds a NUL");
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
  if (!file.holds(originals, table_size) || !file.holds(translations, table_size)) {
    return broken("a table lies outside the file");
  }
  // A reader that trusts the hash table would be led outside by it; the builder writes none.
  if (file.number(20) != 0) return broken("it has a hash table");
  Catalogue catalogue;
  std::optional<std::string_view> before;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto original = file.string(originals, i);
    const auto translated = file.string(translations, i);
    if (!original || !translated) return broken("a text lies outside the file");
    if (before && *before >= *original) return broken("its texts are not sorted");
    before = original;
    TRY(add_translation(*original, *translated, catalogue));
  }
  return catalogue;
}

}  // namespace content
