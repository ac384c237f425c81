#include "languages.h"
#include "log.h"

#include <algorithm>

#include "base/languages.h"
#include "ui/embedded.h"

extern const ui::EmbeddedFile interface_catalogues[];
extern const std::size_t interface_catalogues_count;

namespace app {

Languages find_languages(const Library& library, text::PangoShaper& shaper, const std::string& wanted) {
  Languages languages;
  std::vector<std::string> codes = library.languages();
  if (std::find(codes.begin(), codes.end(), "en") == codes.end()) codes.insert(codes.begin(), "en");
  if (std::find(codes.begin(), codes.end(), wanted) == codes.end()) codes.push_back(wanted);
  for (const std::string& code : codes) {
    const std::string name = base::native_name(code);
    const std::string hello = base::hello_in(code);
    if (shaper.can_show(name + hello, code)) {
      languages.offered.push_back({code, name, hello});
    } else {
      languages.without_fonts.push_back(code);
    }
  }
  return languages;
}

std::unique_ptr<Lettering> find_lettering(const Library& library, const std::string& wanted) {
  auto lettering = std::make_unique<Lettering>();
  lettering->languages = find_languages(library, lettering->shaper, wanted);
  return lettering;
}

namespace {

void add_to(text::Catalogues& catalogues, const base::Bytes& mo) {
  if (auto added = catalogues.add(mo); !added) log::warn(added.error().message);
}

}  // namespace

base::Result<void> check_spoken_here(const std::string& language, const Library& library) {
  if (text::is_pseudo(language) || base::native_name(language) != language) return {};
  std::vector<std::string> codes = library.languages();
  codes.emplace_back("en");
  for (std::size_t i = 0; i < interface_catalogues_count; ++i) codes.emplace_back(interface_catalogues[i].name);
  if (std::find(codes.begin(), codes.end(), language) != codes.end()) return {};
  return base::fail(base::ErrorCode::invalid_input, "--lang " + language + ": nothing here knows a language of this name");
}

text::Catalogues interface_catalogue(const std::string& language) {
  text::Catalogues catalogues(language);
  for (std::size_t i = 0; i < interface_catalogues_count; ++i) {
    const ui::EmbeddedFile& file = interface_catalogues[i];
    if (language == file.name) add_to(catalogues, base::Bytes(file.bytes, file.bytes + file.size));
  }
  return catalogues;
}

text::Catalogues load_catalogues(const Library& library, const std::string& language) {
  text::Catalogues catalogues = interface_catalogue(language);
  for (const auto& mo : library.catalogues(language)) add_to(catalogues, mo);
  return catalogues;
}

}  // namespace app
