// The kiosk's own secrets, in a file of their own that only its user can read. Losing it makes this a
// new kiosk, which has to be enrolled again.
#pragma once

#include <filesystem>

#include "evaluation/envelope.h"

namespace store {

// Makes the file when it is not there. Fails with corrupt when it is not a key file.
base::Result<evaluation::KeyPairs> load_or_make_keys(const std::filesystem::path& path,
                                                     evaluation::RandomSource& random);

}  // namespace store
