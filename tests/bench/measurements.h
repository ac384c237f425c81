// What is measured, one function a group of figures. Each runs its own warm-up and alternates with its peer. Errors say
// what was missing for measuring; a budget that is exceeded is no error.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "figure.h"

namespace bench {

struct Setup {
  std::filesystem::path programs;  // where parasol-kiosk is
  std::filesystem::path packs;
  std::string trusted_key;         // minisign public key of the packs, base64
  std::filesystem::path here;      // tests/bench
  std::filesystem::path work;      // for data that is made; on the file system that is measured
};

using Figures = base::Result<std::vector<Figure>>;

Figures measure_start(const Setup& setup);
Figures measure_start_with_many_packs(const Setup& setup);
Figures measure_memory_and_idle(const Setup& setup);
Figures measure_frames(const Setup& setup);
Figures measure_motion(const Setup& setup);
Figures measure_rest(const Setup& setup);
Figures measure_scrolling(const Setup& setup);
Figures measure_pack_open(const Setup& setup);
Figures measure_pack_verify(const Setup& setup);
Figures measure_durable_answer(const Setup& setup);
Figures measure_closing(const Setup& setup);
Figures measure_quick_exit(const Setup& setup);
Figures measure_panel(const Setup& setup);
Figures measure_intake(const Setup& setup);

}  // namespace bench
