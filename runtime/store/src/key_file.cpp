#include "key_file.h"

#include <array>
#include <nlohmann/json.hpp>

#include "base/text.h"

namespace store {
namespace {

using Json = nlohmann::json;

constexpr int key_format = 1;
constexpr std::size_t largest_key_file = 4096;

struct Part {
  const char* name;
  base::Bytes evaluation::KeyPairs::* bytes;
  std::size_t size;
};

constexpr std::array<Part, 4> parts{{{"sign_public", &evaluation::KeyPairs::sign_public, 32},
                                     {"sign_secret", &evaluation::KeyPairs::sign_secret, 64},
                                     {"box_public", &evaluation::KeyPairs::box_public, 32},
                                     {"box_secret", &evaluation::KeyPairs::box_secret, 32}}};

std::string text_of(const evaluation::KeyPairs& keys) {
  Json json{{"format", key_format}};
  for (const Part& part : parts) json[part.name] = base::to_hex(keys.*part.bytes);
  return json.dump(2) + "\n";
}

std::optional<evaluation::KeyPairs> keys_of(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || json.value("format", Json()) != key_format) return std::nullopt;
  evaluation::KeyPairs keys;
  for (const Part& part : parts) {
    const Json member = json.value(part.name, Json());
    if (!member.is_string()) return std::nullopt;
    const auto bytes = base::from_hex(member.get_ref<const std::string&>());
    if (!bytes || bytes->size() != part.size) return std::nullopt;
    keys.*part.bytes = *bytes;
  }
  return keys;
}

}  // namespace

base::Result<evaluation::KeyPairs> load_or_make_keys(const std::filesystem::path& path,
                                                     evaluation::RandomSource& random) {
  const auto text = base::read_text_file(path, largest_key_file);
  if (text) {
    if (auto keys = keys_of(*text)) return *keys;
  } else if (text.error().code == base::ErrorCode::not_found) {
    evaluation::KeyPairs keys = evaluation::make_key_pairs(random);
    TRY(base::write_file(path, text_of(keys)));
    return keys;
  } else if (text.error().code != base::ErrorCode::invalid_input) {
    return base::fail(text.error());
  }
  return base::fail(base::ErrorCode::corrupt,
                    path.string() + " is damaged: put it back from a backup, or remove it and enrol this kiosk again");
}

}  // namespace store
