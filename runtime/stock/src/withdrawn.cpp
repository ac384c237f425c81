#include "withdrawn.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "base/file.h"

namespace stock {
namespace {

using Json = nlohmann::ordered_json;

constexpr int format = 1;
constexpr std::size_t largest = std::size_t{1} << 20;

std::filesystem::path copy_of(const std::filesystem::path& file) {
  return file.parent_path() / (file.stem().string() + "-copy" + file.extension().string());
}

using Ids = std::set<content::PackId>;

// Nothing where there is no file.
base::Result<std::optional<Ids>> read_ids(const std::filesystem::path& file) {
  const auto text = base::read_text_file(file, largest);
  if (!text && text.error().code == base::ErrorCode::not_found) return std::nullopt;
  if (!text) return base::fail(text.error());
  const auto damaged = [&] { return base::fail(base::ErrorCode::corrupt, file.string() + " is damaged"); };
  const Json json = Json::parse(*text, nullptr, false);
  if (!json.is_object() || json.value("format", Json()) != format || !json.contains("packs") || !json["packs"].is_array()) return damaged();
  Ids ids;
  for (const Json& id : json["packs"]) {
    if (!id.is_string()) return damaged();
    ids.insert(content::PackId(id.get<std::string>()));
  }
  return ids;
}

std::string said_of(const base::Result<std::optional<Ids>>& read, const std::filesystem::path& file) {
  return read ? file.string() + " is gone" : read.error().message;
}

}  // namespace

Withdrawn withdrawn_packs(const std::filesystem::path& file) {
  std::error_code problem;
  if (!std::filesystem::is_directory(file.parent_path(), problem)) return {};  // whoever keeps things there says so
  const auto first = read_ids(file);
  if (first && *first) return {**first};
  const auto second = read_ids(copy_of(file));
  if (second && *second) return {**second, true, said_of(first, file) + ", so which packs were withdrawn is read from its copy"};
  if (first && second) return {};
  return {{}, false, said_of(first ? second : first, first ? copy_of(file) : file) + ", so it is not known which packs were withdrawn, and all count as withdrawn: install again those that belong here"};
}

base::Result<void> keep_withdrawn(const std::filesystem::path& file, const std::set<content::PackId>& withdrawn) {
  Json json{{"format", format}, {"packs", Json::array()}};
  for (const content::PackId& id : withdrawn) json["packs"].push_back(id.value);
  std::error_code problem;
  std::filesystem::create_directories(file.parent_path(), problem);  // what keeps it from being made, writing says
  const std::string text = json.dump(1) + "\n";
  TRY(base::write_file(file, text));
  return base::write_file(copy_of(file), text);
}

}  // namespace stock
