#include "blocks/branching/branching.h"

#include "blocks/branching/play_map.h"
#include "support/catch.h"
#include "support/drawn_block.h"

namespace {

using content::ChoiceKind;
using content::EndingTone;
using session::GoOnInStory;
using session::PickInStory;
using session::StartStoryAgain;
using session::StopState;
using session::StoryState;
using Drawn = support::DrawnBlock<content::Branching>;
using Ids = std::vector<std::string>;
using StoryPlay = session::Play<content::Branching>;

content::StoryScene scene(const std::string& id, std::vector<content::BranchChoice> choices,
                          const std::string& next = "") {
  content::StoryScene made;
  made.id = id;
  made.lines.push_back({"says", "tavi", support::text("story/" + id + "/says", "This is " + id)});
  if (!choices.empty()) made.question = support::text("story/" + id + "/question", "What now?");
  made.choices = std::move(choices);
  made.next = next;
  return made;
}

content::StoryScene ending(const std::string& id, EndingTone tone) {
  content::StoryScene made = scene(id, {});
  made.ending = content::BranchEnding{id, tone, support::text("story/" + id + "/title", "The end: " + id),
                                      support::text("story/" + id + "/text", "So it goes.")};
  return made;
}

// begin → talk → stopped, or begin → sent → evening → mended; "blame" is offered in the evening only to who did not
// look.
content::Branching block() {
  using support::reply;
  content::Branching made;
  made.id = content::BlockId("story");
  made.title = support::text("story/title", "At the bus stop");
  made.characters = {{"tavi", support::text("story/tavi", "Tavi")}};
  made.start = "begin";
  made.variables = {{"seen", 0}};
  content::BranchChoice look = reply("look", "sent", {{"picture_request", 1}, {"details_given", 2}});
  look.assignments = {{"seen", 1}};
  content::BranchChoice blame = reply("blame", "mended");
  blame.when = content::BranchCondition{"seen", 0};
  made.scenes = {
      scene("begin", {reply("stop", "talk", {{"friendly_kept", 1}}), look, reply("quiet", "sent"),
                      reply("walk", "left", {}, ChoiceKind::leave),
                      reply("ask", "stopped", {{"details_given", 1}}, ChoiceKind::ask)}),
      scene("talk", {reply("kindly", "stopped"), reply("back", "begin"), reply("walk", "left", {}, ChoiceKind::leave)}),
      scene("sent", {}, "evening"),
      scene("evening", {reply("sorry", "mended"), blame}),
      ending("stopped", EndingTone::friendly),
      ending("mended", EndingTone::repair),
      ending("left", EndingTone::good)};
  return made;
}

const content::Branching story = block();

StoryState after(const Ids& steps, StoryState state = {}) {
  for (const std::string& step : steps) {
    state = step == ">" ? StoryPlay::update(state, GoOnInStory{}, story)
                        : StoryPlay::update(state, PickInStory{step}, story);
  }
  return state;
}

std::string scene_after(const Ids& steps) { return session::view_of(after(steps), story).scene->id; }

std::set<std::string> ids(const session::PickedChoices& choices) {
  std::set<std::string> found;
  for (const content::BranchChoice* choice : choices) found.insert(choice->id);
  return found;
}

evaluation::Answer coded(const std::string& construct, int value) {
  return evaluation::practice_answer("story", construct, value);
}

StopState state_of(const std::string& id, const StoryState& state) {
  for (const session::MapStop& stop : session::map_of(state, story).stops) {
    if (stop.scene == id) return stop.state;
  }
  FAIL("there is no stop " << id);
  return StopState::not_yet;
}

}  // namespace

TEST_CASE("a story goes on as the reader chooses and waits at scenes without a choice") {
  CHECK(scene_after({}) == "begin");
  CHECK(scene_after({"stop", "kindly"}) == "stopped");
  CHECK(scene_after({"look"}) == "sent");
  CHECK(scene_after({"look", "sorry"}) == "sent");
  CHECK(scene_after({"look", ">"}) == "evening");
  CHECK(scene_after({">"}) == "begin");
}

TEST_CASE("asking and leaving are apart from what can be said and asking comes first") {
  const session::StoryView view = session::view_of({}, story);
  CHECK(ids(view.offered) == std::set<std::string>{"look", "quiet", "stop"});
  REQUIRE(view.ways_out.size() == 2);
  CHECK(view.ways_out[0]->id == "ask");
  CHECK(view.ways_out[1]->id == "walk");
}

TEST_CASE("a choice of a story under a condition is offered only when it holds") {
  CHECK(ids(session::view_of(after({"look", ">"}), story).offered) == std::set<std::string>{"sorry"});
  CHECK(ids(session::view_of(after({"quiet", ">"}), story).offered) == std::set<std::string>{"blame", "sorry"});
  CHECK(scene_after({"look", ">", "blame"}) == "evening");
}

TEST_CASE("a story is done at an ending and begun again it is not") {
  CHECK_FALSE(StoryPlay::progress({}, story).is_done());
  const StoryState done = after({"walk"});
  CHECK(StoryPlay::progress(done, story).is_done());
  CHECK_FALSE(StoryPlay::progress(StoryPlay::update(done, StartStoryAgain{}, story), story).is_done());
}

TEST_CASE("what was tried is remembered when a story is begun again") {
  const StoryState again = StoryPlay::update(after({"look", ">", "sorry"}), StartStoryAgain{}, story);
  CHECK(again.way.empty());
  CHECK(again.tried == std::set<std::string>{"begin/look", "evening/sorry"});
}

TEST_CASE("a story comes back from its steps and steps no longer offered are passed over") {
  const StoryState state = after({"stop"}, StoryPlay::update(after({"look", ">"}), StartStoryAgain{}, story));
  CHECK(StoryPlay::steps(state) == Ids{"begin/look", "begin/stop", "look", ">", "<", "stop"});
  const StoryState back =
      StoryPlay::replay({"begin/look", "begin/gone", "gone/look", "begin/stop", "look", ">", "<", "gone", "stop", ">"}, story);
  CHECK(back.way == state.way);
  CHECK(back.tried == state.tried);
  CHECK(back.first == Ids{"look", ">"});
}

TEST_CASE("choices of a story are coded as those of a practice chat and only of the first way") {
  const auto answers = StoryPlay::answers(after({"stop", "back", "look", ">", "sorry"}), story);
  REQUIRE(answers.size() == 3);
  CHECK(answers[0] == coded("details_given", 2));
  CHECK(answers[1] == coded("friendly_kept", 1));
  CHECK(answers[2] == coded("picture_request", 1));
  const StoryState again = StoryPlay::update(after({"look", ">", "sorry"}), StartStoryAgain{}, story);
  const auto first = StoryPlay::answers(after({"stop", "walk"}, again), story);
  REQUIRE(first.size() == 2);
  CHECK(first[0] == coded("details_given", 2));
  CHECK(first[1] == coded("picture_request", 1));
  const auto left = StoryPlay::answers(after({"stop", "walk"}), story);
  REQUIRE(left.size() == 2);
  CHECK(left[1] == coded("turns_until_leaving", 2));
}

TEST_CASE("a story may begin with a value that is drawn and draws again when it is begun again") {
  content::Branching moody = story;
  moody.variables = {{"seen", 0, {0, 1}}};
  moody.scenes[0].choices[1].assignments.clear();
  int both = 0;
  int changed = 0;
  const auto blames = [&](const StoryState& state) {
    StoryState evening = StoryPlay::update(state, PickInStory{"quiet"}, moody);
    evening = StoryPlay::update(evening, GoOnInStory{}, moody);
    return ids(session::view_of(evening, moody).offered).contains("blame");
  };
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const StoryState begun = StoryPlay::replay({}, moody, seed);
    both += blames(begun) ? 1 : 0;
    const StoryState again = StoryPlay::update(StoryPlay::update(begun, PickInStory{"walk"}, moody), StartStoryAgain{}, moody);
    changed += blames(begun) != blames(again) ? 1 : 0;
    const StoryState back = StoryPlay::replay(StoryPlay::steps(again), moody, seed);
    CHECK(blames(back) == blames(again));
    CHECK(back.again == 1);
  }
  CHECK((both > 20 && both < 80));
  CHECK((changed > 20 && changed < 80));
}

TEST_CASE("the map of a story has its branchings and endings in columns of choices") {
  const session::StoryMap map = session::map_of({}, story);
  Ids stops;
  for (const session::MapStop& stop : map.stops) stops.push_back(stop.scene + " " + std::to_string(stop.column));
  CHECK(stops == Ids{"begin 0", "talk 1", "evening 1", "left 1", "stopped 1", "mended 2"});
  CHECK(map.rows == std::vector<std::size_t>{1, 4, 1});
  CHECK(map.links.size() == 5);
  CHECK(std::none_of(map.links.begin(), map.links.end(), [](const session::MapLink& link) { return link.tried; }));
}

TEST_CASE("the map of a story shows where the reader is and what was tried") {
  const StoryState state = after({"stop"}, StoryPlay::update(after({"look", ">", "sorry"}), StartStoryAgain{}, story));
  CHECK(state_of("begin", state) == StopState::tried);
  CHECK(state_of("talk", state) == StopState::here);
  CHECK(state_of("mended", state) == StopState::tried);
  CHECK(state_of("left", state) == StopState::not_yet);
  CHECK(state_of("evening", after({"look"})) == StopState::here);
}

TEST_CASE("a scene without a picture keeps that of the scene the reader has just gone on from") {
  content::Branching seen = story;
  seen.scenes[2].picture = content::Picture{};
  const auto picture_after = [&](const std::vector<std::string>& steps) {
    StoryState state;
    for (const std::string& step : steps)
      state = step == ">" ? StoryPlay::update(state, GoOnInStory{}, seen) : StoryPlay::update(state, PickInStory{step}, seen);
    return session::view_of(state, seen).picture;
  };
  CHECK(picture_after({}) == nullptr);
  CHECK(picture_after({"look"}) == &*seen.scenes[2].picture);
  CHECK(picture_after({"look", ">"}) == &*seen.scenes[2].picture);
  CHECK(picture_after({"look", ">", "sorry"}) == nullptr);
}

TEST_CASE("a story that leads to a scene that is not there stops instead of crashing") {
  content::Branching broken = story;
  broken.start = "nowhere";
  CHECK(session::view_of({}, broken).scene == nullptr);
  CHECK(session::map_of({}, broken).stops.empty());
  broken = story;
  broken.scenes[2].next = "sent";
  CHECK(session::map_of(after({"look"}), broken).stops.size() == 5);
}

TEST_CASE("every text of a story is given to translators in reading order") {
  const Ids keys = support::keys_of(story);
  REQUIRE(keys.size() > 9);
  CHECK(Ids(keys.begin(), keys.begin() + 5) ==
        Ids{"story/title", "story/tavi", "story/begin/says", "story/begin/question", "chat/stop"});
  CHECK(keys.back() == "story/left/text");
}

TEST_CASE("a story is played by tapping and what was tried is marked") {
  Drawn drawn(story);
  CHECK(drawn.words("line/says") == "Tavi: This is begin");
  CHECK(drawn.has("scenario/pretend"));
  CHECK_FALSE(drawn.has("reply/look/tried"));
  drawn.tap("reply/look");
  CHECK(drawn.words("before") == "look");
  drawn.tap("go-on");
  CHECK_FALSE(drawn.has("before"));  // what comes next is somewhere else, as often as not
  drawn.tap("reply/sorry");
  CHECK(drawn.words("ending/title") == "The end: mended");
  drawn.tap("again");
  CHECK(drawn.has("reply/look/tried"));
  CHECK_FALSE(drawn.has("reply/quiet/tried"));
  drawn.tap("reply/ask");
  CHECK(drawn.words("ending/title") == "The end: stopped");
}

TEST_CASE("a story is played by keys alone") {
  Drawn drawn(story);
  drawn.focus("reply/walk");
  drawn.press(ui::Key::enter);
  CHECK(drawn.is_done());
}

TEST_CASE("R31 asking and leaving are in view beside a story however tall its words are") {
  for (const int percent : {100, 200}) {
    for (const int width : {1280, 720}) {
      Drawn drawn(story);
      drawn.table.setup.text_percent = percent;
      drawn.table.setup.width_px = width;
      drawn.table.setup.height_px = width == 720 ? 1280 : 720;
      for (int line = 0; line < 5; ++line)
        drawn.block.scenes[0].lines.push_back(
            {"more-" + std::to_string(line), "", support::text("more", std::string(400, 'w') + " and more")});
      drawn.draw();
      for (const std::string id : {"reply/ask", "reply/walk"}) {
        const ui::Widget* widget = drawn.table.find(id);
        REQUIRE(widget != nullptr);
        CHECK(widget->visible.h > widget->rect.h - 0.5F);
        CHECK(widget->visible.w > widget->rect.w - 0.5F);
        CHECK_FALSE(widget->scrolls);
      }
    }
  }
}

TEST_CASE("what is said in a story is read whole when a scene opens however low the window is") {
  for (const auto& [width, height, percent] : {std::tuple(1280, 720, 100), std::tuple(1280, 720, 200), std::tuple(1024, 600, 100), std::tuple(1024, 600, 200), std::tuple(640, 480, 100), std::tuple(720, 1280, 200)}) {
    INFO(width << "x" << height << " at " << percent);
    Drawn drawn(story);
    drawn.block.scenes[0].lines[0].text = support::text("story/long", "Look, this was a private picture of her");
    drawn.block.scenes[0].picture = content::Picture{std::string("media/there.svg"), support::text("story/alt", "At the stop")};
    drawn.table.setup.width_px = width;
    drawn.table.setup.height_px = height;
    drawn.table.setup.text_percent = percent;
    for (int frames = 0; frames < 3; ++frames) drawn.draw();
    const ui::Widget* said = drawn.table.find("line/says");
    REQUIRE(said != nullptr);
    CHECK(said->visible == said->rect);
    CHECK(drawn.has("picture"));
  }
}

TEST_CASE("the picture of a story is no strip where it is seen at once") {
  for (const auto& [width, height] : {std::pair(1280, 720), std::pair(720, 1280)}) {
    Drawn drawn(story);
    drawn.block.scenes[0].picture = content::Picture{std::string("media/there.svg"), support::text("story/alt", "At the stop")};
    drawn.table.setup.width_px = width;
    drawn.table.setup.height_px = height;
    for (int frames = 0; frames < 3; ++frames) drawn.draw();
    CHECK(drawn.table.find("picture")->visible.h > 250);
  }
}

namespace {

// Of a language whose words are long.
class LongTexts final : public ui::Translator {
 public:
  std::string translate(const content::Text& text) const override { return text.source + std::string(20, 'w'); }
  std::string plural(const content::Text& one, const std::string&, long) const override { return one.source; }
};

}  // namespace

TEST_CASE("where going on would have a row to itself a story has that room until its end") {
  const LongTexts long_texts;
  Drawn drawn(story);
  drawn.table.setup.width_px = 640;
  drawn.table.setup.height_px = 480;
  const auto waits = [&] {
    screens::BlockBars wanted;
    drawn.table.draw([&](ui::Frame& frame) { wanted = screens::View<content::Branching>::bars(drawn.state, drawn.block, frame); });
    return wanted.next_when_done;
  };
  CHECK_FALSE(waits());
  drawn.table.stage.show(long_texts, &drawn.table.media, content::PackId("pack"));
  CHECK(waits());
  drawn.draw();
  CHECK(drawn.table.rect_of("reply/walk").bottom() > 340);  // the other row begins at 344
}

TEST_CASE("the map of a story stands below what can be done where that has room and else below the words") {
  Drawn drawn(story);
  drawn.table.setup.width_px = 1280;
  drawn.table.setup.height_px = 720;
  const auto map_at = [&] {
    for (int frames = 0; frames < 3; ++frames) drawn.draw();
    REQUIRE(drawn.has("map/here"));
    REQUIRE(drawn.table.find("map/here")->visible == drawn.table.find("map/here")->rect);
    return drawn.table.rect_of("map/here");
  };
  auto& choices = drawn.block.scenes[0].choices;
  std::erase_if(choices, [](const content::BranchChoice& choice) { return choice.id == "look" || choice.id == "quiet"; });
  CHECK(map_at().x > drawn.table.rect_of("reply/walk").x);
  CHECK(map_at().y > drawn.table.rect_of("reply/walk").bottom());
  for (int more = 0; more < 4; ++more) choices.insert(choices.begin(), support::reply("more-" + std::to_string(more), "sent"));
  CHECK(map_at().x < drawn.table.rect_of("reply/walk").x);
  CHECK(map_at().y > drawn.table.rect_of("line/says").bottom());
}
