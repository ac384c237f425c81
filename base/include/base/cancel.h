// How long work is asked to end early. The work calls it again and again; once it has answered true,
// the work fails with cancelled() and leaves nothing behind. It is called from the thread of the work,
// while another thread decides what it answers.
#pragma once

#include <functional>

#include "base/result.h"

namespace base {

using IsCancelled = std::function<bool()>;

inline bool never_cancelled() { return false; }
inline Error cancelled() { return {ErrorCode::unavailable, "the work was cancelled, so nothing of it was kept"}; }

}  // namespace base
