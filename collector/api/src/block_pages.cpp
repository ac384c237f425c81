#include "api/block_pages.h"

namespace api {

base::Result<void> visit_blocks(Store& store, std::int64_t last,
                                const std::function<base::Result<void>(const BlockRow&)>& visit) {
  std::int64_t after = 0;
  while (after < last) {
    TRY_ASSIGN(const auto page, store.read([&](const Rows& rows) { return rows.blocks(after, last, blocks_in_page); }));
    if (page.empty()) break;
    for (const BlockRow& block : page) TRY(visit(block));
    after = page.back().position;
  }
  return {};
}

}  // namespace api
