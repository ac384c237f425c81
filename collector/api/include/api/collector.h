// The collector's HTTP interface as a function from request to response (docs/formats/batch.md,
// "HTTP"). It owns no socket and no disk: those are the server's and the store's. Safe to call from
// many threads at once. Every failure is a response with a JSON body {"code", "message"}; nothing
// throws, whatever the request.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/instruments.h"
#include "api/intake.h"
#include "api/known_station.h"
#include "api/rotating.h"
#include "api/store.h"
#include "base/clock.h"
#include "evaluation/enrolment.h"
#include "evaluation/envelope.h"
#include "evaluation/rotation.h"

namespace api {

struct Request {
  std::string method;
  std::string path;  // without query
  base::Bytes body;
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

// How much one kiosk, and all newcomers together, may ask for.
struct Limits {
  double batches_at_once = 120;
  double batches_per_second = 2;
  double enrolments_at_once = 60;
  double enrolments_per_second = 1;
};

inline constexpr int retry_after_s = 30;  // with 503

Response error_response(int status, const std::string& code, const std::string& message);

// A bucket that fills with time; each request takes one.
class Allowance {
 public:
  Allowance(double at_once, double per_second) : level_(at_once), at_once_(at_once), per_second_(per_second) {}
  bool take(std::int64_t now_ms);
  int seconds_until_next() const;

 private:
  double level_;
  double at_once_;
  double per_second_;
  std::int64_t last_ms_ = 0;
};

// Where a batch was sent to.
struct ArrivedAt {
  std::string kiosk;
  std::string incarnation;
  std::uint64_t sequence = 0;
};

class Collector {
 public:
  Collector(Store& store, const evaluation::KeyPairs& keys, const base::Clock& clock, Limits limits = {});
  Response handle(const Request& request);
  // For whoever does not wait: `answer` is called once, on any thread, perhaps before this returns, and must not take long. What
  // is durable is so before it is called. Given nothing, ask again with the same request, but not from there. The request is not
  // looked at after this has returned; the collector outlives it.
  using Answer = std::function<void(std::optional<Response>)>;
  void handle(const Request& request, Answer answer);

 private:
  Response answer_at_once(const Request& request, const std::vector<std::string>& parts);
  // Nothing: whoever asked is answered later.
  std::optional<Response> put_batch(const std::vector<std::string>& parts, const base::Bytes& body, Answer& answer);
  std::optional<Response> keep(ArrivedBatch batch, Answer& answer);

  struct Opened;
  Opened open(const std::shared_ptr<const KnownStation>& known, const ArrivedAt& at, const base::Bytes& body);
  Response refuse(const Opened& opened, const ArrivedAt& at, const base::Bytes& body);
  Response refuse_signature(const KnownStation& known, const ArrivedAt& at, const base::Bytes& body, const base::Error& why);
  Response enrol(const base::Bytes& body);
  Response enrol_again(const evaluation::OwnEnrolment& own);
  Response rotate(const base::Bytes& body);
  KeyNews news_of(evaluation::KeyHistory history) const;
  Response health() const;
  bool allow_batch(const std::string& kiosk, int& wait_s);
  bool allow_enrolment(int& wait_s);

  Store& store_;
  const evaluation::KeyPairs keys_;
  const base::Clock& clock_;
  const Limits limits_;
  Instruments instruments_;
  RememberedStations remembered_;
  std::atomic<std::size_t> waiting_bytes_ = 0;  // of batches that wait for the disk
  std::mutex mutex_;                            // guards the allowances
  std::map<std::string, Allowance> batches_;
  Allowance enrolments_;
};

}  // namespace api
