// The kiosk's own secrets, in a file of their own that only its user can read. Losing it makes this a
// new kiosk, which has to be enrolled again. How its signing key came to be another stands in it too: the file is written whole or
// not at all, so that no power cut leaves a key without the statement that makes it known.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "evaluation/envelope.h"

namespace store {

inline constexpr const char* key_name = "kiosk.key";

struct OwnKeys {
  evaluation::KeyPairs pairs;
  std::vector<std::string> statements;  // by which the signing key was changed, the first one first
  std::size_t confirmed = 0;            // of them, by the collector
};

// Makes the file when it is not there. Fails with corrupt when it is not a key file.
base::Result<OwnKeys> load_or_make_keys(const std::filesystem::path& path, evaluation::RandomSource& random);
base::Result<void> save_keys(const std::filesystem::path& path, const OwnKeys& keys);

}  // namespace store
