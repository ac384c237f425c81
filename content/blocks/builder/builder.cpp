#include "blocks/builder/builder.h"

#include "lesson/block_reader.h"
#include "lesson/parse_parts.h"

namespace content {
namespace {

constexpr std::size_t most_sections = 10;
constexpr std::size_t most_parts = 6;
constexpr std::size_t most_options = 10;

std::optional<Text> text_if_present(const JsonObject& object, std::string_view member, const std::string& key) {
  if (!object.has(member)) return std::nullopt;
  return object.text(member, key);
}

BuilderOption read_option(const JsonValue& value, const std::string& path, const std::string& part_key,
                          Report& report) {
  const JsonObject object(value, path, report, {"id", "label", "more", "sentence", "recommended", "address"});
  BuilderOption option;
  option.id = object.id("id");
  const std::string key = part_key + "/options/" + option.id;
  option.label = object.text("label", key + "/label");
  option.more = text_if_present(object, "more", key + "/more");
  option.sentence = text_if_present(object, "sentence", key + "/sentence");
  option.recommended = text_if_present(object, "recommended", key + "/recommended");
  option.address = read_address_if_present(object);
  return option;
}

BuilderChoice read_choice(Choosing how, const JsonObject& part, const std::string& key) {
  BuilderChoice choice;
  choice.how = how;
  UniqueIds ids(part.report());
  part.each("options", 2, most_options, [&](const JsonValue& value, const std::string& path) {
    choice.options.push_back(read_option(value, path, key, part.report()));
    ids.add(choice.options.back().id, join_path(path, "id"));
  });
  return choice;
}

BuilderDate read_date(const JsonObject& part, const std::string& key) {
  BuilderDate date;
  date.label = part.text("label", key + "/label");
  date.first_year = static_cast<int>(part.integer("first_year", 2020, 2100));
  date.last_year = static_cast<int>(part.integer("last_year", 2020, 2100));
  if (part.has("first_year") && part.has("last_year") && date.last_year < date.first_year) {
    part.report().error(part.path("last_year"), "years", "the last year comes before the first");
  }
  return date;
}

std::vector<BuilderLine> read_lines(std::string_view member, std::size_t least, std::size_t most,
                                    const JsonObject& part, const std::string& key) {
  std::vector<BuilderLine> lines;
  UniqueIds ids(part.report());
  part.each(member, least, most, [&](const JsonValue& value, const std::string& path) {
    const JsonObject object(value, path, part.report(), {"id", "label"});
    BuilderLine line;
    line.id = object.id("id");
    line.label = object.text("label", key + "/" + std::string(member) + "/" + line.id);
    ids.add(line.id, join_path(path, "id"));
    lines.push_back(std::move(line));
  });
  return lines;
}

BuilderFigures read_figures(const JsonObject& part, const std::string& key) {
  BuilderFigures figures;
  figures.label = part.text("label", key + "/label");
  figures.rows = read_lines("rows", 1, 12, part, key);
  if (part.has("columns")) figures.columns = read_lines("columns", 2, 4, part, key);
  figures.sum = part.boolean_or("sum", false);
  if (part.has("hides_below")) figures.hides_below = static_cast<int>(part.integer("hides_below", 2, 20));
  return figures;
}

BuilderWords read_words(const JsonObject& part, const std::string& key) {
  BuilderWords words;
  words.label = part.text("label", key + "/label");
  if (part.has("most_letters")) words.most_letters = static_cast<int>(part.integer("most_letters", 1, 200));
  return words;
}

enum class Kind { one, some, order, weekday, date, figures, words };

const std::vector<std::pair<std::string_view, Kind>>& kinds() {
  static const std::vector<std::pair<std::string_view, Kind>> names{
      {"one", Kind::one},   {"some", Kind::some},       {"order", Kind::order}, {"weekday", Kind::weekday},
      {"date", Kind::date}, {"figures", Kind::figures}, {"words", Kind::words}};
  return names;
}

// What a part may hold besides what every part may.
std::vector<std::string_view> members_of(Kind kind) {
  std::vector<std::string_view> members{"id", "kind", "question", "hint", "gap", "together"};
  const auto with = [&](std::initializer_list<std::string_view> more) {
    members.insert(members.end(), more.begin(), more.end());
    return members;
  };
  switch (kind) {
    case Kind::one:
    case Kind::some:
    case Kind::order: return with({"options"});
    case Kind::weekday: return with({"label"});
    case Kind::date: return with({"label", "first_year", "last_year"});
    case Kind::figures: return with({"label", "rows", "columns", "sum", "hides_below"});
    case Kind::words: return with({"label", "most_letters"});
  }
  return members;
}

BuilderAnswer read_answer(Kind kind, const JsonObject& part, const std::string& key) {
  switch (kind) {
    case Kind::one: return read_choice(Choosing::one, part, key);
    case Kind::some: return read_choice(Choosing::some, part, key);
    case Kind::order: return read_choice(Choosing::order, part, key);
    case Kind::weekday: return BuilderWeekday{part.text("label", key + "/label")};
    case Kind::date: return read_date(part, key);
    case Kind::figures: return read_figures(part, key);
    case Kind::words: return read_words(part, key);
  }
  return BuilderChoice{};
}

// Which members a part may have follows from its kind, which is read first, without a word about the others.
std::optional<Kind> kind_of(const JsonValue& value) {
  for (const JsonValue& member : value.children) {
    if (member.name != "kind") continue;
    for (const auto& [name, kind] : kinds()) {
      if (member.string == name) return kind;
    }
  }
  return std::nullopt;
}

BuilderPart read_part(const JsonValue& value, const std::string& path, const BlockReader& reader) {
  const auto kind = kind_of(value);
  std::vector<std::string_view> members = members_of(kind.value_or(Kind::one));
  if (!kind) members.insert(members.end(), {"options", "label", "first_year", "last_year", "rows", "columns", "sum",
                                            "hides_below", "most_letters"});
  const JsonObject object(value, path, reader.report(), members);
  BuilderPart part;
  part.id = object.id("id");
  const std::string key = reader.key("parts/" + part.id);
  part.question = object.text("question", key + "/question");
  part.hint = text_if_present(object, "hint", key + "/hint");
  part.gap = text_if_present(object, "gap", key + "/gap");
  part.together = object.boolean_or("together", false);
  if (kind) {
    part.answer = read_answer(*kind, object, key);
  } else {
    object.one_of<Kind>("kind", kinds());  // says what is wrong with it
  }
  return part;
}

// Parts have ids of their own in the whole block, so that one may move to another section.
BuilderSection read_section(const JsonValue& value, const std::string& path, const BlockReader& reader,
                            UniqueIds& part_ids) {
  const JsonObject object(value, path, reader.report(), {"id", "title", "text", "parts"});
  BuilderSection section;
  section.id = object.id("id");
  const std::string key = reader.key("sections/" + section.id);
  section.title = object.text("title", key + "/title");
  section.text = text_if_present(object, "text", key + "/text");
  object.each("parts", 1, most_parts, [&](const JsonValue& item, const std::string& item_path) {
    section.parts.push_back(read_part(item, item_path, reader));
    part_ids.add(section.parts.back().id, join_path(item_path, "id"));
  });
  return section;
}

BuilderDocument read_document(const BlockReader& reader) {
  const JsonObject object = reader.object().object("document", {"title", "subtitle", "footer", "numbered", "end"});
  BuilderDocument document;
  document.title = object.text("title", reader.key("document/title"));
  document.subtitle = text_if_present(object, "subtitle", reader.key("document/subtitle"));
  document.footer = text_if_present(object, "footer", reader.key("document/footer"));
  document.numbered = object.boolean_or("numbered", false);
  if (object.has("end")) document.end = read_handout_parts(object, "end", 12, reader.key("document/end"));
  return document;
}

}  // namespace

Builder read(BlockReader& reader, std::type_identity<Builder>) {
  reader.members({"title", "intro", "document", "sections"});
  Builder block;
  block.id = reader.id();
  block.title = reader.text("title");
  block.intro = text_if_present(reader.object(), "intro", reader.key("intro"));
  block.document = read_document(reader);
  UniqueIds sections(reader.report());
  UniqueIds part_ids(reader.report());
  reader.object().each("sections", 1, most_sections, [&](const JsonValue& item, const std::string& path) {
    block.sections.push_back(read_section(item, path, reader, part_ids));
    sections.add(block.sections.back().id, join_path(path, "id"));
  });
  return block;
}

const BuilderPart* part_for_adults(const Builder& block) {
  for (const BuilderSection& section : block.sections) {
    for (const BuilderPart& part : section.parts) {
      if (!std::holds_alternative<BuilderChoice>(part.answer)) return &part;
    }
  }
  return nullptr;
}

}  // namespace content
