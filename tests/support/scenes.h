// Scenes with one person, and a walk over every word a scene may be described with.
#pragma once

#include <vector>

#include "content/scene.h"

namespace support {

template <typename Enum>
std::vector<Enum> every() {
  std::vector<Enum> values;
  for (std::size_t i = 0; i < base::enum_names<Enum>.size(); ++i) values.push_back(static_cast<Enum>(i));
  return values;
}

inline content::Scene scene_with(content::Who who, content::Feeling feels, content::Pose pose = content::Pose::stands) {
  content::Scene scene;
  scene.people = {{who, feels, pose, content::Looks::reader, content::Spot::middle, content::Distance::main}};
  return scene;
}

// The example of the illustration guide: somebody is uneasy in a café, two friends laugh behind.
inline content::Scene the_message() {
  using namespace content;
  Scene scene;
  scene.people = {{Who::simona, Feeling::uneasy, Pose::holds_phone, Looks::phone, Spot::left, Distance::main},
                  {Who::ruben, Feeling::laugh, Pose::stands, Looks::right, Spot::right, Distance::behind},
                  {Who::leila, Feeling::delight, Pose::stands, Looks::reader, Spot::far_right, Distance::behind}};
  scene.near = NearThing::plant;
  scene.accent = Accent::secret;
  return scene;
}

inline std::vector<content::Scene> scenes_of_gazes_and_crowds() {
  using namespace content;
  std::vector<Scene> scenes;
  for (const Looks looks : every<Looks>()) {
    for (const Spot at : every<Spot>()) {
      Scene scene = scene_with(Who::tavi, Feeling::curious, Pose::shows_phone);
      scene.people[0].looks = looks;
      scene.people[0].at = at;
      scenes.push_back(scene);
    }
  }
  for (const Shot shot : every<Shot>()) {
    for (std::size_t first = 0; first + most_people <= every<Who>().size(); ++first) {
      Scene crowd;
      crowd.place = static_cast<Place>(scenes.size() % every<Place>().size());
      crowd.shot = shot;
      crowd.near = NearThing::ball;
      crowd.accent = Accent::secret;
      for (std::size_t i = 0; i < most_people; ++i) {
        crowd.people.push_back({static_cast<Who>(first + i), Feeling::laugh, Pose::hugs_self, Looks::reader,
                                static_cast<Spot>(i), Distance::main});
      }
      scenes.push_back(crowd);
    }
  }
  return scenes;
}

// Each word of every list at least once, each pose in both shots, and scenes as full as they may be.
inline std::vector<content::Scene> scenes_of_every_word() {
  using namespace content;
  std::vector<Scene> scenes;
  for (const Who who : every<Who>()) {
    for (const Feeling feels : every<Feeling>()) scenes.push_back(scene_with(who, feels));
    for (const Pose pose : every<Pose>()) {
      scenes.push_back(scene_with(who, Feeling::calm, pose));
      scenes.push_back(scenes.back());
      scenes.back().shot = Shot::full;
    }
  }
  for (const Place place : every<Place>()) {
    for (const DayTime time : every<DayTime>()) {
      for (const Shot shot : every<Shot>()) {
        Scene scene = the_message();
        scene.place = place;
        scene.time = time;
        scene.shot = shot;
        scenes.push_back(scene);
      }
    }
  }
  for (const NearThing near : every<NearThing>()) {
    for (const Accent accent : every<Accent>()) {
      Scene scene = the_message();
      scene.near = near;
      scene.accent = accent;
      scenes.push_back(scene);
    }
  }
  for (const Scene& scene : scenes_of_gazes_and_crowds()) scenes.push_back(scene);
  return scenes;
}

}  // namespace support
