#include <set>

#include "block_json.h"
#include "envelope_format.h"
#include "evaluation/envelope.h"
#include "hash.h"
#include "seal_batch.h"

namespace evaluation {
namespace {

using base::ErrorCode;

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

base::Result<void> check_payload(Json& payload) {
  std::vector<std::string> ignored;
  TRY(check_object(payload, payload_rules(), "", Unknown::refuse, ignored));
  Json& blocks = payload["blocks"];
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    TRY(check_body(blocks[i], "blocks[" + std::to_string(i) + "]", Unknown::refuse, ignored));
  }
  return {};
}

struct Payload {
  Json header;
  Json body;
};

base::Result<Payload> prepare(const Batch& batch) {
  Json blocks = Json::array();
  for (const Block& block : batch.blocks) blocks.push_back(block_value(block));
  Json header = header_value(batch.header);
  Json payload = {{"header", header}, {"blocks", blocks}};
  TRY(check_payload(payload));
  if (batch.header.sequence == 0) return base::fail(ErrorCode::invalid_input, "header.sequence is 0");
  TRY(check_blocks(batch, blocks));
  return Payload{std::move(header), {{"blocks", std::move(blocks)}}};
}

}  // namespace

base::Result<base::Bytes> encode_batch(const Batch& batch, const KeyPairs& kiosk, const base::Bytes& collector_box_public) {
  TRY_ASSIGN(const Payload payload, prepare(batch));
  return seal_batch(canonical(payload.header), canonical(payload.body), kiosk, collector_box_public);
}

base::Result<void> check_sendable(const Block& block) {
  Json value = block_value(block);
  std::vector<std::string> ignored;
  TRY(check_object(value, block_rules(), "block", Unknown::refuse, ignored));
  TRY(check_body(value, "block", Unknown::refuse, ignored));
  if (auto read = read_block(value, "block"); !read) return base::fail(read.error());
  TRY_ASSIGN(const std::size_t size, sealed_size(canonical({{"blocks", Json::array({std::move(value)})}})));
  return check_batch_size(size);
}

base::Result<void> check_allow_list(std::string_view payload_json) {
  TRY_ASSIGN(Json payload, parse_object(payload_json, "the payload"));
  return check_payload(payload);
}

}  // namespace evaluation
