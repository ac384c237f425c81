// A pack of this kiosk onto a stick, for the next kiosk, which takes it only if it trusts whoever signed it.
#pragma once

#include <filesystem>

#include "content/pack.h"
#include "stock/pack_folder.h"

namespace stock {

struct CopiedOut {
  session::PackFacts pack;
  std::filesystem::path file;  // on the stick
  bool was_there = false;      // whole, so nothing was written
};

// The newest version that is in `packs` and opens under `options`. It is read to its last byte before and after, and has
// another name on the stick until then; a file of its name there is replaced, nothing else is touched.
tl::expected<CopiedOut, session::PackFailure> copy_out(const std::filesystem::path& packs, const content::OpenOptions& options,
                                                       const content::PackId& pack, const std::filesystem::path& stick,
                                                       const base::IsCancelled& is_cancelled, const DiskHooks& hooks = {});

}  // namespace stock
