// What a student with such a skill gives to one item.
#pragma once

#include "base/random.h"
#include "ledger.h"

namespace demo {

Given choose(const content::Item& item, int skill, base::Random& random);

}  // namespace demo
