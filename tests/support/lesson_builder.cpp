#include "support/lesson_builder.h"

namespace support {

content::Text text(const std::string& key, const std::string& source) { return {key, source}; }

content::Page page(const std::string& id) {
  content::Page block;
  block.id = content::BlockId(id);
  block.title = text(id + "/title", "A page");
  block.paragraphs.push_back({"first", content::ParagraphStyle::body, text(id + "/first", "Some words.")});
  return block;
}

content::TapWords tap_words(const std::string& id) {
  content::TapWords block;
  block.id = content::BlockId(id);
  block.title = text(id + "/title", "Which words?");
  block.instruction = text(id + "/instruction", "Tap the words.");
  block.paragraphs.push_back({"message", content::ParagraphStyle::quote,
                              text(id + "/message", "[[coins:Free coins]] if you [[secret:tell nobody]], [[hello:my friend]]!")});
  block.targets = {{"coins", true, text(id + "/coins", "A gift.")},
                   {"secret", true, text(id + "/secret", "A secret.")},
                   {"hello", false, text(id + "/hello", "Only friendly.")}};
  return block;
}

content::SingleChoice single_choice(const std::string& id) {
  content::SingleChoice block;
  block.id = content::BlockId(id);
  block.question = text(id + "/question", "What now?");
  block.choices = {{"stay", false, text(id + "/stay", "Stay"), text(id + "/stay-why", "Look again."), "nothing-happens"},
                   {"ask", true, text(id + "/ask", "Ask somebody"), text(id + "/ask-why", "That helps."), ""}};
  return block;
}

content::ChatChoice reply(const std::string& id, const std::string& to, std::vector<content::ChoiceCode> codes,
                                 content::ChatChoiceKind kind) {
  content::ChatChoice choice;
  choice.id = id;
  choice.kind = kind;
  choice.text = text("chat/" + id, id);
  choice.to = to;
  choice.codes = std::move(codes);
  return choice;
}

content::ChatNode node(const std::string& id, std::vector<content::ChatChoice> choices, const std::string& next) {
  content::ChatNode made;
  made.id = id;
  made.messages.push_back({"says", content::ChatSpeaker::partner, text("chat/" + id + "/says", "This is " + id), id == "hello"});
  made.choices = std::move(choices);
  made.next = next;
  return made;
}

content::ChatNode ending(const std::string& id, content::EndingTone tone) {
  content::ChatNode made = node(id, {});
  made.ending = content::ChatEnding{id, tone, text("chat/" + id + "/title", "The end: " + id), text("chat/" + id + "/text", "So it goes.")};
  return made;
}

content::PracticeChat practice_chat(const std::string& id) {
  content::PracticeChat block;
  block.id = content::BlockId(id);
  block.title = text(id + "/title", "A chat");
  block.partners = {{"", text(id + "/partner", "Robin"), std::nullopt}};
  block.partner_status = text(id + "/status", "Practice chat");
  block.intro = text(id + "/intro", "Nobody real is here.");
  block.start = "hello";
  block.variables = {{"trust", 0}};
  content::ChatChoice chat = reply("chat", "more", {{"details_given", 1}});
  chat.assignments = {{"trust", 1}};
  content::ChatChoice friendly = reply("friend", "friends", {{"friendly_kept", 1}});
  friendly.when = content::ChatCondition{"trust", 1};
  content::ChatChoice told = reply("told", "repaired", {{"block_or_report", 1}});
  told.when = content::ChatCondition{"trust", 0};
  const auto leave = content::ChatChoiceKind::leave;
  const auto ask = content::ChatChoiceKind::ask;
  block.nodes = {node("hello", {chat, reply("tell", "asked", {}, ask), reply("leave", "left", {}, leave)}),
                 node("asked", {}, "more"),
                 node("more", {reply("give", "deeper", {{"details_given", 3}, {"secrecy", 1}}), friendly, told, reply("help", "asked", {}, ask), reply("leave", "left", {}, leave)}),
                 node("deeper", {reply("little", "more", {{"details_given", 2}, {"secrecy", 0}}), reply("help", "asked", {}, ask), reply("leave", "left", {}, leave)}),
                 ending("left", content::EndingTone::good),
                 ending("friends", content::EndingTone::friendly),
                 ending("repaired", content::EndingTone::repair)};
  return block;
}

content::Close close(const std::string& id) {
  content::Close block;
  block.id = content::BlockId(id);
  block.title = text(id + "/title", "Well done");
  return block;
}

content::Lesson small_lesson() {
  content::Lesson lesson;
  lesson.id = content::LessonId("gifts");
  lesson.number = 1;
  lesson.title = text("gifts/title", "Gifts");
  lesson.instrument = content::InstrumentId("gifts");
  lesson.blocks = {page("welcome"), tap_words("words"), single_choice("question"), practice_chat("chat"), close("close")};
  return lesson;
}

content::Item statement(const std::string& slot, content::Form form, bool key) {
  content::Item item;
  const std::string id = slot + (form == content::Form::a ? "-a" : "-b");
  item.id = content::ItemId(id);
  item.slot = slot;
  item.form = form;
  item.body = content::Knowledge{text(id, "A statement"), key};
  return item;
}

content::Item situation(const std::string& slot, content::Form form) {
  content::Item item = statement(slot, form, false);
  const std::string& id = item.id.value;
  item.body = content::Scenario{text(id, "A situation"), false,
                                {{"go", text(id + "/go", "Go along"), 1, true},
                                 {"ask", text(id + "/ask", "Ask somebody"), 4, false},
                                 {"wait", text(id + "/wait", "Wait"), 2, false}}};
  return item;
}

content::Instrument small_instrument() {
  content::Instrument instrument;
  instrument.id = content::InstrumentId("gifts");
  instrument.version = 2;
  for (const content::Form form : {content::Form::a, content::Form::b}) {
    instrument.items.push_back(statement("k1", form, true));
    instrument.items.push_back(statement("k2", form, false));
    instrument.items.push_back(situation("s1", form));
  }
  return instrument;
}

session::OpenLesson small_open_lesson() {
  session::OpenLesson open;
  open.pack = content::PackId("org.example.small");
  open.manifest_hash = std::string(64, 'a');
  open.age_from = 12;
  open.age_to = 14;
  open.lesson = small_lesson();
  open.instrument = small_instrument();
  return open;
}

session::OpenLessonPointer shared(session::OpenLesson open) {
  return std::make_shared<const session::OpenLesson>(std::move(open));
}

std::vector<session::TrackCard> small_tracks() {
  session::TrackCard track;
  track.pack = content::PackId("org.example.small");
  track.title = text("pack/title", "Small");
  track.age_from = 12;
  track.age_to = 14;
  track.lessons.push_back({content::LessonId("gifts"), text("gifts/title", "Gifts"), text("gifts/summary", "About gifts"), 1, 10, {}});
  return {track};
}

session::Shell fresh_kiosk() {
  session::Shell shell;
  shell.pin.is_set = true;
  return shell;
}

session::Shell kiosk_without_pin() { return {}; }

}  // namespace support
