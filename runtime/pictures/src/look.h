// What makes each person known, from the shadow too: skin, hair, clothes, build, and what belongs to them.
#pragma once

#include <string_view>

#include "content/scene.h"

namespace pictures {

struct Skin {
  std::string_view base;
  std::string_view shade;
  std::string_view cheek;
  std::string_view line;  // the darkest tone: features and brows
};

struct Cloth {
  std::string_view base;
  std::string_view shade;
  std::string_view light;  // collars, cuffs, stripes
};

struct Hair {
  std::string_view colour;
  std::string_view back;  // below the body; empty when short
  std::string_view front;
  std::string_view shine;
  std::string_view brow;
};

enum class Top { hoodie, shirt, jumper, layers, cardigan, rolled_shirt, shawl, blazer, blouse, apron, tracksuit };
enum class Bottom { trousers, skirt, long_skirt };
enum class Glasses { none, round, square };
enum class Beard { none, jaw, moustache };

struct Look {
  Skin skin;
  Hair hair;
  Top top = Top::jumper;
  Cloth cloth;
  Bottom bottom = Bottom::trousers;
  Cloth legs;
  double face_width = 1;  // of 116
  double chin = 66;       // how far down
  double jaw = 34;        // how square: 26 pointed, 46 square
  double height = 1;      // of a child of thirteen, below the neck
  double breadth = 1;     // of the shoulders
  double waist = 1;
  Glasses glasses = Glasses::none;
  Beard beard = Beard::none;
  bool freckles = false;
  bool hearing_aid = false;
  bool earrings = false;
  bool wrinkles = false;
  bool wheelchair = false;
  bool short_sleeves = false;
};

const Look& look_of(content::Who who);

}  // namespace pictures
