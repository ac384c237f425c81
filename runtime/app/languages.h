// Which languages a reader can choose, and the catalogue of the one chosen: interface strings from
// inside the program, lessons' from their packs.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "library.h"
#include "screens/draw.h"
#include "text/catalogues.h"
#include "text/pango_shaper.h"

namespace app {

struct Languages {
  std::vector<screens::LanguageChoice> offered;
  std::vector<std::string> without_fonts;  // codes left out because this machine cannot show them
};

// `wanted` is offered even when no pack has it, as pseudo-languages are.
Languages find_languages(const Library& library, text::PangoShaper& shaper, const std::string& wanted);

// The fonts of this machine, and what they can show. They take about as long to find as a window to open, so both are done
// at once.
struct Lettering {
  text::PangoShaper shaper;
  Languages languages;
};
std::unique_ptr<Lettering> find_lettering(const Library& library, const std::string& wanted);

// Fails with invalid_input where nothing here knows the language: not the interface, no pack, not by name (a visit in a
// language that is known starts in English words until there are others).
base::Result<void> check_spoken_here(const std::string& language, const Library& library);

// The interface's own words alone, where there is no pack.
text::Catalogues interface_catalogue(const std::string& language);

text::Catalogues load_catalogues(const Library& library, const std::string& language);

}  // namespace app
