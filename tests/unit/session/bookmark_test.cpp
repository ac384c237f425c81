#include "session/bookmark.h"
#include "support/catch.h"
#include "support/visit.h"

namespace {

using namespace session;
using support::Visit;

// Where a restored shell is.
const LessonVisit& visit_of(const base::Result<Shell>& shell) { return std::get<LessonVisit>(shell->place); }

const SurveyState& questions_of(const base::Result<Shell>& shell) { return std::get<Survey>(visit_of(shell).stage).questions; }

base::Result<Shell> restored(const Visit& visit, OpenLessonPointer open = nullptr) {
  if (open == nullptr) open = visit.sitting().open;
  return restore(support::fresh_kiosk(), open, bookmark_of(visit.shell()));
}

std::string with(std::string bookmark, const std::string& from, const std::string& to) {
  const auto at = bookmark.find(from);
  REQUIRE(at != std::string::npos);
  return bookmark.replace(at, from.size(), to);
}

base::Error error_of(const std::string& bookmark) {
  const auto opened = restore(support::fresh_kiosk(), support::shared(support::small_open_lesson()), bookmark);
  return opened ? base::Error{base::ErrorCode::io, "it was opened"} : opened.error();
}

}  // namespace

TEST_CASE("a bookmark of every screen inside a lesson opens the same step") {
  for (const auto& [name, visit] : support::visits_everywhere()) {
    if (!visit.is_in_lesson()) continue;
    INFO(name);
    const auto state = restored(visit);
    REQUIRE(state.has_value());
    CHECK(visit_of(state).stage.index() == visit.visit().stage.index());
    CHECK(visit_of(state).sitting.start.id == visit.sitting().start.id);
    CHECK(visit_of(state).sitting.asked == visit.sitting().asked);
    CHECK(visit_of(state).sitting.recorded == visit.sitting().recorded);
    CHECK(visit_of(state).sitting.measured == visit.sitting().measured);
    CHECK(visit_of(state).lesson.at == visit.visit().lesson.at);
    if (visit.screen() == "survey") {
      CHECK(questions_of(state).at == visit.questions().at);
      CHECK(questions_of(state).wave == visit.questions().wave);
      CHECK(questions_of(state).order == visit.questions().order);
    }
    CHECK(bookmark_of(*state) == bookmark_of(visit.shell()));
  }
}

TEST_CASE("what was picked in the survey and not confirmed is not in a bookmark") {
  Visit visit;
  visit.to_questions().act(RateAction{0, 4}).act(AnswerKnowledge{evaluation::KnowledgeValue::yes});
  const auto state = restored(visit);
  REQUIRE(state.has_value());
  CHECK_FALSE(page_is_answered(questions_of(state), *support::small_open_lesson().instrument));
}

TEST_CASE("language and text size and contrast and stillness come back with a bookmark") {
  Visit visit;
  visit.to_lesson().act(ChooseLanguage{"ar"}).act(ChooseTextSize{150}).act(ChooseContrast{Contrast::high}).act(ChooseMotion{Motion::reduced}).act(ChooseSounds{true}).act(ChooseVoice{Voice::slower}).act(ChooseByEar{true}).act(ChooseScanning{Scanning::quick});
  const auto state = restored(visit);
  REQUIRE(state.has_value());
  CHECK(state->reader.language == "ar");
  CHECK(state->reader.text_percent == 150);
  CHECK(state->reader.contrast == Contrast::high);
  CHECK(state->reader.motion == Motion::reduced);
  CHECK(state->reader.sounds == Sounds::on);
  CHECK(state->reader.voice == Voice::slower);
  CHECK(state->reader.by_ear);
  CHECK(state->reader.scanning == Scanning::quick);
  CHECK(state->defaults.language == "en");
}

TEST_CASE("a bookmark says which lesson has to be opened") {
  const auto lesson = bookmarked_lesson(bookmark_of(Visit().to_lesson().shell()));
  REQUIRE(lesson.has_value());
  CHECK(lesson->pack.value == "org.example.small");
  CHECK(lesson->lesson.value == "gifts");
  CHECK(lesson->page.rfind("lesson/", 0) == 0);
  CHECK(bookmarked_lesson(bookmark_of(Visit().open().shell()))->page == "assent");
  CHECK(bookmarked_lesson(bookmark_of(Visit().to_questions().shell()))->page == "survey/pre/0");
  CHECK(bookmarked_lesson(bookmark_of(Visit().to_thanks().shell()))->page == "thanks");
}

TEST_CASE("a bookmark cut short at any byte is refused as corrupt") {
  const std::string whole = bookmark_of(Visit().to_chat().act(PickReply{"chat"}).shell());
  for (std::size_t length = 0; length < whole.size(); ++length) {
    INFO(length);
    CHECK(error_of(whole.substr(0, length)) == base::Error{base::ErrorCode::corrupt, "the bookmark is not one this program wrote"});
    const auto lesson = bookmarked_lesson(std::string_view(whole).substr(0, length));
    REQUIRE_FALSE(lesson.has_value());
    CHECK(lesson.error().code == base::ErrorCode::corrupt);
  }
}

TEST_CASE("steps cut short at any byte open an earlier moment of the same visit") {
  Visit visit;
  visit.to_chat().act(PickReply{"chat"});
  const std::string whole = visit.bookmark();
  for (std::size_t length = whole.find('\n'); length < whole.size(); ++length) {
    INFO(length);
    const auto earlier = restore(support::fresh_kiosk(), visit.sitting().open, whole.substr(0, length));
    REQUIRE(earlier.has_value());
    CHECK(visit_of(earlier).lesson.at <= visit.visit().lesson.at);
  }
}

TEST_CASE("a step is short however long the lesson and says only what changed") {
  Visit visit;
  visit.to_chat().act(PickReply{"chat"});
  REQUIRE(visit.last_of<AddStep>().size() == 1);
  CHECK(visit.last_of<AddStep>()[0].step == R"({"blocks":{"chat":["chat"]}})");
  visit.act(ChooseTextSize{150});
  REQUIRE(visit.last_of<AddStep>().size() == 1);
  CHECK(visit.last_of<AddStep>()[0].step == R"({"reader":{"by_ear":false,"contrast":0,"language":"en","motion":0,"scanning":0,"sounds":0,"text_percent":150,"voice":0}})");
}

TEST_CASE("a bookmark with any byte changed is opened or refused and never crashes") {
  const std::string whole = bookmark_of(Visit().to_chat().act(PickReply{"chat"}).shell());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char changed : {'0', '"', '-', '}', '\xFF'}) {
      std::string bookmark = whole;
      bookmark[at] = changed;
      const auto opened = restore(support::fresh_kiosk(), support::shared(support::small_open_lesson()), bookmark);
      if (!opened) {
        CHECK(opened.error().code == base::ErrorCode::corrupt);
      } else {
        CHECK(visit_of(opened).lesson.at < 5);
      }
    }
  }
}

TEST_CASE("bookmarks of another format or of no lesson are refused") {
  const std::string whole = bookmark_of(Visit().to_lesson().shell());
  const base::Error foreign{base::ErrorCode::corrupt, "the bookmark is not one this program wrote"};
  CHECK(error_of(with(whole, "\"format\":2", "\"format\":3")) == foreign);
  CHECK(error_of(with(whole, "\"format\":2", "\"format\":\"2\"")) == foreign);
  CHECK(error_of("[]") == foreign);
  CHECK(error_of("{}") == foreign);
  CHECK(bookmarked_lesson(R"({"format":2,"pack":"a"})").error() == base::Error{base::ErrorCode::corrupt, "the bookmark names no lesson"});
  CHECK(bookmarked_lesson(R"({"format":"1"})").error() == foreign);
  CHECK(bookmarked_lesson(R"({"format":2,"pack":7,"lesson":"b"})").error() == base::Error{base::ErrorCode::corrupt, "the bookmark names no lesson"});
}

TEST_CASE("a bookmark of a lesson that changed passes over what is gone") {
  Visit visit;
  visit.to_chat().act(PickReply{"chat"}).act(PickReply{"give"});
  session::OpenLesson changed = support::small_open_lesson();
  auto& blocks = changed.lesson.blocks;
  auto& words = std::get<content::TapWords>(blocks[1]);
  words.targets.erase(words.targets.begin());
  auto& chat = std::get<content::PracticeChat>(blocks[3]);
  std::erase_if(chat.nodes[2].choices, [](const content::ChatChoice& choice) { return choice.id == "give"; });
  blocks.erase(blocks.begin() + 2);
  blocks.insert(blocks.begin(), support::page("new"));
  const auto state = restored(visit, support::shared(std::move(changed)));
  REQUIRE(state.has_value());
  CHECK(visit_of(state).lesson.at == 3);
  CHECK(std::get<StateOf<content::TapWords>>(visit_of(state).lesson.blocks[2]).found.empty());
  CHECK(std::get<ChatState>(visit_of(state).lesson.blocks[3]).choices == std::vector<std::string>{"chat"});
}

TEST_CASE("a bookmark whose block is gone opens the lesson at its beginning") {
  session::OpenLesson changed = support::small_open_lesson();
  changed.lesson.blocks.erase(changed.lesson.blocks.begin() + 3);
  const auto state = restored(Visit().to_chat(), support::shared(std::move(changed)));
  REQUIRE(state.has_value());
  CHECK(visit_of(state).lesson.at == 0);
}

TEST_CASE("a bookmark in a survey that lost its items goes on with the lesson") {
  session::OpenLesson shorter = support::small_open_lesson();
  shorter.instrument->items.resize(1);
  Visit visit;
  visit.to_questions().act(SkipPage{}).act(SkipPage{});
  const auto last = restored(visit, support::shared(shorter));
  REQUIRE(last.has_value());
  CHECK(std::holds_alternative<Survey>(visit_of(last).stage));
  CHECK(questions_of(last).at == 0);
  shorter.instrument->items.clear();
  const auto none = restored(visit, support::shared(shorter));
  REQUIRE(none.has_value());
  CHECK(std::holds_alternative<Playing>(visit_of(none).stage));
  shorter.instrument.reset();
  const auto never = restored(visit, support::shared(shorter));
  REQUIRE(never.has_value());
  CHECK(std::holds_alternative<Playing>(visit_of(never).stage));
}

TEST_CASE("a text size out of a bookmark is one that can be drawn") {
  const std::string whole = bookmark_of(Visit().to_lesson().shell());
  const auto state = restore(support::fresh_kiosk(), support::shared(support::small_open_lesson()),
                             with(whole, "\"text_percent\":100", "\"text_percent\":100000"));
  REQUIRE(state.has_value());
  CHECK(state->reader.text_percent == 200);
}
