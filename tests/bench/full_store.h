// A store as a kiosk has it that was not sent for long: enrolled, with 100,000 answers of finished sittings that may close.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "base/clock.h"
#include "base/result.h"
#include "evaluation/random_source.h"
#include "store/store.h"

namespace bench {

// An open store with the clock and the randomness it needs. The clock stands in the week of the answers.
struct OpenStore {
  OpenStore();
  base::Result<void> open(const std::filesystem::path& folder);

  base::VirtualClock clock;
  evaluation::SeededRandomSource random{7};
  std::unique_ptr<store::Store> store{};
};

base::Result<void> empty_folder(const std::filesystem::path& folder);
base::Result<void> copy_folder(const std::filesystem::path& from, const std::filesystem::path& to);

// Each sitting's answers are kept in one step. Returns how many answers there are.
base::Result<std::int64_t> fill_store(const std::filesystem::path& folder);

}  // namespace bench
