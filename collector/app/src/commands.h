// The collector's commands. Each prints its result to standard output and fails with one error.
#pragma once

#include <string>
#include <vector>

#include "api/operator.h"
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
  std::string site;
  std::string arms;
  int days = api::usual_token_days;
};

struct SiteOptions {
  std::string store;
  std::string site;   // renamed, merged, or where the kiosk stands
  std::string other;  // its new name, the site it is merged into, or the kiosk
};

struct VoidOptions {
  std::string store;
  std::string kiosk;
  std::string block;
  std::string reason;
};

struct BlockOptions {
  std::string store;
  std::string kiosk;  // empty: of all of them
};

struct InstrumentOptions {
  std::string store;
  std::vector<std::string> packs;
  std::vector<std::string> trust;  // public keys, or .pub files
};

struct BackupOptions {
  std::string store;
  std::string file;
};

struct AuditOptions {
  std::string store;
  std::string noted;  // the head of the log at an earlier time; empty: none
};

struct CourierOptions {
  std::string store;
  std::string stick;
};

struct PrintOptions {
  std::string store;
  bool json = false;
  std::string r_folder;     // of a report: where it is also written for R; empty: nowhere
  bool everything = false;  // of a report: what is not to be quoted, too
};

base::Result<void> serve(const ServeOptions& options);  // until SIGTERM or SIGINT
base::Result<void> token(const TokenOptions& options);
base::Result<void> list_sites(const SiteOptions& options);
base::Result<void> rename_site(const SiteOptions& options);
base::Result<void> merge_sites(const SiteOptions& options);
base::Result<void> place_kiosk(const SiteOptions& options);
base::Result<void> declare_void(const VoidOptions& options);
base::Result<void> list_blocks(const BlockOptions& options);
base::Result<void> add_instruments(const InstrumentOptions& options);
base::Result<void> list_instruments(const InstrumentOptions& options);
base::Result<void> courier(const CourierOptions& options);
base::Result<void> stations(const PrintOptions& options);
base::Result<void> status(const PrintOptions& options);
base::Result<void> back_up(const BackupOptions& options);
base::Result<void> print_audit(const AuditOptions& options);
base::Result<void> verify_audit(const AuditOptions& options);
base::Result<void> report(const PrintOptions& options);

}  // namespace collector
