#include "api/audit.h"

#include <charconv>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/date.h"
#include "evaluation/chain.h"

namespace api {
namespace {

using base::ErrorCode;

constexpr std::size_t entries_at_once = 256;
constexpr std::size_t hash_digits = 64;

std::string hash_of(const AuditRow& row) {
  const nlohmann::json text = {row.number, row.at_s, row.who, row.what, row.about};
  return evaluation::chained_hash("parasol-audit-v1", row.previous, text.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::string moment(std::int64_t wall_s) {
  char time[8];
  const auto of_day = static_cast<int>(wall_s % 86400);
  std::snprintf(time, sizeof time, "%02d:%02d", of_day / 3600, of_day % 3600 / 60);
  return base::to_text(base::date_of(wall_s)) + " " + time;
}

std::string entry(std::int64_t number) { return "entry " + std::to_string(number); }

std::optional<std::string> fault_of(const AuditRow& row, const AuditHead& before) {
  if (row.number != before.number + 1) return entry(before.number + 1) + " is missing";
  if (row.previous != before.hash) return entry(row.number) + " does not go on from the one before it";
  if (row.hash != hash_of(row)) return entry(row.number) + " was changed";
  return std::nullopt;
}

}  // namespace

base::Result<void> visit_audit(Store& store, const std::function<void(const AuditRow&)>& visit) {
  std::int64_t after = 0;
  while (true) {
    TRY_ASSIGN(const auto page, store.read([&](const Rows& rows) { return rows.audit(after, entries_at_once); }));
    if (page.empty()) return {};
    for (const AuditRow& row : page) visit(row);
    after = page.back().number;
  }
}

base::Result<void> notice_restore(Store& store, const By& by) {
  return store.write([&](Rows& rows) -> base::Result<void> {
    TRY_ASSIGN(const std::optional<AuditRow> last, rows.last_audit());
    if (!last || last->what != backed_up) return {};
    return record(rows, by, restored, "from-the-backup " + std::to_string(last->number));
  });
}

base::Result<void> record(Rows& rows, const By& by, const std::string& what, const std::string& about) {
  TRY_ASSIGN(const std::optional<AuditRow> last, rows.last_audit());
  AuditRow row{last ? last->number + 1 : 1, last ? last->hash : evaluation::no_previous_hash, "", by.at_s, by.who, what, about};
  row.hash = hash_of(row);
  return rows.insert(row);
}

base::Result<void> record_alarm(Rows& rows, const Alarm& alarm) {
  return record(rows, {"kiosk " + alarm.kiosk, alarm.received_s}, "alarm", alarm.incarnation + " " + std::to_string(alarm.sequence) + " " + alarm.reason);
}

std::string to_text(const AuditHead& head) { return std::to_string(head.number) + ":" + head.hash; }

base::Result<AuditHead> parse_audit_head(const std::string& text) {
  AuditHead head;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), head.number);
  const std::string rest(end, text.data() + text.size());
  const bool fits = problem == std::errc() && head.number > 0 && rest.size() == hash_digits + 1 && rest.front() == ':' &&
                    rest.find_first_not_of("0123456789abcdef", 1) == std::string::npos;
  if (!fits) return base::fail(ErrorCode::invalid_input, text + " is not the head of a log as audit verify prints it, such as 12:5f0c…");
  head.hash = rest.substr(1);
  return head;
}

base::Result<AuditCheck> verify_audit(Store& store, const std::optional<AuditHead>& noted) {
  AuditCheck check{{0, evaluation::no_previous_hash}, std::nullopt};
  std::optional<std::string> at_noted;
  TRY(visit_audit(store, [&](const AuditRow& row) {
    if (!check.problem) check.problem = fault_of(row, check.head);
    check.head = {row.number, row.hash};
    if (noted && row.number == noted->number) at_noted = row.hash;
  }));
  if (!check.problem && noted && at_noted != noted->hash) {
    check.problem = at_noted ? entry(noted->number) + " is not the one that was noted" : "the log ends before " + entry(noted->number) + ", which was noted";
  }
  return check;
}

base::Result<std::string> audit_text(Store& store) {
  std::string text;
  TRY(visit_audit(store, [&](const AuditRow& row) {
    text += std::to_string(row.number) + "  " + moment(row.at_s) + "  " + row.who + "  " + row.what + "  " + row.about + "\n";
  }));
  return text;
}

}  // namespace api
