// What the desk does with packs, on the command line: parasol-kiosk packs list, install, copy, withdraw. Exit codes: 0 done, 1 a pack is
// refused, 2 it cannot be done.
#pragma once

#include "options.h"

namespace app {

int list_packs(const Options& options);
int install_pack(const Options& options);
int copy_pack(const Options& options);  // onto a stick
int withdraw_pack(const Options& options);

}  // namespace app
