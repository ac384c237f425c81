#include "content/manifest.h"

namespace content {

std::vector<Text> texts_of(const Manifest& manifest) { return {manifest.title, manifest.summary}; }

std::string_view name_of(PackKind kind) {
  switch (kind) {
    case PackKind::module: return "module";
    case PackKind::course: return "course";
    case PackKind::track: return "track";
    case PackKind::films: return "films";
    case PackKind::instruments: return "instruments";
    case PackKind::contacts: return "contacts";
  }
  return "track";
}

std::string_view name_of(Audience audience) {
  switch (audience) {
    case Audience::students: return "students";
    case Audience::teachers: return "teachers";
    case Audience::parents: return "parents";
    case Audience::operators: return "operators";
    case Audience::everyone: return "everyone";
  }
  return "everyone";
}

std::string_view name_of(TranslationState state) {
  switch (state) {
    case TranslationState::draft: return "draft";
    case TranslationState::complete: return "complete";
    case TranslationState::reviewed: return "reviewed";
  }
  return "draft";
}

}  // namespace content
