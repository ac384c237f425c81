// What windows of 640 × 480 show of screens whose words are twice as large.
#include "base/languages.h"
#include "screens/draw.h"
#include "support/catch.h"
#include "support/seen.h"

namespace {

struct Window {
  int width, height;
};

std::vector<ui::Widget> drawn_at(Window window, const session::Shell& shell, int text_percent, const std::string& writes_into = "") {
  support::FakeStage table;
  if (!writes_into.empty()) table.setup.typing = ui::TypingPermit::for_trainers();
  table.setup.page = screens::page_of(shell);
  table.setup.width_px = window.width;
  table.setup.height_px = window.height;
  table.setup.text_percent = text_percent;
  table.setup.language = shell.reader.language;
  table.setup.right_to_left = base::is_right_to_left(shell.reader.language);
  const std::vector<session::TrackCard> tracks = support::small_tracks();
  const std::vector<screens::LanguageChoice> languages{{"en", "English", "Hello"}, {"uk", "Ukrainian", "Hello"}, {"th", "Thai", "Hello"}, {"ar", "Arabic", "Hello"}};
  for (int frames = 0; frames < 6; ++frames) {
    if (frames == 1 && !writes_into.empty()) table.stage.focus(writes_into);
    table.draw([&](ui::Frame& frame) { screens::draw({shell, tracks, languages, {}, base::parse_date("2026-11-30").value()}, frame); });
  }
  return table.stage.widgets();
}

std::vector<ui::Widget> drawn_low(const session::Shell& shell, int text_percent) { return drawn_at({640, 480}, shell, text_percent); }

bool is_whole(const std::vector<ui::Widget>& widgets, const std::string& id) {
  const ui::Widget* widget = support::find(widgets, id);
  return widget != nullptr && widget->visible.w > widget->rect.w - 0.1F && widget->visible.h > widget->rect.h - 0.1F;
}

}  // namespace

TEST_CASE("every language that can be chosen is in sight where words are large and the window is low") {
  const auto widgets = drawn_low(support::Visit(support::greeting_kiosk()).next().shell(), 200);
  for (const std::string code : {"en", "uk", "th", "ar"}) {
    INFO(code);
    CHECK(is_whole(widgets, "hello/" + code));
  }
}

TEST_CASE("what is asked comes before what is done with the answer where words are large and the window is low") {
  for (const std::string language : {"en", "ar"}) {
    support::Visit visit = support::Visit().act(session::ChooseLanguage{language}).to_questions();
    for (; visit.screen() == "survey" && visit.questions().wave == evaluation::Wave::pre; visit.act(session::SkipPage{})) {
      const auto low = drawn_low(visit.shell(), 200);
      INFO(language << visit.questions().at);
      CHECK(is_whole(low, "item/text"));
      CHECK(support::find(low, "item/text")->rect.y < support::find(low, "survey/privacy")->rect.y);
      const auto wide = drawn_at({1280, 720}, visit.shell(), 100);
      CHECK(support::find(wide, "survey/privacy")->rect.y < support::find(wide, "item/text")->rect.y);
    }
  }
}

TEST_CASE("that a PIN was wrong is in sight where words are large and the window is low") {
  support::Visit visit;
  visit.act(session::OpenDesk{}).enter("1111").act(session::PinTried{false, 0});
  CHECK(is_whole(drawn_low(visit.shell(), 200), "pin/told"));
}

TEST_CASE("that a PIN was wrong is in sight beside the keys where words are large and long") {
  support::Visit visit;
  visit.act(session::OpenDesk{}).enter("1111").act(session::PinTried{false, 0});
  const auto widgets = drawn_at({1024, 600}, visit.shell(), 200);
  CHECK(is_whole(widgets, "pin/told"));
  CHECK(is_whole(widgets, "pin/done"));
}

TEST_CASE("every tab of the desk and the beginning of the part that is open are in sight where words are large and the window is low") {
  const std::pair<session::DeskTab, std::string> parts[] = {{session::DeskTab::overview, "desk/group-text"},
                                                            {session::DeskTab::packs, "packs/installed/heading"},
                                                            {session::DeskTab::contact, "contact/heading"},
                                                            {session::DeskTab::results, "results/heading"},
                                                            {session::DeskTab::settings, "settings/of-readers"}};
  for (const auto& [tab, beginning] : parts) {
    INFO(base::name_of(tab));
    support::Visit visit = support::Visit().to_desk().act(session::OpenTab{tab}).act(session::DeskFacts{}).act(session::PacksSeen{});
    const auto widgets = drawn_low(visit.shell(), 200);
    for (const session::DeskTab each : session::desk_tabs) CHECK(is_whole(widgets, "desk/tab/" + std::string(base::name_of(each))));
    CHECK(is_whole(widgets, "desk/tab/group"));
    REQUIRE(support::find(widgets, beginning) != nullptr);
    CHECK(support::find(widgets, beginning)->visible.y < 240);
  }
}

TEST_CASE("above keys as high as a finger a field stands whole with what it asks for and what is told of it") {
  for (const int percent : {100, 200}) {
    INFO(percent);
    support::Visit visit = support::Visit().to_desk().act(session::OpenTab{session::DeskTab::contact});
    visit.act(session::EditContact{session::ContactField::phone, {base::ReplaceText{0, 0, "12x"}}}).act(session::KeepContact{});
    const auto widgets = drawn_at({1024, 600}, visit.shell(), percent, "contact/phone");
    for (const ui::Widget& key : widgets) {
      INFO(key.id);
      const bool is_key = key.kind == ui::Widget::Kind::control && key.id.starts_with("keyboard/");
      CHECK((!is_key || key.rect.h >= 55.5F));
    }
    CHECK(support::find(widgets, "keyboard/1/1") == nullptr);
    CHECK(is_whole(widgets, "keyboard/done"));
    CHECK(is_whole(widgets, "contact/phone"));
    CHECK(is_whole(widgets, "contact/phone-label"));
    if (percent == 100) CHECK(is_whole(widgets, "told/contact/phone"));
  }
}

TEST_CASE("in the smallest window keys are as high as a finger in every script and a field stands whole with what it asks for") {
  for (const std::string code : {"en", "uk", "th", "ar"}) {
    for (const int percent : {100, 200}) {
      INFO(code << " at " << percent);
      support::Visit visit = support::Visit().to_desk().act(session::OpenTab{session::DeskTab::contact});
      visit.act(session::EditContact{session::ContactField::where, {base::ReplaceText{0, 0, "Room 12"}}});
      session::Shell shell = visit.shell();
      shell.reader.language = code;
      const auto widgets = drawn_at({640, 480}, shell, percent, "contact/where");
      for (const ui::Widget& key : widgets) {
        INFO(key.id);
        const bool is_key = key.kind == ui::Widget::Kind::control && key.id.starts_with("keyboard/");
        CHECK((!is_key || (key.rect.h >= 55.5F && key.rect.w >= 55.5F)));
      }
      CHECK(is_whole(widgets, "keyboard/done"));
      CHECK(is_whole(widgets, "contact/where"));
      CHECK(is_whole(widgets, "contact/where-label"));
    }
  }
}

TEST_CASE("the buttons of a question grow with the words of it where the window is low") {
  support::Visit visit;
  visit.to_lesson().act(session::GoHome{});
  const auto usual = drawn_low(visit.shell(), 100);
  const auto large = drawn_low(visit.shell(), 200);
  REQUIRE(support::find(large, "leaving/stay") != nullptr);
  CHECK(support::find(large, "leaving/stay")->rect.w > support::find(usual, "leaving/stay")->rect.w * 1.3F);
  CHECK(is_whole(large, "leaving/home"));
}

TEST_CASE("a vote on three answers is whole in the usual window beside the notes by hands and by keys in scripts with tall lines too") {
  session::OpenLesson open = support::small_open_lesson();
  auto& choice = std::get<content::SingleChoice>(open.lesson.blocks[2]);
  choice.choices.push_back(choice.choices.front());
  choice.choices.back().id = "third";
  for (const std::string language : {"en", "th", "ar"}) {
    for (const session::Counting counting : {session::Counting::hands, session::Counting::keys}) {
      support::Visit visit = support::Visit().to_group(support::shared(open)).act(session::GroupNext{}).together(session::TapTarget{"coins"});
      visit.act(session::GroupNext{}).act(session::CountBy{counting});
      if (!visit.group().shows_notes) visit.act(session::ShowNotes{});
      REQUIRE(visit.group().is_voting());
      while (visit.group().vote().phase != session::VotePhase::compare) {
        INFO(language << " " << static_cast<int>(counting) << " " << static_cast<int>(visit.group().vote().phase));
        session::Shell shell = visit.shell();
        shell.reader.language = language;
        const auto widgets = drawn_at({1280, 720}, shell, 100);
        for (const std::string id : {"question", "option/A", "option/C", "vote/counted"}) CHECK(is_whole(widgets, id));
        if (visit.group().vote().phase != session::VotePhase::talk) CHECK(is_whole(widgets, "vote/way"));
        if (visit.group().vote().phase == session::VotePhase::first) CHECK(is_whole(widgets, "vote/skip"));
        visit.act(session::HandUp{visit.group().vote().at}).act(session::GoOnVoting{});
      }
    }
  }
}

TEST_CASE("where words are twice as large a class sees every answer while it votes and numbers stand beside the words that leave room") {
  session::OpenLesson open = support::small_open_lesson();
  auto& choice = std::get<content::SingleChoice>(open.lesson.blocks[2]);
  choice.choices.push_back(choice.choices.front());
  choice.choices.back().id = "third";
  support::Visit visit = support::Visit().to_group(support::shared(open)).act(session::GroupNext{}).together(session::TapTarget{"coins"});
  visit.act(session::GroupNext{});
  if (visit.group().shows_notes) visit.act(session::ShowNotes{});
  const auto widgets = drawn_at({1280, 720}, visit.shell(), 200);
  for (const std::string id : {"question", "option/A", "option/C"}) CHECK(is_whole(widgets, id));
}
