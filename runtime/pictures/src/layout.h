// Where everybody of a scene stands on the canvas, how large, facing whom, looking where.
#pragma once

#include <vector>

#include "figure.h"
#include "setting.h"

namespace pictures {

struct Actor {
  std::size_t person = 0;  // in scene.people
  Figure figure;
};

struct Layout {
  Room room;
  std::vector<Actor> behind;
  std::vector<Actor> main;
  bool table = false;  // one for all, in half shots
  double table_top = 0;
  bool subject_at_end = false;
};

bool has_phone(const content::Person& person);
Layout lay_out(const content::Scene& scene, double width);
// The gaze and the turn of a head, after the person's place, pose and what is looked at.
Expression expression_of(const content::Scene& scene, const Layout& layout, const Actor& actor, content::Feeling feels,
                         content::Looks looks);

}  // namespace pictures
