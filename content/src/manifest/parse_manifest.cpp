#include <algorithm>
#include <set>
#include <utility>

#include "base/date.h"
#include "base/text.h"
#include "content/entry_name.h"
#include "content/manifest.h"
#include "json/object.h"

namespace content {
namespace {

constexpr std::size_t most_entries = 65535;

enum class ManifestForm { source, packed };

bool is_pack_id(std::string_view id) {
  const auto labels = base::split(id, '.');
  const auto is_label = [](const std::string& label) {
    return base::is_plain_id(label) && label.find('_') == std::string::npos;
  };
  return id.size() <= 128 && labels.size() >= 2 && std::all_of(labels.begin(), labels.end(), is_label);
}

bool is_hash(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

void read_identity(const JsonObject& object, Manifest& manifest) {
  manifest.id = PackId(object.string("id"));
  if (object.has("id") && !is_pack_id(manifest.id.value)) {
    object.report().error("id", "bad-id", "a pack's id is at least two names of lower-case letters, digits and '-', "
                                          "joined by dots");
  }
  manifest.kind = object.one_of<PackKind>("kind");
  manifest.version = object.integer("version", 1, INT64_MAX);
  manifest.display_version = object.string("display_version");
  manifest.title = object.text("title", "manifest/title");
  manifest.summary = object.text("summary", "manifest/summary");
  object.each("credits", 0, any_number, [&](const JsonValue& value, const std::string& path) {
    manifest.credits.push_back(read_string(value, path, object.report()));
  });
  manifest.licence = object.string("licence");
}

void read_audience(const JsonObject& object, Manifest& manifest) {
  manifest.audience = object.one_of<Audience>("audience");
  manifest.sensitive = object.boolean("sensitive");
  if (object.has("age_band")) {
    const JsonObject band = object.object("age_band", {"from", "to"});
    manifest.age_from = static_cast<int>(band.integer("from", 0, 99));
    manifest.age_to = static_cast<int>(band.integer("to", 0, 99));
    if (manifest.age_to < manifest.age_from) {
      object.report().error("age_band", "age-band", "the age band ends before it begins");
    }
  }
  if (manifest.audience == Audience::students && object.has("audience") && manifest.age_from == 0) {
    object.report().error("age_band", "age-band", "a pack for students must name the ages it is for");
  }
}

void read_languages(const JsonObject& object, Manifest& manifest) {
  Report& report = object.report();
  manifest.source_language = object.string("source_language");
  if (object.has("source_language") && manifest.source_language != "en") {
    report.error("source_language", "source-language", "the source language must be \"en\"");
  }
  UniqueIds codes(report);
  object.each("languages", 0, any_number, [&](const JsonValue& value, const std::string& path) {
    const JsonObject item(value, path, report, {"code", "state", "reviewed_by"});
    Language language;
    language.code = item.string("code");
    if (item.has("code") && !is_language_code(language.code)) {
      report.error(item.path("code"), "language-code", "this must be a language code such as \"uk\" or \"pt-BR\"");
    } else if (!language.code.empty() && language.code == manifest.source_language) {
      report.error(item.path("code"), "language-code", "the source language is not listed among the translations");
    }
    codes.add(language.code, item.path("code"));
    language.state = item.one_of<TranslationState>("state");
    if (item.has("reviewed_by")) language.reviewed_by = item.string("reviewed_by");
    if ((language.state == TranslationState::reviewed) != item.has("reviewed_by")) {
      report.error(path, "reviewed-by", "\"reviewed_by\" goes with the state \"reviewed\", and with no other");
    }
    manifest.languages.push_back(std::move(language));
  });
}

void read_reviews(const JsonObject& object, Manifest& manifest) {
  Report& report = object.report();
  object.each("reviews", 0, any_number, [&](const JsonValue& value, const std::string& path) {
    const JsonObject item(value, path, report, {"role", "by", "on"});
    Review review;
    review.role = item.one_of<ReviewRole>("role");
    review.by = item.string("by");
    review.on = item.string("on");
    if (item.has("on") && !base::parse_date(review.on)) {
      report.error(item.path("on"), "bad-date", "a date is written YYYY-MM-DD");
    }
    manifest.reviews.push_back(std::move(review));
  });
}

Entry read_entry(const JsonValue& value, const std::string& path, Report& report) {
  const JsonObject item(value, path, report, {"path", "size", "blake2b", "media_type"});
  Entry entry;
  entry.path = item.string("path");
  entry.size = static_cast<std::uint64_t>(item.integer("size", 0, INT64_MAX));
  entry.blake2b = item.string("blake2b");
  entry.media_type = item.string("media_type");
  if (entry.path == manifest_name || entry.path == signature_name) {
    report.error(item.path("path"), "entry-name", "the manifest and its signature are not listed");
  } else if (auto problem = item.has("path") ? entry_name_problem(entry.path) : std::nullopt) {
    report.error(item.path("path"), "entry-name", "the entry " + printable(entry.path) + " " + *problem);
  } else if (item.has("path") && item.has("media_type") && entry.media_type != media_type_of(entry.path)) {
    report.error(item.path("media_type"), "media-type",
                 "the media type of " + printable(entry.path) + " must be " + in_quotes(media_type_of(entry.path)));
  }
  if (item.has("blake2b") && !is_hash(entry.blake2b)) {
    report.error(item.path("blake2b"), "bad-hash", "a hash is 64 lower-case hexadecimal digits");
  }
  return entry;
}

void read_entries(const JsonObject& object, Manifest& manifest) {
  Report& report = object.report();
  object.each("entries", 0, most_entries, [&](const JsonValue& value, const std::string& path) {
    manifest.entries.push_back(read_entry(value, path, report));
    if (manifest.entries.size() < 2) return;
    const std::string& before = manifest.entries[manifest.entries.size() - 2].path;
    const std::string& entry = manifest.entries.back().path;
    if (before == entry && !entry.empty()) {
      report.error(path, "duplicate-entry", "the entry " + printable(entry) + " is listed twice");
    } else if (before > entry && !entry.empty()) {
      report.error(path, "entry-order", "the entries must be sorted by path");
    }
  });
}

void read_withdrawn(const JsonObject& object, Manifest& manifest) {
  UniqueIds ids(object.report());
  object.each("withdrawn", 0, any_number, [&](const JsonValue& value, const std::string& path) {
    manifest.withdrawn.push_back(read_id(value, path, object.report()));
    ids.add(manifest.withdrawn.back(), path);
  });
}

// A newer manifest may mean something else by every member: nothing more is said about it.
bool is_newer(const JsonValue& tree, Report& report) {
  const auto format = std::find_if(tree.children.begin(), tree.children.end(),
                                   [](const JsonValue& child) { return child.name == "format"; });
  if (format == tree.children.end() || format->kind != JsonValue::Kind::integer || format->integer <= newest_format) {
    return false;
  }
  report.error("format", "newer-format", "the pack's format is " + std::to_string(format->integer) +
                                             ", and this program knows formats up to " + std::to_string(newest_format));
  return true;
}

std::optional<Manifest> parse(std::string_view json, ManifestForm form, Findings& findings) {
  Report report(manifest_name, findings);
  const auto tree = parse_json(json, report);
  if (!tree || is_newer(*tree, report)) return std::nullopt;
  const JsonObject object(*tree, "", report,
                          {"format", "id", "kind", "version", "display_version", "title", "summary", "credits",
                           "licence", "audience", "age_band", "sensitive", "source_language", "languages", "reviews",
                           "withdrawn", form == ManifestForm::packed ? "entries" : "withdrawn"});
  Manifest manifest;
  manifest.format = static_cast<int>(object.integer("format", 1, newest_format));
  read_identity(object, manifest);
  read_audience(object, manifest);
  read_languages(object, manifest);
  read_reviews(object, manifest);
  if (form == ManifestForm::packed) read_entries(object, manifest);
  read_withdrawn(object, manifest);
  if (report.failed()) return std::nullopt;
  return manifest;
}

}  // namespace

std::optional<Manifest> parse_manifest(std::string_view json, Findings& findings) {
  return parse(json, ManifestForm::packed, findings);
}

std::optional<Manifest> parse_source_manifest(std::string_view json, Findings& findings) {
  return parse(json, ManifestForm::source, findings);
}

}  // namespace content
