#include "evaluation/envelope.h"

#include <nlohmann/json.hpp>

#include "evaluation/chain.h"
#include "evaluation/enrolment.h"
#include "evaluation/receipt.h"
#include "seal_batch.h"
#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

namespace {

const KeyPairs kiosk = support::keys(1);
const KeyPairs collector = support::keys(2);
const KeyPairs stranger = support::keys(3);

Batch batch() {
  return {{"k-test", std::string(32, '1'), 1, no_previous_hash}, support::blocks(support::identity())};
}

base::Bytes frozen() { return encode_batch(batch(), kiosk, collector.box_public).value(); }

}  // namespace

TEST_CASE("a batch comes out as it went in") {
  const auto decoded = decode_batch(frozen(), collector, kiosk.sign_public);
  REQUIRE(decoded);
  CHECK(decoded->header == batch().header);
  CHECK(decoded->blocks == batch().blocks);
  CHECK(decoded->major == 1);
  CHECK_FALSE(decoded->parked);
  CHECK(decoded->ignored.empty());
}

TEST_CASE("a batch's length is a power of two and at most 256 KiB") {
  CHECK(frozen().size() == 4096);
  Batch large = batch();
  large.blocks.clear();
  for (std::uint64_t sequence = 1; large.blocks.size() < max_blocks_per_batch; sequence += 2) {
    for (const Block& block : support::blocks(support::identity(), 20, sequence)) large.blocks.push_back(block);
  }
  const auto bytes = encode_batch(large, kiosk, collector.box_public);
  REQUIRE(bytes);
  CHECK((bytes->size() & (bytes->size() - 1)) == 0);  // how small zstd makes it is not ours to say
  CHECK(bytes->size() <= max_batch_bytes);
  CHECK(decode_batch(*bytes, collector, kiosk.sign_public)->blocks == large.blocks);
  large.blocks.push_back(large.blocks[0]);
  CHECK(encode_batch(large, kiosk, collector.box_public).error().message ==
        "blocks has a value that may not leave the kiosk");
}

TEST_CASE("a batch with the same block twice is refused before it is sent") {
  Batch twice = batch();
  twice.blocks.push_back(twice.blocks[0]);
  CHECK(encode_batch(twice, kiosk, collector.box_public).error().message == "blocks[2] has the sequence of another block");
}

TEST_CASE("a batch cut short at any byte is refused") {
  const base::Bytes whole = frozen();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const base::Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    const auto decoded = decode_batch(cut, collector, kiosk.sign_public);
    REQUIRE_FALSE(decoded);
    REQUIRE(decoded.error().code == base::ErrorCode::corrupt);
    const std::string expected = size < 8 ? "the file is not a batch" : size < 174 ? "the batch is cut short" : "the batch is cut short or damaged";
    REQUIRE(decoded.error().message == expected);
  }
}

TEST_CASE("a batch with any bit flipped is refused as corrupt") {
  const base::Bytes whole = frozen();
  for (std::size_t bit = 0; bit < whole.size() * 8; bit += 5) {
    base::Bytes flipped = whole;
    flipped[bit / 8] = static_cast<unsigned char>(flipped[bit / 8] ^ (1U << (bit % 8)));
    const auto decoded = decode_batch(flipped, collector, kiosk.sign_public);
    REQUIRE_FALSE(decoded);
    REQUIRE(decoded.error().code == base::ErrorCode::corrupt);
  }
}

TEST_CASE("a batch of another kiosk or for another collector is untrusted") {
  CHECK(decode_batch(frozen(), collector, stranger.sign_public).error() ==
        base::Error{base::ErrorCode::untrusted, "the batch is not signed by this kiosk"});
  CHECK(decode_batch(frozen(), stranger, kiosk.sign_public).error() ==
        base::Error{base::ErrorCode::untrusted, "the batch is sealed to another collector's key"});
}

TEST_CASE("bytes that are no batch are refused") {
  CHECK(decode_batch({}, collector, kiosk.sign_public).error().message == "the file is not a batch");
  CHECK(decode_batch(base::Bytes(300 * 1024), collector, kiosk.sign_public).error().message ==
        "the batch is larger than 262144 bytes");
}

TEST_CASE("R4 an unknown field stops the send and says so") {
  const std::string block = block_json(batch().blocks[0]);
  nlohmann::json payload = {{"header",
                             {{"major", 1}, {"minor", 0}, {"kiosk", "k-test"}, {"incarnation", std::string(32, '1')},
                              {"sequence", 1}, {"previous", no_previous_hash}}},
                            {"blocks", nlohmann::json::array({nlohmann::json::parse(block)})}};
  CHECK(check_allow_list(payload.dump()));
  SECTION("in a block") {
    payload["blocks"][0]["body"]["name"] = "Ann";
    CHECK(check_allow_list(payload.dump()).error().message ==
          "blocks[0].body.name is not on the list of what may leave the kiosk");
  }
  SECTION("in a cell") {
    payload["blocks"][0]["body"]["tables"][1]["cells"][0]["sitting"] = "sitting-3";
    CHECK(check_allow_list(payload.dump()).error().message ==
          "blocks[0].body.tables[1].cells[0].sitting is not on the list of what may leave the kiosk");
  }
  SECTION("beside a block's body") {
    payload["blocks"][0]["name"] = "Ann";
    CHECK(check_allow_list(payload.dump()).error().message ==
          "blocks[0].name is not on the list of what may leave the kiosk");
  }
  SECTION("a body of a kind that is not on the list") {
    payload["blocks"][0]["kind"] = "diary";
    CHECK(check_allow_list(payload.dump()).error().message == "blocks[0].kind has a value that may not leave the kiosk");
  }
  SECTION("in the header") {
    payload["header"]["address"] = 1;
    CHECK(check_allow_list(payload.dump()).error().message ==
          "header.address is not on the list of what may leave the kiosk");
  }
  SECTION("free text in a known field") {
    payload["blocks"][0]["body"]["region"] = "the school behind the market";
    CHECK(check_allow_list(payload.dump()).error().message == "blocks[0].body.region has a value that may not leave the kiosk");
  }
  SECTION("a time finer than a week") {
    payload["blocks"][0]["body"]["period"] = "2026-10-01T09:30";
    CHECK(check_allow_list(payload.dump()).error().message == "blocks[0].body.period has a value that may not leave the kiosk");
  }
  SECTION("a field missing") {
    payload["blocks"][0]["body"].erase("n");
    CHECK(check_allow_list(payload.dump()).error().message == "blocks[0].body.n is missing");
  }
}

TEST_CASE("encoding refuses a block with text in it and one of another kiosk") {
  Batch with_text = batch();
  with_text.blocks[0].region = "behind the market";
  CHECK(encode_batch(with_text, kiosk, collector.box_public).error().message ==
        "blocks[0].body.region has a value that may not leave the kiosk");
  Batch foreign = batch();
  foreign.header.kiosk = "k-other";
  CHECK(encode_batch(foreign, kiosk, collector.box_public).error().message ==
        "blocks[0].id is not of this kiosk, incarnation and sequence");
}

TEST_CASE("a block whose table does not sum to n is refused") {
  Block block = batch().blocks[1];
  ++block.tables[0].cells[0].count;
  CHECK(parse_block(block_json(block)).error().message == "block.body.tables[0] counts more sittings than the block has");
  block.tables[0].cells[0].count -= 2;
  CHECK(parse_block(block_json(block)).error().message == "block.body.tables[0] counts fewer sittings than the block has");
}

TEST_CASE("a block's JSON comes back equal") {
  for (const Block& block : batch().blocks) CHECK(parse_block(block_json(block)).value() == block);
}

TEST_CASE("a block of an unknown kind is parked as it came and the others are read") {
  const std::string id = block_id("k-test", std::string(32, '1'), 7);
  const nlohmann::json later = {{"id", id}, {"sequence", 7}, {"kind", "usage"}, {"body", {{"lessons", {1, 2}}}}, {"more", true}};
  const nlohmann::json body = {{"blocks", {later, nlohmann::json::parse(block_json(batch().blocks[0]))}}};
  nlohmann::json header = {{"major", 1}, {"minor", 2}, {"kiosk", "k-test"}, {"incarnation", std::string(32, '1')},
                           {"sequence", 1}, {"previous", no_previous_hash}};
  const auto decode = [&] {
    return decode_batch(seal_batch(header.dump(), body.dump(), kiosk, collector.box_public).value(), collector, kiosk.sign_public);
  };
  const auto decoded = decode();
  REQUIRE(decoded);
  CHECK_FALSE(decoded->parked);
  CHECK(decoded->blocks == std::vector<Block>{batch().blocks[0]});
  REQUIRE(decoded->parked_blocks.size() == 1);
  CHECK(decoded->parked_blocks[0].id == id);
  CHECK(decoded->parked_blocks[0].sequence == 7);
  CHECK(decoded->parked_blocks[0].kind == "usage");
  CHECK(decoded->parked_blocks[0].json == later.dump());
  CHECK(decoded->ignored == std::vector<std::string>{"blocks[0].more"});
}

TEST_CASE("a block of an unknown kind under another kiosk's id is refused") {
  const nlohmann::json later = {{"id", std::string(64, '0')}, {"sequence", 7}, {"kind", "usage"}, {"body", nlohmann::json::object()}};
  const nlohmann::json body = {{"blocks", {later}}};
  const nlohmann::json header = {{"major", 1}, {"minor", 0}, {"kiosk", "k-test"}, {"incarnation", std::string(32, '1')},
                                 {"sequence", 1}, {"previous", no_previous_hash}};
  const auto bytes = seal_batch(header.dump(), body.dump(), kiosk, collector.box_public);
  CHECK(decode_batch(*bytes, collector, kiosk.sign_public).error().message ==
        "blocks[0].id is not of this kiosk, incarnation and sequence");
}

TEST_CASE("a block whose waves leave a gap or whose practice names no chat is refused") {
  Block block = batch().blocks[1];
  block.waves[1] = Wave::follow_up;
  CHECK(parse_block(block_json(block)).error().message == "block.body does not cover the waves from the first on in order");
  block = batch().blocks[1];
  block.tables.back().block.clear();
  CHECK(parse_block(block_json(block)).error().message == "block.body.tables[6].block has a value that may not leave the kiosk");
}

TEST_CASE("a receipt is believed only from this collector and unchanged") {
  const Receipt receipt{"k-test", std::string(32, '1'), 3, std::string(64, 'b'), ReceiptStatus::stored, 3, std::string(64, 'b'), 1'793'000'000};
  const std::string text = sign_receipt(receipt, collector);
  CHECK(verify_receipt(text, collector.sign_public).value() == receipt);
  CHECK(verify_receipt(text, stranger.sign_public).error() ==
        base::Error{base::ErrorCode::untrusted, "the receipt is not signed by this kiosk's collector"});
  std::string changed = text;
  changed.replace(changed.find("\"sequence\":3"), 12, "\"sequence\":4");
  CHECK(verify_receipt(changed, collector.sign_public).error().code == base::ErrorCode::untrusted);
  for (std::size_t size = 0; size < text.size(); ++size) {
    REQUIRE_FALSE(verify_receipt(std::string_view(text).substr(0, size), collector.sign_public));
  }
  CHECK(verify_receipt("<html>", collector.sign_public).error() ==
        base::Error{base::ErrorCode::corrupt, "the receipt is not a JSON object"});
}

TEST_CASE("an enrolment token survives being typed") {
  const EnrolmentToken token{base::Bytes(16, 0x5a), key_id(collector.sign_public)};
  const std::string printed = print_token(token);
  CHECK(printed.size() == 74);
  CHECK(printed.substr(0, 5) == "PSL1-");
  std::string typed;
  for (char c : printed) {
    if (c == '1') c = 'l';
    if (c == '0') c = 'o';
    if (c != '-') typed += static_cast<char>(std::tolower(c));
    else typed += ' ';
  }
  const auto parsed = parse_token(typed);
  REQUIRE(parsed);
  CHECK(parsed->secret == token.secret);
  CHECK(parsed->collector_fingerprint == token.collector_fingerprint);
}

TEST_CASE("a mistyped token is refused") {
  const std::string printed = print_token({base::Bytes(16, 0x5a), key_id(collector.sign_public)});
  for (std::size_t i = 5; i < printed.size(); ++i) {
    if (printed[i] == '-') continue;
    std::string wrong = printed;
    wrong[i] = wrong[i] == '7' ? '8' : '7';
    REQUIRE(parse_token(wrong).error().message == "the enrolment token is mistyped or incomplete");
  }
  CHECK_FALSE(parse_token(""));
  CHECK_FALSE(parse_token(printed.substr(0, 40)));
  CHECK_FALSE(parse_token(printed + "Z"));
}

TEST_CASE("an enrolment proves the token without sending its secret") {
  const EnrolmentToken token{base::Bytes(16, 0x5a), key_id(collector.sign_public)};
  const std::string text = make_enrolment_request(token, kiosk);
  CHECK(text == make_enrolment_request(token, kiosk));
  const auto request = parse_enrolment_request(text);
  REQUIRE(request);
  CHECK(request->token_id == token_id(token.secret));
  CHECK(proves_token(*request, token_proof_key(token.secret)));
  CHECK_FALSE(proves_token(*request, token_proof_key(base::Bytes(16, 0x5b))));
  EnrolmentRequest swapped = *request;
  swapped.box_public = stranger.box_public;
  CHECK_FALSE(proves_token(swapped, token_proof_key(token.secret)));
}

TEST_CASE("an enrolment answer is believed only from the token's collector and for this kiosk") {
  const EnrolmentToken token{base::Bytes(16, 0x5a), key_id(collector.sign_public)};
  const Enrolment enrolment{kiosk_id(kiosk.sign_public), "school", "UA", {}, {}, "", 1'793'000'000};
  const std::string text = sign_enrolment(enrolment, kiosk.sign_public, collector);
  const auto verified = verify_enrolment(text, token, kiosk);
  REQUIRE(verified);
  CHECK(verified->kiosk == enrolment.kiosk);
  CHECK(verified->region == "UA");
  CHECK(verified->collector_box_public == collector.box_public);
  CHECK(verified->collector_sign_public == collector.sign_public);
  CHECK(verify_enrolment(sign_enrolment(enrolment, kiosk.sign_public, stranger), token, kiosk).error().message ==
        "the answer is not from the collector that the token names");
  CHECK(verify_enrolment(text, token, stranger).error().message == "the enrolment answer is for another kiosk");
}

TEST_CASE("an enrolment answer names the arms of a trial and one of before names none") {
  const EnrolmentToken token{base::Bytes(16, 0x5a), key_id(collector.sign_public)};
  Enrolment enrolment{kiosk_id(kiosk.sign_public), "school", "UA", {}, {}, "", 1'793'000'000};
  CHECK(verify_enrolment(sign_enrolment(enrolment, kiosk.sign_public, collector), token, kiosk)->arms.empty());
  enrolment.arms = {Arm::lesson, Arm::waitlist};
  CHECK(verify_enrolment(sign_enrolment(enrolment, kiosk.sign_public, collector), token, kiosk)->arms == enrolment.arms);
  enrolment.arms = {Arm::lesson, Arm::b};
  CHECK(verify_enrolment(sign_enrolment(enrolment, kiosk.sign_public, collector), token, kiosk).error() ==
        base::Error{base::ErrorCode::corrupt, "the enrolment answer names a trial that this program does not know"});
}
