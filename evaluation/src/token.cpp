// Crockford's base 32, which leaves out the letters that are mistaken for digits.
#include <algorithm>

#include "base/text.h"
#include "evaluation/enrolment.h"
#include "hash.h"

namespace evaluation {
namespace {

constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::string_view prefix = "PSL1";
constexpr std::size_t secret_size = 16;
constexpr std::size_t fingerprint_size = 16;
constexpr std::size_t checksum_size = 4;
constexpr std::size_t token_size = secret_size + fingerprint_size + checksum_size;
constexpr std::size_t token_digits = (token_size * 8 + 4) / 5;

std::string encode(const base::Bytes& bytes) {
  std::string text;
  unsigned held = 0;
  unsigned bits = 0;
  for (const unsigned char byte : bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) text += digits[(held >> (bits -= 5)) & 31U];
    held &= (1U << bits) - 1;
  }
  if (bits > 0) text += digits[(held << (5 - bits)) & 31U];
  return text;
}

// Empty when a character is no digit.
base::Bytes decode(std::string_view text) {
  base::Bytes bytes;
  unsigned held = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const std::size_t value = digits.find(c);
    if (value == std::string_view::npos) return {};
    held = (held << 5) | static_cast<unsigned>(value);
    bits += 5;
    if (bits >= 8) bytes.push_back(static_cast<unsigned char>((held >> (bits -= 8)) & 255U));
    held &= (1U << bits) - 1;
  }
  return bytes;
}

base::Bytes checksum(const base::Bytes& bytes) { return blake2b({"parasol-token-check-v1\n", as_text(bytes)}, 16); }

std::string without_lookalikes(std::string_view text) {
  std::string plain;
  for (char c : text) {
    if (c == '-' || c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    plain += c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
  }
  return plain;
}

}  // namespace

std::string print_token(const EnrolmentToken& token) {
  base::Bytes bytes = token.secret;
  const base::Bytes fingerprint = base::from_hex(token.collector_fingerprint).value_or(base::Bytes(fingerprint_size));
  bytes.insert(bytes.end(), fingerprint.begin(), fingerprint.end());
  const base::Bytes check = checksum(bytes);
  bytes.insert(bytes.end(), check.begin(), check.begin() + checksum_size);
  std::string printed(prefix);
  const std::string text = encode(bytes);
  for (std::size_t i = 0; i < text.size(); i += 5) printed += "-" + text.substr(i, 5);
  return printed;
}

base::Result<EnrolmentToken> parse_token(std::string_view text) {
  const auto refuse = [] {
    return base::fail(base::ErrorCode::invalid_input, "the enrolment token is mistyped or incomplete");
  };
  const std::string plain = without_lookalikes(text.substr(0, 1000));
  const std::string plain_prefix = without_lookalikes(prefix);
  if (plain.size() != plain_prefix.size() + token_digits || plain.compare(0, plain_prefix.size(), plain_prefix) != 0) {
    return refuse();
  }
  base::Bytes bytes = decode(std::string_view(plain).substr(plain_prefix.size()));
  if (bytes.size() != token_size) return refuse();
  const base::Bytes check(bytes.end() - checksum_size, bytes.end());
  bytes.resize(token_size - checksum_size);
  const base::Bytes expected = checksum(bytes);
  if (!std::equal(check.begin(), check.end(), expected.begin())) return refuse();
  EnrolmentToken token;
  token.secret.assign(bytes.begin(), bytes.begin() + secret_size);
  token.collector_fingerprint = base::to_hex(bytes.data() + secret_size, fingerprint_size);
  return token;
}

}  // namespace evaluation
