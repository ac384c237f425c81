// Whether what a batch says may be stored at all: its blocks keep the rules that every kiosk's do, name the site and the arms
// that the kiosk was enrolled for, and no word that their instrument has not. A kiosk that was changed could sign anything.
#pragma once

#include <cstdint>

#include "api/instruments.h"
#include "api/intake.h"
#include "api/store.h"
#include "base/result.h"

namespace api {

// Fails with invalid_input and one sentence, without the value that is wrong.
base::Result<void> admit(const ArrivedBatch& batch, const Station& station);

// The same of the words that a block's instrument has; blocks of an instrument that is not registered here are to be parked,
// and the batch's others count. Fails as the store does, too.
base::Result<void> admit_words(ArrivedBatch& batch, Instruments& instruments);

// Nothing of what is refused is kept but that it came: an alarm, once for each, and no more of them than a kiosk may raise.
base::Result<void> raise_alarm(Rows& rows, const Alarm& alarm);

// The middle of the day of this moment: a finer one could tell who had just been there.
std::int64_t only_the_day(std::int64_t wall_s);

}  // namespace api
