// The collector's commands. Each prints its result to standard output and fails with one error.
#pragma once

#include <string>

#include "base/result.h"

namespace collector {

struct ServeOptions {
  std::string listen;
  std::string store;
};

struct TokenOptions {
  std::string store;
  std::string site_type;
  std::string region;
};

struct VoidOptions {
  std::string store;
  std::string kiosk;
  std::string block;
  std::string reason;
};

struct CourierOptions {
  std::string store;
  std::string stick;
};

struct PrintOptions {
  std::string store;
  bool json = false;
};

base::Result<void> serve(const ServeOptions& options);  // until SIGTERM or SIGINT
base::Result<void> token(const TokenOptions& options);
base::Result<void> declare_void(const VoidOptions& options);
base::Result<void> courier(const CourierOptions& options);
base::Result<void> stations(const PrintOptions& options);
base::Result<void> report(const PrintOptions& options);

}  // namespace collector
