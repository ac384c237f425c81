#include "films/render.h"

#include <algorithm>
#include <system_error>

#include "cards.h"
#include "encoder.h"
#include "soundtrack.h"
#include "stage.h"

namespace films {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

// Everything is made beside what it will be, and gone when it did not become that.
class WorkFolder {
 public:
  explicit WorkFolder(const fs::path& into) : path_(into / ".render.parasol.tmp") {}
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  ~WorkFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  base::Result<void> make() const {
    std::error_code error;
    fs::remove_all(path_, error);
    fs::create_directories(path_, error);
    if (error) return base::fail(ErrorCode::io, "cannot make the folder " + path_.string() + ": " + error.message());
    return {};
  }
  base::Result<void> hand_over(const std::vector<std::string>& names) const {
    for (const std::string& name : names) {
      std::error_code error;
      fs::rename(path_ / name, path_.parent_path() / name, error);
      if (error) return base::fail(ErrorCode::io, "cannot write " + name + ": " + error.message());
    }
    return {};
  }
  fs::path operator/(const std::string& name) const { return path_ / name; }

 private:
  fs::path path_;
};

struct Piece {
  int from_ms = 0;
  int to_ms = 0;
};

class Reel {
 public:
  Reel(const content::FilmScript& script, const Timeline& timeline, const Tools& tools) : script_(script), timeline_(timeline), tools_(tools) {}

  base::Result<void> open() {
    const std::string& own = script_.languages.front();
    TRY_ASSIGN(title_, Card::open(tools_, script_.title.at(own), own));
    TRY_ASSIGN(credits_, Card::open(tools_, script_.credits.at(own), own));
    return {};
  }

  base::Result<void> draw(cairo_t* context, int at_ms) {
    TRY(draw_part(context, part_at(at_ms), at_ms));
    constexpr int fade_ms = 400;  // one scene becomes the next
    const std::size_t part = part_at(at_ms);
    const int begins = begins_of(part);
    if (part == 0 || at_ms >= begins + fade_ms) return {};
    cairo_push_group(context);
    const auto drawn = draw_part(context, part - 1, at_ms);
    cairo_pop_group_to_source(context);
    cairo_paint_with_alpha(context, 1 - eased(at_ms, begins, begins + fade_ms));
    return drawn;
  }

 private:
  // 0 is the title, behind the scenes come the credits.
  std::size_t part_at(int at_ms) const {
    std::size_t part = 0;
    while (part < script_.scenes.size() + 1 && at_ms >= begins_of(part + 1)) ++part;
    return part;
  }
  int begins_of(std::size_t part) const {
    if (part == 0) return 0;
    return part <= timeline_.scenes.size() ? timeline_.scenes[part - 1].begins_ms : timeline_.credits_begin_ms;
  }

  base::Result<void> draw_part(cairo_t* context, std::size_t part, int at_ms) {
    if (part == 0) title_->draw(context, at_ms);
    else if (part > script_.scenes.size()) credits_->draw(context, at_ms - timeline_.credits_begin_ms);
    else TRY(draw_scene(context, part - 1, at_ms));
    return {};
  }

  // Two scenes are open at most: the one that is seen, and the one it came from.
  base::Result<void> draw_scene(cairo_t* context, std::size_t index, int at_ms) {
    std::erase_if(open_, [&](const Open& open) { return open.index + 1 < index; });
    auto found = std::find_if(open_.begin(), open_.end(), [&](const Open& open) { return open.index == index; });
    if (found == open_.end()) {
      Open open{index, std::nullopt, std::nullopt};
      if (script_.scenes[index].picture) {
        TRY_ASSIGN(open.stage, Stage::open(tools_.pictures, script_.scenes[index], timeline_.scenes[index]));
      } else {
        TRY_ASSIGN(open.phone, Phone::open(tools_, script_.scenes[index], timeline_.scenes[index], script_.languages.front()));
      }
      open_.push_back(std::move(open));
      found = std::prev(open_.end());
    }
    if (found->stage) found->stage->draw(context, at_ms);
    else found->phone->draw(context, at_ms);
    return {};
  }

  struct Open {
    std::size_t index = 0;
    std::optional<Stage> stage;
    std::optional<Phone> phone;
  };
  const content::FilmScript& script_;
  const Timeline& timeline_;
  const Tools& tools_;
  std::optional<Card> title_;
  std::optional<Card> credits_;
  std::vector<Open> open_;
};

base::Result<void> encode_pictures(Reel& reel, Piece piece, const fs::path& output, const base::IsCancelled& is_cancelled) {
  const CairoSurface frame(cairo_image_surface_create(CAIRO_FORMAT_RGB24, frame_width, frame_height), cairo_surface_destroy);
  int at_ms = piece.from_ms;
  const auto feed = [&]() -> base::Result<std::string_view> {
    if (is_cancelled()) return tl::unexpected(base::cancelled());
    if (at_ms >= piece.to_ms) return std::string_view();
    const CairoContext context(cairo_create(frame.get()), cairo_destroy);
    TRY(reel.draw(context.get(), at_ms));
    at_ms += 1000 / frames_per_second;
    cairo_surface_flush(frame.get());
    return std::string_view(reinterpret_cast<const char*>(cairo_image_surface_get_data(frame.get())), std::size_t{4} * frame_width * frame_height);
  };
  TRY(run_ffmpeg(picture_arguments(output), feed));
  return {};
}

base::Result<void> encode_sound(const std::vector<std::int16_t>& samples, Piece piece, const fs::path& output) {
  const auto from = static_cast<std::size_t>(piece.from_ms) * (sound_rate_hz / 1000);
  const auto to = std::min(samples.size(), static_cast<std::size_t>(piece.to_ms) * (sound_rate_hz / 1000));
  const std::string_view bytes(reinterpret_cast<const char*>(samples.data() + from), (to - from) * sizeof(std::int16_t));
  const auto once = [&] {
    return [given = false, bytes]() mutable -> base::Result<std::string_view> {
      return std::exchange(given, true) ? std::string_view() : bytes;
    };
  };
  TRY_ASSIGN(const std::string measured, run_ffmpeg(measuring_arguments(), once()));
  TRY_ASSIGN(const auto arguments, sound_arguments(measured, output));
  TRY(run_ffmpeg(arguments, once()));
  return {};
}

base::Result<Piece> piece_of(const Wanted& wanted, const Timeline& timeline) {
  if (wanted.from_ms < 0 || wanted.length_ms < 0 || wanted.from_ms >= timeline.ends_ms) {
    return base::fail(ErrorCode::invalid_input, "the piece begins at " + std::to_string(wanted.from_ms) + " ms, and the film is " + std::to_string(timeline.ends_ms) + " ms long");
  }
  return Piece{wanted.from_ms, wanted.length_ms == 0 ? timeline.ends_ms : std::min(timeline.ends_ms, wanted.from_ms + wanted.length_ms)};
}

std::string poster_of(const content::FilmScript& script) {
  for (const content::FilmScene& scene : script.scenes) {
    if (scene.picture) return pictures::compose(states_of(scene).front(), film_view());
  }
  return "";
}

}  // namespace

base::Result<Timeline> render(const content::FilmScript& script, const Wanted& wanted, const Tools& tools, const base::IsCancelled& is_cancelled) {
  std::map<std::string, Voices> voices;
  for (const std::string& language : script.narrated) {
    TRY_ASSIGN(voices[language], voices_of(script, language, wanted.beside, tools, is_cancelled));
  }
  const auto voice_ms = [&](const content::FilmMoment& moment, const std::string& language) {
    const auto heard = voices.find(language);
    if (heard == voices.end()) return 0;
    for (std::size_t s = 0; s < script.scenes.size(); ++s) {
      for (std::size_t m = 0; m < script.scenes[s].moments.size(); ++m) {
        if (&script.scenes[s].moments[m] == &moment) return static_cast<int>(heard->second[s][m].length_ms());
      }
    }
    return 0;
  };
  TRY_ASSIGN(const Timeline timeline, lay_out_time(script, voice_ms));
  TRY_ASSIGN(const Piece piece, piece_of(wanted, timeline));
  const WorkFolder work(wanted.into);
  TRY(work.make());
  Reel reel(script, timeline, tools);
  TRY(reel.open());
  TRY(encode_pictures(reel, piece, work / "picture.webm", is_cancelled));
  std::vector<std::string> made{"film.webm"};
  for (const std::string& language : script.narrated) {
    const bool own = language == script.narrated.front();
    const std::string name = own ? "sound.webm" : "narration." + language + ".webm";
    TRY(encode_sound(mixed(script, timeline, voices[language], tools), piece, work / name));
    if (!own) made.push_back(name);
  }
  TRY(run_ffmpeg(joining_arguments(work / "picture.webm", work / "sound.webm", work / "film.webm"), []() -> base::Result<std::string_view> { return std::string_view(); }));
  for (const std::string& language : script.languages) {
    made.push_back("captions." + language + ".vtt");
    TRY(base::write_file(work / made.back(), captions_of(script, timeline, language)));
  }
  if (const std::string poster = poster_of(script); !poster.empty()) {
    made.emplace_back("poster.svg");
    TRY(base::write_file(work / made.back(), poster));
  }
  TRY(work.hand_over(made));
  return timeline;
}

}  // namespace films
