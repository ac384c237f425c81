#include <nlohmann/json.hpp>

#include "content_writer/build.h"

namespace content_writer {
namespace {

using Json = nlohmann::ordered_json;

Json languages_of(const content::Manifest& manifest) {
  Json list = Json::array();
  for (const content::Language& language : manifest.languages) {
    Json item = {{"code", language.code}, {"state", base::name_of(language.state)}};
    if (!language.reviewed_by.empty()) item["reviewed_by"] = language.reviewed_by;
    list.push_back(std::move(item));
  }
  return list;
}

Json reviews_of(const content::Manifest& manifest) {
  Json list = Json::array();
  for (const content::Review& review : manifest.reviews) {
    list.push_back({{"role", base::name_of(review.role)}, {"by", review.by}, {"on", review.on}});
  }
  return list;
}

Json entries_of(const content::Manifest& manifest) {
  Json list = Json::array();
  for (const content::Entry& entry : manifest.entries) {
    list.push_back(
        {{"path", entry.path}, {"size", entry.size}, {"blake2b", entry.blake2b}, {"media_type", entry.media_type}});
  }
  return list;
}

}  // namespace

// Compact, because a manifest may have at most 4 MiB and a pack 65,535 entries.
std::string write_manifest(const content::Manifest& manifest) {
  const Json json = {{"format", manifest.format},
                     {"id", manifest.id.value},
                     {"kind", base::name_of(manifest.kind)},
                     {"version", manifest.version},
                     {"display_version", manifest.display_version},
                     {"title", manifest.title.source},
                     {"summary", manifest.summary.source},
                     {"credits", manifest.credits},
                     {"licence", manifest.licence},
                     {"audience", base::name_of(manifest.audience)},
                     {"age_band", {{"from", manifest.age_from}, {"to", manifest.age_to}}},
                     {"sensitive", manifest.sensitive},
                     {"source_language", manifest.source_language},
                     {"languages", languages_of(manifest)},
                     {"reviews", reviews_of(manifest)},
                     {"withdrawn", manifest.withdrawn},
                     {"entries", entries_of(manifest)}};
  return json.dump() + "\n";
}

}  // namespace content_writer
