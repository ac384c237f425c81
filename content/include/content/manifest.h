// What a pack says about itself: docs/formats/pack.md after checking.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_names.h"
#include "base/id.h"
#include "content/finding.h"
#include "content/text.h"

namespace content {

using PackId = base::Id<struct PackTag>;

inline constexpr int newest_format = 1;

enum class PackKind { module, course, track, films, instruments, contacts };
enum class Audience { students, teachers, parents, operators, everyone };
enum class TranslationState { draft, complete, reviewed };
enum class ReviewRole { expert, teacher, young_people, native_speaker };

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 6> base::enum_names<content::PackKind>{
    "module", "course", "track", "films", "instruments", "contacts"};
template <>
inline constexpr std::array<std::string_view, 5> base::enum_names<content::Audience>{
    "students", "teachers", "parents", "operators", "everyone"};
template <>
inline constexpr std::array<std::string_view, 3> base::enum_names<content::TranslationState>{"draft", "complete", "reviewed"};
template <>
inline constexpr std::array<std::string_view, 4> base::enum_names<content::ReviewRole>{"expert", "teacher", "young_people",
                                                                                       "native_speaker"};

namespace content {

struct Language {
  std::string code;  // BCP 47: "uk", "ar"
  TranslationState state = TranslationState::draft;
  std::string reviewed_by;  // empty unless reviewed
};

// Who has looked at the pack, by role; empty means nobody has yet, and screens say so.
struct Review {
  ReviewRole role = ReviewRole::expert;
  std::string by;
  std::string on;  // YYYY-MM-DD
};

struct Entry {
  std::string path;
  std::uint64_t size = 0;
  std::string blake2b;  // BLAKE2b-256, 64 hex digits
  std::string media_type;
};

struct Manifest {
  int format = 0;
  PackId id;  // "org.parasol.ages-12-14"
  PackKind kind = PackKind::track;
  std::int64_t version = 0;
  std::string display_version;
  Text title;
  Text summary;
  std::vector<std::string> credits;
  std::string licence;
  Audience audience = Audience::everyone;
  int age_from = 0;  // 0 for adults
  int age_to = 0;
  bool sensitive = false;
  std::string source_language;
  std::vector<Language> languages;  // the source language is not listed
  std::vector<Review> reviews;
  std::vector<Entry> entries;  // everything but the manifest and its signature, sorted by path
  std::vector<std::string> withdrawn;
};

// R23: such packs open behind the trainer's PIN.
inline bool is_for_adults(const Manifest& manifest) {
  const bool for_students = manifest.audience == Audience::students || manifest.audience == Audience::everyone;
  return !for_students || manifest.age_from == 0;
}

std::optional<Manifest> parse_manifest(std::string_view json, Findings& findings);

// The manifest.json of a source folder: the same without `entries`, which the builder fills in.
std::optional<Manifest> parse_source_manifest(std::string_view json, Findings& findings);

std::vector<Text> texts_of(const Manifest& manifest);

}  // namespace content
