// What the command line says about the way to the collector.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "session/link.h"

namespace CLI {
class App;
class Option;
}

namespace app {

// As it was typed; what was not is empty and changes nothing.
struct LinkWish {
  std::string authorities;  // a file, or none
  std::vector<std::string> pins;
  std::string proxy;
  std::string metered;  // yes or no

  friend bool operator==(const LinkWish&, const LinkWish&) = default;
};

// The options, none of which goes together with `other`.
void declare_link(CLI::App& command, LinkWish& wish, CLI::Option& other);

// Fails with invalid_input, not_found or io, and says which option is meant.
base::Result<session::Link> link_by(const LinkWish& wish, session::Link before);

}  // namespace app
