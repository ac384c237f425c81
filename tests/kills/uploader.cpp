#include "uploader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "evaluation/chain.h"
#include "evaluation/enrolment.h"
#include "evaluation/receipt.h"
#include "support/sittings.h"

namespace kills {
namespace {

constexpr std::size_t bytes_kept = 8;  // of so many batches, to be sent again

}  // namespace

Uploader::Uploader(evaluation::KeyPairs keys, const evaluation::KeyPairs& collector, std::uint64_t seed)
    : keys_(std::move(keys)), collector_(collector), random_(seed), kiosk_(evaluation::kiosk_id(keys_.sign_public)), incarnation_(32, '1'),
      head_(evaluation::no_previous_hash) {}

std::string Uploader::path(std::uint64_t sequence) const {
  return "/v1/batches/" + kiosk_ + "/" + incarnation_ + "/" + std::to_string(sequence);
}

// The blocks of each batch have ids of their own: what is lost or counted twice shows.
void Uploader::make_batch() {
  ++sequence_;
  auto blocks = support::blocks(support::identity(kiosk_), 20, sequence_ * 2 - 1);
  auto bytes = evaluation::encode_batch({{kiosk_, incarnation_, sequence_, head_}, std::move(blocks)}, keys_, collector_.box_public);
  if (!bytes) throw Broken("a batch cannot be made: " + bytes.error().message);
  pending_ = *std::move(bytes);
}

void Uploader::prepare() {
  if (pending_.empty()) make_batch();
}

void Uploader::act(const support::HttpClient& client) {
  if (!receipted_.empty() && random_.below(4) == 0) return repeat(client);
  prepare();
  send_pending(client);
}

void Uploader::send_pending(const support::HttpClient& client) { accept(client.put(path(sequence_), pending_)); }

void Uploader::accept(const support::Reply& reply) {
  if (reply.status == 0 || reply.status == 503 || reply.status == 429) return;
  if (reply.status != 200) throw Broken(kiosk_ + " hears " + std::to_string(reply.status) + " to batch " + std::to_string(sequence_) + ": " + reply.body);
  const auto receipt = evaluation::verify_receipt(reply.body, collector_.sign_public);
  if (!receipt) return;  // the answer was cut short by the kill
  const std::string hash = evaluation::batch_hash(pending_);
  if (receipt->batch != hash || receipt->contiguous != sequence_) throw Broken(kiosk_ + " hears of another chain than it has sent in the receipt of batch " + std::to_string(sequence_));
  receipted_[sequence_] = {hash, reply.body, std::exchange(pending_, {})};
  head_ = hash;
  if (sequence_ > bytes_kept) receipted_[sequence_ - bytes_kept].bytes.clear();
}

// A receipt that was given stands.
void Uploader::repeat(const support::HttpClient& client) {
  const std::size_t back = 1 + random_.below(std::min(receipted_.size(), bytes_kept - 1));
  const auto& [sequence, known] = *std::next(receipted_.rbegin(), static_cast<std::ptrdiff_t>(back - 1));
  const support::Reply reply = client.put(path(sequence), known.bytes);
  if (reply.status == 200 && reply.body != known.receipt && evaluation::verify_receipt(reply.body, collector_.sign_public)) {
    throw Broken(kiosk_ + " hears another receipt for batch " + std::to_string(sequence) + " than before");
  }
  if (reply.status == 409) throw Broken(kiosk_ + " hears that other bytes are stored for batch " + std::to_string(sequence));
}

}  // namespace kills
