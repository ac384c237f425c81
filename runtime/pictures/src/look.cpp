#include "look.h"

#include <array>

namespace pictures {
namespace {

constexpr Skin fair{"#F3CFAE", "#E0AE86", "#E98B6D", "#7A4A32"};
constexpr Skin olive{"#D9A171", "#BD8153", "#D4694B", "#5E3419"};
constexpr Skin brown{"#A66A43", "#84502F", "#C2563B", "#3A1D10"};
constexpr Skin dark{"#6F452D", "#54321F", "#9E4634", "#23120A"};

constexpr Cloth teal{"#0E7C7B", "#0A6463", "#DDF1EF"};
constexpr Cloth sky{"#2F6FD0", "#255AAB", "#E2ECFB"};
constexpr Cloth plum{"#7A55C7", "#6144A5", "#EDE6FA"};
constexpr Cloth coral{"#E4572E", "#BF4522", "#FEF1D3"};
constexpr Cloth leaf{"#2E8B57", "#237046", "#E1F3E8"};
constexpr Cloth mustard{"#E0A02B", "#BC8220", "#FFF6E3"};
constexpr Cloth rose{"#C24D73", "#A03C5E", "#FBE6EC"};
constexpr Cloth slate{"#55708F", "#435A75", "#EAF0F6"};
constexpr Cloth brick{"#A6502F", "#863F24", "#FBE9DD"};
constexpr Cloth cream{"#F3E6CC", "#DCC9A4", "#FFFFFF"};
constexpr Cloth ink{"#2F3B66", "#243054", "#DDE3F5"};
constexpr Cloth navy{"#26335C", "#1C2748", "#E2ECFB"};
constexpr Cloth sand{"#C88A3F", "#A5702F", "#F6E3C4"};
constexpr Cloth denim{"#35568A", "#294570", "#E2ECFB"};
constexpr Cloth aubergine{"#4A3470", "#392859", "#EDE6FA"};
constexpr Cloth stone{"#7C6F60", "#64594C", "#F1E9DE"};

constexpr Hair cropped{
    "#2B1A12", "",
    "M-62 2C-70 -50 -36 -82 4 -82C46 -82 70 -48 62 4C58 -14 50 -28 40 -36C20 -28 -8 -30 -30 -42C-46 -34 -58 -18 -62 2Z",
    "M-40 -58C-24 -72 4 -76 26 -68", "#2B1A12"};
constexpr Hair curls{"#17110D",
                     "M-60 12C-82 8 -90 -18 -76 -34C-84 -58 -62 -80 -42 -76C-34 -98 -2 -104 12 -90C34 -102 62 -86 62 "
                     "-66C84 -60 92 -32 76 -18C84 0 76 16 60 14Z",
                     "M-58 -4C-68 -20 -62 -42 -46 -44C-40 -56 -22 -58 -14 -48C-6 -60 14 -60 20 -49C30 -58 46 -52 46 "
                     "-42C62 -40 68 -18 58 -4C70 -34 62 -72 0 -74C-62 -72 -70 -34 -58 -4Z",
                     "M-52 -62C-42 -76 -28 -82 -14 -84", "#17110D"};
constexpr Hair flowing{"#4A2A1E",
                       "M-64 0C-76 -64 -32 -88 0 -88C32 -88 76 -64 68 0C70 34 84 66 72 108C66 128 44 130 34 116L-34 "
                       "116C-46 132 -70 126 -74 104C-84 66 -70 34 -64 0Z",
                       "M-63 16C-74 -46 -38 -84 6 -83C50 -80 74 -42 63 16C58 -14 46 -34 24 -50C4 -53 -44 -48 -63 16Z",
                       "M-44 -50C-32 -64 -14 -71 4 -71", "#3B2016"};
constexpr Hair tuft{
    "#1F2A44", "",
    "M-60 0C-76 -20 -68 -50 -50 -56C-48 -76 -24 -88 -6 -80C-2 -94 18 -104 34 -98C24 -92 22 -86 24 -80C40 -82 52 -72 50 "
    "-60C70 -54 73 -20 60 0C58 -12 54 -22 46 -28C36 -20 22 -24 16 -32C4 -20 -16 -22 -24 -32C-36 -20 -54 -16 -60 0Z",
    "M-38 -60C-30 -69 -18 -73 -8 -71", "#1F2A44"};
constexpr Hair waves{"#6B3A22",
                     "M-62 4C-76 -60 -38 -92 2 -90C44 -92 80 -56 66 4C80 24 70 42 78 58C82 78 60 92 46 84C38 92 24 88 "
                     "22 74H-24C-26 90 -42 92 -50 84C-66 92 -84 76 -76 56C-68 42 -78 24 -62 4Z",
                     "M-60 12C-68 -40 -44 -76 -8 -76C36 -80 68 -42 60 12C58 -10 50 -26 34 -38C12 -44 -6 -50 -18 "
                     "-58C-24 -36 -46 -22 -60 12Z",
                     "M8 -64C26 -64 40 -56 48 -42", "#4F2A18"};
constexpr Hair quiff{"#1B1410", "",
                     "M-60 -4C-68 -40 -56 -70 -30 -76C-10 -90 40 -92 52 -68C66 -54 66 -26 60 -4C58 -18 54 -28 48 "
                     "-36C28 -30 4 -34 -14 -46C-20 -36 -44 -34 -50 -26C-56 -20 -58 -12 -60 -4Z",
                     "M-26 -68C-8 -80 16 -82 34 -74", "#1B1410"};
constexpr Hair bun{
    "#BDB5AC", "M-32 -74A34 30 0 1 1 36 -74Z M-62 0C-70 -50 -34 -80 0 -80C34 -80 70 -50 62 0C60 20 -60 20 -62 0Z",
    "M-61 8C-68 -42 -38 -76 2 -76C44 -76 68 -42 61 8C58 -16 46 -34 30 -44C12 -50 -8 -50 -22 -44C-44 -36 -56 -14 -61 8Z",
    "M-38 -54C-24 -66 0 -70 20 -66", "#8B8178"};
constexpr Hair parted{"#B07A3C", "",
                      "M-60 0C-66 -36 -60 -66 -34 -76C-6 -88 44 -84 58 -54C66 -38 64 -16 60 0C58 -14 56 -26 52 -34C34 "
                      "-36 6 -46 -22 -62C-30 -46 -48 -40 -54 -28C-58 -20 -59 -10 -60 0Z",
                      "M-6 -70C12 -74 32 -70 44 -58", "#8A5C2A"};
constexpr Hair braids{
    "#1A1310", "M-56 -20C-84 -40 -76 -74 -50 -78C-46 -108 -8 -118 8 -100C34 -112 62 -96 58 -72C80 -62 82 -34 58 -20Z",
    "M-60 -2C-66 -44 -36 -74 2 -74C42 -74 66 -44 60 -2C57 -18 52 -30 42 -40C16 -52 -18 -52 -42 -40C-52 -30 -57 -18 -60 "
    "-2Z",
    "M-36 -88C-26 -98 -10 -101 0 -96", "#1A1310"};
constexpr Hair bald{
    "#3A2A20", "",
    "M-60 14C-68 -2 -66 -28 -54 -40C-52 -22 -54 -4 -56 12ZM60 14C68 -2 66 -28 54 -40C52 -22 54 -4 56 12Z",
    "M-30 -50C-18 -60 4 -62 18 -58", "#3A2A20"};
constexpr Hair ponytail{"#2A1712",
                        "M6 -70C34 -110 92 -104 98 -54C102 -16 88 8 98 38C76 30 62 10 62 -18C62 -46 50 -62 22 -60Z "
                        "M-62 0C-70 -50 -34 -80 0 -80C34 -80 70 -50 62 0C60 14 -60 14 -62 0Z",
                        "M-60 6C-68 -42 -40 -76 2 -78C44 -76 68 -42 60 6C57 -16 50 -30 38 -42C14 -36 -34 -36 -60 6Z",
                        "M-36 -54C-22 -68 2 -72 24 -66", "#2A1712"};

Look child(Skin skin, Hair hair, Top top, Cloth cloth, Bottom bottom, Cloth legs) {
  Look look;
  look.skin = skin;
  look.hair = hair;
  look.top = top;
  look.cloth = cloth;
  look.bottom = bottom;
  look.legs = legs;
  return look;
}

Look adult(Skin skin, Hair hair, Top top, Cloth cloth, Bottom bottom, Cloth legs) {
  Look look = child(skin, hair, top, cloth, bottom, legs);
  look.height = 1.2;
  look.breadth = 1.1;
  look.waist = 1.08;
  look.chin = 70;
  return look;
}

Look simona() { return child(brown, cropped, Top::hoodie, teal, Bottom::trousers, ink); }

Look ruben() {
  Look look = child(dark, curls, Top::shirt, sky, Bottom::trousers, sand);
  look.height = 1.06;
  look.face_width = 0.96;
  look.chin = 68;
  look.glasses = Glasses::round;
  return look;
}

Look leila() {
  Look look = child(olive, flowing, Top::jumper, plum, Bottom::skirt, aubergine);
  look.jaw = 30;
  look.breadth = 0.94;
  look.waist = 0.9;
  return look;
}

Look tavi() {
  Look look = child(fair, tuft, Top::layers, coral, Bottom::trousers, denim);
  look.height = 0.94;
  look.breadth = 0.94;
  look.face_width = 1.03;
  look.chin = 62;
  look.jaw = 38;
  look.freckles = true;
  look.hearing_aid = true;
  return look;
}

Look mother() {
  Look look = adult(olive, waves, Top::cardigan, rose, Bottom::long_skirt, navy);
  look.height = 1.14;
  look.breadth = 1;
  look.jaw = 30;
  look.earrings = true;
  return look;
}

Look father() {
  Look look = adult(dark, quiff, Top::rolled_shirt, mustard, Bottom::trousers, denim);
  look.jaw = 42;
  look.chin = 72;
  look.breadth = 1.18;
  look.waist = 1.16;
  look.beard = Beard::jaw;
  look.short_sleeves = true;
  return look;
}

Look grandmother() {
  Look look = adult(brown, bun, Top::shawl, leaf, Bottom::long_skirt, stone);
  look.height = 1.02;
  look.face_width = 1.04;
  look.chin = 64;
  look.jaw = 40;
  look.waist = 1.2;
  look.glasses = Glasses::round;
  look.wrinkles = true;
  look.earrings = true;
  return look;
}

Look teacher() {
  Look look = adult(fair, parted, Top::blazer, slate, Bottom::trousers, stone);
  look.height = 1.24;
  look.breadth = 1.02;
  look.face_width = 0.92;
  look.chin = 76;
  look.jaw = 36;
  look.glasses = Glasses::square;
  return look;
}

Look head_teacher() {
  Look look = adult(dark, braids, Top::blouse, brick, Bottom::trousers, navy);
  look.height = 1.12;
  look.breadth = 1.02;
  look.earrings = true;
  look.wheelchair = true;
  return look;
}

Look cafe_owner() {
  Look look = adult(olive, bald, Top::apron, cream, Bottom::trousers, stone);
  look.face_width = 1.06;
  look.jaw = 46;
  look.breadth = 1.2;
  look.waist = 1.35;
  look.height = 1.12;
  look.beard = Beard::moustache;
  look.short_sleeves = true;
  return look;
}

Look trainer() {
  Look look = adult(brown, ponytail, Top::tracksuit, ink, Bottom::trousers, ink);
  look.height = 1.2;
  look.jaw = 32;
  return look;
}

}  // namespace

const Look& look_of(content::Who who) {
  static const std::array<Look, base::enum_names<content::Who>.size()> looks{
      simona(),        ruben(),    leila(),         tavi(),       mother(), father(),
      grandmother(), teacher(), head_teacher(), cafe_owner(), trainer()};
  return looks[static_cast<std::size_t>(who)];
}

}  // namespace pictures
