#include "pack/trust.h"

#include <algorithm>
#include <utility>

namespace content {

using base::ErrorCode;

base::Error as_error(const Findings& findings) {
  const auto is_error = [](const Finding& finding) { return finding.severity == Severity::error; };
  const auto first = std::find_if(findings.begin(), findings.end(), is_error);
  const auto count = std::count_if(findings.begin(), findings.end(), is_error);
  std::string message = first->where + ": " + first->message;
  if (count > 1) message += ", and " + std::to_string(count - 1) + " more";
  return {first->rule == "newer-format" ? ErrorCode::unsupported_version : ErrorCode::corrupt, std::move(message)};
}

base::Result<bool> check_signature(std::string_view manifest, const std::optional<Signature>& signature,
                                   const OpenOptions& options) {
  if (!signature) {
    if (options.allow_unsigned) return false;
    return base::fail(ErrorCode::untrusted, "the pack is not signed");
  }
  for (const std::string& text : options.trusted_keys) {
    TRY_ASSIGN(const PublicKey key, parse_public_key(text));
    if (key.id != signature->key_id) continue;
    TRY(verify_signature(manifest, *signature, key));
    return true;
  }
  if (options.trusted_keys.empty() && options.allow_unsigned) return false;
  return base::fail(ErrorCode::untrusted,
                    "the pack is signed with the key " + name_of(signature->key_id) + ", which is not trusted here");
}

}  // namespace content
