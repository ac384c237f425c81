// Keeping one answer durably, and closing blocks over many, beside SQLite alone on the same disk.
#include "full_store.h"
#include "measurements.h"
#include "raw_database.h"
#include "support/kiosk.h"
#include "temporary_memory.h"
#include "timing.h"

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr int warm_up = 100;
constexpr int answers = 2'000;
constexpr int closing_runs = 5;

base::Result<double> keep_one(session::Recorder& recorder, const std::string& item) {
  const Stopwatch watch;
  TRY(recorder.keep_answers(session::SittingId("sitting-0"), {{evaluation::Wave::pre, item, "", evaluation::Status::answered, 1}}));
  return watch.ms();
}

base::Result<double> insert_one(RawDatabase& database, const std::string& item) {
  const Stopwatch watch;
  TRY(database.insert_answer(item));
  return watch.ms();
}

base::Result<double> close_all(const fs::path& folder) {
  OpenStore filled;
  TRY(filled.open(folder));
  const Stopwatch watch;
  TRY_ASSIGN(const store::ClosedBlocks closed, filled.store->close_blocks({{}, true}));
  const double ms = watch.ms();
  if (closed.blocks == 0) return base::fail(base::ErrorCode::corrupt, "no block closed, so nothing was measured");
  return ms;
}

base::Result<double> read_all(const fs::path& folder, std::int64_t expected) {
  TRY_ASSIGN(const auto database, RawDatabase::open(folder / "kiosk.db"));
  const Stopwatch watch;
  TRY_ASSIGN(const std::int64_t rows, database->read_all("SELECT sitting.*, answer.* FROM sitting JOIN answer ON answer.sitting = sitting.id"));
  const double ms = watch.ms();
  if (rows != expected) return base::fail(base::ErrorCode::corrupt, "the store holds " + std::to_string(rows) + " answers and was given " + std::to_string(expected));
  return ms;
}

base::Result<std::vector<Figure>> close_and_read(const fs::path& filled, const fs::path& folder) {
  TRY_ASSIGN(const std::int64_t expected, fill_store(filled));
  std::vector<double> close_ms;
  std::vector<double> read_ms;
  for (int run = 0; run <= closing_runs; ++run) {
    TRY(copy_folder(filled, folder));
    TRY_ASSIGN(const double read, read_all(folder, expected));
    TRY_ASSIGN(const double close, close_all(folder));
    if (run == 0) continue;  // warm-up
    read_ms.push_back(read);
    close_ms.push_back(close);
  }
  return std::vector<Figure>{{"closing", "close blocks over 100,000 answers", "ms", median(close_ms), "SQLite reading the rows",
                              median(read_ms), {1000, {}, {}}}};
}

}  // namespace

Figures measure_durable_answer(const Setup& setup) {
  const fs::path folder = setup.work / "answers";
  TRY(empty_folder(folder));
  OpenStore ours;
  TRY(ours.open(folder / "store"));
  TRY(ours.store->keep_scoring_key(support::small_key()));
  TRY(ours.store->begin_sitting(support::start_of(support::sitting(0))));
  TRY_ASSIGN(const auto raw, RawDatabase::open(folder / "raw.db"));
  std::vector<double> our_ms;
  std::vector<double> raw_ms;
  for (int number = 0; number < warm_up + answers; ++number) {
    const std::string item = "item-" + std::to_string(number);
    TRY_ASSIGN(const double kept, keep_one(*ours.store, item));
    TRY_ASSIGN(const double inserted, insert_one(*raw, item));
    if (number < warm_up) continue;
    our_ms.push_back(kept);
    raw_ms.push_back(inserted);
  }
  return std::vector<Figure>{{"answer", "one durable answer, p99", "ms", quantile(our_ms, 0.99), "SQLite alone, FULL",
                              quantile(raw_ms, 0.99), {{}, 1.5, {}}},
                             {"answer", "the same, median", "ms", median(our_ms), "SQLite alone, FULL", median(raw_ms), {}}};
}

// Filling in memory spares the disk some ten thousand syncs; measured are copies on the disk.
Figures measure_closing(const Setup& setup) {
  const TemporaryMemory memory;
  return close_and_read(memory.folder(), setup.work / "closing");
}

}  // namespace bench
