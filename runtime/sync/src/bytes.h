// What travels is bytes, and what it says is text.
#pragma once

#include <string>

#include "base/file.h"

namespace syncing {

inline std::string text_of(const base::Bytes& bytes) { return {bytes.begin(), bytes.end()}; }
inline base::Bytes bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

}  // namespace syncing
