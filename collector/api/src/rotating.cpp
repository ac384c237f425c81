#include "api/rotating.h"

#include <algorithm>

#include "api/admission.h"
#include "api/audit.h"

namespace api {
namespace {

base::Result<void> keep_new_ones(Rows& rows, const KeyNews& news, std::size_t known) {
  for (std::size_t i = known; i < news.history.statements.size(); ++i) {
    const std::string& statement = news.history.statements[i];
    const std::uint64_t counter = news.history.rotations[i].counter;
    const std::string receipt = news.sign({news.history.kiosk, counter, evaluation::rotation_hash(statement), news.received_s});
    TRY(rows.insert(RotationRow{news.history.kiosk, static_cast<std::int64_t>(counter), statement, receipt, news.received_s}));
    TRY(record(rows, {"kiosk " + news.history.kiosk, news.received_s}, "new-key", "change " + std::to_string(counter)));
  }
  return {};
}

}  // namespace

base::Result<Rotated> keep_rotations(Rows& rows, const KeyNews& news) {
  const evaluation::KeyHistory& history = news.history;
  TRY_ASSIGN(const std::vector<RotationRow> known, rows.rotations(history.kiosk));
  const std::size_t both = std::min(known.size(), history.statements.size());
  for (std::size_t i = 0; i < both; ++i) {
    if (known[i].statement == history.statements[i]) continue;
    TRY(raise_alarm(rows, {history.kiosk, "", history.rotations[i].counter, evaluation::rotation_hash(history.statements[i]), "rotation", news.received_s}));
    return Rotated{};
  }
  TRY(keep_new_ones(rows, news, known.size()));
  TRY_ASSIGN(const std::vector<RotationRow> kept, rows.rotations(history.kiosk));
  return Rotated{true, kept[history.statements.size() - 1].receipt};
}

base::Result<std::vector<evaluation::KeyRotation>> read_rotations(const Rows& rows, const std::string& kiosk) {
  TRY_ASSIGN(const std::vector<RotationRow> kept, rows.rotations(kiosk));
  if (kept.empty()) return std::vector<evaluation::KeyRotation>();
  std::vector<std::string> statements;
  for (const RotationRow& row : kept) statements.push_back(row.statement);
  auto history = evaluation::parse_key_history(evaluation::print_key_history(kiosk, statements));
  if (!history) return base::fail(base::ErrorCode::corrupt, "the changes of the key of " + kiosk + " do not hold together");
  return std::move(history->rotations);
}

}  // namespace api
