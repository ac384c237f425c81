// A visit that closes the first blocks of a kiosk and has them receipted, step by step, and what its data folder must hold
// after any of them, whatever happened to the disk: every step whose call had returned, the next one whole or not at all,
// and a ledger that adds up.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "support/kiosk.h"

namespace crash {

struct Step {
  std::string name;
  std::function<base::Result<void>(store::Store&)> act;
};

const std::vector<Step>& script();

// The kiosk before the visit.
struct Prepared {
  support::Kiosk kiosk;
  std::string incarnation;

  Prepared();
};

struct Outcome {
  bool killed = false;
  std::size_t returned = 0;  // steps whose call came back well
};

void copy_folder(const std::filesystem::path& from, const std::filesystem::path& to);
void check_folder(const std::filesystem::path& folder, const Outcome& outcome, const std::string& incarnation);

}  // namespace crash
