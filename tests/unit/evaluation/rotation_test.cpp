#include "evaluation/rotation.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "base/text.h"
#include "evaluation/enrolment.h"
#include "support/catch.h"
#include "support/sittings.h"

using base::ErrorCode;
using namespace evaluation;

namespace {

const std::string first_life(32, '1');
const std::string second_life(32, '2');

// A kiosk whose signing key is changed again and again.
struct Keyholder {
  KeyPairs keys = support::keys(1);
  std::string kiosk = kiosk_id(keys);
  std::vector<KeyPairs> former;
  std::vector<std::string> statements;
  std::map<std::string, std::uint64_t> frozen;

  void rotate(std::uint64_t seed) {
    KeyPairs fresh = support::keys(seed);
    fresh.first_public = first_key(keys);
    const KeyRotation rotation{kiosk, statements.size() + 1, keys.sign_public, fresh.sign_public, frozen};
    statements.push_back(sign_rotation(rotation, keys, fresh).value());
    former.push_back(keys);
    keys = fresh;
  }
  std::string history() const { return print_key_history(kiosk, statements); }
};

Keyholder changed_twice() {
  Keyholder holder;
  holder.frozen[first_life] = 3;
  holder.rotate(11);
  holder.frozen[first_life] = 5;
  holder.frozen[second_life] = 2;
  holder.rotate(12);
  return holder;
}

std::string with(const std::string& statement, const char* member, const nlohmann::json& value) {
  auto object = nlohmann::json::parse(statement);
  object[member] = value;
  return object.dump();
}

}  // namespace

TEST_CASE("the changes of a key are read as they were written and lead from the first key to the last") {
  const Keyholder holder = changed_twice();
  const auto history = parse_key_history(holder.history());
  REQUIRE(history);
  CHECK(history->kiosk == holder.kiosk);
  CHECK(history->statements == holder.statements);
  REQUIRE(history->rotations.size() == 2);
  CHECK(history->rotations[0] == KeyRotation{holder.kiosk, 1, support::keys(1).sign_public, support::keys(11).sign_public, {{first_life, 3}}});
  CHECK(history->rotations[1] == KeyRotation{holder.kiosk, 2, support::keys(11).sign_public, support::keys(12).sign_public, {{first_life, 5}, {second_life, 2}}});
  CHECK(kiosk_id(holder.keys) == holder.kiosk);
}

TEST_CASE("each batch has one key that signs it and that is the one of its time") {
  const Keyholder holder = changed_twice();
  const auto rotations = parse_key_history(holder.history())->rotations;
  const base::Bytes first = support::keys(1).sign_public;
  const auto signer = [&](const std::string& incarnation, std::uint64_t sequence) { return key_that_signs(first, rotations, incarnation, sequence); };
  CHECK(signer(first_life, 1) == first);
  CHECK(signer(first_life, 3) == first);
  CHECK(signer(first_life, 4) == support::keys(11).sign_public);
  CHECK(signer(first_life, 5) == support::keys(11).sign_public);
  CHECK(signer(first_life, 6) == support::keys(12).sign_public);
  CHECK(signer(second_life, 2) == support::keys(11).sign_public);
  CHECK(signer(second_life, 3) == support::keys(12).sign_public);
  CHECK(signer(std::string(32, '3'), 1) == support::keys(12).sign_public);
  CHECK(key_that_signs(first, {}, first_life, 9) == first);
}

TEST_CASE("whatever is frozen and begun anew and changed in whatever order each batch keeps the key that signed it") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SeededRandomSource random(seed);
    Keyholder holder;
    std::string incarnation(32, 'a');
    std::map<std::pair<std::string, std::uint64_t>, base::Bytes> signed_by;
    for (int step = 0; step < 30; ++step) {
      const auto drawn = random.bytes(1).front() % 8;
      if (drawn == 0 && holder.statements.size() < 6) holder.rotate(100 + holder.statements.size());
      else if (drawn == 1) incarnation = random.hex(16);
      else signed_by[{incarnation, ++holder.frozen[incarnation]}] = holder.keys.sign_public;
    }
    std::vector<KeyRotation> rotations;
    if (!holder.statements.empty()) rotations = parse_key_history(holder.history())->rotations;
    INFO(seed);
    for (const auto& [batch, key] : signed_by) CHECK(key_that_signs(support::keys(1).sign_public, rotations, batch.first, batch.second) == key);
  }
}

TEST_CASE("a list of changes that was cut short at any byte is none") {
  const std::string text = changed_twice().history();
  for (std::size_t size = 0; size < text.size(); ++size) CHECK_FALSE(parse_key_history(text.substr(0, size)));
}

TEST_CASE("a list of changes in which any digit is another is refused") {
  const std::string text = changed_twice().history();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') continue;
    std::string other = text;
    other[i] = text[i] == '9' ? '8' : static_cast<char>(text[i] + 1);
    INFO(i);
    CHECK_FALSE(parse_key_history(other));
  }
}

TEST_CASE("a change of a key that only one of both keys has signed is refused") {
  const KeyPairs before = support::keys(1);
  const KeyPairs after = support::keys(11);
  const KeyPairs thief = support::keys(12);
  const KeyRotation rotation{kiosk_id(before), 1, before.sign_public, after.sign_public, {}};
  const base::Error refused{ErrorCode::untrusted, "the change of a key is not signed by both keys"};
  CHECK(parse_key_history(print_key_history(rotation.kiosk, {sign_rotation(rotation, before, after).value()})));
  CHECK(parse_key_history(print_key_history(rotation.kiosk, {sign_rotation(rotation, thief, after).value()})).error() == refused);
  CHECK(parse_key_history(print_key_history(rotation.kiosk, {sign_rotation(rotation, before, thief).value()})).error() == refused);
  CHECK(parse_key_history(print_key_history(rotation.kiosk, {with(sign_rotation(rotation, before, after).value(), "counter", 2)})).error() == refused);
}

TEST_CASE("changes that leave one out or turn back or are another kiosk's lead nowhere") {
  const base::Error refused{ErrorCode::untrusted, "the changes of this kiosk's key do not lead from its first key to another"};
  const Keyholder twice = changed_twice();
  CHECK(parse_key_history(print_key_history(twice.kiosk, {twice.statements[1]})).error() == refused);
  CHECK(parse_key_history(print_key_history(twice.kiosk, {twice.statements[1], twice.statements[0]})).error() == refused);
  CHECK(parse_key_history(print_key_history(twice.kiosk, {twice.statements[0], twice.statements[0]})).error() == refused);
  CHECK(parse_key_history(print_key_history(kiosk_id(support::keys(11)), twice.statements)).error() == refused);
  Keyholder back = changed_twice();
  back.rotate(11);
  CHECK(parse_key_history(back.history()).error() == refused);
}

TEST_CASE("a list of no changes or of too many or of what is none is refused") {
  const Keyholder holder = changed_twice();
  const base::Error refused{ErrorCode::invalid_input, "this is no list of 1 to 32 changes of a key"};
  CHECK(parse_key_history(print_key_history(holder.kiosk, {})).error() == refused);
  CHECK(parse_key_history(print_key_history(holder.kiosk, std::vector<std::string>(33, holder.statements[0]))).error() == refused);
  CHECK(parse_key_history(R"({"kiosk":"k-a","rotations":[1]})").error() == base::Error{ErrorCode::invalid_input, "a change of a key is no text"});
  CHECK(parse_key_history(std::string(max_rotations_bytes + 1, ' ')).error().code == ErrorCode::invalid_input);
}

TEST_CASE("the most changes over the most beginnings that there may be fit into what a collector takes") {
  Keyholder holder;
  for (std::size_t i = 0; i < most_signed_incarnations; ++i) holder.frozen[base::to_hex(base::Bytes(16, static_cast<unsigned char>(i)))] = (std::uint64_t{1} << 53) - 1;
  for (std::size_t i = 0; i < most_rotations; ++i) holder.rotate(100 + i);
  CHECK(holder.history().size() < max_rotations_bytes);
  CHECK(parse_key_history(holder.history()));
  holder.frozen[std::string(32, 'f')] = 1;
  CHECK(sign_rotation({holder.kiosk, 1, {}, {}, holder.frozen}, holder.keys, holder.keys).error().code == ErrorCode::invalid_input);
}

TEST_CASE("an enrolment request shows how its key came to be and names the kiosk after the first one") {
  const Keyholder holder = changed_twice();
  const EnrolmentToken token{base::Bytes(16, 7), key_id(support::keys(2).sign_public)};
  const auto request = parse_enrolment_request(make_enrolment_request(token, holder.keys, holder.history()));
  REQUIRE(request);
  CHECK(request->sign_public == support::keys(12).sign_public);
  CHECK(request->first_public() == support::keys(1).sign_public);
  CHECK(proves_token(*request, token_proof_key(token.secret)));
  CHECK(parse_enrolment_request(make_enrolment_request(token, support::keys(11), holder.history())).error() ==
        base::Error{ErrorCode::untrusted, "the changes of this kiosk's key lead to another key than its request names"});
}

TEST_CASE("a receipt for a new key is read as it was signed and by nobody else's key") {
  const KeyPairs collector = support::keys(2);
  const RotationReceipt receipt{"k-a", 2, std::string(64, 'c'), 1'793'000'000};
  const std::string text = sign_rotation_receipt(receipt, collector);
  CHECK(verify_rotation_receipt(text, collector.sign_public).value() == receipt);
  CHECK(verify_rotation_receipt(text, support::keys(3).sign_public).error().code == ErrorCode::untrusted);
  CHECK(verify_rotation_receipt("{}", collector.sign_public).error().code == ErrorCode::corrupt);
  CHECK(verify_rotation_receipt(sign_rotation_receipt({"k-a", 0, "", 0}, collector), collector.sign_public).error().code == ErrorCode::corrupt);
}
