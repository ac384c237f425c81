// A kiosk's data folder with a clock and randomness of its own, the sittings of sittings.h played
// through the recorder, and a collector that holds everything in memory.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "evaluation/chain.h"
#include "evaluation/enrolment.h"
#include "evaluation/receipt.h"
#include "store/store.h"
#include "support/sittings.h"
#include "support/temporary_folder.h"

namespace support {

inline constexpr std::int64_t monday_s = 1'793'577'600;  // 2026-11-02T00:00Z, the first second of 2026-W45

struct Kiosk {
  TemporaryFolder folder;
  base::VirtualClock clock{monday_s};
  evaluation::SeededRandomSource random{7};

  base::Result<std::unique_ptr<store::Store>> open() { return store::Store::open({folder.path(), &clock, &random}); }
  std::filesystem::path file(const char* name) const { return folder.path() / name; }
};

inline session::SittingStart start_of(const evaluation::Sitting& sitting) {
  session::SittingStart start;
  start.id = session::SittingId(sitting.id);
  start.pack = "ages-12-14";
  start.manifest_hash = sitting.stratum.instrument.manifest_hash;
  start.lesson = "gifts-and-coins";
  start.instrument = sitting.stratum.instrument.id;
  start.instrument_version = sitting.stratum.instrument.version;
  start.age_from = 12;
  start.age_to = 14;
  start.seed = 0xfedc'ba98'7654'3210;
  start.form_a_first = sitting.first_form == evaluation::Form::a;
  start.arm = base::from_name<base::Arm>(sitting.stratum.arm).value();
  return start;
}

// The answers page by page, as the screens confirm them.
inline std::vector<std::vector<evaluation::Answer>> pages_of(const evaluation::Sitting& sitting) {
  std::vector<std::vector<evaluation::Answer>> pages;
  for (const evaluation::Answer& answer : sitting.answers) {
    const bool same_page = !pages.empty() && pages.back().front().item == answer.item &&
                           pages.back().front().wave == answer.wave;
    if (!same_page) pages.emplace_back();
    pages.back().push_back(answer);
  }
  return pages;
}

inline base::Result<void> play(session::Recorder& recorder, const evaluation::Sitting& sitting) {
  const session::SittingId id(sitting.id);
  TRY(recorder.begin_sitting(start_of(sitting)));
  for (const auto& page : pages_of(sitting)) TRY(recorder.keep_answers(id, page));
  return recorder.end_sitting(id, session::SittingEnd::finished, sitting.hurried ? session::Pace::hurried : session::Pace::readable);
}

inline base::Result<void> play(session::Recorder& recorder, int from, int to) {
  for (int number = from; number < to; ++number) TRY(play(recorder, sitting(number)));
  return {};
}

class FakeCollector {
 public:
  explicit FakeCollector(std::uint64_t seed = 99) : keys_(keys(seed)) {}

  base::Arms arms{};  // of the trial that kiosks are enrolled for

  evaluation::EnrolmentToken token() const {
    return {base::Bytes(16, 0x5a), evaluation::key_id(keys_.sign_public)};
  }
  evaluation::Enrolment enrolment(const evaluation::KeyPairs& kiosk) const {
    return {evaluation::kiosk_id(kiosk.sign_public), "school", "UA", keys_.sign_public, keys_.box_public,
            evaluation::key_id(keys_.box_public), monday_s, arms};
  }
  std::string signed_enrolment(const base::Bytes& kiosk_sign_public) const {
    evaluation::KeyPairs kiosk;
    kiosk.sign_public = kiosk_sign_public;
    return evaluation::sign_enrolment(enrolment(kiosk), kiosk_sign_public, keys_);
  }
  base::Result<evaluation::DecodedBatch> open(const base::Bytes& bytes, const base::Bytes& kiosk_sign_public) const {
    return evaluation::decode_batch(bytes, keys_, kiosk_sign_public);
  }

  // Keeps the batch and answers its receipt; the same bytes again get the same receipt.
  evaluation::Receipt receive(const session::BatchName& name, const base::Bytes& bytes) {
    const std::string hash = evaluation::batch_hash(bytes);
    if (const auto known = receipts_.find(hash); known != receipts_.end()) return known->second;
    kept_.push_back(name);
    const evaluation::Receipt receipt{name.kiosk, name.incarnation, name.sequence, hash,
                                      evaluation::ReceiptStatus::stored, name.sequence, hash, monday_s};
    return receipts_[hash] = receipt;
  }
  std::string sign(const evaluation::Receipt& receipt) const { return evaluation::sign_receipt(receipt, keys_); }
  std::string receive_and_sign(const session::FrozenBatch& batch) { return sign(receive(batch.name, batch.bytes)); }
  const std::vector<session::BatchName>& kept() const { return kept_; }

 private:
  evaluation::KeyPairs keys_;
  std::map<std::string, evaluation::Receipt> receipts_;  // by hash
  std::vector<session::BatchName> kept_;
};

inline base::Result<void> enrol(session::Outbox& outbox, const FakeCollector& collector) {
  return outbox.keep_enrolment("http://results.example", collector.enrolment(outbox.key_pairs()));
}

}  // namespace support
