#include "evaluation/enrolment.h"

#include <sodium.h>

#include "base/text.h"
#include "block_json.h"
#include "hash.h"
#include "signature.h"

namespace evaluation {
namespace {

constexpr std::string_view request_context = "parasol-enrolment-request-v1";
constexpr std::string_view answer_context = "parasol-enrolment-v1";
constexpr std::size_t key_size = 32;

base::Bytes proof_of(const base::Bytes& proof_key, const base::Bytes& sign_public, const base::Bytes& box_public) {
  base::Bytes proof(key_size);
  crypto_generichash_state state;
  crypto_generichash_init(&state, proof_key.data(), proof_key.size(), proof.size());
  for (const std::string_view part : {std::string_view("parasol-enrolment-proof-v1\n"), as_text(sign_public), as_text(box_public)}) {
    crypto_generichash_update(&state, as_bytes(part), part.size());
  }
  crypto_generichash_final(&state, proof.data(), proof.size());
  return proof;
}

}  // namespace

std::string token_id(const base::Bytes& secret) {
  return base::to_hex(blake2b({"parasol-token-id-v1\n", as_text(secret)}, 16));
}

base::Bytes token_proof_key(const base::Bytes& secret) { return blake2b({"parasol-token-key-v1\n", as_text(secret)}); }

std::string make_enrolment_request(const EnrolmentToken& token, const KeyPairs& kiosk, std::string_view history) {
  const base::Bytes proof = proof_of(token_proof_key(token.secret), kiosk.sign_public, kiosk.box_public);
  Json request{{"token", token_id(token.secret)},
               {"sign_key", base::to_hex(kiosk.sign_public)},
               {"box_key", base::to_hex(kiosk.box_public)},
               {"proof", base::to_hex(proof)}};
  if (!history.empty()) request["keys"] = Json::parse(history, nullptr, false);
  return sign_object(std::move(request), request_context, kiosk.sign_secret);
}

base::Result<EnrolmentRequest> parse_enrolment_request(std::string_view json) {
  TRY_ASSIGN(const SignedObject object, parse_signed(json, "the enrolment request"));
  EnrolmentRequest request;
  request.token_id = text_member(object.members, "token");
  request.sign_public = hex_member(object.members, "sign_key", key_size);
  request.box_public = hex_member(object.members, "box_key", key_size);
  request.proof = hex_member(object.members, "proof", key_size);
  const bool complete = request.token_id.size() == 32 && !request.sign_public.empty() && !request.box_public.empty() &&
                        !request.proof.empty();
  if (!complete) {
    return base::fail(base::ErrorCode::invalid_input, "the enrolment request lacks its token, a key or its proof");
  }
  if (!is_signed_by(object, request_context, request.sign_public)) {
    return base::fail(base::ErrorCode::untrusted, "the enrolment request is not signed by the key it names");
  }
  if (const auto keys = object.members.find("keys"); keys != object.members.end()) {
    TRY_ASSIGN(request.history, parse_key_history(canonical(*keys)));
    if (request.history->rotations.back().new_public != request.sign_public) {
      return base::fail(base::ErrorCode::untrusted, "the changes of this kiosk's key lead to another key than its request names");
    }
  }
  return request;
}

bool proves_token(const EnrolmentRequest& request, const base::Bytes& proof_key) {
  if (proof_key.size() != key_size || request.proof.size() != key_size) return false;
  const base::Bytes expected = proof_of(proof_key, request.sign_public, request.box_public);
  return sodium_memcmp(expected.data(), request.proof.data(), key_size) == 0;
}

std::string kiosk_id(const base::Bytes& first_sign_public) {
  return "k-" + base::to_hex(blake2b({"parasol-kiosk-v1\n", as_text(first_sign_public)}, 16)).substr(0, 24);
}

const base::Bytes& first_key(const KeyPairs& kiosk) { return kiosk.first_public.empty() ? kiosk.sign_public : kiosk.first_public; }

std::string sign_enrolment(const Enrolment& enrolment, const base::Bytes& first_sign_public, const KeyPairs& collector) {
  return sign_object({{"kiosk", enrolment.kiosk},
                      {"kiosk_key", base::to_hex(first_sign_public)},
                      {"kiosk_box_key", base::to_hex(enrolment.kiosk_box_public)},
                      {"token", enrolment.token_id},
                      {"site_type", enrolment.site_type},
                      {"region", enrolment.region},
                      {"sign_key", base::to_hex(collector.sign_public)},
                      {"box_key", base::to_hex(collector.box_public)},
                      {"box_key_id", key_id(collector.box_public)},
                      {"arms", base::arm_words(enrolment.arms)},
                      {"server_time", static_cast<std::uint64_t>(enrolment.server_time_s)}},
                     answer_context, collector.sign_secret);
}

base::Result<Enrolment> verify_enrolment(std::string_view json, const EnrolmentToken& token, const KeyPairs& kiosk) {
  auto object = parse_signed(json, "the enrolment answer");
  if (!object) return base::fail(base::ErrorCode::corrupt, object.error().message);
  const Json& members = object->members;
  Enrolment enrolment;
  enrolment.collector_sign_public = hex_member(members, "sign_key", key_size);
  const bool is_ours = key_id(enrolment.collector_sign_public) == token.collector_fingerprint &&
                       is_signed_by(*object, answer_context, enrolment.collector_sign_public);
  if (!is_ours) return base::fail(base::ErrorCode::untrusted, "the answer is not from the collector that the token names");
  if (hex_member(members, "kiosk_key", key_size) != first_key(kiosk)) {
    return base::fail(base::ErrorCode::untrusted, "the enrolment answer is for another kiosk");
  }
  enrolment.kiosk = text_member(members, "kiosk");
  enrolment.site_type = text_member(members, "site_type");
  enrolment.region = text_member(members, "region");
  enrolment.collector_box_public = hex_member(members, "box_key", key_size);
  enrolment.collector_box_key_id = text_member(members, "box_key_id");
  enrolment.server_time_s = static_cast<std::int64_t>(count_member(members, "server_time"));
  const bool complete = enrolment.kiosk == kiosk_id(kiosk) && !enrolment.site_type.empty() &&
                        !enrolment.region.empty() &&
                        enrolment.collector_box_key_id == key_id(enrolment.collector_box_public);
  if (!complete) return base::fail(base::ErrorCode::corrupt, "the enrolment answer lacks the kiosk's name, site or keys");
  auto arms = base::parse_arms(text_member(members, "arms"));  // collectors of before name none
  if (!arms) return base::fail(base::ErrorCode::corrupt, "the enrolment answer names a trial that this program does not know");
  enrolment.arms = *std::move(arms);
  enrolment.answer = std::string(json);
  return enrolment;
}

base::Result<OwnEnrolment> verify_own_enrolment(std::string_view json, const KeyPairs& collector) {
  TRY_ASSIGN(const SignedObject object, parse_signed(json, "the enrolment answer"));
  const Json& members = object.members;
  OwnEnrolment own;
  own.kiosk_sign_public = hex_member(members, "kiosk_key", key_size);
  own.enrolment.kiosk = text_member(members, "kiosk");
  own.enrolment.kiosk_box_public = hex_member(members, "kiosk_box_key", key_size);
  own.enrolment.token_id = text_member(members, "token");
  own.enrolment.site_type = text_member(members, "site_type");
  own.enrolment.region = text_member(members, "region");
  own.enrolment.server_time_s = static_cast<std::int64_t>(count_member(members, "server_time"));
  const bool complete = !own.kiosk_sign_public.empty() && own.enrolment.kiosk == kiosk_id(own.kiosk_sign_public) && !own.enrolment.token_id.empty() &&
                        !own.enrolment.kiosk_box_public.empty();
  if (!complete) return base::fail(base::ErrorCode::invalid_input, "this is no enrolment answer with the token it was given for");
  if (!is_signed_by(object, answer_context, collector.sign_public)) {
    return base::fail(base::ErrorCode::untrusted, "the enrolment answer is not signed by this collector");
  }
  TRY_ASSIGN(own.enrolment.arms, base::parse_arms(text_member(members, "arms")));
  own.enrolment.answer = std::string(json);
  return own;
}

}  // namespace evaluation
