#include "sync/sync.h"

#include <algorithm>
#include <set>
#include <utility>

#include "answers.h"
#include "bytes.h"
#include "sync/link.h"

namespace syncing {
namespace {

using base::ErrorCode;

constexpr int forbidden = 403;
constexpr int not_found = 404;

base::Result<std::string> cleaned_url(std::string url) {
  while (!url.empty() && url.back() == '/') url.pop_back();
  if (url.rfind("http://", 0) == 0 || url.rfind("https://", 0) == 0) return url;
  return base::fail(ErrorCode::invalid_input,
                    "\"" + url + "\" is not a collector's address: it starts with https:// or http://");
}

std::string name_of(const session::BatchName& batch) { return "batch " + std::to_string(batch.sequence); }

// The outbox could not be read or written: not the collector's doing.
base::Error kept(const session::BatchName& name, const base::Error& why) {
  return {why.code, name_of(name) + " got no valid receipt and is kept (" + why.message + ")"};
}

base::Result<bool> still_unsent(session::Outbox& outbox, const session::BatchName& name) {
  TRY_ASSIGN(const auto names, outbox.unsent());
  return std::find(names.begin(), names.end(), name) != names.end();
}

// One batch's way: what it came to, or why it stays.
class Delivery {
 public:
  Delivery(session::Outbox& outbox, SyncReport& report) : outbox_(outbox), report_(report) {}

  base::Result<void> settle(const session::BatchName& name, const HttpAnswer& answer) {
    if (is_success(answer)) return accept(name, answer);
    if (is_conflict(answer)) return put_aside(name, answer);
    if (is_not_admitted(answer)) {
      ++report_.refused;
      return outbox_.refuse(name);
    }
    report_.retry_after_s = answer.retry_after_s;
    const std::string said = "the collector answered " + std::to_string(answer.status) + " to " + name_of(name);
    report_.stopped = is_passing(answer) ? base::Error{ErrorCode::unavailable, said + ", which is kept for later"}
                                         : base::Error{ErrorCode::invalid_input, said + ", which is kept: ask its operator"};
    return {};
  }

 private:
  base::Result<void> accept(const session::BatchName& name, const HttpAnswer& answer) {
    const auto receipt = outbox_.accept_receipt(name, answer.body);
    if (receipt) {
      ++report_.sent;
      return {};
    }
    if (base::is_of_the_disk(receipt.error())) return base::fail(receipt.error());
    report_.stopped = kept(name, receipt.error());
    return {};
  }

  // Only a signed proof counts: anybody on the way could answer 409 and have a batch thrown away.
  base::Result<void> put_aside(const session::BatchName& name, const HttpAnswer& answer) {
    const auto done = outbox_.set_aside(name, receipt_in(answer.body));
    if (done) {
      ++report_.set_aside;
      return {};
    }
    if (base::is_of_the_disk(done.error())) return base::fail(done.error());
    report_.stopped = base::Error{done.error().code, "the collector says that it holds other bytes for " + name_of(name) +
                                                         " without proof, so the batch is kept (" +
                                                         done.error().message + ")"};
    return {};
  }

  session::Outbox& outbox_;
  SyncReport& report_;
};

// One talk with the collector, in its parts.
struct Go {
  session::Outbox& outbox;
  HttpPort& http;
  const session::CollectorContact& collector;
  const SyncWatch& watch;
  SyncReport& report;
  std::set<std::string> heard{};  // incarnations of which a receipt came: it says what is lost of them
  bool unknown = false;           // the collector does not know this kiosk
  bool distrusted = false;        // or the key it signs with
  std::optional<base::Error> keys_refused{};

  // A new key is told of before anything that it has signed. Where that is refused, what an older key has signed goes all the same.
  base::Result<bool> tell_of_keys() {
    TRY_ASSIGN(const session::KeyNews news, outbox.key_news());
    if (news.history.empty()) return false;
    const auto answer = http.send({HttpMethod::post, collector.url + "/v1/rotations", "application/json", bytes_of(news.history), collector.link});
    if (!answer) {
      report.stopped = base::Error{answer.error().code, "the new key of this kiosk is not known yet: " + answer.error().message};
      return false;
    }
    unknown = unknown || answer->status == not_found;
    if (!is_success(*answer)) {
      const std::string said = "the collector answered " + std::to_string(answer->status) + " to this kiosk's new key";
      if (is_passing(*answer)) report.stopped = base::Error{ErrorCode::unavailable, said + ", and what it signed is kept for later"};
      else keys_refused = base::Error{ErrorCode::invalid_input, said + ", so what it signed is kept: ask its operator"};
      report.retry_after_s = answer->retry_after_s;
      return false;
    }
    const auto accepted = outbox.accept_key_receipt(answer->body);
    if (!accepted && base::is_of_the_disk(accepted.error())) return base::fail(accepted.error());
    if (!accepted) keys_refused = base::Error{accepted.error().code, "the new key of this kiosk got no valid receipt (" + accepted.error().message + ")"};
    else keys_refused.reset();
    return accepted.has_value();
  }

  // Every batch that is unsent now, once.
  base::Result<void> send_unsent() {
    TRY_ASSIGN(const std::vector<session::BatchName> unsent, outbox.unsent());
    Delivery delivery(outbox, report);
    std::int64_t through = 0;
    for (const session::BatchName& name : unsent) {
      if (watch.is_cancelled()) return base::fail(base::cancelled());
      watch.progress(through++, static_cast<std::int64_t>(unsent.size()));
      TRY_ASSIGN(const bool wanted, still_unsent(outbox, name));
      if (!wanted) continue;  // set aside with the batch it is chained to
      TRY_ASSIGN(session::FrozenBatch batch, outbox.batch(name));
      const auto answer = http.send(put_request(collector, name, std::move(batch.bytes)));
      if (!answer) {
        report.stopped = base::Error{answer.error().code, name_of(name) + " is kept: " + answer.error().message};
      } else {
        unknown = answer->status == not_found;
        distrusted = answer->status == forbidden;
        if (is_success(*answer)) heard.insert(name.incarnation);
        TRY(delivery.settle(name, *answer));
      }
      if (report.stopped) break;
    }
    return {};
  }

  // Offers what the collector should have. Where it has it, the receipt of before comes back and nothing changes; where it was
  // put back from a backup, the batches it lacks are unsent again afterwards. That nobody answers matters to nobody.
  base::Result<void> ask_what_is_lost() {
    TRY_ASSIGN(const std::vector<session::BatchName> last, outbox.last_receipted());
    for (const session::BatchName& name : last) {
      if (heard.contains(name.incarnation)) continue;
      if (watch.is_cancelled()) return base::fail(base::cancelled());
      TRY_ASSIGN(session::FrozenBatch batch, outbox.batch(name));
      const auto answer = http.send(put_request(collector, name, std::move(batch.bytes)));
      if (!answer) return {};
      unknown = unknown || answer->status == not_found;
      distrusted = distrusted || answer->status == forbidden;
      if (!is_success(*answer)) continue;
      const auto accepted = outbox.accept_receipt(name, answer->body);
      if (!accepted && base::is_of_the_disk(accepted.error())) return base::fail(accepted.error());
    }
    return {};
  }

  // What the collector once signed proves to it that it has taken this kiosk.
  base::Result<bool> enrol_again() {
    const std::string& answer = collector.enrolment.answer;
    if (!unknown || answer.empty()) return false;
    const auto said = http.send({HttpMethod::post, collector.url + "/v1/enrol", "application/json", bytes_of(answer), collector.link});
    return said && is_success(*said);
  }
};

base::Error enrolment_refused(const HttpAnswer& answer) {
  const std::string said = "the collector answered " + std::to_string(answer.status) + " to the enrolment";
  if (is_passing(answer)) return {ErrorCode::unavailable, said + ": try again later with the same token"};
  if (code_in(answer.body) == "given_up_key") {
    return {ErrorCode::untrusted, said + ": the key of this kiosk was changed on another copy of its disk, so remove kiosk.key and enrol it as a new kiosk"};
  }
  if (code_in(answer.body) == "expired") return {ErrorCode::invalid_input, said + ": the token has expired, so ask its operator for a new one"};
  return {ErrorCode::invalid_input, said + ": the token is used up or unknown, so ask its operator for a new one"};
}

}  // namespace

base::Result<evaluation::Enrolment> enrol(session::Outbox& outbox, HttpPort& http, const std::string& url,
                                          std::string_view token, const session::Link& link) {
  TRY_ASSIGN(const std::string address, cleaned_url(url));
  TRY(check_link(link, address));
  TRY_ASSIGN(const evaluation::EnrolmentToken parsed, evaluation::parse_token(token));
  TRY_ASSIGN(const session::KeyNews news, outbox.key_news());
  const std::string request = evaluation::make_enrolment_request(parsed, outbox.key_pairs(), news.history);
  TRY_ASSIGN(const HttpAnswer answer,
             http.send({HttpMethod::post, address + "/v1/enrol", "application/json", bytes_of(request), link}));
  if (!is_success(answer)) return base::fail(enrolment_refused(answer));
  TRY_ASSIGN(const evaluation::Enrolment enrolment,
             evaluation::verify_enrolment(answer.body, parsed, outbox.key_pairs()));
  TRY(outbox.keep_enrolment(address, enrolment));
  TRY(outbox.keep_link(link));
  return enrolment;
}

base::Result<SyncReport> sync_once(session::Outbox& outbox, HttpPort& http, const SyncWatch& watch) {
  TRY_ASSIGN(const session::CollectorContact collector, outbox.collector());
  SyncReport report;
  if (collector.url != session::by_courier) {
    Go go{outbox, http, collector, watch, report};
    TRY_ASSIGN(const session::KeyNews news, outbox.key_news());
    if (!news.is_known) TRY(go.tell_of_keys());
    if (!report.stopped) TRY(go.send_unsent());
    if (!report.stopped) TRY(go.ask_what_is_lost());
    TRY_ASSIGN(const bool known_again, go.enrol_again());
    // A collector that was put back from a backup may have lost a key that it had confirmed.
    const bool tells_again = known_again || (go.distrusted && news.is_known);
    TRY_ASSIGN(const bool trusted_again, tells_again ? go.tell_of_keys() : base::Result<bool>(false));
    if (known_again || trusted_again) {
      report.stopped.reset();
      TRY(go.ask_what_is_lost());
    }
    if (!report.stopped) TRY(go.send_unsent());
    if (!report.stopped) report.stopped = go.keys_refused;
  }
  TRY_ASSIGN(const std::vector<session::BatchName> left, outbox.unsent());
  report.waiting = static_cast<int>(left.size());
  return report;
}

}  // namespace syncing
