#include <chrono>

#include "neighbours/list.h"

#include "support/catch.h"

using base::ErrorCode;
using neighbours::parse_list;

namespace {

const std::string hash(64, 'a');

session::SharedList small_list() {
  session::SharedList list;
  list.packs.push_back({content::PackId("org.example.hello"), 2, 12345, hash});
  list.files.push_back({"k-0123.abcd.7.batch", 4321, std::string(64, 'b')});
  return list;
}

std::string with(const std::string& packs, const std::string& files = "[]") { return R"({"format":1,"packs":)" + packs + R"(,"files":)" + files + "}"; }

std::string many(std::size_t count, const std::string& entry) {
  std::string text = "[";
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : ",") + entry;
  return text + "]";
}

}  // namespace

TEST_CASE("a list says what it was made of") { CHECK(parse_list(neighbours::text_of(small_list())).value() == small_list()); }

TEST_CASE("a list that is cut short at any byte is refused") {
  const std::string whole = neighbours::text_of(small_list());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    INFO(size);
    REQUIRE(parse_list(whole.substr(0, size)).error().code == ErrorCode::corrupt);
  }
}

TEST_CASE("what a list does not know is passed over and a newer format is told as that") {
  CHECK(parse_list(R"({"format":1,"packs":[],"files":[],"greeting":"hello"})").value() == session::SharedList());
  CHECK(parse_list(R"({"format":2,"packs":[],"files":[]})").error().code == ErrorCode::unsupported_version);
}

TEST_CASE("an entry that lacks anything or leads anywhere else is refused") {
  const std::string pack = R"({"id":"org.example.hello","version":2,"size":3,"hash":")" + hash + "\"}";
  REQUIRE(parse_list(with("[" + pack + "]")));
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"org.example.hello", "../../etc/passwd"},
                                                                                {"org.example.hello", ".hidden"},
                                                                                {"org.example.hello", "a\\u0000b"},
                                                                                {"org.example.hello", "line\\nbreak"},
                                                                                {"org.example.hello", std::string(201, 'a')},
                                                                                {"org.example.hello", ""},
                                                                                {"\"version\":2", "\"version\":-2"},
                                                                                {"\"version\":2", "\"version\":0"},
                                                                                {"\"version\":2", "\"version\":2.5"},
                                                                                {"\"version\":2", "\"version\":\"2\""},
                                                                                {"\"size\":3", "\"size\":18446744073709551616"},
                                                                                {"\"size\":3", "\"size\":9223372036854775807"},
                                                                                {"\"size\":3", "\"length\":3"},
                                                                                {hash, std::string(63, 'a')},
                                                                                {hash, std::string(64, 'A')},
                                                                                {hash, std::string(61, 'a') + "/.."}}) {
    std::string wrong = pack;
    wrong.replace(wrong.find(from), from.size(), to);
    INFO(wrong);
    CHECK(parse_list(with("[" + wrong + "]")).error().code == ErrorCode::corrupt);
  }
  for (const char* entry : {"1", "null", "\"k\"", "[]", "{}"}) CHECK(parse_list(with("[]", "[" + std::string(entry) + "]")).error().code == ErrorCode::corrupt);
}

TEST_CASE("a list with a hundred thousand members is gone through in no time") {
  std::string members;
  for (int i = 0; i < 100'000; ++i) members += "\"" + std::to_string(i) + "\":0,";
  REQUIRE(members.size() < neighbours::max_list_bytes);
  const auto begun = std::chrono::steady_clock::now();
  CHECK(parse_list("{" + members + "\"format\":1,\"packs\":[],\"files\":[]}"));
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(2));
}

TEST_CASE("a list of too many things or too deep or too long is refused") {
  const std::string file = R"({"name":"k.a.1.batch","size":3,"hash":")" + hash + "\"}";
  CHECK(parse_list(with("[]", many(session::most_shared_files, file))));
  CHECK(parse_list(with("[]", many(session::most_shared_files + 1, file))).error().message == "a neighbour lists 2001 files, at most 2000 are looked at");
  CHECK(parse_list(with(std::string(100'000, '[') + std::string(100'000, ']'))).error().code == ErrorCode::corrupt);
  CHECK(parse_list(std::string(200'000, '{')).error().code == ErrorCode::corrupt);
  CHECK(parse_list(with("[]") + std::string(neighbours::max_list_bytes, ' ')).error().code == ErrorCode::corrupt);
  for (const char* other : {"", "[]", "null", "7", "\"list\"", "{}", R"({"format":1})", R"({"format":1,"packs":{},"files":[]})", R"({"format":"1","packs":[],"files":[]})"}) {
    INFO(other);
    CHECK(parse_list(other).error().code == ErrorCode::corrupt);
  }
}
