// The command line of parasol-kiosk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "link_options.h"

namespace app {

enum class Command { kiosk, gallery, status, enrol, pin, sync, rotate_keys, print, list_packs, install_pack, copy_pack, withdraw_pack, print_cards, count_cards, destroy_cards };

struct Options {
  Command command = Command::kiosk;
  std::filesystem::path packs;
  std::filesystem::path data;
  std::string language = "en";
  bool language_given = false;
  int text_percent = 100;
  int width = 1280;
  int height = 720;
  bool kiosk_mode = false;
  int volume_percent = 60;  // the loudest that anything gets; 0 for a kiosk without sound
  std::vector<std::string> trusted_keys;
  bool allow_unsigned = false;
  std::filesystem::path walk;
  std::filesystem::path shots;
  std::vector<std::string> printers;
  std::vector<std::filesystem::path> save_to;
  std::vector<std::filesystem::path> packs_from;  // folders from which packs may be installed, besides sticks
  std::uint64_t seed = 1;
  std::size_t walk_from_step = 0;
  std::int64_t walk_clock_ms = 0;
  std::string theme = "warm";   // a walk starts with
  bool always_fits = false;     // in a walk
  std::string hands = "touch";  // of a walk
  bool json = false;
  std::string collector;
  std::string token;
  LinkWish link;
  std::filesystem::path stick;   // that carries results
  bool close_now = false;        // nobody more will come
  bool again = false;            // batches that the collector refused are sent once more
  std::string lesson;            // to print, as PACK/LESSON
  std::filesystem::path output;  // of what is printed
  std::string paper = "a4";
  std::filesystem::path pack_file;  // to install
  std::string pack;                 // to withdraw or to copy
  bool sure = false;                // older, or of another signer; or that nobody comes back with a card
  int cards = 0;                    // to print
  bool first_frame_only = false;
};

// The options, or the exit code with which to end after everything to be said was said.
struct Parsed {
  std::optional<Options> options;
  int exit_code = 0;
};
Parsed parse_options(int argc, char** argv);

}  // namespace app
