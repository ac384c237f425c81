// The port for films: one film, from opening it until it is closed. Nothing here waits or throws; what cannot be shown is a
// film that has failed, with one reason. Time is the caller's: turn() is called for each frame that is drawn, and a film that
// is paused needs no turns. Places and lengths are in microseconds of the film, from 0 on.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "ui/texture_port.h"

namespace ui {

enum class FilmTrouble {
  not_safe,    // what keeps films in could not be set up on this machine, so that none is shown
  not_there,   // its bytes cannot be read
  not_a_film,  // none of the kinds that are shown
  too_large,
  damaged,
  stopped      // whoever decodes it is gone, or stands still
};

// The bytes of a stored film in a pack (content::Pack::extent).
struct FilmFile {
  std::filesystem::path pack;
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

struct FilmSize {  // in pixels of the window
  int width = 0;
  int height = 0;
  friend bool operator==(const FilmSize&, const FilmSize&) = default;
};

enum class FilmPhase { opening, paused, playing, ended, failed };

struct FilmState {
  FilmPhase phase = FilmPhase::opening;
  bool is_waiting = true;        // for pictures or sound, after opening or seeking: place_us stands still
  std::int64_t place_us = 0;
  std::int64_t duration_us = 0;  // as the film says; 0 where it does not
  bool has_sound = false;
  std::uint64_t shown = 0;       // pictures
  std::uint64_t dropped = 0;     // that came too late
  std::optional<FilmTrouble> trouble;  // of a film that failed
};

class FilmPlayer {
 public:
  virtual ~FilmPlayer() = default;

  virtual void turn(std::int64_t now_us) = 0;
  virtual const FilmState& state() const = 0;
  virtual const std::string& why() const = 0;  // of a film that failed, for the log
  // What is to be seen, as large as it is shown; nothing before the first. Its memory stays as it is until the next turn().
  virtual std::optional<FilmPicture> picture() const = 0;

  virtual void play() = 0;    // from its beginning, where it has ended
  virtual void pause() = 0;
  virtual void seek(std::int64_t to_us) = 0;  // held to the film; playing goes on there
  virtual void set_speed(int percent) = 0;    // 75 to 150, held to that; voices keep their pitch
  virtual void set_volume(int percent) = 0;   // 0 to 100
  virtual void set_size(FilmSize size) = 0;   // of the place it is shown in; no larger than the one it was opened for

  // For the thread of a device, at any time while the film is there: fills every sample, channel beside channel, at sound_rate_hz, with what comes
  // next, or with silence. They are heard heard_in_us after now_us, which is the clock of turn(). A film whose sound is asked
  // for goes by it; one whose sound nobody asks for goes by turn() alone.
  static constexpr int sound_rate_hz = 48'000;
  virtual void fill(std::span<std::int16_t> samples, std::int64_t now_us, std::int64_t heard_in_us) = 0;
};

}  // namespace ui
