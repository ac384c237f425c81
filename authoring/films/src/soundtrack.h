// Everything that is heard in one language, 48,000 samples a second, one channel.
#pragma once

#include "films/render.h"

namespace films {

inline constexpr int sound_rate_hz = 48'000;

// One voice for each moment; empty where nobody speaks.
using Voices = std::vector<std::vector<ui::Waveform>>;

base::Result<Voices> voices_of(const content::FilmScript& script, const std::string& language, const std::filesystem::path& beside, const Tools& tools,
                               const base::IsCancelled& is_cancelled);
std::vector<std::int16_t> mixed(const content::FilmScript& script, const Timeline& timeline, const Voices& voices, const Tools& tools);

}  // namespace films
