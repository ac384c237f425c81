// The printers that CUPS knows and the folders that an operator has set, behind the port of session. Nothing is offered that
// the operator has not named: a kiosk in a school does not print until somebody wants it to.
#pragma once

#include <filesystem>
#include <memory>

#include "session/print_port.h"

namespace print {

struct PlacesAllowed {
  std::vector<std::string> printers;           // by the name CUPS has for them; "any" is every one of them
  std::vector<std::filesystem::path> folders;  // offered while they are there: a stick, for instance
};

std::unique_ptr<session::PrintPort> make_print_port(PlacesAllowed allowed);

}  // namespace print
