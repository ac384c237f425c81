#include "evaluation/block.h"

#include "base/text.h"
#include "hash.h"

namespace evaluation {

bool is_of_one_wave(const Block& block) { return block.waves.size() == 1; }

bool is_first_wave(const Block& block) { return is_of_one_wave(block) && block.waves.front() == all_waves.front().wave; }

std::string block_id(std::string_view kiosk, std::string_view incarnation, std::uint64_t sequence) {
  return base::to_hex(blake2b({"parasol-block-v1\n", kiosk, "\n", incarnation, "\n", std::to_string(sequence)}));
}

std::string withheld_bucket(std::int64_t sittings) {
  if (sittings <= 0) return "0";
  if (sittings < 20) return "1-19";
  return sittings < 100 ? "20-99" : "100+";
}

}  // namespace evaluation
