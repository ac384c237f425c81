#include "key_file.h"

#include <array>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "evaluation/rotation.h"

namespace store {
namespace {

using Json = nlohmann::json;

constexpr int first_format = 1;    // of a kiosk that signs with its first key
constexpr int changed_format = 2;  // of one whose signing key was changed
constexpr std::size_t largest_key_file = 4096 + 2 * evaluation::max_rotations_bytes;

struct Part {
  const char* name;
  base::Bytes evaluation::KeyPairs::* bytes;
  std::size_t size;
};

constexpr std::array<Part, 4> parts{{{"sign_public", &evaluation::KeyPairs::sign_public, 32},
                                     {"sign_secret", &evaluation::KeyPairs::sign_secret, 64},
                                     {"box_public", &evaluation::KeyPairs::box_public, 32},
                                     {"box_secret", &evaluation::KeyPairs::box_secret, 32}}};

std::string text_of(const OwnKeys& keys) {
  Json json{{"format", keys.statements.empty() ? first_format : changed_format}};
  for (const Part& part : parts) json[part.name] = base::to_hex(keys.pairs.*part.bytes);
  if (!keys.statements.empty()) {
    json["changes"] = keys.statements;
    json["confirmed"] = keys.confirmed;
  }
  return json.dump(2) + "\n";
}

std::optional<evaluation::KeyPairs> pairs_of(const Json& json) {
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

// The statements have to lead to the key that is there: what the collector is shown must hold together.
bool read_changes(const Json& json, OwnKeys& keys) {
  const Json changes = json.value("changes", Json());
  const Json confirmed = json.value("confirmed", Json());
  if (!changes.is_array() || changes.empty() || !confirmed.is_number_unsigned()) return false;
  for (const Json& each : changes) {
    if (!each.is_string()) return false;
    keys.statements.push_back(each.get<std::string>());
  }
  const std::string kiosk = evaluation::kiosk_of_statement(keys.statements.front());
  const auto history = evaluation::parse_key_history(evaluation::print_key_history(kiosk, keys.statements));
  if (!history || history->rotations.back().new_public != keys.pairs.sign_public) return false;
  keys.pairs.first_public = history->rotations.front().old_public;
  keys.confirmed = confirmed.get<std::size_t>();
  return keys.confirmed <= keys.statements.size();
}

std::optional<OwnKeys> keys_of(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  const Json format = json.value("format", Json());
  auto pairs = pairs_of(json);
  if (!pairs || (format != first_format && format != changed_format)) return std::nullopt;
  OwnKeys keys{*std::move(pairs), {}, 0};
  if (format == changed_format && !read_changes(json, keys)) return std::nullopt;
  return keys;
}

}  // namespace

base::Result<void> save_keys(const std::filesystem::path& path, const OwnKeys& keys) { return base::write_file(path, text_of(keys)); }

base::Result<OwnKeys> load_or_make_keys(const std::filesystem::path& path, evaluation::RandomSource& random) {
  const auto text = base::read_text_file(path, largest_key_file);
  if (text) {
    if (auto keys = keys_of(*text)) return *keys;
  } else if (text.error().code == base::ErrorCode::not_found) {
    OwnKeys keys{evaluation::make_key_pairs(random), {}, 0};
    TRY(save_keys(path, keys));
    return keys;
  } else if (text.error().code != base::ErrorCode::invalid_input) {
    return base::fail(text.error());
  }
  return base::fail(base::ErrorCode::corrupt,
                    path.string() + " is damaged: put it back from a backup, or remove it and enrol this kiosk again");
}

}  // namespace store
