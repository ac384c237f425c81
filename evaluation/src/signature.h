// Ed25519 over a context and a text, so that a signature made for one purpose never serves another.
#pragma once

#include <string>
#include <string_view>

#include "allow_list.h"
#include "base/file.h"

namespace evaluation {

base::Bytes sign(std::string_view context, std::string_view text, const base::Bytes& secret);
bool verify(std::string_view context, std::string_view text, const unsigned char* signature, const base::Bytes& public_key);

// The object with a member "signature" over its canonical text without that member.
std::string sign_object(Json object, std::string_view context, const base::Bytes& secret);

// The signed object, still with unchecked members. invalid_input: not such an object; `what` names it.
struct SignedObject {
  Json members;  // without the signature
  base::Bytes signature;
};
base::Result<SignedObject> parse_signed(std::string_view json, const std::string& what);
bool is_signed_by(const SignedObject& object, std::string_view context, const base::Bytes& public_key);

// Members of such an object: absent, of another type or not hex means nothing.
std::string text_member(const Json& object, const char* name);
base::Bytes hex_member(const Json& object, const char* name, std::size_t size);  // empty unless `size` bytes
std::uint64_t count_member(const Json& object, const char* name);

}  // namespace evaluation
