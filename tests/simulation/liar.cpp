#include "liar.h"

#include "evaluation/chain.h"
#include "evaluation/enrolment.h"
#include "support/sittings.h"

namespace simulation {

Liar::Liar(std::uint64_t seed) {
  evaluation::SeededRandomSource random(seed);
  keys_ = evaluation::make_key_pairs(random);
  kiosk_ = evaluation::kiosk_id(keys_.sign_public);
  incarnation_ = random.hex(16);
}

bool Liar::enrol(CollectorSite& collector) {
  const auto token = collector.issue_token("nowhere", "");
  if (!token) return false;
  const std::string request = evaluation::make_enrolment_request(evaluation::parse_token(*token).value(), keys_);
  const auto response = collector.handle({"POST", "/v1/enrol", base::Bytes(request.begin(), request.end())});
  enrolled_ = enrolled_ || (response && response->status == 200);
  return enrolled_;
}

std::string Liar::path(std::uint64_t sequence) const { return "/v1/batches/" + kiosk_ + "/" + incarnation_ + "/" + std::to_string(sequence); }

base::Bytes Liar::sealed(const CollectorSite& collector, std::uint64_t sequence, base::Random& random) {
  static const std::vector<evaluation::Block> sound = support::blocks(support::identity());
  evaluation::Batch batch{{kiosk_, incarnation_, sequence, evaluation::no_previous_hash}, sound};
  for (evaluation::Block& block : batch.blocks) {
    block.id = evaluation::block_id(kiosk_, incarnation_, block.sequence);
    if (!block.parents.empty()) block.parents = {batch.blocks.front().id};
  }
  evaluation::Block& block = batch.blocks.back();
  switch (random.below(5)) {
    case 0: block.n = 1; break;
    case 1: block.region = "XX"; break;
    case 2: block.stratum.arm = "waitlist"; break;
    case 3: block.policy = "mine"; break;
    default: break;  // a good one, of children who were invented
  }
  const auto bytes = evaluation::encode_batch(batch, keys_, collector.keys().box_public);
  return bytes ? *bytes : base::Bytes(4096, 7);
}

void Liar::act(CollectorSite& collector, const api::Request& overheard, base::Random& random, Events& events) {
  if (!enrolled_ && !enrol(collector)) return;
  api::Request request{"PUT", path(1 + random.below(3)), {}};
  const std::uint64_t kind = overheard.path.empty() ? 2 : random.below(4);
  if (kind == 0) request.body = overheard.body;                                          // somebody else's as its own
  else if (kind == 1) request = {"PUT", overheard.path, sealed(collector, 1, random)};   // its own as somebody else's
  else request.body = sealed(collector, 1 + random.below(2), random);
  if (random.below(8) == 0 && !request.body.empty()) request.body[random.below(request.body.size())] ^= 1;
  const auto response = collector.handle(request);
  if (!response) return;
  events.add("somebody lies, and hears " + std::to_string(response->status));
  const bool as_another = request.path.find(kiosk_) == std::string::npos;
  if (as_another && response->status == 200 && request.body != overheard.body) throw Broken("the collector took a lie for another kiosk's word");
}

}  // namespace simulation
