#include "text/catalogues.h"

#include <algorithm>
#include <array>
#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <exception>
#include <locale>
#include <string_view>

#include "content/catalogue.h"

namespace text {
namespace {

using Format = boost::locale::message_format<char>;

constexpr const char* right_to_left_mark = "\u202E";
constexpr const char* end_mark = "\u202C";

struct NativeName {
  const char* code;
  const char* name;
};

constexpr std::array native_names{
    NativeName{"en", "English"},      NativeName{"es", "Español"},     NativeName{"fr", "Français"},
    NativeName{"ru", "Русский"},      NativeName{"uk", "Українська"},  NativeName{"ro", "Română"},
    NativeName{"pt-BR", "Português"}, NativeName{"th", "ไทย"},         NativeName{"ar", "العربية"},
    NativeName{"be", "Беларуская"},   NativeName{"sw", "Kiswahili"},   NativeName{"id", "Bahasa Indonesia"},
    NativeName{"fil", "Filipino"},    NativeName{"hi", "हिन्दी"},        NativeName{"en-XA", "[Éñĝļîšĥ]"},
    NativeName{"ar-XB", "[Mirrored]"}};

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

bool is_right_to_left(const std::string& language) {
  for (const char* code : {"ar", "fa", "he", "ur"}) {
    if (language.rfind(code, 0) == 0) return true;
  }
  return false;
}

std::string native_name(const std::string& language) {
  const auto found = std::find_if(native_names.begin(), native_names.end(),
                                  [&](const NativeName& name) { return language == name.code; });
  return found == native_names.end() ? language : found->name;
}

struct Catalogues::Messages {
  std::locale keeper;  // owns the facet
  const Format* format = nullptr;
};

Catalogues::Catalogues(std::string language) : language_(std::move(language)) {}
Catalogues::~Catalogues() = default;
Catalogues::Catalogues(Catalogues&&) noexcept = default;
Catalogues& Catalogues::operator=(Catalogues&&) noexcept = default;

base::Result<void> Catalogues::add(const base::Bytes& mo) {
  // Boost reads where the file's own numbers point to, also when that is outside of it.
  const auto checked = content::parse_catalogue({reinterpret_cast<const char*>(mo.data()), mo.size()});
  if (!checked) return base::fail(checked.error().code, "the catalogue for " + language_ + " cannot be read: " + checked.error().message);
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
    return base::fail(base::ErrorCode::corrupt,
                      "the catalogue for " + language_ + " cannot be read: " + problem.what());
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
  return at == std::string::npos ? chosen : chosen.replace(at, mark.size(), std::to_string(count));
}

}  // namespace text
