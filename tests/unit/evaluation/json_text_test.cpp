#include "json_text.h"

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "evaluation/block.h"
#include "evaluation/receipt.h"
#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;
using Json = nlohmann::json;

namespace {

std::string list_of_empty_objects(std::size_t count) {
  std::string text = R"({"list":[{})";
  for (std::size_t i = 1; i < count; ++i) text += ",{}";
  return text + "]}";
}

bool is_canonical_object(const std::string& text) {
  const Json value = Json::parse(text, nullptr, false);
  return value.is_object() && value.dump(-1, ' ', false, Json::error_handler_t::replace) == text;
}

std::string nested(int levels) { return R"({"a":)" + std::string(static_cast<std::size_t>(levels), '[') + std::string(static_cast<std::size_t>(levels), ']') + "}"; }

// The same texts in every run.
std::string mutated(std::string text, std::mt19937& random) {
  static constexpr std::string_view signs = "{}[]\",:\\/ntu0123456789.-+eE trufals\n\x01\x7f\xc3\xa9";
  const auto below = [&](std::size_t bound) { return random() % bound; };
  for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
    const std::size_t at = below(text.size());
    const char sign = signs[below(signs.size())];
    switch (below(3)) {
      case 0: text[at] = sign; break;
      case 1: text.insert(at, 1, sign); break;
      default: text.erase(at, 1 + below(4));
    }
  }
  return text;
}

}  // namespace

TEST_CASE("JSON is read as it stands in its text") {
  const std::string text = R"({"a":[1,-2,"x"],"b":{"c":true,"d":null},"e":1.5})";
  const JsonText json = JsonText::parse(text, "this").value();
  const JsonValue root = json.root();
  CHECK(json.is_canonical());
  CHECK(root.size() == 3);
  std::vector<std::string> entries;
  for (const JsonValue entry : root["a"]) entries.emplace_back(entry.source());
  CHECK(entries == std::vector<std::string>{"1", "-2", "\"x\""});
  CHECK(root["b"]["c"].flag());
  CHECK(root["b"].source() == R"({"c":true,"d":null})");
  CHECK_FALSE(root.find("f"));
  CHECK_FALSE(root["e"].whole());
}

TEST_CASE("what a text holds is canonical only as it would be written again") {
  for (const char* text : {R"({})", R"({"a":1,"b":2})", R"({"a":"\n"})", R"({"a":"é"})", R"({"a":1.5})", R"({"a":-7})", R"({"a":18446744073709551615})",
                           R"({"a\n":1,"aa":2})", R"({"a":[{},[],""]})"}) {
    INFO(text);
    CHECK(is_canonical_object(text));
    CHECK(JsonText::parse(text, "this").value().is_canonical());
  }
  for (const char* text : {R"({ })", R"({"b":1,"a":2})", R"({"a": 1})", R"({"a":"\u0041"})", R"({"a":"\/"})", R"({"a":1.50})", R"({"a":-0})", R"({"a":1e2})",
                           R"({"aa":1,"a\n":2})", " {}", "{}\n"}) {
    INFO(text);
    CHECK_FALSE(is_canonical_object(text));
    CHECK_FALSE(JsonText::parse(text, "this").value().is_canonical());
  }
}

TEST_CASE("what is no JSON object or names a member twice is refused") {
  for (const char* text : {"", "[]", "1", "\"a\"", "{", "{}}", R"({"a"})", R"({"a":})", R"({"a":1,})", R"({"a":01})", R"({"a":1 2})", R"({"a":"\x"})", "{\"a\":\"\xff\"}",
                           "{\"a\":\"\n\"}", R"({"a":[1,]})", R"({a:1})", R"({"a":tru})", R"({"a":-})", R"({"a":"})", R"({"a":"\)", R"({"a":1,"a":2})", R"({"b":1,"a":2,"b":3})"}) {
    INFO(text);
    const auto parsed = JsonText::parse(text, "this");
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error() == base::Error{base::ErrorCode::invalid_input, "this is not a JSON object"});
  }
}

TEST_CASE("whatever is made of a block's text is judged as the library of JSON judges it") {
  std::mt19937 random(1);
  const std::string text = block_json(support::blocks(support::identity()).front());
  std::size_t canonical = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string changed = mutated(text, random);
    INFO(changed);
    const auto parsed = JsonText::parse(changed, "this");
    const Json known = Json::parse(changed, nullptr, false);
    REQUIRE((parsed && parsed->is_canonical()) == is_canonical_object(changed));
    if (parsed) REQUIRE(known.is_object());
    if (parsed && parsed->is_canonical()) ++canonical;
  }
  CHECK(canonical > 1'000);
}

TEST_CASE("JSON of more than sixty-four levels is refused") {
  CHECK(JsonText::parse(nested(64), "this"));
  CHECK_FALSE(JsonText::parse(nested(65), "this"));
  CHECK_FALSE(JsonText::parse(nested(1'000'000), "this"));
}

TEST_CASE("a list of a million empty objects is read in time that grows with its length") {
  const std::string text = list_of_empty_objects(1'000'000);
  CHECK(JsonText::parse(text, "this").value().root()["list"].size() == 1'000'000);
  CHECK(verify_receipt(text, base::Bytes(32)).error().message == "the receipt has no signature");
}

TEST_CASE("a block's text is written as the library of JSON would write it") {
  for (Block block : support::blocks(support::identity())) {
    block.region = "a \"quoted\" place\n\x7f \xc3\xa9";
    block.primary = "knowledge";
    block.noise = Noise{{1, 2}, 40};
    block.link_failures = -3;
    CHECK(Json::parse(block_json(block)).dump() == block_json(block));
  }
}
