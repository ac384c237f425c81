// How a kiosk comes to be known, without trust on first use. The operator's token is a printable
// string with a single-use secret and the fingerprint of the collector's signing key: the secret
// proves the kiosk to the collector (and is never sent), the fingerprint proves the collector to the
// kiosk. Specified in docs/formats/batch.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"
#include "evaluation/arm.h"
#include "evaluation/envelope.h"
#include "evaluation/rotation.h"

namespace evaluation {

struct EnrolmentToken {
  base::Bytes secret;                 // 16 random bytes
  std::string collector_fingerprint;  // key_id of the collector's signing key
};

// "PSL1-…": upper-case letters and digits in groups of five, 60-odd characters, with a checksum.
std::string print_token(const EnrolmentToken& token);
// Forgives lower case, spaces, missing hyphens, and O for 0, I and L for 1. Fails with invalid_input.
base::Result<EnrolmentToken> parse_token(std::string_view text);

std::string token_id(const base::Bytes& secret);         // 32 hex digits; public
base::Bytes token_proof_key(const base::Bytes& secret);  // 32 bytes; what the collector keeps instead of the secret

// The body of POST /v1/enrol: the kiosk's public keys, a proof that it holds the token, and its
// signature. Making it twice gives the same bytes, so that a lost answer can be asked for again. A kiosk whose key was changed
// shows its `history` (print_key_history) with it.
std::string make_enrolment_request(const EnrolmentToken& token, const KeyPairs& kiosk, std::string_view history = {});

struct EnrolmentRequest {
  std::string token_id;
  base::Bytes sign_public;
  base::Bytes box_public;
  base::Bytes proof;
  std::optional<KeyHistory> history{};  // leads to sign_public

  const base::Bytes& first_public() const { return history ? history->rotations.front().old_public : sign_public; }
};
// Fails with invalid_input (not a request) or untrusted (not signed by the key it names, or a history that leads to another).
base::Result<EnrolmentRequest> parse_enrolment_request(std::string_view json);
bool proves_token(const EnrolmentRequest& request, const base::Bytes& proof_key);

struct Enrolment {
  std::string kiosk;
  std::string site_type;
  std::string region;
  base::Bytes collector_sign_public;
  base::Bytes collector_box_public;
  std::string collector_box_key_id;
  std::int64_t server_time_s = 0;
  Arms arms{};  // of the trial it takes part in: several are dealt to readers, one alone is every reader's; none: no trial
  std::string token_id{};          // what it was enrolled with; empty in answers of before
  base::Bytes kiosk_box_public{};  // likewise
  std::string answer{};            // on the kiosk: all of this as it came, signed
};

std::string kiosk_id(const base::Bytes& first_sign_public);  // "k-" and 24 hex digits
const base::Bytes& first_key(const KeyPairs& kiosk);
inline std::string kiosk_id(const KeyPairs& kiosk) { return kiosk_id(first_key(kiosk)); }

std::string sign_enrolment(const Enrolment& enrolment, const base::Bytes& first_sign_public, const KeyPairs& collector);

// Fails with corrupt, or with untrusted when the answer is not from the collector the token names or
// not for this kiosk.
base::Result<Enrolment> verify_enrolment(std::string_view json, const EnrolmentToken& token, const KeyPairs& kiosk);

// On the collector: an answer that it signed itself, shown by a kiosk that it does not know any more, because it was put back
// from an older backup. Fails with invalid_input (no answer, or one of before they named the token) or untrusted (not signed
// with these keys).
struct OwnEnrolment {
  Enrolment enrolment;
  base::Bytes kiosk_sign_public;
};
base::Result<OwnEnrolment> verify_own_enrolment(std::string_view json, const KeyPairs& collector);

}  // namespace evaluation
