#include "content/film_script.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "content/entry_name.h"
#include "json/object.h"
#include "lesson/parse_scene.h"

namespace content {
namespace {

constexpr std::size_t most_film_languages = 40;
constexpr std::size_t most_film_scenes = 40;
constexpr std::size_t most_moments = 60;

std::size_t letters_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += std::max<std::size_t>(1, base::code_point_bytes(text.substr(at)));
  return count;
}

class ScriptReader {
 public:
  explicit ScriptReader(FilmScript& script) : script_(script) {}

  void read(const JsonObject& object) {
    object.integer("format", 1, 1);
    script_.id = object.id("id");
    script_.languages = codes(object, "languages", 1);
    script_.narrated = codes(object, "narrated", 1);
    if (object.has("drafts")) script_.drafts = codes(object, "drafts", 0);
    script_.title = texts(object, "title", true);
    script_.credits = texts(object, "credits", true);
    UniqueIds ids(object.report());
    object.each("scenes", 1, most_film_scenes, [&](const JsonValue& value, const std::string& path) {
      script_.scenes.push_back(scene(JsonObject(value, path, object.report(), {"id", "picture", "phone", "camera", "moments"})));
      ids.add(script_.scenes.back().id, path);
    });
  }

 private:
  std::vector<std::string> codes(const JsonObject& object, std::string_view member, std::size_t least) {
    std::vector<std::string> list;
    object.each(member, least, most_film_languages, [&](const JsonValue& value, const std::string& path) {
      const std::string code = read_string(value, path, object.report());
      if (code.empty()) return;
      const bool twice = std::find(list.begin(), list.end(), code) != list.end();
      const bool listed = member == "languages" || std::find(script_.languages.begin(), script_.languages.end(), code) != script_.languages.end();
      if (!is_language_code(code)) object.report().error(path, "bad-language", in_quotes(code) + " is no code of a language");
      else if (twice) object.report().error(path, "language-twice", in_quotes(code) + " is there twice");
      else if (!listed) object.report().error(path, "unlisted-language", in_quotes(code) + " is not among the languages of the film");
      else list.push_back(code);
    });
    return list;
  }

  // In every language of the film, so that nobody watches a film whose captions stop.
  TextsByLanguage texts(const JsonObject& object, std::string_view member, bool all) {
    const std::vector<std::string_view> known(script_.languages.begin(), script_.languages.end());
    TextsByLanguage read;
    if (!object.has(member)) {
      if (all) object.string(member);
      return read;
    }
    const JsonObject inner = object.object_of(member, known);
    for (const std::string& code : script_.languages) {
      if (!all && !inner.has(code)) continue;
      const std::string text = inner.string(code);
      if (letters_in(text) > longest_film_line) {
        object.report().error(inner.path(code), "too-long", "this has more than " + std::to_string(longest_film_line) + " letters, which nobody reads while a picture moves");
      }
      read[code] = text;
    }
    return read;
  }

  FilmScene scene(const JsonObject& object) {
    FilmScene scene;
    scene.id = object.id("id");
    if (object.has("picture") == object.has("phone")) {
      object.report().error(object.path(), "picture-or-phone", "a scene has either a picture or a phone");
    } else if (object.has("picture")) {
      scene.picture = read_scene(object, "picture");
    } else {
      object.object("phone", {});
    }
    if (object.has("camera")) read_camera(object.object("camera", {"from", "to"}), scene);
    object.each("moments", 1, most_moments, [&](const JsonValue& value, const std::string& path) {
      scene.moments.push_back(moment(JsonObject(value, path, object.report(),
                                                {"text", "says", "recordings", "lasts_ms", "pause_ms", "changes", "accent",
                                                 "enters", "leaves", "lights_up", "message"}),
                                     scene));
    });
    return scene;
  }

  static CameraPlace place(const JsonObject& object) {
    CameraPlace place{object.share("x"), object.share("y"), 1};
    if (object.has("zoom_percent")) place.zoom = static_cast<double>(object.integer("zoom_percent", 100, static_cast<int>(closest_zoom * 100))) / 100;
    return place;
  }

  static void read_camera(const JsonObject& object, FilmScene& scene) {
    scene.from = place(object.object("from", {"x", "y", "zoom_percent"}));
    scene.to = object.has("to") ? place(object.object("to", {"x", "y", "zoom_percent"})) : scene.from;
  }

  static std::optional<Who> present(const JsonObject& object, std::string_view member, const FilmScene& scene) {
    const Who who = object.one_of<Who>(member);
    if (!scene.picture) {
      object.report().error(object.path(member), "nobody-there", "there are no people where the scene is a phone");
    } else if (std::none_of(scene.picture->people.begin(), scene.picture->people.end(), [&](const Person& person) { return person.who == who; })) {
      object.report().error(object.path(member), "not-in-scene", in_quotes(base::name_of(who)) + " is not in the picture of this scene");
    }
    return who;
  }

  static std::optional<FilmWalk> walk(const JsonObject& object, std::string_view member, const FilmScene& scene) {
    if (!object.has(member)) return std::nullopt;
    const JsonObject inner = object.object(member, {"who", "side"});
    const FilmWalk walk{present(inner, "who", scene).value_or(Who::simona), inner.one_of<Side>("side")};
    const auto behind = [&](const Person& person) { return person.who == walk.who && person.distance == Distance::behind; };
    if (scene.picture && std::any_of(scene.picture->people.begin(), scene.picture->people.end(), behind)) {
      object.report().error(inner.path("who"), "stands-behind", "who stands behind does not walk");
    }
    return walk;
  }

  static FilmChange change(const JsonObject& object, const FilmScene& scene) {
    FilmChange change;
    change.who = present(object, "who", scene).value_or(Who::simona);
    if (object.has("feels")) change.feels = object.one_of<Feeling>("feels");
    if (object.has("pose")) change.pose = object.one_of<Pose>("pose");
    if (object.has("looks")) change.looks = object.one_of<Looks>("looks");
    return change;
  }

  FilmMessage message(const JsonObject& object, const FilmScene& scene) {
    if (scene.picture) object.report().error(object.path(), "no-phone", "a message arrives only where the scene is a phone");
    FilmMessage message;
    message.from = object.one_of<Writer>("from");
    message.sign = object.one_of_or<Accent>("sign", Accent::nothing);
    if (object.has("words")) message.words = object.string("words");
    if (letters_in(message.words) > 60) object.report().error(object.path("words"), "too-long", "a message has at most 60 letters");
    return message;
  }

  FilmMoment moment(const JsonObject& object, const FilmScene& scene) {
    FilmMoment moment;
    moment.text = texts(object, "text", object.has("text"));
    if (object.has("says")) moment.says = present(object, "says", scene);
    moment.recordings = texts(object, "recordings", false);
    for (const auto& [code, file] : moment.recordings) {
      if (entry_name_problem(file)) object.report().error(object.path("recordings"), "bad-name", in_quotes(file) + " is no name of a file beside the script");
    }
    if (object.has("lasts_ms")) moment.lasts_ms = static_cast<int>(object.integer("lasts_ms", 200, longest_moment_ms));
    moment.pause_ms = object.has("pause_ms") ? static_cast<int>(object.integer("pause_ms", 0, longest_moment_ms)) : 350;
    if (moment.text.empty() && moment.lasts_ms == 0) object.report().error(object.path(), "no-length", "a moment without text says how long it lasts, in lasts_ms");
    object.each_if_present("changes", [&](const JsonValue& value, const std::string& path) {
      moment.changes.push_back(change(JsonObject(value, path, object.report(), {"who", "feels", "pose", "looks"}), scene));
    });
    if (object.has("accent")) moment.accent = object.one_of<Accent>("accent");
    moment.enters = walk(object, "enters", scene);
    moment.leaves = walk(object, "leaves", scene);
    if (object.has("lights_up")) moment.lights_up = present(object, "lights_up", scene);
    if (object.has("message")) moment.message = message(object.object("message", {"from", "sign", "words"}), scene);
    return moment;
  }

  FilmScript& script_;
};

}  // namespace

std::optional<FilmScript> parse_film_script(std::string_view json, std::string_view where, Findings& findings) {
  Report report(where, findings);
  const auto tree = parse_json(json, report);
  if (!tree) return std::nullopt;
  FilmScript script;
  ScriptReader(script).read(JsonObject(*tree, "", report, {"format", "id", "languages", "narrated", "drafts", "title", "credits", "scenes"}));
  if (report.failed()) return std::nullopt;
  return script;
}

std::vector<Scene> states_of(const FilmScene& scene) {
  std::vector<Scene> states;
  if (!scene.picture) return states;
  Scene state = *scene.picture;
  for (const FilmMoment& moment : scene.moments) {
    for (const FilmChange& change : moment.changes) {
      for (Person& person : state.people) {
        if (person.who != change.who) continue;
        person.feels = change.feels.value_or(person.feels);
        person.pose = change.pose.value_or(person.pose);
        person.looks = change.looks.value_or(person.looks);
      }
    }
    state.accent = moment.accent.value_or(state.accent);
    states.push_back(state);
  }
  return states;
}

}  // namespace content
