#include "support/visit.h"

namespace support {
namespace {

session::Action next_of(const session::Stage& stage) {
  const base::Overload next{[](const session::Assent&) { return session::Action(session::NextBlock{}); },
                            [](const session::Survey&) { return session::Action(session::ConfirmPage{}); },
                            [](const session::Playing&) { return session::Action(session::NextBlock{}); },
                            [](const session::CardEntry&) { return session::Action(session::OfferCard{}); },
                            [](const session::Thanks&) { return session::Action(session::Finish{}); }};
  return std::visit(next, stage);
}

}  // namespace

Visit::Visit(session::Shell shell) : shell_(std::move(shell)) {}
Visit::Visit(const Visit& other) = default;
Visit::Visit(Visit&& other) noexcept = default;
Visit& Visit::operator=(const Visit& other) = default;
Visit& Visit::operator=(Visit&& other) noexcept = default;
Visit::~Visit() = default;

Visit& Visit::act(const session::Action& action) {
  session::Transition next = session::update(std::move(shell_), action);
  shell_ = std::move(next.shell);
  last_ = next.effects;
  effects_.insert(effects_.end(), last_.begin(), last_.end());
  for (const session::Effect& effect : last_) write_down(effect);
  return *this;
}

Visit& Visit::next() {
  const base::Overload step{[](const session::Neutral&) { return session::Action(session::WakeUp{}); },
                            [](const session::Attract&) { return session::Action(session::ComeIn{}); },
                            [](const session::Welcome&) { return session::Action(session::BeginVisit{}); },
                            [](const session::LessonVisit& visit) { return next_of(visit.stage); },
                            // Elsewhere there is none: what is done in vain.
                            [](const auto&) { return session::Action(session::NextBlock{}); }};
  return act(std::visit(step, shell_.place));
}

Visit& Visit::open(session::OpenLessonPointer lesson, std::uint64_t seed) {
  act(session::OpenTrack{content::PackId("org.example.small")}).act(session::ChooseLesson{lesson->lesson.id});
  return act(session::LessonOpened{std::move(lesson), session::SittingId("sitting-1"), seed});
}

Visit& Visit::open_in(base::Arm arm) {
  act(session::OpenTrack{content::PackId("org.example.small")}).act(session::ChooseLesson{content::LessonId("gifts")});
  return act(session::LessonOpened{shared(small_open_lesson()), session::SittingId("sitting-1"), 0, session::ReaderPlaced{true, arm}});
}

Visit& Visit::to_card() {
  act(session::OpenTrack{content::PackId("org.example.small")}).act(session::ChooseLesson{content::LessonId("gifts")});
  act(session::LessonOpened{shared(small_open_lesson()), session::SittingId("sitting-1"), 0, session::ReaderPlaced{true, base::Arm::none, true}});
  return act(session::GiveAssent{true});
}

Visit& Visit::tap_pictures(const evaluation::CardRow& row) {
  for (const evaluation::CardPicture picture : row) act(session::TapPicture{picture});
  return *this;
}

Visit& Visit::to_questions_before_lesson() {
  open_in(base::Arm::waitlist).act(session::GiveAssent{true});
  while (questions().wave == evaluation::Wave::pre) act(session::SkipPage{});
  return *this;
}

Visit& Visit::enter(const std::string& digits) {
  for (const char digit : digits) act(session::PinDigit{digit - '0'});
  return act(session::PinEntered{});
}

Visit& Visit::to_desk() { return act(session::OpenDesk{}).enter("2580").act(session::PinTried{true, 0}); }

Visit& Visit::to_group_choice() { return to_desk().act(session::LeadGroup{}); }

Visit& Visit::to_group(session::OpenLessonPointer lesson) {
  to_group_choice().act(session::LeadLesson{lesson->pack, lesson->lesson.id});
  return act(session::LessonOpened{std::move(lesson), session::SittingId("sitting-1"), 0});
}

Visit& Visit::together(session::BlockAction action) { return act(session::PlayTogether(std::move(action))); }

Visit& Visit::to_group_vote() { return to_group().act(session::GroupNext{}).together(session::TapTarget{"coins"}).act(session::GroupNext{}); }

Visit& Visit::interrupted() {
  const auto again = session::restore(fresh_kiosk(), group().open, bookmark_);
  if (again) shell_ = *again;
  return *this;
}

Visit& Visit::skip_all_questions() {
  while (screen() == "survey") act(session::SkipPage{});
  return *this;
}

Visit& Visit::to_questions() { return open().act(session::GiveAssent{true}); }

Visit& Visit::to_lesson() { return to_questions().skip_all_questions(); }

Visit& Visit::to_chat() {
  to_lesson().next().act(session::TapTarget{"coins"}).next();
  return act(session::PickChoice{"ask"}).next();
}

Visit& Visit::to_close() { return to_chat().act(session::PickReply{"leave"}).act(session::ShowRest{}).next(); }

Visit& Visit::to_questions_after() { return to_close().next(); }

Visit& Visit::to_thanks() { return to_questions_after().skip_all_questions(); }

std::string Visit::screen() const {
  static constexpr const char* places[] = {"neutral", "attract", "welcome", "home", "shelf", "track", "lesson", "pin", "desk", "group-choice", "group"};
  static constexpr const char* stages[] = {"assent", "survey", "lesson", "thanks", "card"};
  return is_in_lesson() ? stages[visit().stage.index()] : places[shell_.place.index()];
}

void Visit::write_down(const session::Effect& effect) {
  if (const auto* whole = std::get_if<session::KeepBookmark>(&effect)) bookmark_ = whole->bookmark;
  if (const auto* step = std::get_if<session::AddStep>(&effect)) bookmark_ += "\n" + step->step;
  if (std::holds_alternative<session::ForgetBookmark>(effect)) bookmark_.clear();
}

session::Shell greeting_kiosk() {
  session::Shell shell = fresh_kiosk();
  shell.entrance.asks_language = true;
  shell.place = session::Attract{};
  return shell;
}

std::vector<NamedVisit> visits_everywhere() {
  std::vector<NamedVisit> all;
  const auto add = [&](const std::string& name, Visit visit) { all.push_back({name, std::move(visit)}); };
  add("home", Visit());
  add("neutral", Visit().act(session::QuickExit{}));
  add("attract", Visit().act(session::IdleTimeout{}));
  add("welcome", Visit(greeting_kiosk()).next());
  add("shelf", Visit().act(session::OpenShelf{{12, 14}}));
  add("track", Visit().act(session::OpenTrack{content::PackId("org.example.small")}));
  add("assent", Visit().open());
  add("pin", Visit().act(session::OpenDesk{}).act(session::PinDigit{1}));
  add("no pin yet", Visit(kiosk_without_pin()).act(session::OpenDesk{}));
  session::Shell installed = kiosk_without_pin();
  installed.place = session::pad_of_installer();
  add("pin of whoever installs", Visit(installed));
  add("desk", Visit().to_desk());
  add("desk with settings", Visit().to_desk().act(session::OpenTab{session::DeskTab::settings}));
  add("desk with packs", Visit().to_desk().act(session::OpenTab{session::DeskTab::packs}).act(session::PacksSeen{}));
  add("desk with results", Visit().to_desk().act(session::OpenTab{session::DeskTab::results}).act(session::DeskFacts{}));
  add("desk with facts", Visit().to_desk().act(session::DeskFacts{{{"2026-W47", 3, 1}, {"", 2, 2}}, 9, 40, 1, 1, "2026-W46", true, 1 << 30, {}, true}));
  session::DeskFacts trial;
  trial.is_enrolled = true;
  trial.arms = 2;
  add("desk of a kiosk in a trial", Visit().to_desk().act(trial));
  add("desk while results are copied", Visit().to_desk().act(session::DeskFacts{{}, 9, 40, 1, 3, "", true, 1 << 30}).act(session::CopyToStick{}).act(session::SendingWentOn{1, 3}));
  add("desk when the stick is full", Visit().to_desk().act(session::DeskFacts{{}, 9, 40, 1, 3, "", true, 1 << 30, {}, true}).act(session::CopyToStick{}).act(session::ResultsNotSent{session::SendTrouble::no_room}));
  add("desk with a form", Visit().to_desk().act(session::OpenTab{session::DeskTab::contact}));
  add("group choice", Visit().to_group_choice());
  add("group", Visit().to_group());
  add("group vote", Visit().to_group_vote());
  add("pin of a group that was interrupted", Visit().to_group_vote().interrupted());
  add("first question", Visit().to_questions());
  add("half-rated question", Visit().to_questions().act(session::RateAction{1, 3}).act(session::AnswerKnowledge{evaluation::KnowledgeValue::yes}));
  add("page", Visit().to_lesson());
  add("words", Visit().to_lesson().next());
  add("question", Visit().to_lesson().next().act(session::TapTarget{"coins"}).next());
  add("chat", Visit().to_chat());
  add("chat at its end", Visit().to_chat().act(session::PickReply{"leave"}).act(session::ShowRest{}));
  add("close", Visit().to_close());
  add("questions after", Visit().to_questions_after());
  add("card", Visit().to_card());
  add("card with a slip", Visit().to_card().tap_pictures({evaluation::CardPicture::bird, evaluation::CardPicture::bird, evaluation::CardPicture::bird, evaluation::CardPicture::bird, evaluation::CardPicture::key}).next());
  add("assent in a trial", Visit().open_in(base::Arm::lesson));
  add("questions after of who waits for the lesson", Visit().to_questions_before_lesson());
  add("lesson after the questions", Visit().to_questions_before_lesson().skip_all_questions());
  add("thanks", Visit().to_thanks());
  add("lesson without questions", Visit().open().act(session::GiveAssent{false}));
  const std::size_t plain = all.size();
  for (std::size_t i = 0; i < plain; ++i) {
    add(all[i].name + " under help", Visit(all[i].visit).act(session::OpenOverlay{session::HelpCard{}}));
    add(all[i].name + " under a menu", Visit(all[i].visit).act(session::OpenOverlay{session::LanguageMenu{}}));
    add(all[i].name + " under the idle warning", Visit(all[i].visit).act(session::IdleWarned{}));
    add(all[i].name + " on a full disk", Visit(all[i].visit).act(session::StorageFailed{}));
  }
  return all;
}

std::vector<session::Action> every_action() {
  using namespace session;
  const SittingId id("sitting-2");
  return {OpenDesk{}, OpenTrack{content::PackId("org.example.small"), true}, PinDigit{1}, PinDigit{-1}, EraseDigit{}, PinEntered{}, PutOffPin{},
          PinTried{true, 0}, PinTried{false, 40}, PinKept{}, PinFailed{}, LockDesk{}, ChangePin{}, EndKiosk{}, OpenTab{DeskTab::contact}, OpenTab{DeskTab::settings}, OpenTab{DeskTab::overview}, OpenTab{DeskTab::packs}, OpenTab{DeskTab::results}, OpenTab{DeskTab::group}, LookAgain{}, SeePacks{}, LookAtResultsAgain{}, SoundAtMost{25}, SoundAtMost{7},
          LookAtPacksAgain{}, InstallFound{"/none"}, WithdrawInstalled{content::PackId("org.example.small")}, SurePackDeed{}, DropPackDeed{}, StopPackWork{},
          PacksSeen{}, PackInstalled{}, PackWithdrawn{}, PackWorkFailed{PackTrouble::no_room}, PackWorkWentOn{1, 2}, PackWorkStopped{}, NeighboursMet{Nearby::on, 2, 1, 3, 4, 0}, ShareNearby{true}, ShareNearby{false}, SendNow{}, CopyToStick{}, StopSending{}, SendingWentOn{1, 2}, SendingStopped{}, ResultsSent{1, 0}, ResultsCopied{"stick", 1, 2}, ResultsNotSent{SendTrouble::no_stick}, OfferLanguages{{"th"}}, OfferLanguages{{}},
          StartWithContrast{Contrast::dark}, AskAfter{60}, AskAfter{-1}, AskQuestions{false}, AskQuestions{true}, DeskFacts{},
          EditContact{ContactField::name, {base::ReplaceText{0, 0, "Ann"}}}, EditContact{ContactField::route, {base::ReplaceText{9, 3, "x"}}}, KeepContact{},
          DeskKept{{{{"Ann", "", "Room 12", ""}, "The office."}}}, DeskNotKept{}, LeaveWords{false}, LeaveWords{true}, GoHome{}, GoBack{}, WakeUp{}, ComeIn{}, SayHello{"th"}, BeginVisit{}, OpenShelf{{12, 14}}, OpenShelf{{0, 0}, true}, ChoosePack{content::PackId("org.example.small")}, ConfirmPage{}, NextBlock{}, Finish{}, SkipPage{}, QuickExit{},
          OpenOverlay{HelpCard{}}, OpenOverlay{LanguageMenu{}}, OpenOverlay{LookMenu{}}, OpenOverlay{Pause{}}, CloseOverlay{},
          ChooseLanguage{"th"}, ChooseTextSize{150}, ChooseTextSize{-1}, ChooseContrast{Contrast::dark}, ChooseMotion{Motion::reduced}, ChooseSounds{true}, ChooseVoice{Voice::slower}, ChooseByEar{true}, ChooseScanning{Scanning::calm}, ReadAloud{true}, ReadAloud{false},
          OpenTrack{content::PackId("org.example.small")}, OpenTrack{content::PackId("org.example.gone")}, ChooseLesson{content::LessonId("gifts")}, ChooseLesson{content::LessonId("none")},
          GiveAssent{true}, GiveAssent{false}, DeleteMyAnswers{},
          TapPicture{evaluation::CardPicture::fish}, TakeBackPicture{}, OfferCard{}, HaveNoCard{}, LostMyCard{}, GoToLesson{}, CardUsed{}, CardUsed{CardVisit::came_back}, CardUsed{CardVisit::later},
          session::TapTarget{"coins"}, session::TapTarget{"none"}, PickChoice{"ask"}, PickChoice{"none"},
          PickReply{"chat"}, PickReply{"give"}, PickReply{"leave"}, PickReply{"none"}, session::ShowNextLine{}, session::ShowRest{}, StartChatAgain{},
          AnswerKnowledge{evaluation::KnowledgeValue::yes}, AnswerKnowledge{evaluation::KnowledgeValue::not_sure},
          RateAction{0, 1}, RateAction{1, 4}, RateAction{2, 2}, RateAction{99, 1}, RateAction{0, 9}, RatherNotSay{},
          SayHowLike{2}, SayHowLike{9}, RateHelp{0, 1}, RateHelp{9, 1}, SayHowOften{3}, SayHowOften{Ask<content::Behaviour>::DidNotComeUp{}},
          LessonOpened{shared(small_open_lesson()), id, 3}, LessonRefused{base::ErrorCode::corrupt}, AnswersDeleted{},
          LeadGroup{}, LeadLesson{content::PackId("org.example.small"), content::LessonId("gifts")}, HandUp{0}, HandUp{9}, HandDown{1}, TypeHands{7}, TypeHands{-1}, EraseHands{},
          GoOnVoting{}, SkipVote{}, GroupNext{}, NextNote{}, ShowNotes{}, UseTimer{}, AddTeam{}, PlayTogether(BlockAction(PickReply{"leave"})), SecondsPassed{1}, SecondsPassed{-1}, PageRead{9000},
          IdleWarned{30}, IdleWarned{1}, IdleTimeout{}, StorageFailed{}};
}

}  // namespace support
