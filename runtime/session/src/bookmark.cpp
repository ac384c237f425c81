#include "session/bookmark.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "turn.h"

namespace session {
namespace {

using Json = nlohmann::json;

constexpr int bookmark_format = 2;
constexpr const char* locked_by_now = "the lesson is locked by now";

// In the order of Stages.
constexpr std::array stage_names{"assent", "survey", "lesson", "thanks", "card"};
static_assert(stage_names.size() == Stages::size, "read_stage() has to know every stage too");

Json reader_json(const Reader& reader) {
  return {{"language", reader.language},
          {"text_percent", reader.text_percent},
          {"contrast", static_cast<int>(reader.contrast)},
          {"motion", static_cast<int>(reader.motion)},
          {"sounds", static_cast<int>(reader.sounds)},
          {"voice", static_cast<int>(reader.voice)},
          {"by_ear", reader.by_ear},
          {"scanning", static_cast<int>(reader.scanning)}};
}

Json sitting_json(const Sitting& sitting) {
  Json measured = Json::array();
  for (const content::BlockId& block : sitting.measured) measured.push_back(block.value);
  return {{"id", sitting.start.id.value},
          {"seed", sitting.start.seed},
          {"form_a_first", sitting.start.form_a_first},
          {"arm", base::name_of(sitting.start.arm)},
          {"takes_card", sitting.takes_card},
          {"asked", sitting.asked},
          {"recorded", sitting.recorded},
          {"hurried", sitting.hurried},
          {"deleted", sitting.deleted},
          {"measured", std::move(measured)}};
}

Json stage_json(const LessonVisit& visit) {
  Json json{{"name", stage_names[visit.stage.index()]}, {"at", content::block_id(visit.block()).value}};
  if (visit.plays_other) json["other"] = true;
  if (visit.asked_after) json["asked_after"] = true;
  if (const auto* survey = std::get_if<Survey>(&visit.stage)) {
    json["wave"] = base::name_of(survey->questions.wave);
    json["item"] = survey->questions.at;
  }
  return json;
}

Json stage_json(const Group& group) { return {{"name", stage_names[2]}, {"at", content::block_id(group.block()).value}}; }

Json group_json(const Group& group) { return {{"seed", group.seed}, {"note", group.note}, {"shows_notes", group.shows_notes}}; }

// The arm's other lesson may have blocks of the same names.
std::string block_name(const LessonVisit& visit, const content::Block& block) {
  const std::string& id = content::block_id(block).value;
  return visit.plays_other ? visit.content().id.value + "/" + id : id;
}

Json blocks_json(const LessonVisit& visit, std::size_t from, std::size_t to) {
  Json blocks = Json::object();
  for (std::size_t i = from; i < to; ++i) {
    const content::Block& block = visit.content().blocks[i];
    blocks[block_name(visit, block)] = steps_of(visit.lesson.blocks[i], block);
  }
  return blocks;
}

// What lines have said so far: each thing as it was said last.
Json merged(std::string_view bookmark) {
  Json all;
  for (const std::string& line : base::split(bookmark, '\n')) {
    if (base::trim(line).empty()) continue;
    const Json said = Json::parse(line, nullptr, false);
    // A line that was cut ends what can be known.
    if (!said.is_object()) break;
    for (const auto& [name, value] : said.items()) {
      if (name == "blocks" && value.is_object() && all.contains("blocks") && all["blocks"].is_object()) {
        all["blocks"].update(value);
      } else {
        all[name] = value;
      }
    }
  }
  return all;
}

base::Result<Json> parse(std::string_view bookmark) {
  Json json = merged(bookmark);
  if (!json.is_object() || !json.contains("format") || json["format"] != bookmark_format) {
    return base::fail(base::ErrorCode::corrupt, "the bookmark is not one this program wrote");
  }
  return json;
}

void read_reader(const Json& json, Reader& reader) {
  reader.language = json.at("language").get<std::string>();
  reader.text_percent = std::clamp(json.at("text_percent").get<int>(), 100, 200);
  reader.contrast = static_cast<Contrast>(std::clamp(json.at("contrast").get<int>(), 0, 2));
  reader.motion = json.value("motion", 0) == 0 ? Motion::full : Motion::reduced;  // bookmarks of before have none
  reader.sounds = static_cast<Sounds>(std::clamp(json.value("sounds", 0), 0, 2));
  reader.voice = json.value("voice", 0) == 0 ? Voice::usual : Voice::slower;
  reader.by_ear = json.value("by_ear", false);
  reader.scanning = static_cast<Scanning>(std::clamp(json.value("scanning", 0), 0, 3));
}

void read_sitting(const Json& json, Sitting& sitting) {
  sitting.takes_card = json.value("takes_card", false);  // bookmarks of before have none
  sitting.asked = json.at("asked").get<bool>();
  sitting.recorded = json.at("recorded").get<bool>();
  sitting.hurried = json.value("hurried", false);  // bookmarks of before have none
  sitting.deleted = json.at("deleted").get<bool>();
  for (const auto& block : json.at("measured")) sitting.measured.emplace_back(block.get<std::string>());
  sitting.start.form_a_first = json.at("form_a_first").get<bool>();
  sitting.start.arm = base::from_name<base::Arm>(json.value("arm", "")).value_or(base::Arm::none);
}

void read_lesson(const Json& json, LessonVisit& visit) {
  const Json& stage = json.at("stage");
  const std::string at = stage.at("at").get<std::string>();
  visit.asked_after = stage.value("asked_after", false);
  if (stage.value("other", false) && visit.sitting.open->other_lesson) begin_lesson(visit, true);
  const auto& blocks = visit.content().blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::string& id = content::block_id(blocks[i]).value;
    if (id == at) visit.lesson.at = i;
    visit.lesson.blocks[i] = replay(json.at("blocks").value(block_name(visit, blocks[i]), Steps{}), blocks[i], visit.sitting.start.seed);
  }
  show_at_once(visit.lesson.blocks[visit.lesson.at]);
}

Stage read_survey(const Json& json, const LessonVisit& visit) {
  const SittingStart& start = visit.sitting.start;
  const auto wave = base::from_name<evaluation::Wave>(json.at("wave").get<std::string>()).value_or(evaluation::Wave::pre);
  SurveyState questions = start_survey(*visit.sitting.open->instrument, wave, start.form_a_first, start.seed);
  if (questions.order.empty()) return Playing{};
  questions.at = std::min(json.at("item").get<std::size_t>(), questions.order.size() - 1);
  return Survey{std::move(questions)};
}

// A lesson that has no questions any more goes on without them.
Stage read_stage(const Json& json, const LessonVisit& visit) {
  const std::string name = json.at("name").get<std::string>();
  const bool can_ask = visit.sitting.open->instrument.has_value();
  if (name == stage_names[3]) return Thanks{};
  if (name == stage_names[0] && can_ask) return Assent{};
  if (name == stage_names[4] && can_ask) return CardEntry{};
  if (name == stage_names[1] && can_ask) return read_survey(json, visit);
  return Playing{};
}

// What was done before a power cut is not known any more; this lesson's part of it is.
void note_progress(LessonVisit& visit, VisitProgress& progress) {
  const auto* survey = std::get_if<Survey>(&visit.stage);
  const bool is_done = std::holds_alternative<Thanks>(visit.stage) || (survey != nullptr && survey->questions.wave == evaluation::Wave::post && !comes_before_lesson(visit, *survey));
  if (is_done) visit.gained_panel = note_done(progress, visit.sitting.open->pack, visit.sitting.open->lesson.id);
  else note_begun(progress, visit.sitting.open->pack, visit.sitting.open->lesson.id);
}

LessonOpened opened_again(OpenLessonPointer open, const Json& sitting) {
  return {std::move(open), SittingId(sitting.at("id").get<std::string>()), sitting.at("seed").get<std::uint64_t>()};
}

// Of what stage_json() wrote; what somebody else wrote has no name.
std::string page_name(const Json& stage) {
  if (!stage.is_object() || !stage.contains("name") || !stage["name"].is_string()) return "";
  std::string page = stage["name"].get<std::string>();
  const auto add = [&](const char* part) {
    if (!stage.contains(part)) return;
    page += "/" + (stage[part].is_string() ? stage[part].get<std::string>() : stage[part].dump());
  };
  if (page == stage_names[1]) {
    add("wave");
    add("item");
  } else if (page == stage_names[2]) {
    add("at");
  }
  return page;
}

std::string bookmark_of(const Group& group, const Reader& reader) {
  const Json json{{"format", bookmark_format},
                  {"pack", group.open->pack.value},
                  {"lesson", group.content().id.value},
                  {"reader", reader_json(reader)},
                  {"stage", stage_json(group)},
                  {"group", group_json(group)}};
  return json.dump();
}

std::string step_of(const Group& group, const Reader& reader, const std::set<Part>& parts) {
  Json json = Json::object();
  if (parts.contains(Part::reader)) json["reader"] = reader_json(reader);
  if (parts.contains(Part::stage)) {
    json["stage"] = stage_json(group);
    json["group"] = group_json(group);
  }
  return json.dump();
}

// Behind the PIN, as every group is.
base::Result<Shell> restore_group(Shell shell, OpenLessonPointer open, const Json& json) {
  if (!shell.pin.is_set) return base::fail(base::ErrorCode::unavailable, "the lesson was led with a class and there is no PIN to let anybody in");
  if (why_locked(*open, shell.local_help, true) != Locked::no) return base::fail(base::ErrorCode::unavailable, locked_by_now);
  read_reader(json.at("reader"), shell.reader);
  OpensGroup where;
  where.seed = json.at("group").at("seed").get<std::uint64_t>();
  where.note = json.at("group").at("note").get<std::size_t>();
  where.shows_notes = json.at("group").at("shows_notes").get<bool>();
  const std::string at = json.at("stage").at("at").get<std::string>();
  const auto& blocks = open->lesson.blocks;
  const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const content::Block& block) { return content::block_id(block).value == at; });
  if (found != blocks.end()) where.block = static_cast<std::size_t>(found - blocks.begin());
  where.open = std::move(open);
  PinPad pad;
  pad.opens = std::move(where);
  shell.place = std::move(pad);
  return shell;
}

}  // namespace

std::string bookmark_of(const Shell& shell) {
  if (const auto* group = std::get_if<Group>(&shell.place)) return bookmark_of(*group, shell.reader);
  const LessonVisit& visit = std::get<LessonVisit>(shell.place);
  const Json json{{"format", bookmark_format},
                  {"pack", visit.sitting.open->pack.value},
                  {"lesson", visit.sitting.open->lesson.id.value},
                  {"reader", reader_json(shell.reader)},
                  {"sitting", sitting_json(visit.sitting)},
                  {"stage", stage_json(visit)},
                  {"blocks", blocks_json(visit, 0, visit.lesson.blocks.size())}};
  return json.dump();
}

std::string step_of(const Shell& shell, const std::set<Part>& parts) {
  if (const auto* group = std::get_if<Group>(&shell.place)) return step_of(*group, shell.reader, parts);
  const LessonVisit& visit = std::get<LessonVisit>(shell.place);
  Json json = Json::object();
  for (const Part part : parts) {
    switch (part) {
      case Part::reader: json["reader"] = reader_json(shell.reader); break;
      case Part::sitting: json["sitting"] = sitting_json(visit.sitting); break;
      case Part::stage: json["stage"] = stage_json(visit); break;
      case Part::block: json["blocks"] = blocks_json(visit, visit.lesson.at, visit.lesson.at + 1); break;
    }
  }
  return json.dump();
}

base::Result<BookmarkedLesson> bookmarked_lesson(std::string_view bookmark) {
  TRY_ASSIGN(const Json json, parse(bookmark));
  if (!json.contains("pack") || !json.contains("lesson") || !json["pack"].is_string() || !json["lesson"].is_string()) {
    return base::fail(base::ErrorCode::corrupt, "the bookmark names no lesson");
  }
  return BookmarkedLesson{content::PackId(json["pack"].get<std::string>()),
                          content::LessonId(json["lesson"].get<std::string>()), page_name(json.value("stage", Json()))};
}

base::Result<Shell> restore(Shell fresh, OpenLessonPointer open, std::string_view bookmark) {
  TRY_ASSIGN(const Json json, parse(bookmark));
  try {
    if (json.contains("group")) return restore_group(std::move(fresh), std::move(open), json);
    if (why_locked(*open, fresh.local_help, false) != Locked::no) return base::fail(base::ErrorCode::unavailable, locked_by_now);
    Shell shell = std::move(fresh);
    LessonVisit visit = begin_visit(opened_again(std::move(open), json.at("sitting")), true);
    read_reader(json.at("reader"), shell.reader);
    read_sitting(json.at("sitting"), visit.sitting);
    read_lesson(json, visit);
    visit.stage = read_stage(json.at("stage"), visit);
    note_progress(visit, shell.progress);
    shell.place = std::move(visit);
    return shell;
  } catch (const Json::exception& problem) {
    return base::fail(base::ErrorCode::corrupt, std::string("the bookmark is damaged: ") + problem.what());
  }
}

}  // namespace session
