#include "full_store.h"

#include "support/kiosk.h"

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t answers = 100'000;

}  // namespace

OpenStore::OpenStore() : clock(support::monday_s) {}

base::Result<void> OpenStore::open(const fs::path& folder) {
  store::StoreOptions options;
  options.folder = folder;
  options.clock = &clock;
  options.random = &random;
  TRY_ASSIGN(store, store::Store::open(options));
  return {};
}

base::Result<void> empty_folder(const fs::path& folder) {
  std::error_code problem;
  fs::remove_all(folder, problem);
  fs::create_directories(folder, problem);
  if (problem) return base::fail(base::ErrorCode::io, "cannot make " + folder.string() + ": " + problem.message());
  return {};
}

base::Result<void> copy_folder(const fs::path& from, const fs::path& to) {
  std::error_code problem;
  fs::remove_all(to, problem);
  fs::copy(from, to, fs::copy_options::recursive, problem);
  if (problem) return base::fail(base::ErrorCode::io, "cannot copy to " + to.string() + ": " + problem.message());
  return {};
}

base::Result<std::int64_t> fill_store(const fs::path& folder) {
  OpenStore filled;
  TRY(filled.open(folder));
  TRY(support::enrol(*filled.store, support::FakeCollector()));
  TRY(filled.store->keep_scoring_key(support::small_key()));
  std::int64_t kept = 0;
  for (int number = 0; kept < answers; ++number) {
    const evaluation::Sitting sitting = support::sitting(number);
    const session::SittingId id(sitting.id);
    TRY(filled.store->begin_sitting(support::start_of(sitting)));
    TRY(filled.store->keep_answers(id, sitting.answers));
    TRY(filled.store->end_sitting(id, session::SittingEnd::finished));
    kept += static_cast<std::int64_t>(sitting.answers.size());
  }
  return kept;
}

}  // namespace bench
