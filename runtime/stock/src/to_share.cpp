#include "stock/to_share.h"

#include "own_packs.h"
#include "stock/pack_folder.h"

namespace stock {

std::vector<PackToShare> packs_to_share(const std::filesystem::path& packs, const content::OpenOptions& options, const std::filesystem::path& withdrawn) {
  const OwnPacks own = read_own_packs(packs, options);
  const Withdrawn gone = withdrawn_packs(withdrawn);
  std::vector<PackToShare> all;
  for (const Installed& each : own.files) {
    const bool is_newest = own.newest(each.facts.id) == &each;
    if (is_newest && each.facts.is_trusted && !gone.contains(each.facts.id)) all.push_back({each.file, each.facts});
  }
  return all;
}

}  // namespace stock
