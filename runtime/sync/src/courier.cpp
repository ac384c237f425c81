#include "sync/courier.h"

#include <algorithm>
#include <set>
#include <utility>

#include "bytes.h"
#include "evaluation/refusal.h"
#include "items.h"

namespace syncing {
namespace {

using evaluation::CourierFolder;
using evaluation::CourierItem;
using evaluation::CourierKind;

CourierItem item_of(CourierKind kind, const session::BatchName& batch) { return {kind, batch.kiosk, batch.incarnation, batch.sequence}; }

void clear(const CourierFolder& stick, const session::BatchName& batch) {
  for (const CourierKind kind : {CourierKind::batch, CourierKind::receipt, CourierKind::conflict, CourierKind::refused}) stick.remove(item_of(kind, batch));
}

// What the stick has for one batch. An answer that proves nothing counts as none, so that the batch stays.
class Answers {
 public:
  Answers(session::Outbox& outbox, const session::CollectorContact& collector, const CourierFolder& stick, CourierReport& report)
      : outbox_(outbox), collector_(collector), stick_(stick), report_(report) {}

  std::set<std::string> heard;  // incarnations of which a receipt came: it says what is lost of them

  base::Result<void> take(const session::BatchName& name) {
    if (const auto receipt = stick_.read(item_of(CourierKind::receipt, name))) {
      const auto accepted = outbox_.accept_receipt(name, text_of(*receipt));
      TRY(settle(name, accepted.has_value(), accepted ? nullptr : &accepted.error(), report_.receipts));
      if (accepted) return {};
      // Of other bytes under this name, which an older state of this disk had sent: what a conflict proves.
      if (accepted.error().code == base::ErrorCode::invalid_input) return put_aside(name, *receipt);
    }
    const auto proof = stick_.read(item_of(CourierKind::conflict, name));
    return proof ? put_aside(name, *proof) : take_refusal(name);
  }

  // This kiosk's own that wait for nothing any more: what another way has settled, and what a receipt settles that comes late.
  base::Result<void> clear_settled(const std::vector<session::BatchName>& waited_for) {
    const std::string own = evaluation::kiosk_id(outbox_.key_pairs());
    for (const CourierKind kind : {CourierKind::receipt, CourierKind::batch}) {
      for (const CourierItem& item : items_of(stick_, kind)) {
        const session::BatchName name{item.kiosk, item.incarnation, item.sequence};
        if (item.kiosk != own || std::find(waited_for.begin(), waited_for.end(), name) != waited_for.end()) continue;
        TRY(clear_settled(name, item));
      }
    }
    return {};
  }

 private:
  // Whoever found the stick could have written it: only the collector's word about just these bytes counts.
  base::Result<void> take_refusal(const session::BatchName& name) {
    const auto bytes = stick_.read(item_of(CourierKind::refused, name));
    const auto refusal = bytes ? evaluation::verify_refusal(text_of(*bytes), collector_.enrolment.collector_sign_public)
                               : base::Result<evaluation::Refusal>(base::fail(bytes.error()));
    if (!refusal) return {};
    TRY_ASSIGN(const session::FrozenBatch batch, outbox_.batch(name));
    if (*refusal != evaluation::Refusal{name.kiosk, name.incarnation, name.sequence, batch.hash}) return {};
    TRY(outbox_.refuse(name));
    ++report_.refused;
    clear(stick_, name);
    return {};
  }
  base::Result<void> clear_settled(const session::BatchName& name, const CourierItem& item) {
    const auto known = outbox_.batch(name);
    if (!known && base::is_of_the_disk(known.error())) return base::fail(known.error());
    const auto bytes = stick_.read(item);
    if (!known || !bytes) return {};
    if (item.kind == CourierKind::batch) {
      if (*bytes == known->bytes) stick_.remove(item);
      return {};
    }
    const auto accepted = outbox_.accept_receipt(name, text_of(*bytes));
    if (!accepted && base::is_of_the_disk(accepted.error())) return base::fail(accepted.error());
    if (accepted) clear(stick_, name);
    return {};
  }
  base::Result<void> put_aside(const session::BatchName& name, const base::Bytes& proof) {
    const auto aside = outbox_.set_aside(name, text_of(proof));
    return settle(name, aside.has_value(), aside ? nullptr : &aside.error(), report_.set_aside);
  }
  base::Result<void> settle(const session::BatchName& name, bool done, const base::Error* why, int& count) {
    if (!done && base::is_of_the_disk(*why)) return base::fail(*why);
    if (!done) return {};
    ++count;
    heard.insert(name.incarnation);
    clear(stick_, name);
    return {};
  }

  session::Outbox& outbox_;
  const session::CollectorContact& collector_;
  const CourierFolder& stick_;
  CourierReport& report_;
};

// Whether the collector still has what it should have (Outbox::last_receipted). What it says comes back with the stick.
class Asking {
 public:
  Asking(session::Outbox& outbox, const CourierFolder& stick, const std::set<std::string>& heard) : outbox_(outbox), stick_(stick), heard_(heard) {}

  base::Result<void> hear() {
    TRY_ASSIGN(const std::vector<session::BatchName> last, outbox_.last_receipted());
    for (const session::BatchName& name : last) {
      const auto receipt = stick_.read(item_of(CourierKind::receipt, name));
      if (!receipt) continue;
      const auto accepted = outbox_.accept_receipt(name, text_of(*receipt));
      if (!accepted && base::is_of_the_disk(accepted.error())) return base::fail(accepted.error());
      clear(stick_, name);
      answered_.insert(name.incarnation);
    }
    return {};
  }

  // A stick that has no room for it is none that anybody needs to hear of. Whether a question came back without an answer.
  base::Result<bool> ask() const {
    bool came_back = false;
    TRY_ASSIGN(const std::vector<session::BatchName> last, outbox_.last_receipted());
    for (const session::BatchName& name : last) {
      if (heard_.contains(name.incarnation) || answered_.contains(name.incarnation)) continue;
      TRY_ASSIGN(const session::FrozenBatch batch, outbox_.batch(name));
      const CourierItem item = item_of(CourierKind::batch, name);
      if (stick_.read(item)) {
        came_back = true;
      } else {
        (void)stick_.write(item, batch.bytes);
      }
    }
    return came_back;
  }

 private:
  session::Outbox& outbox_;
  const CourierFolder& stick_;
  const std::set<std::string>& heard_;
  std::set<std::string> answered_;
};

// A stick that comes back with a batch and nothing said about it may have been at a collector that does not know this kiosk any
// more, because it was put back from a backup: what that collector once signed goes with it the next time.
void show_enrolment(const CourierFolder& stick, const session::CollectorContact& collector, bool came_back) {
  const std::string& kiosk = collector.enrolment.kiosk;
  stick.remove({CourierKind::enrolled, kiosk, "", 0});
  const std::string& answer = collector.enrolment.answer;
  if (came_back && !answer.empty()) (void)stick.write({CourierKind::enrol, kiosk, "", 0}, base::Bytes(answer.begin(), answer.end()));
}

// A new key's statements travel beside what it has signed, until the collector has confirmed them.
class KeyRound {
 public:
  KeyRound(session::Outbox& outbox, const CourierFolder& stick, const std::string& kiosk) : outbox_(outbox), stick_(stick), kiosk_(kiosk) {}

  base::Result<void> hear() const {
    const CourierItem item{CourierKind::rotated, kiosk_, "", 0};
    const auto receipt = stick_.read(item);
    if (!receipt) return {};
    const auto accepted = outbox_.accept_key_receipt(text_of(*receipt));
    if (!accepted && base::is_of_the_disk(accepted.error())) return base::fail(accepted.error());
    if (accepted) stick_.remove(item);
    return {};
  }

  // `again`: a collector that was put back from a backup may not know it any more.
  base::Result<void> tell(bool again) const {
    const CourierItem item{CourierKind::rotation, kiosk_, "", 0};
    TRY_ASSIGN(const session::KeyNews news, outbox_.key_news());
    if (news.history.empty()) return {};
    if (news.is_known && !again) {
      stick_.remove(item);
      return {};
    }
    const base::Bytes bytes(news.history.begin(), news.history.end());
    return stick_.holds(item, bytes) ? base::Result<void>() : stick_.write(item, bytes);
  }

 private:
  session::Outbox& outbox_;
  const CourierFolder& stick_;
  const std::string& kiosk_;
};

}  // namespace

base::Result<CourierReport> hear(session::Outbox& outbox, const CourierFolder& stick, const SyncWatch& watch) {
  TRY_ASSIGN(const session::CollectorContact collector, outbox.collector());
  CourierReport report;
  TRY_ASSIGN(const std::vector<session::BatchName> unsent, outbox.unsent());
  Answers answers(outbox, collector, stick, report);
  for (const session::BatchName& name : unsent) {
    if (watch.is_cancelled()) return base::fail(base::cancelled());
    TRY(answers.take(name));
  }
  return report;
}

base::Result<CourierReport> carry(session::Outbox& outbox, const CourierFolder& stick, const SyncWatch& watch) {
  TRY_ASSIGN(const session::CollectorContact collector, outbox.collector());
  CourierReport report;
  const KeyRound keys(outbox, stick, collector.enrolment.kiosk);
  TRY(keys.hear());
  TRY_ASSIGN(const std::vector<session::BatchName> before, outbox.unsent());
  Answers answers(outbox, collector, stick, report);
  for (const session::BatchName& name : before) {
    if (watch.is_cancelled()) return base::fail(base::cancelled());
    TRY(answers.take(name));
  }
  Asking asking(outbox, stick, answers.heard);
  TRY(asking.hear());
  bool came_back = false;
  TRY_ASSIGN(const std::vector<session::BatchName> unsent, outbox.unsent());
  TRY_ASSIGN(std::vector<session::BatchName> waited_for, outbox.last_receipted());  // what is asked of them
  waited_for.insert(waited_for.end(), unsent.begin(), unsent.end());
  TRY(answers.clear_settled(waited_for));
  if (const auto told = keys.tell(false); !told) {
    if (told.error().code != base::ErrorCode::io && told.error().code != base::ErrorCode::no_space) return base::fail(told.error());
    report.stopped = told.error();
  }
  std::int64_t through = 0;
  for (const session::BatchName& name : unsent) {
    if (watch.is_cancelled()) return base::fail(base::cancelled());
    watch.progress(through++, static_cast<std::int64_t>(unsent.size()));
    TRY_ASSIGN(const session::FrozenBatch batch, outbox.batch(name));
    const CourierItem item = item_of(CourierKind::batch, name);
    const auto there = stick.read(item);
    came_back = came_back || there.has_value();
    const bool is_another = there && *there != batch.bytes;  // which only this stick may have: the collector sees to both
    if (!is_another && !stick.holds(item, batch.bytes)) {
      if (auto written = stick.write(item, batch.bytes); !written) {
        if (!report.stopped) report.stopped = written.error();
        continue;
      }
      if (!there) ++report.copied;
    }
    ++report.waiting;
  }
  TRY_ASSIGN(const bool unanswered, asking.ask());
  show_enrolment(stick, collector, came_back || unanswered);
  if (came_back || unanswered) (void)keys.tell(true);
  return report;
}

base::Result<std::optional<evaluation::Enrolment>> enrol_by_courier(session::Outbox& outbox, const CourierFolder& stick, std::string_view token) {
  TRY_ASSIGN(const evaluation::EnrolmentToken parsed, evaluation::parse_token(token));
  const std::string kiosk = evaluation::kiosk_id(outbox.key_pairs());
  const CourierItem answer{CourierKind::enrolled, kiosk, "", 0};
  if (const auto bytes = stick.read(answer)) {
    auto enrolment = evaluation::verify_enrolment(text_of(*bytes), parsed, outbox.key_pairs());
    if (enrolment) {
      TRY(outbox.keep_enrolment(std::string(session::by_courier), *enrolment));
      stick.remove(answer);
      return *std::move(enrolment);
    }
  }
  TRY_ASSIGN(const session::KeyNews news, outbox.key_news());
  const std::string request = evaluation::make_enrolment_request(parsed, outbox.key_pairs(), news.history);
  TRY(stick.write({CourierKind::enrol, kiosk, "", 0}, base::Bytes(request.begin(), request.end())));
  return std::nullopt;
}

}  // namespace syncing
