#include "content/signature.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <sodium.h>
#include <vector>

#include "base/file.h"
#include "base/text.h"

namespace content {
namespace {

using base::ErrorCode;

constexpr std::size_t longest_signature_file = 16384;
constexpr std::string_view untrusted_comment = "untrusted comment: ";
constexpr std::string_view trusted_comment = "trusted comment: ";

// The bytes of a base64 line, when they are as many as expected.
std::optional<base::Bytes> decode(std::string_view line, std::size_t expected) {
  base::Bytes bytes(expected);
  std::size_t count = 0;
  const char* end = nullptr;
  const int failed = sodium_base642bin(bytes.data(), bytes.size(), line.data(), line.size(), nullptr, &count, &end,
                                       sodium_base64_VARIANT_ORIGINAL);
  if (failed != 0 || count != expected || end != line.data() + line.size()) return std::nullopt;
  return bytes;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines = base::split(text, '\n');
  if (lines.back().empty()) lines.pop_back();
  for (std::string& line : lines) {
    if (line.ends_with('\r')) line.pop_back();
  }
  return lines;
}

tl::unexpected<base::Error> not_minisign() {
  return base::fail(ErrorCode::untrusted, "the signature is not in minisign's format");
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

bool fits(std::string_view message, const std::array<unsigned char, 64>& signature, const PublicKey& key) {
  return crypto_sign_verify_detached(signature.data(), bytes_of(message), message.size(), key.bytes.data()) == 0;
}

}  // namespace

base::Result<PublicKey> parse_public_key(std::string_view text) {
  const std::vector<std::string> lines = lines_of(text);
  const bool whole_file = lines.size() == 2 && lines[0].starts_with(untrusted_comment);
  const bool line_alone = lines.size() == 1;
  const auto bytes = whole_file || line_alone ? decode(lines.back(), 42) : std::nullopt;
  if (!bytes || (*bytes)[0] != 'E' || (*bytes)[1] != 'd') {
    return base::fail(ErrorCode::invalid_input, "the trusted key is not a minisign public key");
  }
  PublicKey key;
  std::copy_n(bytes->begin() + 2, key.id.size(), key.id.begin());
  std::copy_n(bytes->begin() + 10, key.bytes.size(), key.bytes.begin());
  return key;
}

base::Result<Signature> parse_signature(std::string_view text) {
  if (text.size() > longest_signature_file) return not_minisign();
  const std::vector<std::string> lines = lines_of(text);
  if (lines.size() != 4 || !lines[0].starts_with(untrusted_comment) || !lines[2].starts_with(trusted_comment)) {
    return not_minisign();
  }
  const auto signed_part = decode(lines[1], 74);
  const auto comment_part = decode(lines[3], 64);
  if (!signed_part || !comment_part || (*signed_part)[0] != 'E') return not_minisign();
  const unsigned char algorithm = (*signed_part)[1];
  if (algorithm != 'd' && algorithm != 'D') return not_minisign();
  Signature signature;
  signature.prehashed = algorithm == 'D';
  std::copy_n(signed_part->begin() + 2, signature.key_id.size(), signature.key_id.begin());
  std::copy_n(signed_part->begin() + 10, signature.signature.size(), signature.signature.begin());
  std::copy_n(comment_part->begin(), signature.comment_signature.size(), signature.comment_signature.begin());
  signature.trusted_comment = lines[2].substr(trusted_comment.size());
  return signature;
}

base::Result<void> verify_signature(std::string_view message, const Signature& signature, const PublicKey& key) {
  if (signature.key_id != key.id) {
    return base::fail(ErrorCode::untrusted,
                      "the signature was made with the key " + name_of(signature.key_id) + ", not " + name_of(key.id));
  }
  std::array<unsigned char, 64> digest{};
  if (signature.prehashed) {
    crypto_generichash(digest.data(), digest.size(), bytes_of(message), message.size(), nullptr, 0);
    message = {reinterpret_cast<const char*>(digest.data()), digest.size()};
  }
  if (!fits(message, signature.signature, key)) {
    return base::fail(ErrorCode::untrusted, "the signature does not fit the manifest");
  }
  std::string commented(reinterpret_cast<const char*>(signature.signature.data()), signature.signature.size());
  commented += signature.trusted_comment;
  if (!fits(commented, signature.comment_signature, key)) {
    return base::fail(ErrorCode::untrusted, "the signature's trusted comment has been changed");
  }
  return {};
}

std::string name_of(const KeyId& id) {
  std::string name;
  for (auto byte = id.rbegin(); byte != id.rend(); ++byte) name += base::to_hex(&*byte, 1);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
  return name;
}

}  // namespace content
