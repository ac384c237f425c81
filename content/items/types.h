// The item types there are: the only place where one is registered. Each has a room beside this file,
// items/TYPE, with its part of every layer; a layer that finds its part missing does not compile.
//
// The types are only named here, in the lowest layer, because content and evaluation both go by this
// list and do not know each other.
#pragma once

#include "base/types.h"

namespace content {

struct Attitude;
struct Behaviour;
struct HelpSeeking;
struct Knowledge;
struct Scenario;

using ItemTypes = base::Types<Knowledge, Scenario, Attitude, HelpSeeking, Behaviour>;

}  // namespace content
