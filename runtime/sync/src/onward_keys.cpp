#include "onward_keys.h"

#include <algorithm>
#include <set>
#include <vector>

#include "answers.h"
#include "bytes.h"
#include "evaluation/receipt.h"
#include "evaluation/rotation.h"
#include "items.h"

namespace syncing {
namespace {

using evaluation::CourierFolder;
using evaluation::CourierItem;
using evaluation::CourierKind;

constexpr std::size_t most_kiosks = 64;  // of whom a statement is kept, and an answer
constexpr int too_often = 429;

CourierItem item_of(const std::string& kiosk, CourierKind kind) { return {kind, kiosk, "", 0}; }

// How many changes the statements there tell of; 0 where there are none that hold together.
std::size_t changes_in(const CourierFolder& folder, const std::string& kiosk) {
  const auto bytes = folder.read(item_of(kiosk, CourierKind::rotation));
  if (!bytes) return 0;
  const auto history = evaluation::parse_key_history(text_of(*bytes));
  return history && history->kiosk == kiosk ? history->rotations.size() : 0;
}

// The last change that the answer there confirms; 0 where it is none of this collector's.
std::size_t confirmed_in(const CourierFolder& folder, const std::string& kiosk, const session::CollectorContact& collector) {
  const auto bytes = folder.read(item_of(kiosk, CourierKind::rotated));
  if (!bytes) return 0;
  const auto receipt = evaluation::verify_rotation_receipt(text_of(*bytes), collector.enrolment.collector_sign_public);
  return receipt && receipt->kiosk == kiosk ? receipt->counter : 0;
}

bool copy(const CourierItem& item, const CourierFolder& from, const CourierFolder& to) {
  const auto bytes = from.read(item);
  return bytes && to.write(item, *bytes).has_value();
}

base::Result<void> still_wanted(const SyncWatch& watch) { return watch.is_cancelled() ? base::Result<void>(base::fail(base::cancelled())) : base::Result<void>(); }

// Kiosks that this collector has signed a receipt for: anybody can make up keys and changes of them, but not that.
std::set<std::string> known_kiosks(const CourierFolder& folder, const session::CollectorContact& collector) {
  std::set<std::string> known;
  for (const CourierKind kind : {CourierKind::receipt, CourierKind::conflict}) {
    for (const CourierItem& item : items_of(folder, kind)) {
      if (known.contains(item.kiosk)) continue;
      const auto bytes = folder.read(item);
      const auto receipt = bytes ? evaluation::verify_receipt(text_of(*bytes), collector.enrolment.collector_sign_public)
                                 : base::Result<evaluation::Receipt>(base::fail(bytes.error()));
      if (receipt && receipt->kiosk == item.kiosk) known.insert(item.kiosk);
    }
  }
  return known;
}

struct Places {
  std::size_t most = 0;
  std::set<std::string> known;  // whose statements come before others'
};

// Whether there is a place for another kiosk's statement, if need be that of one whom nobody vouches for.
bool has_place(const CourierFolder& folder, const std::string& kiosk, const Places& places) {
  const std::vector<CourierItem> there = items_of(folder, CourierKind::rotation);
  if (there.size() < places.most) return true;
  if (!places.known.contains(kiosk)) return false;
  const auto unknown = std::find_if(there.begin(), there.end(), [&](const CourierItem& item) { return !places.known.contains(item.kiosk); });
  if (unknown == there.end()) return false;
  folder.remove(*unknown);
  return true;
}

// Whoever knows more tells the other.
base::Result<void> level_answers(const session::CollectorContact& collector, const CourierFolder& from, const CourierFolder& to, std::size_t most, const SyncWatch& watch) {
  std::size_t there = items_of(to, CourierKind::rotated).size();
  for (const CourierItem& item : items_of(from, CourierKind::rotated)) {
    TRY(still_wanted(watch));
    if (item.kiosk == collector.enrolment.kiosk) continue;
    const std::size_t known = confirmed_in(to, item.kiosk, collector);
    if (confirmed_in(from, item.kiosk, collector) <= known || (known == 0 && there >= most)) continue;
    if (copy(item, from, to) && known == 0) ++there;
  }
  return {};
}

base::Result<void> level_statements(const session::CollectorContact& collector, const CourierFolder& from, const CourierFolder& to, const Places& places,
                                    const SyncWatch& watch) {
  for (const CourierItem& item : items_of(from, CourierKind::rotation)) {
    TRY(still_wanted(watch));
    if (item.kiosk == collector.enrolment.kiosk) continue;
    const std::size_t known = changes_in(to, item.kiosk);
    const std::size_t told = changes_in(from, item.kiosk);
    if (told <= known || told <= confirmed_in(to, item.kiosk, collector)) continue;
    if (known == 0 && !has_place(to, item.kiosk, places)) continue;
    copy(item, from, to);
  }
  return {};
}

void clear_confirmed(const session::CollectorContact& collector, const CourierFolder& folder) {
  for (const CourierItem& item : items_of(folder, CourierKind::rotation)) {
    const std::size_t changes = changes_in(folder, item.kiosk);
    if (item.kiosk != collector.enrolment.kiosk && changes > 0 && changes <= confirmed_in(folder, item.kiosk, collector)) folder.remove(item);
  }
}

}  // namespace

base::Result<void> exchange_keys(const session::CollectorContact& collector, const CourierFolder& kept, const CourierFolder& stick, KeyExchange may,
                                 const SyncWatch& watch) {
  if (may.has_room) {
    TRY(level_answers(collector, stick, kept, most_kiosks, watch));
    Places places{most_kiosks, known_kiosks(kept, collector)};
    places.known.merge(known_kiosks(stick, collector));
    TRY(level_statements(collector, stick, kept, places, watch));
  }
  clear_confirmed(collector, kept);
  if (!may.puts) return {};
  TRY(level_answers(collector, kept, stick, evaluation::most_courier_items, watch));
  TRY(level_statements(collector, kept, stick, {evaluation::most_courier_items, {}}, watch));
  clear_confirmed(collector, stick);
  return {};
}

base::Result<void> forward_keys(const session::CollectorContact& collector, const CourierFolder& kept, HttpPort& http, const SyncWatch& watch, Forwarded& done) {
  for (const CourierItem& item : items_of(kept, CourierKind::rotation)) {
    TRY(still_wanted(watch));
    auto bytes = kept.read(item);
    if (!bytes || changes_in(kept, item.kiosk) == 0) {
      kept.remove(item);
      continue;
    }
    const auto answer = http.send({HttpMethod::post, collector.url + "/v1/rotations", "application/json", *std::move(bytes), collector.link});
    if (answer && answer->status == too_often) continue;  // of this kiosk's key: others may be heard
    if (!answer || is_passing(*answer)) {
      done.stopped = answer ? base::Error{base::ErrorCode::unavailable, "the collector answered " + std::to_string(answer->status) + " to the new key of " + item.kiosk + ", another kiosk"}
                            : answer.error();
      if (answer) done.retry_after_s = answer->retry_after_s;
      return {};
    }
    if (is_success(*answer)) {
      // Any page that wants a password first answers 200.
      const auto receipt = evaluation::verify_rotation_receipt(answer->body, collector.enrolment.collector_sign_public);
      if (!receipt || receipt->kiosk != item.kiosk || receipt->counter < changes_in(kept, item.kiosk)) {
        done.stopped = base::Error{base::ErrorCode::unavailable, "what answered for the new key of " + item.kiosk + ", another kiosk, is not the collector"};
        return {};
      }
      if (!kept.write(item_of(item.kiosk, CourierKind::rotated), bytes_of(answer->body))) return {};
    }
    kept.remove(item);
  }
  return {};
}

}  // namespace syncing
