// Where everybody of a scene stands on the canvas, how large, facing whom, looking where.
#pragma once

#include <optional>
#include <vector>

#include "figure.h"
#include "setting.h"
#include "things.h"

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
  std::optional<Sofa> sofa;  // of those in front who sit on it, or else of those behind
  bool sofa_behind = false;  // it is theirs
  bool subject_at_end = false;
};

bool has_phone(const content::Person& person);
double seat_of(const Figure& figure);  // on the canvas
bool sits_on_sofa(const content::Scene& scene, const Actor& actor);
Layout lay_out(const content::Scene& scene, double width);
// The gaze and the turn of a head, after the person's place, pose and what is looked at.
Expression expression_of(const content::Scene& scene, const Layout& layout, const Actor& actor, content::Feeling feels,
                         content::Looks looks);

}  // namespace pictures
