#include "seal_batch.h"

#include <sodium.h>

#include <string>

#include "base/text.h"
#include "compression.h"
#include "envelope_format.h"
#include "hash.h"
#include "signature.h"

namespace evaluation {
namespace {

using base::ErrorCode;

constexpr std::size_t longest_header = 512;  // two ids, two hashes, four numbers and their names

void append(base::Bytes& bytes, std::string_view text) { bytes.insert(bytes.end(), text.begin(), text.end()); }

void append_u32(base::Bytes& bytes, std::size_t value) {
  for (const int shift : {24, 16, 8, 0}) bytes.push_back(static_cast<unsigned char>((value >> shift) & 255U));
}

// Every file is as long as many others, so that its length says little about what is in it.
std::size_t padded_size(std::size_t needed) {
  std::size_t size = format::smallest;
  while (size < needed) size *= 2;
  return size;
}

base::Result<base::Bytes> compress_body(std::string_view text) {
  if (text.size() > format::max_unpacked) {
    return base::fail(ErrorCode::invalid_input, "the batch would unpack to more than " + std::to_string(format::max_unpacked) + " bytes");
  }
  return compress(text);
}

base::Bytes seal(const base::Bytes& plain, const base::Bytes& recipient) {
  base::Bytes sealed(plain.size() + crypto_box_SEALBYTES);
  crypto_box_seal(sealed.data(), plain.data(), plain.size(), recipient.data());
  return sealed;
}

base::Bytes wrap(const base::Bytes& sealed, const std::string& recipient_id) {
  base::Bytes file;
  append(file, format::magic);
  file.push_back(static_cast<unsigned char>(format::outer_version >> 8));
  file.push_back(static_cast<unsigned char>(format::outer_version & 255U));
  append(file, as_text(*base::from_hex(recipient_id)));
  append_u32(file, sealed.size());
  append(file, as_text(sealed));
  append(file, as_text(blake2b({as_text(file)})));
  return file;
}

}  // namespace

base::Result<void> check_batch_size(std::size_t size) {
  if (size <= max_batch_bytes) return {};
  return base::fail(ErrorCode::invalid_input,
                    "the batch needs " + std::to_string(size) + " bytes, more than " + std::to_string(max_batch_bytes));
}

base::Result<std::size_t> sealed_size(std::string_view body) {
  TRY_ASSIGN(const base::Bytes compressed, compress_body(body));
  return format::overhead + 4 + longest_header + 4 + compressed.size();
}

base::Result<base::Bytes> seal_batch(std::string_view header, std::string_view body, const KeyPairs& kiosk,
                                     const base::Bytes& collector_box_public) {
  ready_sodium();
  if (kiosk.sign_secret.size() != crypto_sign_SECRETKEYBYTES || collector_box_public.size() != crypto_box_PUBLICKEYBYTES) {
    return base::fail(ErrorCode::invalid_input, "a batch needs the kiosk's signing key and the collector's box key");
  }
  TRY_ASSIGN(const base::Bytes compressed, compress_body(body));
  base::Bytes content;
  append_u32(content, header.size());
  append(content, header);
  append_u32(content, compressed.size());
  append(content, as_text(compressed));
  TRY(check_batch_size(content.size() + format::overhead));
  content.resize(padded_size(content.size() + format::overhead) - format::overhead, 0);
  const std::string recipient_id = key_id(collector_box_public);
  base::Bytes plain = sign(format::signature_context, recipient_id + std::string(as_text(content)), kiosk.sign_secret);
  append(plain, as_text(content));
  return wrap(seal(plain, collector_box_public), recipient_id);
}

}  // namespace evaluation
