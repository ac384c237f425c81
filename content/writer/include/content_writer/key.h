// Keys that sign packs, in the file formats of the program minisign, so that either program can use
// the other's files. A SecretKey is wiped from memory when it goes; nobody shares it. A wrong
// password is untrusted, a file of another format invalid_input.
// Format: the sections "Secret key format" and "Public key format" of minisign's documentation.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "content/signature.h"

namespace content_writer {

class SecretKey {
 public:
  SecretKey(const content::KeyId& id, const std::array<unsigned char, 64>& bytes) : id_(id), bytes_(bytes) {}
  SecretKey(SecretKey&& other) noexcept;
  SecretKey& operator=(SecretKey&& other) noexcept;
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;
  ~SecretKey();

  const content::KeyId& id() const { return id_; }
  const std::array<unsigned char, 64>& bytes() const { return bytes_; }
  content::PublicKey public_key() const;

 private:
  content::KeyId id_;
  std::array<unsigned char, 64> bytes_;  // the seed, then the public key
};

using Password = std::optional<std::string>;  // none: the key stands in its file as it is

base::Result<SecretKey> make_key();
base::Result<SecretKey> parse_secret_key(std::string_view file, const Password& password);
base::Result<std::string> secret_key_file(const SecretKey& key, const Password& password);
std::string public_key_file(const content::PublicKey& key);

// The text of a .minisig file over the message. The same message, key and comment give the same bytes.
std::string sign(std::string_view message, const SecretKey& key, std::string_view trusted_comment);

}  // namespace content_writer
