#include "signature.h"

#include <sodium.h>

#include "base/text.h"
#include "block_json.h"
#include "hash.h"

namespace evaluation {
namespace {

std::string with_context(std::string_view context, std::string_view text) {
  return std::string(context) + "\n" + std::string(text);
}

}  // namespace

base::Bytes sign(std::string_view context, std::string_view text, const base::Bytes& secret) {
  ready_sodium();
  const std::string message = with_context(context, text);
  base::Bytes signature(crypto_sign_BYTES);
  crypto_sign_detached(signature.data(), nullptr, as_bytes(message), message.size(), secret.data());
  return signature;
}

bool verify(std::string_view context, std::string_view text, const unsigned char* signature, const base::Bytes& public_key) {
  if (public_key.size() != crypto_sign_PUBLICKEYBYTES) return false;
  const std::string message = with_context(context, text);
  return crypto_sign_verify_detached(signature, as_bytes(message), message.size(), public_key.data()) == 0;
}

std::string sign_object(Json object, std::string_view context, const base::Bytes& secret) {
  object.erase("signature");
  object["signature"] = base::to_hex(sign(context, canonical(object), secret));
  return canonical(object);
}

base::Result<SignedObject> parse_signed(std::string_view json, const std::string& what) {
  TRY_ASSIGN(Json members, parse_object(json, what));
  SignedObject object;
  object.signature = hex_member(members, "signature", crypto_sign_BYTES);
  if (object.signature.empty()) return base::fail(base::ErrorCode::invalid_input, what + " has no signature");
  members.erase("signature");
  object.members = std::move(members);
  return object;
}

bool is_signed_by(const SignedObject& object, std::string_view context, const base::Bytes& public_key) {
  return verify(context, canonical(object.members), object.signature.data(), public_key);
}

std::string text_member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

base::Bytes hex_member(const Json& object, const char* name, std::size_t size) {
  const auto bytes = base::from_hex(text_member(object, name));
  return bytes && bytes->size() == size ? *bytes : base::Bytes{};
}

std::uint64_t count_member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

}  // namespace evaluation
