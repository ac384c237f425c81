#include "lesson/parse_scene.h"

#include <algorithm>
#include <set>

namespace content {
namespace {

bool has_phone(const Person& person) { return person.pose == Pose::holds_phone || person.pose == Pose::shows_phone; }

Person read_person(const JsonObject& object) {
  Person person;
  person.who = object.one_of<Who>("who");
  person.feels = object.one_of<Feeling>("feels");
  person.pose = object.one_of<Pose>("pose");
  person.looks = object.one_of_or<Looks>("looks", Looks::reader);
  person.at = object.one_of<Spot>("at");
  person.distance = object.one_of_or<Distance>("distance", Distance::main);
  return person;
}

// What no single word gives away.
void check_together(const Scene& scene, const JsonObject& object) {
  if (scene.people.empty()) return;
  Report& report = object.report();
  const std::string path = object.path("people");
  if (scene.people.front().distance != Distance::main) {
    report.error(path, "no-subject", "the first person is the subject and cannot stand behind");
  }
  std::set<Spot> taken;
  std::set<Who> seen;
  for (const Person& person : scene.people) {
    if (!seen.insert(person.who).second)
      report.error(path, "twice-in-scene", in_quotes(base::name_of(person.who)) + " is in the scene twice");
    if (person.distance == Distance::main && !taken.insert(person.at).second) {
      report.error(path, "same-spot", "two people stand at " + in_quotes(base::name_of(person.at)));
    }
  }
  const bool phone_looked_at = std::any_of(scene.people.begin(), scene.people.end(),
                                           [](const Person& person) { return person.looks == Looks::phone; });
  if (phone_looked_at && std::none_of(scene.people.begin(), scene.people.end(), has_phone)) {
    report.error(path, "no-phone", "somebody looks at a phone and nobody holds one");
  }
}

}  // namespace

Scene read_scene(const JsonObject& picture, std::string_view member) {
  const JsonObject object = picture.object(member, {"place", "time", "shot", "people", "near", "accent"});
  Scene scene;
  scene.place = object.one_of<Place>("place");
  scene.time = object.one_of_or<DayTime>("time", DayTime::day);
  scene.shot = object.one_of_or<Shot>("shot", Shot::half);
  object.each("people", 1, most_people, [&](const JsonValue& value, const std::string& path) {
    scene.people.push_back(
        read_person(JsonObject(value, path, object.report(), {"who", "feels", "pose", "looks", "at", "distance"})));
  });
  scene.near = object.one_of_or<NearThing>("near", NearThing::nothing);
  scene.accent = object.one_of_or<Accent>("accent", Accent::nothing);
  check_together(scene, object);
  return scene;
}

}  // namespace content
