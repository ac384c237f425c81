#include <algorithm>

#include "screens/by_ear.h"
#include "support/catch.h"

namespace {

using screens::Announcement;
using screens::ByEar;
using ui::Widget;
using Words = std::vector<std::string>;

class Source final : public ui::Translator {
 public:
  std::string translate(const content::Text& text) const override { return text.source; }
  std::string plural(const content::Text& one, const std::string& many, long count) const override { return count == 1 ? one.source : many; }
};

Widget text(const std::string& id, const std::string& words) {
  Widget widget;
  widget.kind = Widget::Kind::text;
  widget.id = id;
  widget.text = words;
  return widget;
}

Widget control(const std::string& id) {
  Widget widget;
  widget.id = id;
  return widget;
}

struct Page {
  Source source;
  ByEar ear;
  std::string place = "one";
  std::vector<Widget> widgets{control("frame/home"),          text("frame/title", "Gifts"),       text("question", "What helps?"),
                              control("choice/a"),            text("choice/a/label", "A secret"), control("choice/b"),
                              text("choice/b/label", "A friend"), control("next"),               text("next/label", "Next")};
  std::string target;
  bool at_once = false;

  Widget& at(const std::string& id) {
    return *std::find_if(widgets.begin(), widgets.end(), [&](const Widget& widget) { return widget.id == id; });
  }
  void focus(const std::string& id) {
    for (Widget& widget : widgets) widget.focused = widget.id == id;
  }
  Words hear(bool acted = false) {
    const auto said = ear.hear({place, widgets, target, acted}, source);
    at_once = said.at_once;
    Words words;
    for (const Announcement& each : said.all) words.push_back(each.words);
    return words;
  }
};

}  // namespace

TEST_CASE("a page says its title and its texts and how much there is to choose when it opens and then is quiet") {
  Page page;
  CHECK(page.hear() == Words{"Everything is read to you now. Tab or an arrow goes to the next thing, Enter chooses it. F3 ends this.",
                             "Gifts", "What helps?", "There are 2 things to choose here."});
  CHECK(page.at_once);
  CHECK(page.hear().empty());
  page.place = "two";
  CHECK(page.hear() == Words{"Gifts", "What helps?", "There are 2 things to choose here."});
}

TEST_CASE("the focus says its name and which of how many it is") {
  Page page;
  page.hear();
  page.focus("choice/b");
  CHECK(page.hear(true) == Words{"A friend, choice 2 of 2."});
  CHECK(page.at_once);
  page.at("frame/home").name = "Home";
  page.focus("frame/home");
  CHECK(page.hear() == Words{"Home, button."});
}

TEST_CASE("a stop is said as one with all its words and is nothing to choose") {
  Page page;
  Widget first = control("help/adult");
  first.role = Widget::Role::stop;
  Widget second = control("help/line");
  second.role = Widget::Role::stop;
  page.widgets = {text("frame/title", "Get help"), first, text("help/adult/name", "An adult you trust"), second,
                  text("help/line/name", "555 0100"), text("help/line/who", "Listening Line"), text("help/line/text", "Every day.")};
  CHECK(page.hear() == Words{"Everything is read to you now. Tab or an arrow goes to the next thing, Enter chooses it. F3 ends this.", "Get help",
                             "An adult you trust", "555 0100", "Listening Line", "Every day."});
  page.focus("help/line");
  CHECK(page.hear(true) == Words{"555 0100. Listening Line. Every day. 2 of 2."});
}

TEST_CASE("what was chosen and what is not available and why is said") {
  Page page;
  page.hear();
  page.at("choice/a").mark = Widget::Mark::again;
  page.at("next").enabled = false;
  page.at("next").why_not = "First choose something on this page.";
  page.focus("choice/a");
  CHECK(page.hear() == Words{"A secret, choice 1 of 2. Chosen. You can try another one."});
  page.focus("next");
  CHECK(page.hear() == Words{"Next, button. Not available yet. First choose something on this page."});
}

TEST_CASE("choosing says so and reads what comes of it") {
  Page page;
  page.hear();
  page.focus("choice/b");
  page.hear();
  page.at("choice/b").mark = Widget::Mark::good;
  page.widgets.push_back(text("feedback", "Yes. A friend can help."));
  CHECK(page.hear(true) == Words{" Chosen, a good choice.", "Yes. A friend can help."});
}

TEST_CASE("what comes by itself is said behind what is being said") {
  Page page;
  page.hear();
  page.widgets.push_back(text("line/1", "hi"));
  CHECK(page.hear() == Words{"hi"});
  CHECK(!page.at_once);
}

TEST_CASE("a count that runs down is said once") {
  Page page;
  page.widgets.push_back(text("idle/text", "Afresh in 30 seconds."));
  page.hear();
  page.at("idle/text").text = "Afresh in 29 seconds.";
  CHECK(page.hear().empty());
}

TEST_CASE("an answer in a row is said with what it answers") {
  Page page;
  page.hear();
  page.widgets.push_back(text("action/talk/text", "Talk to a friend"));
  page.widgets.push_back(control("action/talk/1"));
  page.widgets.push_back(text("action/talk/1/label", "A bad idea"));
  page.widgets.push_back(control("action/talk/2"));
  page.hear();
  page.focus("action/talk/1");
  CHECK(page.hear() == Words{"Talk to a friend A bad idea, choice 1 of 2."});
}

TEST_CASE("a card that is picked up and the place it would be laid at are said") {
  Page page;
  page.widgets.push_back(control("card/1"));
  page.widgets.back().role = Widget::Role::card;
  page.widgets.push_back(text("card/1/label", "Stop"));
  page.hear();
  page.focus("card/1");
  CHECK(page.hear() == Words{"Stop, card 1 of 1."});
  page.at("card/1").carried = true;
  CHECK(page.hear(true) == Words{" Picked up. An arrow chooses a place, Enter puts it there, Escape puts it back."});
  page.target = "choice/a";
  CHECK(page.hear(true) == Words{"To the place A secret."});
}
