#include "session/bookmark.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace session {
namespace {

using Json = nlohmann::json;

constexpr int bookmark_format = 1;

std::string screen_text(ScreenName screen) {
  switch (screen) {
    case ScreenName::assent: return "assent";
    case ScreenName::survey: return "survey";
    case ScreenName::thanks: return "thanks";
    default: return "lesson";
  }
}

ScreenName screen_from(const std::string& text) {
  if (text == "assent") return ScreenName::assent;
  if (text == "survey") return ScreenName::survey;
  if (text == "thanks") return ScreenName::thanks;
  return ScreenName::lesson;
}

struct Write {
  Json operator()(const PageState&) const { return Json::array(); }
  Json operator()(const CloseState&) const { return Json::array(); }
  Json operator()(const TapWordsState& state) const { return state.found; }
  Json operator()(const SingleChoiceState& state) const { return state.tried; }
  Json operator()(const ChatState& state) const { return state.choices; }
};

Json blocks_json(const Sitting& sitting) {
  Json blocks = Json::object();
  for (std::size_t i = 0; i < sitting.lesson.blocks.size(); ++i) {
    blocks[content::block_id(sitting.open->lesson.blocks[i]).value] = std::visit(Write{}, sitting.lesson.blocks[i]);
  }
  return blocks;
}

// Replaying through update() keeps only what this version of the lesson still offers.
struct Read {
  const std::vector<std::string>& done;

  BlockState operator()(const content::PageBlock&) const { return PageState{}; }
  BlockState operator()(const content::CloseBlock&) const { return CloseState{}; }
  BlockState operator()(const content::TapWordsBlock& block) const {
    return replay(TapWordsState{}, block, [](const std::string& id) { return TapTarget{id}; });
  }
  BlockState operator()(const content::SingleChoiceBlock& block) const {
    return replay(SingleChoiceState{}, block, [](const std::string& id) { return PickChoice{id}; });
  }
  BlockState operator()(const content::PracticeChatBlock& block) const {
    return replay(ChatState{}, block, [](const std::string& id) { return PickReply{id}; });
  }

  template <typename State, typename Block, typename MakeAction>
  State replay(State state, const Block& block, MakeAction make_action) const {
    for (const auto& id : done) state = update(std::move(state), make_action(id), block);
    return state;
  }
};

void read_lesson(const Json& json, Sitting& sitting) {
  const auto& lesson = sitting.open->lesson;
  const std::string at = json.at("at").get<std::string>();
  for (std::size_t i = 0; i < lesson.blocks.size(); ++i) {
    const std::string& id = content::block_id(lesson.blocks[i]).value;
    if (id == at) sitting.lesson.at = i;
    const auto done = json.at("blocks").value(id, std::vector<std::string>{});
    sitting.lesson.blocks[i] = std::visit(Read{done}, lesson.blocks[i]);
  }
}

void read_survey(const Json& json, Sitting& sitting) {
  const auto phase = json.at("phase").get<std::string>() == "post" ? evaluation::Phase::post : evaluation::Phase::pre;
  sitting.survey = start_survey(*sitting.open->instrument, phase, sitting.start.form_a_first, sitting.start.seed);
  const auto at = json.at("at").get<std::size_t>();
  if (!sitting.survey.order.empty()) sitting.survey.at = std::min(at, sitting.survey.order.size() - 1);
}

void read_reader(const Json& json, ReaderSettings& reader) {
  reader.language = json.at("language").get<std::string>();
  reader.text_percent = std::clamp(json.at("text_percent").get<int>(), 100, 200);
  reader.contrast = static_cast<Contrast>(std::clamp(json.at("contrast").get<int>(), 0, 2));
}

void read_sitting(const Json& json, Sitting& sitting) {
  sitting.asked = json.at("asked").get<bool>();
  sitting.recorded = json.at("recorded").get<bool>();
  sitting.deleted = json.at("deleted").get<bool>();
  sitting.practice_kept = json.at("practice_kept").get<bool>();
  SittingStart& start = sitting.start;
  start.id = SittingId(json.at("id").get<std::string>());
  start.pack = sitting.open->pack.value;
  start.manifest_hash = sitting.open->manifest_hash;
  start.lesson = sitting.open->lesson.id.value;
  start.age_from = sitting.open->age_from;
  start.age_to = sitting.open->age_to;
  start.seed = json.at("seed").get<std::uint64_t>();
  start.form_a_first = json.at("form_a_first").get<bool>();
  if (sitting.open->instrument) {
    start.instrument = sitting.open->instrument->id.value;
    start.instrument_version = sitting.open->instrument->version;
  }
}

base::Result<Json> parse(std::string_view text) {
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object() || !json.contains("format") || json["format"] != bookmark_format) {
    return base::fail(base::ErrorCode::corrupt, "the bookmark is not one this program wrote");
  }
  return json;
}

}  // namespace

std::string bookmark_of(const AppState& state) {
  const Sitting& sitting = *state.sitting;
  const Json json = {
      {"format", bookmark_format},
      {"pack", sitting.open->pack.value},
      {"lesson", sitting.open->lesson.id.value},
      {"screen", screen_text(state.screen)},
      {"reader",
       {{"language", state.reader.language},
        {"text_percent", state.reader.text_percent},
        {"contrast", static_cast<int>(state.reader.contrast)}}},
      {"sitting",
       {{"id", sitting.start.id.value},
        {"seed", sitting.start.seed},
        {"form_a_first", sitting.start.form_a_first},
        {"asked", sitting.asked},
        {"recorded", sitting.recorded},
        {"deleted", sitting.deleted},
        {"practice_kept", sitting.practice_kept}}},
      {"blocks",
       {{"at", content::block_id(sitting.open->lesson.blocks[sitting.lesson.at]).value},
        {"blocks", blocks_json(sitting)}}},
      {"survey",
       {{"phase", sitting.survey.phase == evaluation::Phase::post ? "post" : "pre"}, {"at", sitting.survey.at}}},
  };
  return json.dump();
}

base::Result<BookmarkedLesson> bookmarked_lesson(std::string_view bookmark) {
  TRY_ASSIGN(const Json json, parse(bookmark));
  if (!json.contains("pack") || !json.contains("lesson") || !json["pack"].is_string() || !json["lesson"].is_string()) {
    return base::fail(base::ErrorCode::corrupt, "the bookmark names no lesson");
  }
  return BookmarkedLesson{content::PackId(json["pack"].get<std::string>()),
                          content::LessonId(json["lesson"].get<std::string>())};
}

base::Result<AppState> restore(AppState fresh, OpenLessonPointer open, std::string_view bookmark) {
  TRY_ASSIGN(const Json json, parse(bookmark));
  if (is_locked(*open)) return base::fail(base::ErrorCode::unavailable, "the lesson is locked by now");
  try {
    AppState state = std::move(fresh);
    for (std::size_t i = 0; i < state.tracks.size(); ++i) {
      if (state.tracks[i].pack == open->pack) state.track = i;
    }
    Sitting sitting;
    sitting.open = std::move(open);
    sitting.lesson = start_lesson(sitting.open->lesson);
    read_reader(json.at("reader"), state.reader);
    read_sitting(json.at("sitting"), sitting);
    read_lesson(json.at("blocks"), sitting);
    state.screen = screen_from(json.at("screen").get<std::string>());
    if (sitting.open->instrument) {
      read_survey(json.at("survey"), sitting);
      if (state.screen == ScreenName::survey && sitting.survey.order.empty()) state.screen = ScreenName::lesson;
    } else if (state.screen != ScreenName::thanks) {
      state.screen = ScreenName::lesson;
    }
    state.sitting = std::move(sitting);
    return state;
  } catch (const Json::exception& problem) {
    return base::fail(base::ErrorCode::corrupt, std::string("the bookmark is damaged: ") + problem.what());
  }
}

}  // namespace session
