#include "posture.h"

#include <utility>

namespace pictures {
namespace {

using content::Pose;

// A hand in the pocket: nothing is stiff, and no hand has to be drawn.
constexpr Arm in_pocket_left{{-132, 248}, {-82, 350}, {HandPose::hidden}, Depth::behind};
constexpr Arm hanging_left{{-116, 256}, {-104, 362}, {HandPose::rest, 8, true}, Depth::behind};
constexpr Arm hanging_right{{118, 258}, {112, 362}, {HandPose::rest, -8}, Depth::before};
constexpr Arm in_pocket_right{{134, 246}, {84, 350}, {HandPose::hidden}, Depth::before};

Posture standing() {
  Posture posture;
  posture.left = in_pocket_left;
  posture.right = hanging_right;
  posture.lean = -1.5;
  posture.tilt = 3;
  return posture;
}

Posture seated(Arm left, Arm right) {
  Posture posture;
  posture.left = left;
  posture.right = right;
  posture.seated = true;
  posture.left_leg = {{-62, 462}, {-52, 632}};
  posture.right_leg = {{62, 462}, {66, 632}};
  return posture;
}

Posture holding(HandPose hand) {
  Posture posture = standing();
  posture.left = {{-128, 258}, {-30, 286}, {HandPose::rest, 6, true}, Depth::before};
  posture.right = {{126, 268}, {122, 204}, {hand, hand == HandPose::hold ? 12.0 : -6.0}, Depth::before};
  if (hand == HandPose::hold_outwards) {
    posture.left = in_pocket_left;
    posture.right = {{130, 254}, {150, 172}, {hand, -10}, Depth::before};
  }
  posture.lean = hand == HandPose::hold ? 0 : 3;
  posture.tilt = 3;
  return posture;
}

Posture raising(HandPose hand, Point elbow, Point wrist, double turn) {
  Posture posture = standing();
  posture.right = {elbow, wrist, {hand, turn}, Depth::before};
  posture.lean = 2;
  posture.tilt = 1;
  return posture;
}

Posture talking() {
  Posture posture;
  posture.left = {{-122, 256}, {-66, 300}, {HandPose::flat, -6, true}, Depth::before};
  posture.right = {{128, 262}, {158, 186}, {HandPose::stop, 14}, Depth::before};
  posture.lean = 3;
  posture.tilt = -2;
  return posture;
}

Posture thinking() {
  Posture posture;
  posture.left = {{-118, 262}, {50, 280}, {HandPose::flat, 0, false}, Depth::before};
  posture.right = {{112, 270}, {33, 117}, {HandPose::fist, 8, false}, Depth::before};
  posture.lean = 1;
  posture.tilt = 5;
  return posture;
}

Posture hugging() {
  Posture posture;
  posture.left = {{-114, 262}, {44, 248}, {HandPose::grip, -6, false}, Depth::before};
  posture.right = {{114, 266}, {-46, 220}, {HandPose::grip, 6, true}, Depth::before};
  posture.lean = -3;
  posture.tilt = -2;
  posture.shrug = 8;
  return posture;
}

Posture walking() {
  Posture posture;
  posture.left = {{-130, 236}, {-140, 336}, {HandPose::rest, 0, true}, Depth::behind};
  posture.right = {{84, 256}, {142, 326}, {HandPose::rest, -20}, Depth::before};
  posture.left_leg = {{-34, 552}, {-112, 672}};
  posture.right_leg = {{70, 546}, {92, 692}};
  posture.lean = 4;
  posture.tilt = -3;
  return posture;
}

Posture cheering() {
  Posture posture;
  posture.left = {{-150, 204}, {-140, 96}, {HandPose::fist, -4, true}, Depth::behind};
  posture.right = {{150, 200}, {146, 84}, {HandPose::fist, 6}, Depth::before};
  posture.tilt = -4;
  return posture;
}

constexpr Arm on_table_left{{-132, 252}, {-34, 276}, {HandPose::flat, 4, true}, Depth::before};
constexpr Arm on_table_right{{132, 254}, {54, 284}, {HandPose::flat, -4}, Depth::before};

Arm mirrored(const Arm& arm) {
  return {{-arm.elbow.x, arm.elbow.y},
          {-arm.wrist.x, arm.wrist.y},
          {arm.hand.pose, -arm.hand.turn, !arm.hand.flipped},
          arm.depth};
}

Leg mirrored(const Leg& leg) { return {{-leg.knee.x, leg.knee.y}, {-leg.ankle.x, leg.ankle.y}}; }

}  // namespace

Posture posture_of(Pose pose) {
  switch (pose) {
    case Pose::stands:
      return standing();
    case Pose::sits:
      return seated({{-120, 260}, {-62, 366}, {HandPose::rest, 20, true}, Depth::before},
                    {{120, 262}, {64, 368}, {HandPose::rest, -20}, Depth::before});
    case Pose::sits_at_table:
      return seated(on_table_left, on_table_right);
    case Pose::holds_phone:
      return holding(HandPose::hold);
    case Pose::shows_phone:
      return holding(HandPose::hold_outwards);
    case Pose::waves:
      return raising(HandPose::wave, {150, 222}, {164, 112}, 6);
    case Pose::points:
      return raising(HandPose::point, {136, 226}, {206, 166}, 16);
    case Pose::talks:
      return talking();
    case Pose::thinks:
      return thinking();
    case Pose::hugs_self:
      return hugging();
    case Pose::walks:
      return walking();
    case Pose::stops:
      return raising(HandPose::stop, {140, 256}, {160, 168}, -6);
    case Pose::thumbs_up:
      return raising(HandPose::thumb, {138, 258}, {150, 184}, -10);
    case Pose::cheers:
      return cheering();
  }
  return standing();
}

Posture mirrored(const Posture& posture) {
  Posture other = posture;
  other.left = mirrored(posture.right);
  other.right = mirrored(posture.left);
  other.left_leg = mirrored(posture.right_leg);
  other.right_leg = mirrored(posture.left_leg);
  other.lean = -posture.lean;
  other.tilt = -posture.tilt;
  return other;
}

}  // namespace pictures
