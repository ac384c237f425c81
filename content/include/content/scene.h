// A picture described in words instead of drawn by hand: where it is, who is there, what each feels and does. The
// program draws it (runtime/pictures), so that everybody looks the same on every page. docs/formats/lesson.md says what
// each word means.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/enum_names.h"

namespace content {

enum class Place {
  cafe,
  kitchen,
  classroom,
  bedroom,
  bus_stop,
  park,
  sports_field,
  living_room,
  corridor,
  staff_room,
  office,
  hall
};
enum class DayTime { morning, day, evening };
enum class Shot { half, full };  // to the hips, or to the shoes
enum class Who { simona, ruben, leila, tavi, mother, father, grandmother, teacher, head_teacher, cafe_owner, trainer };
enum class Feeling { calm, delight, laugh, relief, curious, thinking, listening, uneasy, surprised, firm };
enum class Pose {
  stands,
  sits,
  sits_at_table,
  holds_phone,
  shows_phone,
  waves,
  points,
  talks,
  thinks,
  hugs_self,
  walks,
  stops,
  thumbs_up,
  cheers
};
enum class Looks { reader, left, right, up, down, phone };
enum class Spot { far_left, left, middle, right, far_right };
enum class Distance { main, behind };
enum class NearThing { nothing, cup, plant, bag, books, ball, chair };
enum class Accent { nothing, coins, secret, gift, picture, heart, question, lock };

struct Person {
  Who who = Who::simona;
  Feeling feels = Feeling::calm;
  Pose pose = Pose::stands;
  Looks looks = Looks::reader;
  Spot at = Spot::middle;
  Distance distance = Distance::main;
  friend bool operator==(const Person&, const Person&) = default;
};

struct Scene {
  Place place = Place::cafe;
  DayTime time = DayTime::day;
  Shot shot = Shot::half;
  std::vector<Person> people;  // 1 to 4, the first is the subject
  NearThing near = NearThing::nothing;
  Accent accent = Accent::nothing;
  friend bool operator==(const Scene&, const Scene&) = default;
};

inline constexpr std::size_t most_people = 4;

}  // namespace content

namespace base {

using std::string_view_literals::operator""sv;

template <>
inline constexpr std::array enum_names<content::Place>{"cafe"sv,     "kitchen"sv,    "classroom"sv,    "bedroom"sv,
                                                       "bus-stop"sv, "park"sv,       "sports-field"sv, "living-room"sv,
                                                       "corridor"sv, "staff-room"sv, "office"sv,       "hall"sv};
template <>
inline constexpr std::array enum_names<content::DayTime>{"morning"sv, "day"sv, "evening"sv};
template <>
inline constexpr std::array enum_names<content::Shot>{"half"sv, "full"sv};
template <>
inline constexpr std::array enum_names<content::Who>{"simona"sv,         "ruben"sv,       "leila"sv,        "tavi"sv,
                                                     "mother"sv,       "father"sv,     "grandmother"sv, "teacher"sv,
                                                     "head-teacher"sv, "cafe-owner"sv, "trainer"sv};
template <>
inline constexpr std::array enum_names<content::Feeling>{"calm"sv,      "delight"sv,  "laugh"sv,     "relief"sv,
                                                         "curious"sv,   "thinking"sv, "listening"sv, "uneasy"sv,
                                                         "surprised"sv, "firm"sv};
template <>
inline constexpr std::array enum_names<content::Pose>{
    "stands"sv, "sits"sv,   "sits-at-table"sv, "holds-phone"sv, "shows-phone"sv, "waves"sv,     "points"sv,
    "talks"sv,  "thinks"sv, "hugs-self"sv,     "walks"sv,       "stops"sv,       "thumbs-up"sv, "cheers"sv};
template <>
inline constexpr std::array enum_names<content::Looks>{"reader"sv, "left"sv, "right"sv, "up"sv, "down"sv, "phone"sv};
template <>
inline constexpr std::array enum_names<content::Spot>{"far-left"sv, "left"sv, "middle"sv, "right"sv, "far-right"sv};
template <>
inline constexpr std::array enum_names<content::Distance>{"main"sv, "behind"sv};
template <>
inline constexpr std::array enum_names<content::NearThing>{"nothing"sv, "cup"sv,  "plant"sv, "bag"sv,
                                                           "books"sv,   "ball"sv, "chair"sv};
template <>
inline constexpr std::array enum_names<content::Accent>{"nothing"sv, "coins"sv, "secret"sv,   "gift"sv,
                                                        "picture"sv, "heart"sv, "question"sv, "lock"sv};

}  // namespace base
