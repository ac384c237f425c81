#include <filesystem>
#include <iostream>

#include "base/file.h"
#include "films/render.h"
#include "output.h"
#include "sound/espeak_speaker.h"
#include "sound/kalimba.h"
#include "sound/recording.h"
#include "text/pango_shaper.h"
#include "text/svg_renderer.h"

namespace cli {

int render_film(const FilmArguments& arguments) {
  const auto json = base::read_text_file(arguments.script);
  if (!json) return print_error(json.error());
  content::Findings findings;
  const auto script = content::parse_film_script(*json, std::filesystem::path(arguments.script).filename().string(), findings);
  if (!script) return print_findings(findings, Format::text);
  text::SvgRenderer pictures;
  text::PangoShaper letters;
  sound::EspeakSpeaker speaker;
  const films::Tools tools{pictures, letters, speaker, [](ui::Cue cue) { return sound::play_on_kalimba(sound::sound_of(cue)); }, sound::decode_recording};
  const films::Wanted wanted{std::filesystem::path(arguments.script).parent_path(), arguments.into, arguments.from_ms, arguments.length_ms};
  const auto made = films::render(*script, wanted, tools, base::never_cancelled);
  if (!made) return print_error(made.error());
  std::cout << "wrote " << arguments.into << "/film.webm, " << made->ends_ms / 1000 << " seconds, " << script->narrated.size() << " voices, captions in " << script->languages.size() << " languages\n";
  return done;
}

}  // namespace cli
