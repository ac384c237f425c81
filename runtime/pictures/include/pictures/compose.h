// Draws a scene as SVG text. Pure and deterministic: the same scene and view give the same bytes everywhere. What is
// drawn is opaque, carries its own background and holds no letters. Units are those of the canvas; light comes from the
// upper start corner.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/scene.h"

namespace pictures {

// What of the scene is seen: all of it upright (560 × 516), wide (960 × 400) or narrow (330 × 516), where everybody
// stands closer together; or a band with everybody's heads (560 × 224), or the subject's face (a square), for small
// places.
enum class Framing { upright, wide, narrow, band, face };
enum class Finish { plain, dimmed, framed };  // ink at 18 % for the dark theme, an ink frame for high contrast

struct View {
  Framing framing = Framing::upright;
  Finish finish = Finish::plain;
  double aspect = 0;       // of the place, width by height, where heads stay in sight when it cuts; 0 is that of the framing
  bool mirrored = false;   // for scripts from right to left
  double frame_width = 4;  // of the ink frame, and the radius of its corners, in units of the canvas
  double frame_radius = 0;
};

struct Box {
  double x = 0;
  double y = 0;
  double w = 0;
  double h = 0;
};

Box canvas_of(const content::Scene& scene, const View& view);
Framing framing_for(double width, double height);  // of a place on the screen, in logical units

std::string compose(const content::Scene& scene, const View& view);

// The same picture as sheets to be laid on one another, each an SVG text of its own with the same canvas, most of it
// transparent. Bodies, heads, faces and arms of one person move together by a few pixels (breath); of the two pairs of
// eyes one is shown (blink). People in the middle plane do not move. Sheets are never dimmed: a veil over sheets that
// move would be blended anew in every frame, so whoever lays them on one another dims each of them once.
struct Layer {
  enum class Kind { behind, bodies, table, head, mouth, eyes_open, eyes_closed, brows, arms, front };
  Kind kind = Kind::behind;
  std::optional<std::size_t> person;  // whose head, mouth, eyes or brows: an index of scene.people
  std::string svg;
};
std::vector<Layer> compose_layers(const content::Scene& scene, const View& view);

// The same with bodies and arms of each person on sheets of their own, so that somebody can walk in while the others stay.
std::vector<Layer> compose_cast(const content::Scene& scene, const View& view);

// A bubble with what an accent shows, without a tail, 176 × 98 on nothing.
inline constexpr double sign_width = 176;
inline constexpr double sign_height = 98;
std::string compose_sign(content::Accent accent);

// Where the heads of those in the main plane are, as shares of the canvas: for eyes that follow a hand.
struct HeadPlace {
  std::size_t person = 0;
  double x = 0;
  double y = 0;
};
std::vector<HeadPlace> heads_of(const content::Scene& scene, const View& view);

// Only the face of one person with another feeling or gaze: for a helper who answers, and for eyes that follow a hand.
struct Glance {
  content::Feeling feels = content::Feeling::calm;
  std::optional<content::Looks> looks;  // as in the scene when left out; the head keeps its turn
};
std::vector<Layer> compose_face(const content::Scene& scene, const View& view, std::size_t person,
                                const Glance& glance);

}  // namespace pictures
