#include "content_writer/key.h"

#include <algorithm>
#include <cstdint>
#include <sodium.h>
#include <vector>

#include "base/file.h"
#include "base/text.h"

namespace content_writer {
namespace {

using base::Bytes;
using base::ErrorCode;

// The layout of a secret key file: everything from key_id_at on is what a password hides.
constexpr std::size_t kdf_at = 2;
constexpr std::size_t checksum_kind_at = 4;
constexpr std::size_t salt_at = 6;
constexpr std::size_t operations_at = 38;
constexpr std::size_t memory_at = 46;
constexpr std::size_t key_id_at = 54;
constexpr std::size_t key_at = 62;
constexpr std::size_t checksum_at = 126;
constexpr std::size_t file_bytes = 158;
constexpr std::size_t hidden_bytes = file_bytes - key_id_at;

// A quarter of the most that libsodium knows: 256 MiB, about a second.
constexpr std::uint64_t operations_limit = crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE / 4;
constexpr std::uint64_t memory_limit = crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE / 4;

std::string to_base64(const unsigned char* bytes, std::size_t count) {
  std::string text(sodium_base64_ENCODED_LEN(count, sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes, count, sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the NUL
  return text;
}

void store(Bytes& bytes, std::size_t offset, std::uint64_t value) {
  for (std::size_t i = 0; i < 8; ++i) bytes[offset + i] = static_cast<unsigned char>(value >> (8 * i));
}

std::uint64_t load(const Bytes& bytes, std::size_t offset) {
  std::uint64_t value = 0;
  for (std::size_t i = 8; i-- > 0;) value = (value << 8) | bytes[offset + i];
  return value;
}

std::array<unsigned char, 32> checksum_of(const Bytes& bytes) {
  std::array<unsigned char, 32> checksum{};
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, checksum.size());
  crypto_generichash_update(&state, bytes.data(), kdf_at);
  crypto_generichash_update(&state, bytes.data() + key_id_at, checksum_at - key_id_at);
  crypto_generichash_final(&state, checksum.data(), checksum.size());
  return checksum;
}

// Hides or shows: the same step both ways.
base::Result<void> mask(Bytes& bytes, const std::string& password) {
  std::array<unsigned char, hidden_bytes> stream{};
  const int failed = crypto_pwhash_scryptsalsa208sha256(stream.data(), stream.size(), password.data(), password.size(),
                                                        bytes.data() + salt_at, load(bytes, operations_at),
                                                        static_cast<std::size_t>(load(bytes, memory_at)));
  if (failed != 0) return base::fail(ErrorCode::unavailable, "there is not enough memory to use the key's password");
  for (std::size_t i = 0; i < hidden_bytes; ++i) bytes[key_id_at + i] ^= stream[i];
  sodium_memzero(stream.data(), stream.size());
  return {};
}

tl::unexpected<base::Error> not_a_key() {
  return base::fail(ErrorCode::invalid_input, "the file is not a minisign secret key");
}

base::Result<Bytes> decode_file(std::string_view file) {
  const std::vector<std::string> lines = base::split(base::trim(file), '\n');
  if (lines.size() != 2 || !lines[0].starts_with("untrusted comment: ")) return not_a_key();
  const std::string_view line = base::trim(lines[1]);
  Bytes bytes(file_bytes);
  std::size_t count = 0;
  const int failed = sodium_base642bin(bytes.data(), bytes.size(), line.data(), line.size(), nullptr, &count, nullptr,
                                       sodium_base64_VARIANT_ORIGINAL);
  if (failed != 0 || count != file_bytes || bytes[0] != 'E' || bytes[1] != 'd') return not_a_key();
  if (bytes[checksum_kind_at] != 'B' || bytes[checksum_kind_at + 1] != '2') return not_a_key();
  return bytes;
}

base::Result<void> uncover(Bytes& bytes, const Password& password) {
  const bool plain = bytes[kdf_at] == 0 && bytes[kdf_at + 1] == 0;
  if (plain) return {};
  if (bytes[kdf_at] != 'S' || bytes[kdf_at + 1] != 'c') return not_a_key();
  if (!password) {
    return base::fail(ErrorCode::untrusted, "the key has a password: give it in PARASOL_KEY_PASSWORD");
  }
  if (load(bytes, operations_at) > crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE ||
      load(bytes, memory_at) > crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE) {
    return not_a_key();
  }
  return mask(bytes, *password);
}

bool has_right_checksum(const Bytes& bytes) {
  const auto checksum = checksum_of(bytes);
  return std::equal(checksum.begin(), checksum.end(), bytes.begin() + checksum_at);
}

// minisign leaves the checksum of a key without a password empty.
bool has_no_checksum(const Bytes& bytes) {
  return std::all_of(bytes.begin() + checksum_at, bytes.end(), [](unsigned char byte) { return byte == 0; });
}

}  // namespace

SecretKey::SecretKey(SecretKey&& other) noexcept : id_(other.id_), bytes_(other.bytes_) {
  sodium_memzero(other.bytes_.data(), other.bytes_.size());
}

SecretKey& SecretKey::operator=(SecretKey&& other) noexcept {
  std::swap(id_, other.id_);
  std::swap(bytes_, other.bytes_);
  return *this;
}

SecretKey::~SecretKey() { sodium_memzero(bytes_.data(), bytes_.size()); }

content::PublicKey SecretKey::public_key() const {
  content::PublicKey key;
  key.id = id_;
  std::copy_n(bytes_.begin() + 32, key.bytes.size(), key.bytes.begin());
  return key;
}

base::Result<SecretKey> make_key() {
  if (sodium_init() < 0) return base::fail(ErrorCode::unavailable, "there is no source of randomness");
  content::KeyId id{};
  randombytes_buf(id.data(), id.size());
  std::array<unsigned char, 64> secret{};
  std::array<unsigned char, 32> unused{};
  crypto_sign_keypair(unused.data(), secret.data());
  SecretKey key(id, secret);
  sodium_memzero(secret.data(), secret.size());
  return key;
}

base::Result<SecretKey> parse_secret_key(std::string_view file, const Password& password) {
  if (sodium_init() < 0) return base::fail(ErrorCode::unavailable, "there is no source of randomness");
  TRY_ASSIGN(Bytes bytes, decode_file(file));
  TRY(uncover(bytes, password));
  const bool plain = bytes[kdf_at] == 0;
  const bool right = has_right_checksum(bytes) || (plain && has_no_checksum(bytes));
  content::KeyId id{};
  std::array<unsigned char, 64> secret{};
  std::copy_n(bytes.begin() + key_id_at, id.size(), id.begin());
  std::copy_n(bytes.begin() + key_at, secret.size(), secret.begin());
  sodium_memzero(bytes.data(), bytes.size());
  if (!right && plain) return not_a_key();
  if (!right) return base::fail(ErrorCode::untrusted, "the key's password is wrong");
  SecretKey key(id, secret);
  sodium_memzero(secret.data(), secret.size());
  return key;
}

base::Result<std::string> secret_key_file(const SecretKey& key, const Password& password) {
  Bytes bytes(file_bytes);
  bytes[0] = 'E';
  bytes[1] = 'd';
  bytes[checksum_kind_at] = 'B';
  bytes[checksum_kind_at + 1] = '2';
  std::copy(key.id().begin(), key.id().end(), bytes.begin() + key_id_at);
  std::copy(key.bytes().begin(), key.bytes().end(), bytes.begin() + key_at);
  const auto checksum = checksum_of(bytes);
  std::copy(checksum.begin(), checksum.end(), bytes.begin() + checksum_at);
  if (password) {
    bytes[kdf_at] = 'S';
    bytes[kdf_at + 1] = 'c';
    randombytes_buf(bytes.data() + salt_at, operations_at - salt_at);
    store(bytes, operations_at, operations_limit);
    store(bytes, memory_at, memory_limit);
    TRY(mask(bytes, *password));
  }
  std::string file = password ? "untrusted comment: minisign encrypted secret key\n"
                              : "untrusted comment: minisign secret key without a password\n";
  file += to_base64(bytes.data(), bytes.size()) + "\n";
  sodium_memzero(bytes.data(), bytes.size());
  return file;
}

std::string public_key_file(const content::PublicKey& key) {
  Bytes bytes = {'E', 'd'};
  bytes.insert(bytes.end(), key.id.begin(), key.id.end());
  bytes.insert(bytes.end(), key.bytes.begin(), key.bytes.end());
  return "untrusted comment: minisign public key " + content::name_of(key.id) + "\n" +
         to_base64(bytes.data(), bytes.size()) + "\n";
}

std::string sign(std::string_view message, const SecretKey& key, std::string_view trusted_comment) {
  std::array<unsigned char, 64> digest{};
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(message.data()),
                     message.size(), nullptr, 0);
  Bytes signed_part = {'E', 'D'};
  signed_part.insert(signed_part.end(), key.id().begin(), key.id().end());
  std::array<unsigned char, 64> signature{};
  crypto_sign_detached(signature.data(), nullptr, digest.data(), digest.size(), key.bytes().data());
  signed_part.insert(signed_part.end(), signature.begin(), signature.end());
  Bytes commented(signature.begin(), signature.end());
  commented.insert(commented.end(), trusted_comment.begin(), trusted_comment.end());
  std::array<unsigned char, 64> comment_signature{};
  crypto_sign_detached(comment_signature.data(), nullptr, commented.data(), commented.size(), key.bytes().data());
  return "untrusted comment: signature of a Parasol pack\n" + to_base64(signed_part.data(), signed_part.size()) +
         "\ntrusted comment: " + std::string(trusted_comment) + "\n" +
         to_base64(comment_signature.data(), comment_signature.size()) + "\n";
}

}  // namespace content_writer
