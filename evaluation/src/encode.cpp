#include <sodium.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "block_json.h"
#include "compression.h"
#include "envelope_format.h"
#include "evaluation/envelope.h"
#include "hash.h"
#include "signature.h"

namespace evaluation {
namespace {

using base::ErrorCode;

void append(base::Bytes& bytes, std::string_view text) { bytes.insert(bytes.end(), text.begin(), text.end()); }

void append_u32(base::Bytes& bytes, std::size_t value) {
  for (const int shift : {24, 16, 8, 0}) bytes.push_back(static_cast<unsigned char>((value >> shift) & 255U));
}

Json header_value(const BatchHeader& header) {
  return {{"major", format::major},   {"minor", format::minor},       {"kiosk", header.kiosk},
          {"incarnation", header.incarnation}, {"sequence", header.sequence}, {"previous", header.previous}};
}

base::Result<void> check_blocks(const Batch& batch, const Json& values) {
  std::set<std::uint64_t> sequences;
  for (std::size_t i = 0; i < batch.blocks.size(); ++i) {
    const std::string where = "blocks[" + std::to_string(i) + "]";
    if (auto block = read_block(values[i], where); !block) return base::fail(block.error());
    const Block& block = batch.blocks[i];
    if (block.id != block_id(batch.header.kiosk, batch.header.incarnation, block.sequence)) {
      return base::fail(ErrorCode::invalid_input, where + ".id is not of this kiosk, incarnation and sequence");
    }
    if (!sequences.insert(block.sequence).second) {
      return base::fail(ErrorCode::invalid_input, where + " has the sequence of another block");
    }
  }
  return {};
}

// Every file is as long as many others, so that its length says little about what is in it.
std::size_t padded_size(std::size_t needed) {
  std::size_t size = format::smallest;
  while (size < needed) size *= 2;
  return size;
}

struct Parts {
  std::string header;
  base::Bytes body;
};

base::Result<Parts> prepare(const Batch& batch) {
  Json blocks = Json::array();
  for (const Block& block : batch.blocks) blocks.push_back(block_value(block));
  const Json header = header_value(batch.header);
  Json payload = {{"header", header}, {"blocks", blocks}};
  std::vector<std::string> ignored;
  TRY(check_object(payload, payload_rules(), "", Unknown::refuse, ignored));
  if (batch.header.sequence == 0) return base::fail(ErrorCode::invalid_input, "header.sequence is 0");
  TRY(check_blocks(batch, blocks));
  const Json body = {{"blocks", std::move(blocks)}};
  const std::string text = canonical(body);
  if (text.size() > format::max_unpacked) {
    return base::fail(ErrorCode::invalid_input, "the batch would unpack to more than " + std::to_string(format::max_unpacked) + " bytes");
  }
  TRY_ASSIGN(base::Bytes compressed, compress(text));
  return Parts{canonical(header), std::move(compressed)};
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

base::Result<base::Bytes> encode_batch(const Batch& batch, const KeyPairs& kiosk, const base::Bytes& collector_box_public) {
  ready_sodium();
  if (kiosk.sign_secret.size() != crypto_sign_SECRETKEYBYTES || collector_box_public.size() != crypto_box_PUBLICKEYBYTES) {
    return base::fail(ErrorCode::invalid_input, "a batch needs the kiosk's signing key and the collector's box key");
  }
  TRY_ASSIGN(const Parts parts, prepare(batch));
  base::Bytes content;
  append_u32(content, parts.header.size());
  append(content, parts.header);
  append_u32(content, parts.body.size());
  append(content, as_text(parts.body));
  const std::size_t size = padded_size(content.size() + format::overhead);
  if (size > max_batch_bytes) {
    return base::fail(ErrorCode::invalid_input, "the batch needs " + std::to_string(content.size() + format::overhead) +
                                                    " bytes, more than " + std::to_string(max_batch_bytes));
  }
  content.resize(size - format::overhead, 0);
  const std::string recipient_id = key_id(collector_box_public);
  base::Bytes plain = sign(format::signature_context, recipient_id + std::string(as_text(content)), kiosk.sign_secret);
  append(plain, as_text(content));
  return wrap(seal(plain, collector_box_public), recipient_id);
}

base::Result<void> check_allow_list(std::string_view payload_json) {
  TRY_ASSIGN(Json payload, parse_object(payload_json, "the payload"));
  std::vector<std::string> ignored;
  return check_object(payload, payload_rules(), "", Unknown::refuse, ignored);
}

}  // namespace evaluation
