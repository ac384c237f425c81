#include <set>

#include "block_json.h"
#include "envelope_format.h"
#include "evaluation/envelope.h"
#include "hash.h"
#include "seal_batch.h"

namespace evaluation {
namespace {

using base::ErrorCode;

std::string header_text(const BatchHeader& header) {
  return canonical({{"major", format::major},   {"minor", format::minor},       {"kiosk", header.kiosk},
                    {"incarnation", header.incarnation}, {"sequence", header.sequence}, {"previous", header.previous}});
}

std::string body_text(const std::vector<Block>& blocks) {
  std::string text = R"({"blocks":[)";
  for (const Block& block : blocks) text += (&block == &blocks.front() ? "" : ",") + block_json(block);
  return text + "]}";
}

base::Result<void> check_blocks(const Batch& batch, const JsonValue& values) {
  const Place blocks("blocks");
  std::set<std::uint64_t> sequences;
  std::size_t i = 0;
  for (const JsonValue value : values) {
    const Block& block = batch.blocks[i];
    const Place where(blocks, i++);
    if (auto read = read_block(value, where); !read) return base::fail(read.error());
    if (block.id != block_id(batch.header.kiosk, batch.header.incarnation, block.sequence)) {
      return base::fail(ErrorCode::invalid_input, where.text() + ".id is not of this kiosk, incarnation and sequence");
    }
    if (!sequences.insert(block.sequence).second) {
      return base::fail(ErrorCode::invalid_input, where.text() + " has the sequence of another block");
    }
  }
  return {};
}

base::Result<void> check_payload(const JsonValue& payload) {
  std::vector<std::string> ignored;
  TRY(check_object(payload, payload_rules(), Place(""), Unknown::refuse, ignored));
  const Place blocks("blocks");
  std::size_t i = 0;
  for (const JsonValue block : payload["blocks"]) TRY(check_body(block, Place(blocks, i++), Unknown::refuse, ignored));
  return {};
}

struct Payload {
  std::string header;
  std::string body;
};

base::Result<Payload> prepare(const Batch& batch) {
  Payload payload{header_text(batch.header), body_text(batch.blocks)};
  // What is checked is the very text that goes out.
  const std::string both = payload.body.substr(0, payload.body.size() - 1) + R"(,"header":)" + payload.header + "}";
  TRY_ASSIGN(const JsonText read, JsonText::parse(both, "the payload"));
  TRY(check_payload(read.root()));
  if (batch.header.sequence == 0) return base::fail(ErrorCode::invalid_input, "header.sequence is 0");
  TRY(check_blocks(batch, read.root()["blocks"]));
  return payload;
}

}  // namespace

base::Result<base::Bytes> encode_batch(const Batch& batch, const KeyPairs& kiosk, const base::Bytes& collector_box_public) {
  TRY_ASSIGN(const Payload payload, prepare(batch));
  return seal_batch(payload.header, payload.body, kiosk, collector_box_public);
}

base::Result<void> check_sendable(const Block& block) {
  if (auto read = parse_block(block_json(block)); !read) return base::fail(read.error());
  TRY_ASSIGN(const std::size_t size, sealed_size(body_text({block})));
  return check_batch_size(size);
}

base::Result<void> check_allow_list(std::string_view payload_json) {
  TRY_ASSIGN(const JsonText payload, JsonText::parse(payload_json, "the payload"));
  return check_payload(payload.root());
}

}  // namespace evaluation
