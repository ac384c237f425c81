#include "blocks/builder/builder.h"

#include "blocks/builder/play_sheet.h"
#include "support/catch.h"
#include "support/drawn_block.h"

namespace {

using content::SheetStyle;
using session::BuilderState;
using session::Cell;
using BuilderPlay = session::Play<content::Builder>;
using Drawn = support::DrawnBlock<content::Builder>;

content::BuilderOption option(const std::string& id) {
  content::BuilderOption made;
  made.id = id;
  made.label = support::text("rules/" + id, "Card " + id);
  return made;
}

content::BuilderPart choice(const std::string& id, content::Choosing how, const std::vector<std::string>& options) {
  content::BuilderChoice made;
  made.how = how;
  for (const std::string& name : options) made.options.push_back(option(name));
  content::BuilderPart part;
  part.id = id;
  part.question = support::text("rules/" + id, "About " + id);
  part.answer = std::move(made);
  return part;
}

template <typename Answer>
content::BuilderPart asked(const std::string& id, Answer answer) {
  content::BuilderPart part;
  part.id = id;
  part.question = support::text("rules/" + id, "About " + id);
  part.answer = std::move(answer);
  return part;
}

content::Builder rules() {
  content::Builder made;
  made.id = content::BlockId("rules");
  made.title = support::text("rules/title", "Our rules");
  made.document.title = support::text("rules/document", "What we agreed");
  made.document.numbered = true;
  made.document.end = {{"signed", content::HandoutStyle::line, support::text("rules/signed", "Signed by:"), ""}};
  content::BuilderPart place = choice("place", content::Choosing::one, {"bag", "box"});
  auto& options = std::get<content::BuilderChoice>(place.answer).options;
  options[0].sentence = support::text("rules/bag/sentence", "Phones are in the bag.");
  options[0].address = "https://example.org/bag";
  content::BuilderPart steps = choice("steps", content::Choosing::order, {"stay", "tell", "rest"});
  steps.gap = support::text("rules/steps/gap", "We talk about it next week.");
  made.sections = {{"lessons", support::text("rules/lessons", "In lessons"), support::text("rules/why", "We learn better."), {place}},
                   {"after", support::text("rules/after", "Afterwards"), std::nullopt,
                    {choice("promise", content::Choosing::some, {"ask", "down"}), steps}}};
  return made;
}

content::Builder year() {
  content::Builder made;
  made.id = content::BlockId("year");
  made.title = support::text("year/title", "The year");
  made.document.title = support::text("year/document", "Figures");
  content::BuilderFigures figures;
  figures.label = support::text("year/concerns", "Concerns");
  figures.rows = {{"contact", support::text("year/contact", "Contact")}, {"pictures", support::text("year/pictures", "Pictures")}};
  figures.columns = {{"pupils", support::text("year/pupils", "Pupils")}, {"adults", support::text("year/adults", "Adults")}};
  figures.sum = true;
  figures.hides_below = 5;
  made.sections = {{"all", support::text("year/all", "All"), std::nullopt,
                    {asked("count", figures), asked("day", content::BuilderWeekday{support::text("year/day", "We meet on")}),
                     asked("again", content::BuilderDate{support::text("year/again", "Again on"), 2026, 2028}),
                     asked("who", content::BuilderWords{support::text("year/who", "Contact person"), 12})}}};
  return made;
}

template <typename... Actions>
BuilderState after(const content::Builder& block, const Actions&... actions) {
  BuilderState state;
  ((state = BuilderPlay::update(std::move(state), actions, block)), ...);
  return state;
}

content::Sheet sheet_of(const content::Builder& block, const BuilderState& state) {
  session::SheetWords words;
  words.language = "en";
  words.say = [](const content::Text& text) { return text.source; };
  words.undecided = "Not decided yet";
  words.weekdays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  words.date = [](const session::ChosenDate& date) {
    return std::to_string(date.year) + "-" + std::to_string(date.month) + "-" + std::to_string(date.day);
  };
  words.sum = "Together";
  words.fewer_than = "fewer than {count}";
  words.at_least = "at least {count}";
  return session::sheet_of(block, state, words);
}

// Each part as "mark text=value".
std::vector<std::string> lines_of(const content::Sheet& sheet) {
  std::vector<std::string> lines;
  for (const content::SheetPart& part : sheet.parts)
    lines.push_back((part.mark.empty() ? "" : part.mark + " ") + part.text + (part.value.empty() ? "" : "=" + part.value));
  return lines;
}

std::vector<std::string> chosen(const std::string& part, const BuilderState& state) {
  return session::given_to<session::ChosenOptions>(part, state).ids;
}

session::EditWords typed(const std::string& words) {
  return {"who", {base::ReplaceText{0, 0, words}}};
}

}  // namespace

TEST_CASE("one option takes the place of another and is given back by taking it again") {
  using session::TakeOption;
  CHECK(chosen("place", after(rules(), TakeOption{"place", "bag"}, TakeOption{"place", "box"})) == std::vector<std::string>{"box"});
  CHECK(chosen("place", after(rules(), TakeOption{"place", "bag"}, TakeOption{"place", "bag"})).empty());
  CHECK(after(rules(), TakeOption{"place", "none"}, TakeOption{"nothing", "bag"}).given.empty());
}

TEST_CASE("several stand in the order of the lesson and ordered ones in the reader's own") {
  using session::MoveOption;
  using session::TakeOption;
  CHECK(chosen("promise", after(rules(), TakeOption{"promise", "down"}, TakeOption{"promise", "ask"})) ==
        std::vector<std::string>{"ask", "down"});
  const auto ordered = [](const auto&... moves) {
    return chosen("steps", after(rules(), TakeOption{"steps", "tell"}, TakeOption{"steps", "stay"}, moves...));
  };
  CHECK(ordered() == std::vector<std::string>{"tell", "stay"});
  CHECK(ordered(MoveOption{"steps", "stay", true}) == std::vector<std::string>{"stay", "tell"});
  CHECK(ordered(MoveOption{"steps", "tell", true}) == std::vector<std::string>{"tell", "stay"});
  CHECK(ordered(MoveOption{"steps", "stay", false}) == std::vector<std::string>{"tell", "stay"});
  CHECK(ordered(MoveOption{"steps", "rest", true}) == std::vector<std::string>{"tell", "stay"});
}

TEST_CASE("R3 nothing of a document is in a bookmark and nothing has to be decided to go on") {
  const BuilderState state = after(rules(), session::TakeOption{"place", "bag"});
  CHECK(BuilderPlay::steps(state) == session::Steps{});
  CHECK(BuilderPlay::replay({"place", "bag"}, rules()).given.empty());
  CHECK(BuilderPlay::progress({}, rules()).is_done());
}

TEST_CASE("a document says what was chosen and kindly what is still open") {
  CHECK(lines_of(sheet_of(rules(), {})) ==
        std::vector<std::string>{"1 In lessons", "We learn better.", "Not decided yet", "2 Afterwards", "Not decided yet",
                                 "We talk about it next week.", "Signed by:"});
  const content::Sheet sheet = sheet_of(
      rules(), after(rules(), session::TakeOption{"place", "bag"}, session::TakeOption{"promise", "ask"},
                     session::TakeOption{"steps", "tell"}, session::TakeOption{"steps", "stay"}));
  CHECK(sheet.title == "What we agreed");
  CHECK(lines_of(sheet) == std::vector<std::string>{"1 In lessons", "We learn better.", "Phones are in the bag.", "2 Afterwards",
                                                    "• Card ask", "1. Card tell", "2. Card stay", "Signed by:"});
  CHECK(sheet.parts[2].address == "https://example.org/bag");
  CHECK(sheet.parts.back().style == SheetStyle::line);
}

TEST_CASE("sections tell how much of them is decided") {
  const content::Builder block = rules();
  const BuilderState state = after(block, session::TakeOption{"promise", "ask"});
  CHECK(session::decided_of(block.sections[1], state).at == 1);
  CHECK(session::decided_of(block.sections[1], state).of == 2);
  CHECK(session::decided_of(block, state).at == 0);
  CHECK(session::decided_of(block, after(block, session::TakeOption{"place", "bag"})).at == 1);
}

TEST_CASE("figures are summed and small ones are not given away by their sum") {
  const auto set = [](const char* row, const char* column, int figure) {
    return session::SetFigure{"count", Cell{row, column}, figure};
  };
  const BuilderState state = after(year(), set("contact", "pupils", 12), set("pictures", "pupils", 3), set("contact", "adults", 7),
                                   set("pictures", "adults", 0));
  const content::SheetTable table = sheet_of(year(), state).parts[1].table;
  CHECK(table.head == std::vector<std::string>{"", "Pupils", "Adults"});
  CHECK(table.rows == std::vector<std::vector<std::string>>{
                          {"Contact", "12", "7"}, {"Pictures", "fewer than 5", "0"}, {"Together", "at least 13", "7"}});
  CHECK(table.last_is_sum);
}

TEST_CASE("a figure that is not there yet leaves its sum open") {
  const BuilderState state = after(year(), session::SetFigure{"count", {"contact", "pupils"}, 12});
  CHECK(sheet_of(year(), state).parts[1].table.rows ==
        std::vector<std::vector<std::string>>{{"Contact", "12", "–"}, {"Pictures", "–", "–"}, {"Together", "–", "–"}});
  CHECK_FALSE(session::is_decided(year().sections[0].parts[0], state));
}

TEST_CASE("figures stay within their bounds and belong to a cell of the table") {
  using session::SetFigure;
  const auto figure = [](const BuilderState& state) {
    return session::figure_at({"contact", "pupils"}, session::given_to<session::GivenFigures>("count", state));
  };
  CHECK(figure(after(year(), SetFigure{"count", {"contact", "pupils"}, -1})) == 0);
  CHECK(figure(after(year(), SetFigure{"count", {"contact", "pupils"}, 1000000})) == 99999);
  CHECK(after(year(), SetFigure{"count", {"contact", ""}, 1}, SetFigure{"who", {"contact", "pupils"}, 1}).given.empty());
}

TEST_CASE("a date is one that there is") {
  using session::ChooseDate;
  const auto date = [](const session::ChosenDate& given) {
    return session::given_to<session::ChosenDate>("again", after(year(), ChooseDate{"again", given}));
  };
  CHECK(date({31, 2, 2028}) == session::ChosenDate{29, 2, 2028});
  CHECK(date({31, 2, 2027}) == session::ChosenDate{28, 2, 2027});
  CHECK(date({0, 13, 2031}) == session::ChosenDate{1, 12, 2028});
  CHECK(lines_of(sheet_of(year(), after(year(), ChooseDate{"again", {1, 3, 2027}})))[3] == "Again on=2027-3-1");
}

TEST_CASE("a weekday is chosen and given back") {
  using session::ChooseWeekday;
  CHECK(lines_of(sheet_of(year(), after(year(), ChooseWeekday{"day", 3})))[2] == "We meet on=Wednesday");
  CHECK(lines_of(sheet_of(year(), after(year(), ChooseWeekday{"day", 3}, ChooseWeekday{"day", 3})))[2] == "Not decided yet=We meet on");
  CHECK(after(year(), ChooseWeekday{"day", 8}, ChooseWeekday{"again", 1}).given.empty());
}

TEST_CASE("typed words stay within their limit and are never marks") {
  CHECK(lines_of(sheet_of(year(), after(year(), typed("Room 4"))))[4] == "Contact person=Room 4");
  CHECK(lines_of(sheet_of(year(), after(year(), typed("*[[**[["))))[4] == "Contact person=*[*[");
  CHECK(session::entry_of(year().sections[0].parts[3], after(year(), typed("a much too long name"))).text == "a much too l");
  CHECK_FALSE(session::is_decided(year().sections[0].parts[3], after(year(), typed("   "))));
}

TEST_CASE("what was given is taken back when it is left open") {
  CHECK(after(year(), session::ChooseWeekday{"day", 3}, session::LeaveOpen{"day"}).given.empty());
}

TEST_CASE("R2 what is filled in is known as for grown-ups") {
  CHECK(content::part_for_adults(rules()) == nullptr);
  CHECK(content::part_for_adults(year())->id == "count");
}

TEST_CASE("every text of a builder is given to translators in reading order") {
  CHECK(support::keys_of(rules()) ==
        std::vector<std::string>{"rules/title", "rules/document", "rules/lessons", "rules/why", "rules/place", "rules/bag",
                                 "rules/bag/sentence", "rules/box", "rules/after", "rules/promise", "rules/ask", "rules/down",
                                 "rules/steps", "rules/stay", "rules/tell", "rules/rest", "rules/steps/gap", "rules/signed"});
  CHECK(support::keys_of(year()).size() == 15);
}

TEST_CASE("what is tapped stands in the document beside it at once") {
  Drawn drawn(rules());
  CHECK(drawn.words("sheet/lessons/place") == "Not decided yet");
  drawn.tap("option/place/bag");
  CHECK(drawn.words("sheet/lessons/place/bag") == "Phones are in the bag.");
  CHECK(drawn.words("section/lessons/state") == "Decided");
  drawn.tap("section/after");
  CHECK(drawn.words("question/promise") == "About promise");
  drawn.tap("builder/document");
  CHECK_FALSE(drawn.has("question/promise"));
  drawn.tap("builder/choosing");
  CHECK(drawn.has("question/promise"));
}

TEST_CASE("figures are entered by more and less and by digits") {
  Drawn drawn(year());
  drawn.tap("figure/count/contact/pupils/more");
  drawn.tap("figure/count/contact/pupils/more");
  drawn.tap("figure/count/contact/pupils/less");
  CHECK(drawn.words("about/figure/count/contact/pupils") == "Contact · Pupils");
  const auto figure = [&] {
    return session::figure_at({"contact", "pupils"}, session::given_to<session::GivenFigures>("count", drawn.state));
  };
  CHECK(figure() == 1);
  drawn.tap("figure/count/contact/pupils");
  drawn.tap("digit/2");
  drawn.press(ui::Key::digit_5);
  CHECK(figure() == 125);
  drawn.tap("digit/erase");
  CHECK(figure() == 12);
  drawn.tap("digit/done");
  CHECK_FALSE(drawn.has("digit/2"));
}

TEST_CASE("R2 a builder takes no words where nobody may type") {
  Drawn drawn(year());
  CHECK_FALSE(drawn.has("words/who"));
  CHECK(drawn.words("by-hand/who") == "Write this on the printed sheet.");
}

TEST_CASE("whoever writes in a document has the keyboard on the screen in low windows too and sees the field above it") {
  for (const auto& [width, height, percent] : {std::tuple(1280, 720, 100), std::tuple(1280, 720, 200), std::tuple(1024, 600, 100), std::tuple(1024, 600, 200), std::tuple(640, 480, 100), std::tuple(640, 480, 200)}) {
    INFO(width << "x" << height << " at " << percent);
    Drawn drawn(year());
    drawn.table.setup.typing = ui::TypingPermit::for_trainers();
    drawn.table.setup.width_px = width;
    drawn.table.setup.height_px = height;
    drawn.table.setup.text_percent = percent;
    drawn.draw();
    CHECK_FALSE(drawn.has("keyboard/done"));
    drawn.table.stage.focus("words/who");
    for (int frames = 0; frames < 6; ++frames) drawn.draw();
    for (const std::string id : {"keyboard/done", "keyboard/space", "words/who"}) {
      INFO(id);
      REQUIRE(drawn.has(id));
      CHECK(drawn.table.find(id)->visible.w > drawn.table.rect_of(id).w - 0.1F);
      CHECK(drawn.table.find(id)->visible.h > drawn.table.rect_of(id).h - 0.1F);
    }
    CHECK(drawn.table.find("words/who")->rect.bottom() < drawn.table.find("keyboard/done")->rect.y);
    for (const ui::Widget& key : drawn.table.stage.widgets()) {
      INFO(key.id);
      const bool is_key = key.kind == ui::Widget::Kind::control && key.id.starts_with("keyboard/");
      CHECK((!is_key || key.rect.h >= 55.5F));
    }
  }
}
