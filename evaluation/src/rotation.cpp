#include "evaluation/rotation.h"

#include <set>

#include "base/text.h"
#include "block_json.h"
#include "evaluation/enrolment.h"
#include "hash.h"
#include "signature.h"

namespace evaluation {
namespace {

using base::ErrorCode;

constexpr std::string_view rotation_context = "parasol-key-rotation-v1";
constexpr std::string_view proof_context = "parasol-key-rotation-proof-v1";  // by the new key
constexpr std::string_view receipt_context = "parasol-key-rotation-receipt-v1";
constexpr std::size_t key_size = 32;
constexpr std::size_t signature_size = 64;
constexpr std::uint64_t highest_sequence = std::uint64_t{1} << 53;

Json members_of(const KeyRotation& rotation) {
  Json batches = Json::object();
  for (const auto& [incarnation, sequence] : rotation.signed_until) batches[incarnation] = sequence;
  return {{"kiosk", rotation.kiosk},
          {"counter", rotation.counter},
          {"old_key", base::to_hex(rotation.old_public)},
          {"new_key", base::to_hex(rotation.new_public)},
          {"signed_until", std::move(batches)}};
}

bool is_incarnation(const std::string& text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

base::Result<std::map<std::string, std::uint64_t>> signed_until_of(const Json& members) {
  const auto found = members.find("signed_until");
  std::map<std::string, std::uint64_t> until;
  bool sound = found != members.end() && found->is_object() && found->size() <= most_signed_incarnations;
  for (auto each = sound ? found->begin() : Json::const_iterator(); sound && each != found->end(); ++each) {
    sound = is_incarnation(each.key()) && each->is_number_unsigned() && each->get<std::uint64_t>() > 0 && each->get<std::uint64_t>() <= highest_sequence;
    if (sound) until[each.key()] = each->get<std::uint64_t>();
  }
  if (!sound) return base::fail(ErrorCode::invalid_input, "the change of a key does not say what was signed before it");
  return until;
}

base::Result<KeyRotation> parse_rotation(std::string_view statement) {
  TRY_ASSIGN(SignedObject object, parse_signed(statement, "the change of a key"));
  KeyRotation rotation;
  rotation.kiosk = text_member(object.members, "kiosk");
  rotation.counter = count_member(object.members, "counter");
  rotation.old_public = hex_member(object.members, "old_key", key_size);
  rotation.new_public = hex_member(object.members, "new_key", key_size);
  TRY_ASSIGN(rotation.signed_until, signed_until_of(object.members));
  if (rotation.old_public.empty() || rotation.new_public.empty()) return base::fail(ErrorCode::invalid_input, "the change of a key lacks a key");
  const base::Bytes proof = hex_member(object.members, "proof", signature_size);
  const bool by_old = is_signed_by(object, rotation_context, rotation.old_public);
  object.members.erase("proof");
  const bool by_new = !proof.empty() && verify(proof_context, canonical(object.members), proof.data(), rotation.new_public);
  if (!by_old || !by_new) return base::fail(ErrorCode::untrusted, "the change of a key is not signed by both keys");
  return rotation;
}

// No key comes twice: one that was given up stays given up.
base::Result<void> check_steps(const KeyHistory& history) {
  std::set<base::Bytes> keys{history.rotations.front().old_public};
  bool sound = kiosk_id(history.rotations.front().old_public) == history.kiosk;
  for (std::size_t i = 0; i < history.rotations.size() && sound; ++i) {
    const KeyRotation& rotation = history.rotations[i];
    const bool goes_on = i == 0 || rotation.old_public == history.rotations[i - 1].new_public;
    sound = goes_on && rotation.kiosk == history.kiosk && rotation.counter == i + 1 && keys.insert(rotation.new_public).second;
  }
  if (sound) return {};
  return base::fail(ErrorCode::untrusted, "the changes of this kiosk's key do not lead from its first key to another");
}

}  // namespace

base::Result<std::string> sign_rotation(const KeyRotation& rotation, const KeyPairs& before, const KeyPairs& after) {
  if (rotation.signed_until.size() > most_signed_incarnations) {
    return base::fail(ErrorCode::invalid_input, "this kiosk has begun anew " + std::to_string(rotation.signed_until.size()) +
                                                    " times, more than one change of a key can tell: enrol it as a new kiosk");
  }
  Json members = members_of(rotation);
  members["proof"] = base::to_hex(sign(proof_context, canonical(members), after.sign_secret));
  return sign_object(std::move(members), rotation_context, before.sign_secret);
}

std::string rotation_hash(std::string_view statement) { return base::to_hex(blake2b({"parasol-key-rotation-hash-v1\n", statement})); }

std::string print_key_history(const std::string& kiosk, const std::vector<std::string>& statements) {
  return canonical(Json{{"kiosk", kiosk}, {"rotations", statements}});
}

std::string kiosk_of_statement(std::string_view statement) {
  const auto object = parse_signed(statement, "the change of a key");
  return object ? text_member(object->members, "kiosk") : std::string();
}

base::Result<KeyHistory> parse_key_history(std::string_view json) {
  if (json.size() > max_rotations_bytes) return base::fail(ErrorCode::invalid_input, "the changes of a kiosk's key are too long");
  TRY_ASSIGN(const Json object, parse_object(json, "the list of changes of a key"));
  KeyHistory history;
  history.kiosk = text_member(object, "kiosk");
  const auto list = object.find("rotations");
  const bool is_list = list != object.end() && list->is_array() && !list->empty() && list->size() <= most_rotations;
  if (!is_list) return base::fail(ErrorCode::invalid_input, "this is no list of 1 to " + std::to_string(most_rotations) + " changes of a key");
  for (const Json& each : *list) {
    if (!each.is_string()) return base::fail(ErrorCode::invalid_input, "a change of a key is no text");
    history.statements.push_back(each.get<std::string>());
    TRY_ASSIGN(KeyRotation rotation, parse_rotation(history.statements.back()));
    history.rotations.push_back(std::move(rotation));
  }
  TRY(check_steps(history));
  return history;
}

const base::Bytes& key_that_signs(const base::Bytes& first, const std::vector<KeyRotation>& rotations, const std::string& incarnation,
                                  std::uint64_t sequence) {
  for (const KeyRotation& rotation : rotations) {
    const auto until = rotation.signed_until.find(incarnation);
    if (until != rotation.signed_until.end() && sequence <= until->second) return rotation.old_public;
  }
  return rotations.empty() ? first : rotations.back().new_public;
}

std::string sign_rotation_receipt(const RotationReceipt& receipt, const KeyPairs& collector) {
  return sign_object({{"kiosk", receipt.kiosk},
                      {"counter", receipt.counter},
                      {"statement", receipt.statement},
                      {"server_time", static_cast<std::uint64_t>(receipt.server_time_s)}},
                     receipt_context, collector.sign_secret);
}

base::Result<RotationReceipt> verify_rotation_receipt(std::string_view json, const base::Bytes& collector_sign_public) {
  auto object = parse_signed(json, "the receipt for a new key");
  if (!object) return base::fail(ErrorCode::corrupt, object.error().message);
  if (!is_signed_by(*object, receipt_context, collector_sign_public)) {
    return base::fail(ErrorCode::untrusted, "the receipt for a new key is not signed by this kiosk's collector");
  }
  const Json& members = object->members;
  RotationReceipt receipt{text_member(members, "kiosk"), count_member(members, "counter"), text_member(members, "statement"),
                          static_cast<std::int64_t>(count_member(members, "server_time"))};
  if (receipt.kiosk.empty() || receipt.counter == 0 || receipt.statement.size() != 64) {
    return base::fail(ErrorCode::corrupt, "the receipt for a new key does not say which change it is for");
  }
  return receipt;
}

}  // namespace evaluation
