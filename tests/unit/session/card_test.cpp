// A linking card before the questions: what is tapped, what comes of it, and where it is not written.
#include "support/catch.h"
#include "support/visit.h"

using namespace session;
using evaluation::CardPicture;
using evaluation::CardRow;
using evaluation::LinkingCard;
using evaluation::Wave;
using support::Visit;

namespace {

// 1·0 + 2·1 + 3·2 + 4·3 is 20, and 7 modulo 13: house.
constexpr CardRow card{CardPicture::bird, CardPicture::boat, CardPicture::cup, CardPicture::drum, CardPicture::house};
constexpr CardRow slip{CardPicture::boat, CardPicture::bird, CardPicture::cup, CardPicture::drum, CardPicture::house};

const CardEntry& entry_of(const Visit& visit) { return std::get<CardEntry>(visit.visit().stage); }

Visit shown() {
  Visit visit;
  visit.to_card().tap_pictures(card).next();
  return visit;
}

}  // namespace

TEST_CASE("nothing begins before it is known which visit it is") {
  Visit visit;
  visit.to_card();
  CHECK(visit.screen() == "card");
  CHECK(visit.all_of<BeginSitting>().empty());
  CHECK_FALSE(visit.sitting().recorded);
}

TEST_CASE("a kiosk that has printed no card asks for none") {
  Visit visit;
  visit.to_questions();
  CHECK(visit.screen() == "survey");
}

TEST_CASE("whoever says no is asked for no card") {
  Visit visit;
  visit.to_card().act(GoBack{}).act(GiveAssent{false});
  CHECK(visit.screen() == "lesson");
  CHECK(visit.all_of<CountDeclined>().size() == 1);
}

TEST_CASE("a card is shown once however often going on is pressed") {
  Visit visit = shown();
  visit.next().act(TakeBackPicture{}).act(HaveNoCard{});
  CHECK(visit.all_of<UseCard>().size() == 1);
  CHECK(visit.all_of<UseCard>().front().card.row() == card);
  CHECK(visit.all_of<BeginSitting>().empty());
  CHECK(visit.screen() == "card");
}

TEST_CASE("fewer than five pictures are no card and a sixth is not taken") {
  Visit visit;
  visit.to_card();
  for (int i = 0; i < 4; ++i) visit.act(TapPicture{CardPicture::fish});
  visit.next();
  CHECK(visit.all_of<UseCard>().empty());
  visit.act(TapPicture{CardPicture::key}).act(TapPicture{CardPicture::tree});
  CHECK(entry_of(visit).tapped.size() == 5);
  CHECK(entry_of(visit).tapped.back() == CardPicture::key);
}

TEST_CASE("a slip is told and the next picture begins a new row") {
  Visit visit;
  visit.to_card().tap_pictures(slip).next();
  CHECK(entry_of(visit).told == CardTold::slip);
  CHECK(visit.all_of<UseCard>().empty());
  visit.tap_pictures(card).next();
  CHECK(entry_of(visit).told == CardTold::nothing);
  CHECK(visit.all_of<UseCard>().size() == 1);
}

TEST_CASE("after a slip the last picture can be taken back and tapped otherwise") {
  Visit visit;
  visit.to_card().tap_pictures({CardPicture::bird, CardPicture::boat, CardPicture::cup, CardPicture::drum, CardPicture::key}).next();
  CHECK(entry_of(visit).told == CardTold::slip);
  visit.act(TakeBackPicture{}).act(TapPicture{CardPicture::house}).next();
  CHECK(visit.all_of<UseCard>().size() == 1);
}

TEST_CASE("taking back from nothing leaves nothing") {
  Visit visit;
  visit.to_card().act(TakeBackPicture{}).act(TakeBackPicture{});
  CHECK(entry_of(visit).tapped.empty());
}

TEST_CASE("a card that begins leads to the questions before the lesson") {
  Visit visit = shown();
  visit.act(CardUsed{CardVisit::first});
  CHECK(visit.screen() == "survey");
  CHECK(visit.questions().wave == Wave::pre);
  CHECK(visit.sitting().recorded);
  CHECK(visit.all_of<BeginSitting>().empty());  // the store has begun it with the card
}

TEST_CASE("a card that comes back leads to the questions of weeks later in the form of the first time and then to the lesson") {
  Visit visit = shown();
  visit.act(CardUsed{CardVisit::later, false});
  CHECK(visit.questions().wave == Wave::follow_up);
  CHECK_FALSE(visit.sitting().start.form_a_first);
  CHECK(visit.sitting().start.arm == base::Arm::none);
  visit.skip_all_questions();
  CHECK(visit.screen() == "lesson");
  while (visit.screen() == "lesson" && visit.visit().lesson.at + 1 < visit.visit().lesson.blocks.size()) {
    const std::size_t at = visit.visit().lesson.at;
    if (visit.next().visit().lesson.at == at) break;
  }
  for (const KeepAnswers& kept : visit.all_of<KeepAnswers>()) {
    for (const auto& answer : kept.answers) CHECK(answer.wave == Wave::follow_up);
  }
}

TEST_CASE("a card that has come back already is thanked for and leads to the lesson without a question") {
  Visit visit = shown();
  visit.act(CardUsed{CardVisit::came_back});
  CHECK(visit.screen() == "card");
  CHECK(entry_of(visit).told == CardTold::came_back);
  visit.act(GoToLesson{});
  CHECK(visit.screen() == "lesson");
  CHECK_FALSE(visit.sitting().asked);
  CHECK(visit.act(QuickExit{}).last_of<EndSitting>().empty());
}

TEST_CASE("nobody goes past the questions to the lesson by another way") {
  Visit visit;
  visit.to_card().act(GoToLesson{});
  CHECK(visit.screen() == "card");
}

TEST_CASE("a card from elsewhere is told and another can be tapped or none") {
  Visit visit = shown();
  visit.act(CardUsed{CardVisit::not_ours});
  CHECK(entry_of(visit).told == CardTold::not_ours);
  visit.act(HaveNoCard{});
  CHECK(visit.questions().wave == Wave::pre);
  CHECK(visit.last_of<BeginSitting>().size() == 1);
}

TEST_CASE("whoever has no card is asked as if there were none") {
  Visit visit;
  visit.to_card().act(HaveNoCard{});
  CHECK(visit.last_of<BeginSitting>().size() == 1);
  CHECK(visit.questions().wave == Wave::pre);
}

TEST_CASE("whoever lost the card is asked what is asked weeks later and linked to nobody") {
  Visit visit;
  visit.to_card().act(LostMyCard{});
  CHECK(visit.last_of<BeginLater>().size() == 1);
  CHECK(visit.all_of<BeginSitting>().empty());
  CHECK(visit.questions().wave == Wave::follow_up);
}

TEST_CASE("who leaves while the card is looked up leaves no sitting open") {
  Visit visit = shown();
  visit.act(QuickExit{});
  CHECK(visit.last_of<EndSitting>().size() == 1);
  CHECK(visit.bookmark().empty());
  visit.act(CardUsed{CardVisit::first});
  CHECK(visit.screen() == "neutral");
}

TEST_CASE("on a full disk a card leads to the lesson") {
  Visit visit = shown();
  visit.act(StorageFailed{});
  CHECK(visit.screen() == "lesson");
  visit.act(CardUsed{CardVisit::first});
  CHECK(visit.screen() == "lesson");
}

TEST_CASE("going back from the card asks once more whether questions may be asked") {
  Visit visit;
  visit.to_card().act(GoBack{});
  CHECK(visit.screen() == "assent");
  CHECK_FALSE(visit.sitting().asked);
}

TEST_CASE("R5 the tapped pictures stand in no bookmark") {
  Visit visit;
  visit.to_card().tap_pictures(slip).next().tap_pictures(card).next();
  for (const std::string_view name : base::enum_names<CardPicture>) {
    INFO(name);
    CHECK(visit.bookmark().find("\"" + std::string(name) + "\"") == std::string::npos);
  }
  visit.act(CardUsed{CardVisit::later, false});
  CHECK(visit.bookmark().find("drum") == std::string::npos);
}

TEST_CASE("after a power cut the card is asked for anew") {
  Visit visit;
  visit.to_card().act(TapPicture{CardPicture::fish});
  const auto again = restore(support::fresh_kiosk(), support::shared(support::small_open_lesson()), visit.bookmark());
  REQUIRE(again);
  const auto& stage = std::get<LessonVisit>(again->place).stage;
  REQUIRE(std::holds_alternative<CardEntry>(stage));
  CHECK(std::get<CardEntry>(stage).tapped.empty());
}

TEST_CASE("after a power cut the questions of weeks later go on") {
  Visit visit = shown();
  visit.act(CardUsed{CardVisit::later, false});
  const auto again = restore(support::fresh_kiosk(), support::shared(support::small_open_lesson()), visit.bookmark());
  REQUIRE(again);
  const auto& restored = std::get<LessonVisit>(again->place);
  CHECK(std::get<Survey>(restored.stage).questions.wave == Wave::follow_up);
  CHECK_FALSE(restored.sitting.start.form_a_first);
}
