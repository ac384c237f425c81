#include "api/collector.h"

#include <algorithm>
#include <charconv>
#include <future>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "api/admission.h"
#include "api/enrolling.h"
#include "api/rotating.h"
#include "base/text.h"
#include "evaluation/enrolment.h"
#include "evaluation/receipt.h"
#include "evaluation/refusal.h"

namespace api {
namespace {

using base::ErrorCode;
using evaluation::Arrival;
using Json = nlohmann::json;

constexpr std::size_t max_waiting_bytes = std::size_t{48} << 20;

std::string_view as_text(const base::Bytes& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

Response json_response(std::string body) { return {200, {{"Content-Type", "application/json"}}, std::move(body)}; }

Response busy(const std::string& message) {
  Response response = error_response(503, "unavailable", message);
  response.headers.emplace_back("Retry-After", std::to_string(retry_after_s));
  return response;
}

Response too_many(int wait_s) {
  Response response = error_response(429, "rate_limited", "too many requests, wait before the next one");
  response.headers.emplace_back("Retry-After", std::to_string(wait_s));
  return response;
}

// What went wrong inside the collector is for its own log; whoever asked is told to try again.
Response failure_of_store(const base::Error& error) {
  if (error.code == ErrorCode::no_space) return busy("the collector's disk is full, try again later");
  if (error.code == ErrorCode::unavailable) return busy("the collector is busy, try again later");
  return error_response(500, "io", "the collector cannot reach its database, try again later");
}

Response refusal(const base::Error& error) {
  const int status = error.code == ErrorCode::untrusted ? 403 : 400;
  return error_response(status, std::string(code_name(error.code)), error.message);
}

bool is_at(const std::vector<std::string>& parts, std::size_t size, const char* name) {
  return parts.size() == size && parts[0].empty() && parts[1] == "v1" && parts[2] == name;
}

bool is_incarnation(const std::string& text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::optional<std::uint64_t> parse_sequence(const std::string& text) {
  constexpr std::uint64_t highest = std::uint64_t{1} << 53;
  std::uint64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = problem == std::errc() && end == text.data() + text.size();
  if (!whole || value == 0 || value > highest || text.front() == '0') return std::nullopt;
  return value;
}

// Anybody on the way could answer 409: the signed receipt of what is stored proves it to the kiosk.
Response conflict_response(const std::string& stored_receipt) {
  Json body = {{"code", "conflict"},
               {"message", "another batch is already stored under this sequence or with one of its blocks"}};
  if (!stored_receipt.empty()) body["receipt"] = stored_receipt;
  return {409, {{"Content-Type", "application/json"}}, body.dump()};
}

// Signed, because a stick carries it further than the answer to a request goes.
Response not_admitted_response(const std::string& why, const std::string& refusal) {
  const Json body = {{"code", "not_admitted"}, {"message", why}, {"refusal", refusal}};
  return {400, {{"Content-Type", "application/json"}}, body.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

Response answer_to(const Outcome& outcome) {
  switch (outcome.arrival) {
    case Arrival::fresh:
    case Arrival::repeated: return json_response(outcome.receipt);
    case Arrival::conflict:
      return conflict_response(outcome.receipt);
    case Arrival::broken_chain:
      return error_response(409, "broken_chain", "the batch does not carry the hash of the batch before it");
  }
  return error_response(500, "io", "the batch was judged in no known way");
}

Response answer_to(const base::Result<Enrolled>& enrolled) {
  if (!enrolled) return failure_of_store(enrolled.error());
  switch (enrolled->use) {
    case TokenUse::first:
    case TokenUse::repeated: return json_response(enrolled->answer);
    case TokenUse::by_another: return error_response(409, "conflict", "another kiosk has used this enrolment token");
    case TokenUse::given_up_key:
      return error_response(409, "given_up_key", "this kiosk has changed its key since, and this copy of it has an older one");
    case TokenUse::expired: return error_response(403, "expired", "this enrolment token has expired and enrols nobody: ask for a new one");
    case TokenUse::unknown: break;
  }
  return error_response(403, "untrusted", "this enrolment token is not known here");
}

}  // namespace

struct Collector::Opened {
  enum class How { whole, unreadable, sent_elsewhere, not_admitted, store_failed };
  How how = How::whole;
  ArrivedBatch batch;
  base::Error why{};  // unless it is whole
};

Response error_response(int status, const std::string& code, const std::string& message) {
  const Json body = {{"code", code}, {"message", message}};
  return {status, {{"Content-Type", "application/json"}}, body.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

Collector::Collector(Store& store, const evaluation::KeyPairs& keys, const base::Clock& clock, Limits limits)
    : store_(store), keys_(keys), clock_(clock), limits_(limits), instruments_(store),
      enrolments_(limits.enrolments_at_once, limits.enrolments_per_second) {}

Response Collector::handle(const Request& request) {
  // Shared: whoever waits may go on, and away, before the other thread is out of set_value().
  const auto answered = std::make_shared<std::promise<std::optional<Response>>>();
  std::future<std::optional<Response>> response = answered->get_future();
  handle(request, [answered](std::optional<Response> given) { answered->set_value(std::move(given)); });
  const std::optional<Response> given = response.get();
  return given ? *given : handle(request);
}

void Collector::handle(const Request& request, Answer answer) {
  const std::vector<std::string> parts = base::split(request.path.substr(0, 512), '/');
  std::optional<Response> response;
  if (is_at(parts, 6, "batches") && request.method == "PUT") {
    response = put_batch(parts, request.body, answer);
  } else {
    response = answer_at_once(request, parts);
  }
  if (response) answer(std::move(response));
}

Response Collector::answer_at_once(const Request& request, const std::vector<std::string>& parts) {
  const auto allow = [&](const char* method) { return request.method == method; };
  const Response wrong_method = error_response(405, "method_not_allowed", "this address does not know that method");
  if (is_at(parts, 6, "batches")) return wrong_method;
  if (is_at(parts, 3, "enrol")) return allow("POST") ? enrol(request.body) : wrong_method;
  if (is_at(parts, 3, "rotations")) return allow("POST") ? rotate(request.body) : wrong_method;
  if (is_at(parts, 3, "health")) return allow("GET") ? health() : wrong_method;
  return error_response(404, "not_found", "there is nothing at this address");
}

Response Collector::health() const {
  const Json body = {{"status", "ok"}, {"api", 1}, {"time", clock_.wall_s()}};
  return json_response(body.dump());
}

bool Collector::allow_batch(const std::string& kiosk, int& wait_s) {
  const std::lock_guard lock(mutex_);
  Allowance& allowance =
      batches_.try_emplace(kiosk, limits_.batches_at_once, limits_.batches_per_second).first->second;
  const bool allowed = allowance.take(clock_.monotonic_ms());
  wait_s = allowance.seconds_until_next();
  return allowed;
}

bool Collector::allow_enrolment(int& wait_s) {
  const std::lock_guard lock(mutex_);
  const bool allowed = enrolments_.take(clock_.monotonic_ms());
  wait_s = enrolments_.seconds_until_next();
  return allowed;
}

std::optional<Response> Collector::put_batch(const std::vector<std::string>& parts, const base::Bytes& body, Answer& answer) {
  const std::string& kiosk = parts[3];
  const std::string& incarnation = parts[4];
  const auto sequence = parse_sequence(parts[5]);
  if (!base::is_plain_id(kiosk) || !is_incarnation(incarnation) || !sequence) {
    return error_response(400, "invalid_input", "the address names no kiosk, incarnation and sequence");
  }
  const ArrivedAt at{kiosk, incarnation, *sequence};
  const std::shared_ptr<const KnownStation> remembered = remembered_.find(kiosk);
  // Only kiosks that are enrolled have an allowance: strangers cannot fill the memory with them.
  if (int wait_s = 0; remembered && !allow_batch(kiosk, wait_s)) return too_many(wait_s);
  if (remembered) {
    Opened opened = open(remembered, at, body);
    if (opened.how == Opened::How::whole) return keep(std::move(opened.batch), answer);
    remembered_.forget(kiosk);
  }
  const auto read = store_.read([&](const Rows& rows) { return KnownStation::read(rows, kiosk); });
  if (!read) return failure_of_store(read.error());
  if (!read->station) return error_response(404, "not_found", "this kiosk is not enrolled here");
  if (read->voided) return error_response(403, "untrusted", "this kiosk's results are void");
  if (int wait_s = 0; !remembered && !allow_batch(kiosk, wait_s)) return too_many(wait_s);
  Opened opened = open(std::make_shared<const KnownStation>(*read), at, body);
  if (opened.how != Opened::How::whole) return refuse(opened, at, body);
  remembered_.remember(opened.batch.known);
  return keep(std::move(opened.batch), answer);
}

// Which key it should bear is known before it is opened, so that what another key of this kiosk signed is told from what a
// stranger did.
Response Collector::refuse_signature(const KnownStation& known, const ArrivedAt& at, const base::Bytes& body, const base::Error& why) {
  const std::vector<base::Bytes> keys = known.rotations.empty() ? std::vector<base::Bytes>() : known.keys();
  const bool by_another = std::any_of(keys.begin(), keys.end(), [&](const base::Bytes& key) { return evaluation::decode_batch(body, keys_, key).has_value(); });
  if (!by_another) return refusal(why);
  const Alarm alarm{known.station->kiosk, at.incarnation, at.sequence, evaluation::batch_hash(body), "other_key", only_the_day(clock_.wall_s())};
  const auto raised = store_.write([&](Rows& rows) { return raise_alarm(rows, alarm); });
  if (!raised) return failure_of_store(raised.error());
  return error_response(403, "untrusted", "the batch is signed with a key of this kiosk that does not sign it any more");
}

Collector::Opened Collector::open(const std::shared_ptr<const KnownStation>& known, const ArrivedAt& at, const base::Bytes& body) {
  using How = Opened::How;
  Opened opened;
  ArrivedBatch& batch = opened.batch;
  const auto is = [&](How how, base::Error why) {
    opened.how = how;
    opened.why = std::move(why);
    return std::move(opened);
  };
  batch.known = known;
  auto decoded = evaluation::decode_batch(body, keys_, evaluation::key_that_signs(known->station->sign_public, known->rotations, at.incarnation, at.sequence));
  if (!decoded) return is(How::unreadable, decoded.error());
  const evaluation::BatchHeader& header = decoded->header;
  if (header.kiosk != at.kiosk || header.incarnation != at.incarnation || header.sequence != at.sequence) return is(How::sent_elsewhere, {});
  batch.kiosk = header.kiosk;
  batch.incarnation = header.incarnation;
  batch.link = {header.sequence, evaluation::batch_hash(body), header.previous};
  batch.parked = decoded->parked;
  batch.blocks = std::move(decoded->blocks);
  batch.parked_blocks = std::move(decoded->parked_blocks);
  batch.bytes = body;
  batch.received_s = only_the_day(clock_.wall_s());
  auto admitted = admit(batch, *known->station);
  if (admitted) admitted = admit_words(batch, instruments_);
  if (admitted) return opened;
  return is(admitted.error().code == ErrorCode::invalid_input ? How::not_admitted : How::store_failed, admitted.error());
}

Response Collector::refuse(const Opened& opened, const ArrivedAt& at, const base::Bytes& body) {
  using How = Opened::How;
  const ArrivedBatch& batch = opened.batch;
  if (opened.how == How::store_failed) return failure_of_store(opened.why);
  if (opened.how == How::sent_elsewhere) return error_response(400, "invalid_input", "the batch was made for another address than it was sent to");
  if (opened.how == How::unreadable) {
    return opened.why.code == ErrorCode::untrusted ? refuse_signature(*batch.known, at, body, opened.why) : refusal(opened.why);
  }
  const Alarm alarm{batch.kiosk, batch.incarnation, batch.link.sequence, batch.link.hash, "not_admitted", batch.received_s};
  const auto counted = store_.write([&](Rows& rows) { return raise_alarm(rows, alarm); });
  if (!counted) return failure_of_store(counted.error());
  const evaluation::Refusal refusal{batch.kiosk, batch.incarnation, batch.link.sequence, batch.link.hash};
  return not_admitted_response(opened.why.message, evaluation::sign_refusal(refusal, keys_));
}

std::optional<Response> Collector::keep(ArrivedBatch batch, Answer& answer) {
  evaluation::Receipt receipt;
  receipt.kiosk = batch.kiosk;
  receipt.incarnation = batch.incarnation;
  receipt.sequence = batch.link.sequence;
  receipt.batch = batch.link.hash;
  receipt.status = batch.parked ? evaluation::ReceiptStatus::parked : evaluation::ReceiptStatus::stored;
  receipt.server_time_s = batch.received_s;
  const auto make_receipt = [this, receipt](std::uint64_t contiguous, const std::string& chain_head) {
    evaluation::Receipt told = receipt;
    told.contiguous = contiguous;
    told.chain_head = chain_head;
    return evaluation::sign_receipt(told, keys_);
  };
  WaitingBatch waiting(std::move(batch), make_receipt);
  const std::size_t bytes = waiting.bytes();
  if (waiting_bytes_.fetch_add(bytes) + bytes > max_waiting_bytes) {
    waiting_bytes_ -= bytes;
    return busy("the collector is busy, try again later");
  }
  waiting.take_in(store_, [this, bytes, kiosk = receipt.kiosk, answer = std::move(answer)](const base::Result<Outcome>& outcome) {
    waiting_bytes_ -= bytes;
    if (!outcome) return answer(failure_of_store(outcome.error()));
    if (!outcome->outdated) return answer(answer_to(*outcome));
    remembered_.forget(kiosk);
    answer(std::nullopt);
  });
  return std::nullopt;
}

Response Collector::enrol(const base::Bytes& body) {
  if (int wait_s = 0; !allow_enrolment(wait_s)) return too_many(wait_s);
  constexpr std::size_t max_request_bytes = 4096 + evaluation::max_rotations_bytes;
  if (body.size() > max_request_bytes) return error_response(413, "too_large", "an enrolment request has at most " + std::to_string(max_request_bytes) + " bytes");
  if (const auto own = evaluation::verify_own_enrolment(as_text(body), keys_)) return enrol_again(*own);
  auto request = evaluation::parse_enrolment_request(as_text(body));
  if (!request) return refusal(request.error());
  const auto token = store_.read([&](const Rows& rows) { return rows.token(request->token_id); });
  if (!token) return failure_of_store(token.error());
  if (!*token || !evaluation::proves_token(*request, (*token)->proof_key)) {
    return error_response(403, "untrusted", "this enrolment token is not known here");
  }
  Station station;
  station.kiosk = evaluation::kiosk_id(request->first_public());
  station.sign_public = request->first_public();
  station.box_public = request->box_public;
  station.site_type = (*token)->site_type;
  station.site = (*token)->site;
  station.region = (*token)->region;
  station.arms = (*token)->arms;
  station.enrolled_s = clock_.wall_s();
  evaluation::Enrolment enrolment;
  enrolment.kiosk = station.kiosk;
  enrolment.site_type = station.site_type;
  enrolment.region = station.region;
  enrolment.arms = station.arms;
  enrolment.server_time_s = station.enrolled_s;
  enrolment.token_id = request->token_id;
  enrolment.kiosk_box_public = station.box_public;
  const std::string answer = evaluation::sign_enrolment(enrolment, station.sign_public, keys_);
  std::optional<KeyNews> news;
  if (request->history) news = news_of(*std::move(request->history));
  return answer_to(api::enrol(store_, station, request->token_id, answer, news));
}

KeyNews Collector::news_of(evaluation::KeyHistory history) const {
  const auto sign = [this](const evaluation::RotationReceipt& receipt) { return evaluation::sign_rotation_receipt(receipt, keys_); };
  return {std::move(history), sign, only_the_day(clock_.wall_s())};
}

Response Collector::rotate(const base::Bytes& body) {
  if (int wait_s = 0; !allow_enrolment(wait_s)) return too_many(wait_s);
  auto history = evaluation::parse_key_history(as_text(body));
  if (!history) return refusal(history.error());
  const KeyNews news = news_of(*std::move(history));
  const std::string& kiosk = news.history.kiosk;
  const auto known = store_.read([&](const Rows& rows) { return KnownStation::read(rows, kiosk); });
  if (!known) return failure_of_store(known.error());
  if (!known->station) return error_response(404, "not_found", "this kiosk is not enrolled here");
  if (known->voided) return error_response(403, "untrusted", "this kiosk's results are void");
  if (known->station->sign_public != news.history.rotations.front().old_public) {
    return error_response(403, "untrusted", "these changes of a key do not begin with the key that this kiosk enrolled with");
  }
  const auto rotated = store_.write([&](Rows& rows) { return keep_rotations(rows, news); });
  if (!rotated) return failure_of_store(rotated.error());
  if (!rotated->fits) return error_response(409, "conflict", "another change of this kiosk's key came first: its disk was copied, or its key is in other hands");
  return json_response(rotated->receipt);
}

Response Collector::enrol_again(const evaluation::OwnEnrolment& own) {
  const evaluation::Enrolment& said = own.enrolment;
  const Station station{said.kiosk, own.kiosk_sign_public, said.kiosk_box_public, said.site_type, said.region, said.server_time_s, "", said.arms};
  const auto taken = api::enrol_again(store_, station, said.token_id, said.answer, clock_.wall_s());
  return taken ? json_response(said.answer) : failure_of_store(taken.error());
}

}  // namespace api
