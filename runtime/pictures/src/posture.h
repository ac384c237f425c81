// Where a pose puts the joints of a body, in head units about the face, for a child of thirteen who faces the end side.
#pragma once

#include "content/scene.h"
#include "hand.h"

namespace pictures {

enum class Depth { behind, before };  // of the trunk

struct Arm {
  Point elbow;
  Point wrist;
  Hand hand;
  Depth depth = Depth::before;
};

struct Leg {
  Point knee;
  Point ankle;
};

struct Posture {
  Arm left;  // on the screen
  Arm right;
  Leg left_leg{{-48, 548}, {-54, 692}};
  Leg right_leg{{42, 548}, {40, 692}};
  double lean = 0;   // of everything above the hips, in degrees, positive to the end side
  double tilt = 0;   // of the head, added to the lean
  double shrug = 0;  // how far the shoulders are drawn up
  bool seated = false;
};

constexpr Point shoulder{86, 134};
constexpr Point hip{36, 384};
constexpr double sole = 722;

Posture posture_of(content::Pose pose);
Posture mirrored(const Posture& posture);

}  // namespace pictures
