#include "sync/onward.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "answers.h"
#include "bytes.h"
#include "items.h"
#include "onward_keys.h"

namespace syncing {
namespace {

using evaluation::CourierFolder;
using evaluation::CourierItem;
using evaluation::CourierKind;

constexpr std::array answer_kinds{CourierKind::receipt, CourierKind::conflict};

CourierItem of_kind(CourierItem item, CourierKind kind) {
  item.kind = kind;
  return item;
}

session::BatchName name_of(const CourierItem& item) { return {item.kiosk, item.incarnation, item.sequence}; }

// In the order of their names; none from a folder that cannot be read.
bool has(const CourierFolder& folder, const CourierItem& item) { return folder.read(item).has_value(); }

bool has_answer(const CourierFolder& folder, const CourierItem& batch) {
  return std::any_of(answer_kinds.begin(), answer_kinds.end(), [&](CourierKind kind) { return has(folder, of_kind(batch, kind)); });
}

bool is_of_another(const CourierItem& item, const session::CollectorContact& collector) { return item.kiosk != collector.enrolment.kiosk; }

// The collector's own word on the batch of that name.
std::optional<evaluation::Receipt> signed_answer(const base::Bytes& bytes, const CourierItem& item, const session::CollectorContact& collector) {
  auto receipt = evaluation::verify_receipt(text_of(bytes), collector.enrolment.collector_sign_public);
  if (!receipt || session::BatchName{receipt->kiosk, receipt->incarnation, receipt->sequence} != name_of(item)) return std::nullopt;
  return *std::move(receipt);
}

// One meeting of what is kept with one stick.
class Exchange {
 public:
  Exchange(const session::CollectorContact& collector, const CourierFolder& kept, const CourierFolder& stick, const OnwardLimits& limits, const SyncWatch& watch)
      : collector_(collector), kept_(kept), stick_(stick), limits_(limits), watch_(watch) {}

  base::Result<Exchanged> go(bool has_room, bool puts) {
    if (has_room) TRY(take_answers());
    forget_old_answers();
    if (has_room) TRY(take_batches());
    if (puts) TRY(put_answers());
    if (puts) TRY(put_batches());
    return done_;
  }

 private:
  bool is_anothers(const CourierItem& item) const { return is_of_another(item, collector_); }
  base::Result<void> still_wanted() const { return watch_.is_cancelled() ? base::Result<void>(base::fail(base::cancelled())) : base::Result<void>(); }

  base::Result<void> take_answers() {
    for (const CourierKind kind : answer_kinds) {
      for (const CourierItem& item : items_of(stick_, kind)) {
        TRY(still_wanted());
        if (!is_anothers(item) || has(kept_, item)) continue;
        const auto bytes = stick_.read(item);
        if (!bytes || !signed_answer(*bytes, item, collector_) || !kept_.write(item, *bytes)) continue;
        kept_.remove(of_kind(item, CourierKind::batch));
        ++done_.receipts_taken;
      }
    }
    return {};
  }

  // By what the collector signed: this kiosk's clock has no say.
  void forget_old_answers() const {
    std::vector<std::pair<std::int64_t, CourierItem>> by_day;
    for (const CourierKind kind : answer_kinds) {
      for (const CourierItem& item : items_of(kept_, kind)) {
        const auto bytes = kept_.read(item);
        const auto receipt = bytes ? signed_answer(*bytes, item, collector_) : std::nullopt;
        if (!receipt) kept_.remove(item);  // damaged, or of a collector of before
        else by_day.emplace_back(receipt->server_time_s, item);
      }
    }
    std::sort(by_day.begin(), by_day.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    constexpr std::int64_t day_s = 86'400;
    for (std::size_t i = 0; i < by_day.size(); ++i) {
      const bool is_old = by_day.front().first - by_day[i].first > limits_.receipt_days * day_s;
      if (is_old || i >= limits_.receipts) kept_.remove(by_day[i].second);
    }
  }

  base::Result<void> take_batches() {
    std::size_t count = items_of(kept_, CourierKind::batch).size();
    for (const CourierItem& item : items_of(stick_, CourierKind::batch)) {
      TRY(still_wanted());
      if (count >= limits_.batches) return {};
      if (!is_anothers(item) || has(kept_, item) || has_answer(kept_, item)) continue;
      const auto bytes = stick_.read(item);
      if (!bytes || !evaluation::is_sealed_to(*bytes, collector_.enrolment.collector_box_key_id) || !kept_.write(item, *bytes)) continue;
      ++count;
      ++done_.batches_taken;
    }
    return {};
  }

  // Whether it is there now; the first failure ends all writing.
  bool put(const CourierItem& item, int& count) {
    if (done_.stopped) return false;
    const auto bytes = kept_.read(item);
    if (!bytes) return false;
    if (stick_.holds(item, *bytes)) return true;
    const auto written = stick_.write(item, *bytes);
    if (written) ++count;
    else done_.stopped = written.error();
    return written.has_value();
  }

  base::Result<void> put_answers() {
    for (const CourierKind kind : answer_kinds) {
      for (const CourierItem& item : items_of(kept_, kind)) {
        TRY(still_wanted());
        if (put(item, done_.receipts_put)) stick_.remove(of_kind(item, CourierKind::batch));
      }
    }
    return {};
  }

  base::Result<void> put_batches() {
    for (const CourierItem& item : items_of(kept_, CourierKind::batch)) {
      TRY(still_wanted());
      if (!has(stick_, item)) put(item, done_.batches_put);
    }
    return {};
  }

  const session::CollectorContact& collector_;
  const CourierFolder& kept_;
  const CourierFolder& stick_;
  const OnwardLimits& limits_;
  const SyncWatch& watch_;
  Exchanged done_;
};

// One batch of another kiosk and what the collector said of it.
void settle(const CourierFolder& kept, const CourierItem& item, const base::Bytes& bytes, const HttpAnswer& answer,
            const session::CollectorContact& collector, Forwarded& done) {
  const base::Bytes said = bytes_of(is_conflict(answer) ? receipt_in(answer.body) : answer.body);
  const auto receipt = is_success(answer) || is_conflict(answer) ? signed_answer(said, item, collector) : std::nullopt;
  const bool is_of_these_bytes = receipt && receipt->batch == evaluation::batch_hash(bytes);
  if (receipt && is_of_these_bytes == is_success(answer)) {
    // Whose receipt cannot be kept is sent again, and signed for again.
    if (!kept.write(of_kind(item, is_success(answer) ? CourierKind::receipt : CourierKind::conflict), said)) return;
    kept.remove(item);
    ++done.receipts;
    return;
  }
  const std::string what = "batch " + std::to_string(item.sequence) + " of " + item.kiosk + ", another kiosk";
  if (is_success(answer) || is_passing(answer)) {
    done.retry_after_s = answer.retry_after_s;
    done.stopped = base::Error{base::ErrorCode::unavailable, "the collector answered " + std::to_string(answer.status) + " to " + what + ", which is kept for later"};
    return;
  }
  kept.remove(item);
  ++done.dropped;
}

}  // namespace

base::Result<CourierFolder> Onward::kept() const {
  std::error_code problem;
  std::filesystem::create_directories(folder_, problem);
  return CourierFolder::at(folder_);
}

bool Onward::has_batches() const {
  const auto folder = CourierFolder::at(folder_);
  return folder && !items_of(*folder, CourierKind::batch).empty();
}

bool Onward::has_room() const {
  std::error_code problem;
  const auto space = std::filesystem::space(folder_, problem);
  return !problem && space.available >= limits_.leave_free_bytes;
}

bool Onward::lacks(const session::CollectorContact& collector, const CourierItem& item) const {
  if (!is_of_another(item, collector)) return false;
  const auto folder = CourierFolder::at(folder_);
  if (!folder) return true;
  if (has(*folder, item)) return false;
  return item.kind != CourierKind::batch || !has_answer(*folder, item);
}

base::Result<Exchanged> Onward::meet(const session::CollectorContact& collector, const CourierFolder& stick, const SyncWatch& watch, bool puts) const {
  const auto folder = kept();
  if (!folder) return Exchanged{};
  const bool room = has_room();
  TRY(exchange_keys(collector, *folder, stick, {room, puts}, watch));
  return Exchange(collector, *folder, stick, limits_, watch).go(room, puts);
}

base::Result<Exchanged> Onward::exchange(const session::CollectorContact& collector, const CourierFolder& stick, const SyncWatch& watch) const {
  return meet(collector, stick, watch, true);
}

base::Result<Exchanged> Onward::take(const session::CollectorContact& collector, const CourierFolder& stick, const SyncWatch& watch) const {
  return meet(collector, stick, watch, false);
}

base::Result<Forwarded> Onward::forward(const session::CollectorContact& collector, HttpPort& http, const SyncWatch& watch) const {
  Forwarded done;
  const auto folder = CourierFolder::at(folder_);
  if (!folder || collector.url == session::by_courier) return done;
  TRY(forward_keys(collector, *folder, http, watch, done));
  for (const CourierItem& item : items_of(*folder, CourierKind::batch)) {
    if (done.stopped) break;
    if (watch.is_cancelled()) return base::fail(base::cancelled());
    auto bytes = folder->read(item);
    if (!bytes) {
      folder->remove(item);
      continue;
    }
    const auto answer = http.send(put_request(collector, name_of(item), *bytes));
    if (answer) settle(*folder, item, *bytes, *answer, collector, done);
    else done.stopped = answer.error();
    if (done.stopped) break;
  }
  done.waiting = static_cast<int>(items_of(*folder, CourierKind::batch).size());
  return done;
}

}  // namespace syncing
