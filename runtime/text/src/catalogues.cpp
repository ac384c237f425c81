#include "text/catalogues.h"

#include <algorithm>
#include <array>
#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <exception>
#include <locale>

#include "base/languages.h"

namespace text {
namespace {

using Format = boost::locale::message_format<char>;

constexpr const char* right_to_left_mark = "\u202E";
constexpr const char* end_mark = "\u202C";

const char* accented(char letter) {
  static constexpr std::array<const char*, 26> lower{"á", "ƀ", "ç", "ð", "é", "ƒ", "ĝ", "ĥ", "î", "ĵ", "ķ", "ļ", "ɱ",
                                                     "ñ", "ó", "þ", "ǫ", "ŕ", "š", "ţ", "û", "ṽ", "ŵ", "ẋ", "ý", "ž"};
  return letter >= 'a' && letter <= 'z' ? lower[static_cast<std::size_t>(letter - 'a')] : nullptr;
}

// Marks and placeholders stay as they are, and so stay findable: **bold**, [[target:, {count}.
std::size_t length_of_mark(const std::string& text, std::size_t at) {
  if (text.compare(at, 2, "[[") == 0) {
    const auto colon = text.find(':', at);
    return colon == std::string::npos ? 2 : colon - at + 1;
  }
  if (text.compare(at, 2, "]]") == 0 || text.compare(at, 2, "**") == 0) return 2;
  if (text[at] == '{') {
    const auto close = text.find('}', at);
    return close == std::string::npos ? 1 : close - at + 1;
  }
  return 0;
}

// Reversed runs must not reach over marks, which would end up inside out.
std::string mirrored(const std::string& text) {
  std::string result;
  std::string run;
  const auto flush = [&] {
    if (!run.empty()) result += right_to_left_mark + run + end_mark;
    run.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = length_of_mark(text, at);
    if (mark == 0) {
      run += text[at++];
      continue;
    }
    flush();
    result += text.substr(at, mark);
    at += mark;
  }
  flush();
  return result;
}

// Whether everything the file points to lies inside it: the message library does not look. Format: the
// chapter "The Format of GNU MO Files" of the gettext manual; little-endian, as msgfmt writes it.
class MoBounds {
 public:
  explicit MoBounds(const base::Bytes& bytes) : bytes_(bytes) {}

  bool are_kept() const {
    constexpr std::uint32_t magic = 0x950412de;
    constexpr std::size_t header = 28;
    if (bytes_.size() < header || number(0) != magic) return false;
    const std::uint32_t count = number(8);
    for (const std::size_t table : {12, 16}) {
      if (!strings_are_inside(number(table), count)) return false;
    }
    return hash_is_inside(number(24), number(20), count);
  }

 private:
  std::uint32_t number(std::size_t at) const {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8 | bytes_[at + i];
    return value;
  }
  bool holds(std::uint64_t offset, std::uint64_t count) const {
    return offset <= bytes_.size() && count <= bytes_.size() - offset;
  }
  bool strings_are_inside(std::uint64_t table, std::uint64_t count) const {
    if (!holds(table, count * 8)) return false;
    for (std::uint64_t row = table; row < table + count * 8; row += 8) {
      const std::uint64_t length = number(row);
      const std::uint64_t offset = number(row + 4);
      if (!holds(offset, length + 1) || bytes_[offset + length] != 0) return false;
    }
    return true;
  }
  // No table, or one with room to step in whose rows name strings that are there.
  bool hash_is_inside(std::uint64_t table, std::uint64_t size, std::uint32_t count) const {
    if (size == 0) return true;
    if (size < 3 || !holds(table, size * 4)) return false;
    for (std::uint64_t row = table; row < table + size * 4; row += 4) {
      if (number(row) > count) return false;
    }
    return true;
  }

  const base::Bytes& bytes_;
};

bool is_sound(const base::Bytes& mo) { return MoBounds(mo).are_kept(); }

}  // namespace

std::string pseudo_accented(const std::string& text) {
  std::string result = "[";
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = length_of_mark(text, at);
    if (mark > 0) {
      result += text.substr(at, mark);
      at += mark;
      continue;
    }
    const char* replacement = accented(text[at]);
    if (replacement != nullptr) {
      result += replacement;
    } else {
      result += text[at];
    }
    ++letters;
    ++at;
  }
  for (std::size_t extra = letters * 35 / 100; extra > 0;) {
    const std::size_t word = std::min<std::size_t>(extra, 6);
    result += ' ' + std::string(word, '~');
    extra -= word;
  }
  return result + "]";
}

bool is_pseudo(const std::string& language) { return language == "en-XA" || language == "ar-XB"; }

struct Catalogues::Messages {
  std::locale keeper;  // owns the facet
  const Format* format = nullptr;
};

Catalogues::Catalogues(std::string language) : language_(std::move(language)) {}
Catalogues::~Catalogues() = default;
Catalogues::Catalogues(Catalogues&&) noexcept = default;
Catalogues& Catalogues::operator=(Catalogues&&) noexcept = default;

base::Result<void> Catalogues::add(const base::Bytes& mo) {
  const auto refuse = [&](const std::string& why) {
    return base::fail(base::ErrorCode::corrupt, "the catalogue for " + language_ + " cannot be read: " + why);
  };
  if (!is_sound(mo)) return refuse("it is damaged or cut short");
  namespace gettext = boost::locale::gnu_gettext;
  gettext::messages_info info;
  info.language = language_;
  info.encoding = "UTF-8";
  info.paths = {""};
  info.domains.push_back(gettext::messages_info::domain("memory"));
  info.callback = [&](const std::string&, const std::string&) { return std::vector<char>(mo.begin(), mo.end()); };
  try {
    auto messages = std::make_unique<Messages>();
    Format* format = gettext::create_messages_facet<char>(info);
    if (format == nullptr) return base::fail(base::ErrorCode::corrupt, "the catalogue for " + language_ + " is empty");
    messages->keeper = std::locale(std::locale::classic(), format);
    messages->format = format;
    catalogues_.push_back(std::move(messages));
    return {};
  } catch (const std::exception& problem) {
    return refuse(problem.what());
  }
}

std::string Catalogues::translate(const content::Text& text) const {
  if (text.source.empty()) return {};
  if (language_ == "en-XA") return pseudo_accented(text.source);
  if (language_ == "ar-XB") return mirrored(text.source);
  for (const auto& messages : catalogues_) {
    const char* found = messages->format->get(0, text.key.c_str(), text.source.c_str());
    if (found != nullptr && *found != '\0') return found;
  }
  return text.source;
}

bool Catalogues::has(const content::Text& text) const {
  if (is_pseudo(language_)) return true;
  return std::any_of(catalogues_.begin(), catalogues_.end(), [&](const auto& messages) {
    const char* found = messages->format->get(0, text.key.c_str(), text.source.c_str());
    return found != nullptr && *found != '\0';
  });
}

std::string Catalogues::plural(const content::Text& one, const std::string& many, long count) const {
  std::string chosen;
  for (const auto& messages : catalogues_) {
    const char* found = messages->format->get(0, one.key.c_str(), one.source.c_str(), static_cast<int>(count));
    if (found != nullptr && *found != '\0') {
      chosen = found;
      break;
    }
  }
  if (chosen.empty()) {
    chosen = count == 1 ? one.source : many;
    if (is_pseudo(language_)) chosen = translate({one.key, chosen});
  }
  const std::string mark = "{count}";
  const auto at = chosen.find(mark);
  return at == std::string::npos ? chosen : chosen.replace(at, mark.size(), base::number_in(language_, count));
}

}  // namespace text
