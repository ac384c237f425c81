#include <algorithm>
#include <map>
#include <set>
#include <variant>

#include "base/batch_limits.h"
#include "base/practice_codes.h"
#include "content/markup.h"
#include "content/pack_parts.h"
#include "pack/audience.h"
#include "pack/check_arms.h"
#include "pack/check_recordings.h"
#include "report.h"

namespace content {
namespace {

std::string lesson_path(const Lesson& lesson) { return "lessons/" + lesson.id.value + ".json"; }

bool holds(const PackParts& parts, const std::string& path) {
  return std::binary_search(parts.paths.begin(), parts.paths.end(), path);
}

// A part that is there but could not be read has been reported already.
bool holds_lesson(const PackParts& parts, const LessonId& id) { return holds(parts, "lessons/" + id.value + ".json"); }

void check_references(const PackParts& parts, const Lesson& lesson, Findings& findings) {
  Report report(lesson_path(lesson), findings);
  std::set<std::string> missing;
  for (const Picture& picture : pictures_of(lesson)) {
    const std::string* entry = picture.entry();
    if (entry == nullptr || holds(parts, *entry) || !missing.insert(*entry).second) continue;
    report.error("", "missing-media", "there is no " + in_quotes(*entry) + " in the pack");
  }
  const std::string& instrument = lesson.instrument.value;
  if (!instrument.empty() && !holds(parts, "instruments/" + instrument + ".json")) {
    report.error("instrument", "broken-reference", "there is no instrument " + in_quotes(instrument) + " in the pack");
  }
  for (std::size_t i = 0; i < lesson.prerequisites.size(); ++i) {
    if (holds_lesson(parts, lesson.prerequisites[i])) continue;
    report.error(join_path("prerequisites", i), "broken-reference",
                 "there is no lesson " + in_quotes(lesson.prerequisites[i].value) + " in the pack");
  }
  check_audience(parts.manifest, lesson, report);
  if (lesson.sensitive && !parts.manifest.sensitive) {
    report.warning("sensitive", "sensitive-pack", "the lesson is sensitive, and the manifest says the pack is not");
  }
}

// A block whose choices are counted.
struct CodedBlock {
  std::string id;
  std::string noun;
};

std::vector<CodedBlock> coded_blocks_of(const Lesson& lesson) {
  std::vector<CodedBlock> coded;
  for (const Block& block : lesson.blocks) {
    std::visit(
        [&]<typename Type>(const Type& each) {
          if constexpr (requires { Type::coded_as; }) coded.push_back({each.id.value, std::string(Type::coded_as)});
        },
        block);
  }
  return coded;
}

// Lessons that share an instrument are counted in the same blocks, each chat and story by its own id: so all of them
// together must fit, and be told apart.
void check_coded_blocks_of(const Instrument& instrument, const PackParts& parts, Findings& findings) {
  std::map<std::string, const Lesson*> lesson_of;  // by the block's id
  for (const Lesson& lesson : parts.lessons) {
    if (lesson.instrument != instrument.id) continue;
    for (const CodedBlock& block : coded_blocks_of(lesson)) {
      const auto [known, fresh] = lesson_of.emplace(block.id, &lesson);
      if (fresh || known->second == &lesson) continue;  // twice in one lesson has been reported
      Report(lesson_path(lesson), findings)
          .error("blocks", "chat-counted-together",
                 "the " + block.noun + " " + in_quotes(block.id) + " has the id of one in " +
                     in_quotes(known->second->id.value) +
                     ", which has the same instrument: their choices could not be told apart");
    }
  }
  // Of two wordings each reader has one, so that what both have in common is counted once.
  if (const Lesson* other = other_wording(instrument, parts)) {
    for (const CodedBlock& block : coded_blocks_of(*other)) lesson_of.emplace(block.id, other);
  }
  if (instrument.noise) return;  // no choices are told with it
  const std::size_t tables = table_count(instrument) + lesson_of.size() * base::practice_codes.size();
  if (tables <= base::max_tables_per_block || table_count(instrument) > base::max_tables_per_block) return;
  Report("instruments/" + instrument.id.value + ".json", findings)
      .error("items", "instrument-too-large",
             "the slots and the chats of its lessons fill " + std::to_string(tables) +
                 " tables, and a block that is sent holds at most " + std::to_string(base::max_tables_per_block));
}

// Takes away, again and again, the lessons that wait for nothing more: who is left waits for itself.
void check_prerequisite_loops(const PackParts& parts, Findings& findings) {
  std::map<LessonId, std::set<LessonId>> waits;
  for (const Lesson& lesson : parts.lessons) waits[lesson.id];
  for (const Lesson& lesson : parts.lessons) {
    for (const LessonId& before : lesson.prerequisites) {
      if (waits.contains(before)) waits[lesson.id].insert(before);
    }
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (auto at = waits.begin(); at != waits.end();) {
      const bool free = std::none_of(at->second.begin(), at->second.end(),
                                     [&](const LessonId& before) { return waits.contains(before); });
      changed = changed || free;
      at = free ? waits.erase(at) : std::next(at);
    }
  }
  for (const auto& [id, before] : waits) {
    Report("lessons/" + id.value + ".json", findings)
        .error("prerequisites", "prerequisite-loop", "the lesson waits for lessons that wait for it or for each other");
  }
}

void check_lesson_numbers(const PackParts& parts, Findings& findings) {
  std::map<int, std::string> names;
  for (const Lesson& lesson : parts.lessons) {
    const auto [place, is_new] = names.emplace(lesson.number, lesson.id.value);
    if (is_new) continue;
    Report(lesson_path(lesson), findings)
        .error("number", "duplicate-number",
               "the lesson " + in_quotes(place->second) + " has the number " + std::to_string(lesson.number) + " too");
  }
}

void check_unused_media(const PackParts& parts, Findings& findings) {
  // Recordings are checked by their names, and what else is unused is small: only pictures are told.
  std::set<std::string> used;
  for (const Lesson& lesson : parts.lessons) {
    for (const Picture& picture : pictures_of(lesson)) {
      if (const std::string* entry = picture.entry()) used.insert(*entry);
    }
  }
  for (const Film& film : parts.films) for (std::string& entry : entries_of(film)) used.insert(std::move(entry));
  for (const std::string& path : parts.paths) {
    if (path.starts_with("media/") && !path.starts_with("media/voice/") && path.ends_with(".svg") && !used.contains(path)) {
      Report(path, findings).warning("", "unused-media", "no lesson shows this picture");
    }
  }
}

void check_withdrawn(const PackParts& parts, Findings& findings) {
  Report report("manifest.json", findings);
  for (const std::string& id : parts.manifest.withdrawn) {
    if (!holds(parts, "lessons/" + id + ".json") && !holds(parts, "instruments/" + id + ".json") &&
        !holds(parts, "contacts/" + id + ".json") && !holds(parts, "films/" + id + ".json")) {
      continue;
    }
    report.error("withdrawn", "withdrawn", in_quotes(id) + " is withdrawn and still in the pack");
  }
}

// Contacts are checked, replaced and withdrawn apart from lessons.
void check_contacts_have_their_pack(const PackParts& parts, Findings& findings) {
  const bool holds_some = std::any_of(parts.paths.begin(), parts.paths.end(), [](const std::string& path) { return path.starts_with("contacts/"); });
  const bool is_for_contacts = parts.manifest.kind == PackKind::contacts;
  if (holds_some == is_for_contacts) return;
  Report("manifest.json", findings)
      .error("kind", "contacts-apart", is_for_contacts ? "a pack of contacts holds none" : "contacts stand in a pack of their own, of the kind \"contacts\"");
}

// R26: a film is withdrawn by deleting one file, so each is a pack of its own, with nothing beside it.
void check_films_have_their_pack(const PackParts& parts, Findings& findings) {
  const auto count = [&](std::string_view folder) {
    return std::count_if(parts.paths.begin(), parts.paths.end(), [&](const std::string& path) { return path.starts_with(folder); });
  };
  const auto films = count("films/");
  Report report("manifest.json", findings);
  if (parts.manifest.kind != PackKind::films) {
    if (films > 0) report.error("kind", "films-apart", "a film stands in a pack of its own, of the kind \"films\"");
  } else if (films != 1 || count("lessons/") + count("instruments/") > 0) {
    report.error("kind", "films-apart", "a pack of the kind \"films\" holds one film and no lessons, so that it can be withdrawn alone");
  }
}

void check_film_references(const PackParts& parts, const Film& film, Findings& findings) {
  check_film(film, findings);
  Report report("films/" + film.id.value + ".json", findings);
  for (const std::string& entry : entries_of(film)) {
    if (!holds(parts, entry)) report.error("", "missing-media", "there is no " + in_quotes(entry) + " in the pack");
  }
}

std::multiset<std::string> targets_of(const std::vector<Span>& spans) {
  std::multiset<std::string> targets;
  for (const Span& span : spans) {
    if (!span.target.empty()) targets.insert(span.target);
  }
  return targets;
}

void check_translated_text(const Text& text, const std::string& translated, Report& report) {
  const auto source = parse_markup(text.source);
  const auto spans = parse_markup(translated);
  if (!source) return;  // reported where the text stands
  if (!spans) {
    report.error(text.key, "bad-mark", "in the translation, " + spans.error().message);
  } else if (targets_of(*spans) != targets_of(*source)) {
    report.error(text.key, "other-targets", "the translation does not have the same [[…]] targets as its source");
  }
  const auto forbidden = [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F; };
  if (std::any_of(translated.begin(), translated.end(), forbidden)) {
    report.error(text.key, "control-character", "the translation holds a control character");
  }
}

void check_language(const Language& language, const std::vector<Text>& texts, const Catalogue& catalogue,
                    Findings& findings) {
  Report report("i18n/" + language.code, findings);
  const bool draft = language.state == TranslationState::draft;
  std::size_t missing = 0;
  std::set<std::string> known;
  for (const Text& text : texts) {
    known.insert(text.key);
    const auto at = catalogue.find(text.key);
    if (at == catalogue.end()) {
      ++missing;
      if (!draft) report.error(text.key, "missing-translation", "this text is not translated");
    } else if (at->second.source != text.source) {
      const std::string message = "the translation was made from another wording";
      if (draft)
        report.warning(text.key, "stale-translation", message);
      else
        report.error(text.key, "stale-translation", message);
    } else {
      check_translated_text(text, at->second.text, report);
    }
  }
  if (draft && missing > 0) {
    report.warning("", "missing-translation",
                   std::to_string(missing) + " of " + std::to_string(texts.size()) + " texts are not translated");
  }
  for (const auto& [key, translation] : catalogue) {
    if (!known.contains(key)) report.warning(key, "unknown-translation", "the pack has no such text any more");
  }
}

void check_languages(const PackParts& parts, Findings& findings) {
  Report report("manifest.json", findings);
  const std::vector<Text> texts = texts_of(parts);
  std::set<std::string> listed;
  for (const Language& language : parts.manifest.languages) {
    listed.insert(language.code);
    const auto at = parts.catalogues.find(language.code);
    if (at != parts.catalogues.end()) {
      check_language(language, texts, at->second, findings);
    } else if (!holds(parts, "i18n/" + language.code + ".mo")) {
      report.error("languages", "missing-language",
                   "the pack has no translation for the language " + in_quotes(language.code));
    }
  }
  for (const std::string& path : parts.paths) {
    if (!path.starts_with("i18n/")) continue;
    const std::string code = path.substr(5, path.size() - 8);
    if (!listed.contains(code)) {
      report.error("languages", "unlisted-language", "the translation " + in_quotes(code) + " is not listed");
    }
  }
}

bool every_part_was_read(const PackParts& parts) {
  const auto count = [&](std::string_view folder) {
    return static_cast<std::size_t>(std::count_if(parts.paths.begin(), parts.paths.end(),
                                                  [&](const std::string& path) { return path.starts_with(folder); }));
  };
  return count("lessons/") == parts.lessons.size() && count("instruments/") == parts.instruments.size() &&
         count("contacts/") == parts.contacts.size() && count("films/") == parts.films.size();
}

}  // namespace

void check_together(const PackParts& parts, Findings& findings) {
  for (const Lesson& lesson : parts.lessons) check_references(parts, lesson, findings);
  for (const Instrument& instrument : parts.instruments) check_coded_blocks_of(instrument, parts, findings);
  for (const Instrument& instrument : parts.instruments) check_arms(instrument, parts, findings);
  check_prerequisite_loops(parts, findings);
  check_lesson_numbers(parts, findings);
  check_unused_media(parts, findings);
  check_withdrawn(parts, findings);
  check_contacts_have_their_pack(parts, findings);
  check_films_have_their_pack(parts, findings);
  for (const Film& film : parts.films) check_film_references(parts, film, findings);
  // With a lesson that could not be read, its translations and recordings would all look unknown.
  if (!every_part_was_read(parts)) return;
  check_languages(parts, findings);
  check_recordings(parts, findings);
}

std::vector<Text> texts_of(const PackParts& parts) {
  std::vector<Text> texts = texts_of(parts.manifest);
  const auto add = [&](const std::vector<Text>& more) { texts.insert(texts.end(), more.begin(), more.end()); };
  for (const Lesson& lesson : parts.lessons) add(texts_of(lesson));
  for (const Instrument& instrument : parts.instruments) add(texts_of(instrument));
  for (const Contacts& contacts : parts.contacts) add(texts_of(contacts));
  for (const Film& film : parts.films) add(texts_of(film));
  return texts;
}

}  // namespace content
