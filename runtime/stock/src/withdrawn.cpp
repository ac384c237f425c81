#include "withdrawn.h"

#include <nlohmann/json.hpp>

#include "base/file.h"

namespace stock {
namespace {

using Json = nlohmann::ordered_json;

constexpr int format = 1;
constexpr std::size_t largest = std::size_t{1} << 20;

}  // namespace

base::Result<std::set<content::PackId>> withdrawn_packs(const std::filesystem::path& file) {
  std::set<content::PackId> withdrawn;
  std::error_code problem;
  if (!std::filesystem::is_directory(file.parent_path(), problem)) return withdrawn;  // whoever keeps things there says so
  const auto text = base::read_text_file(file, largest);
  if (!text && text.error().code == base::ErrorCode::not_found) return withdrawn;
  if (!text) return base::fail(text.error());
  const auto damaged = [&] { return base::fail(base::ErrorCode::corrupt, file.string() + " is damaged, so it is not known which packs were withdrawn"); };
  const Json json = Json::parse(*text, nullptr, false);
  if (!json.is_object() || json.value("format", Json()) != format || !json.contains("packs") || !json["packs"].is_array()) return damaged();
  for (const Json& id : json["packs"]) {
    if (!id.is_string()) return damaged();
    withdrawn.insert(content::PackId(id.get<std::string>()));
  }
  return withdrawn;
}

base::Result<void> keep_withdrawn(const std::filesystem::path& file, const std::set<content::PackId>& withdrawn) {
  Json json{{"format", format}, {"packs", Json::array()}};
  for (const content::PackId& id : withdrawn) json["packs"].push_back(id.value);
  std::error_code problem;
  std::filesystem::create_directories(file.parent_path(), problem);  // what keeps it from being made, writing says
  return base::write_file(file, json.dump(1) + "\n");
}

}  // namespace stock
