#include "student.h"

#include <algorithm>
#include <map>

#include "choose.h"

namespace demo {
namespace {

class Visit {
 public:
  Visit(app::WalkPlayer& player, const Student& student, base::Random& random) : player_(player), student_(student), random_(random) {}

  base::Result<Notes> play() {
    TRY(tap("band/12-14"));
    TRY(tap("lesson/gifts-and-coins"));
    TRY(tap(student_.asked ? "assent/yes" : "assent/no"));
    while (!over_) TRY(turn());
    return notes_;
  }

 private:
  const session::LessonVisit* lesson() const { return std::get_if<session::LessonVisit>(&player_.kiosk().shell().place); }
  base::Result<void> tap(const std::string& id) { return player_.play({0, "tap", {id}}); }

  base::Result<void> turn() {
    const session::LessonVisit* visit = lesson();
    if (visit == nullptr) return base::fail(base::ErrorCode::invalid_input, "a student is at a place that no lesson has");
    if (const auto* survey = std::get_if<session::Survey>(&visit->stage)) return answer_page(survey->questions, *visit);
    if (std::holds_alternative<session::Playing>(visit->stage)) return do_block(*visit);
    return finish();
  }

  base::Result<void> finish() {
    if (student_.deletes) {
      TRY(tap("delete-answers"));
      notes_ = {};
    }
    over_ = true;
    TRY(tap("next"));
    return tap("frame/home");
  }

  base::Result<void> leave() {
    over_ = true;
    if (student_.leaves_by_exit) {
      TRY(tap("frame/quick-exit"));
    } else {
      TRY(player_.play({0, "wait", {"idle"}}));
    }
    return tap("next");  // the next reader touches the screen that nobody is at
  }

  base::Result<void> answer_page(const session::SurveyState& survey, const session::LessonVisit& visit) {
    const content::Item item = session::current_item(survey, *visit.sitting.open->instrument);
    const bool before = survey.wave == evaluation::Wave::pre;
    if (!student_.hurries) TRY(player_.play({0, "wait", {"20s"}}));  // a reader
    const Given given = choose(item, before ? student_.skill.before : student_.skill.after, random_);
    TRY(give(item, given));
    notes_.add(item, given, before);
    return {};
  }

  base::Result<void> give(const content::Item& item, const Given& given) {
    if (given.how == Given::How::skipped) return tap("skip");
    if (given.how == Given::How::rather_not_say) {
      TRY(tap("rather-not"));
      return tap("next");
    }
    if (std::holds_alternative<content::Knowledge>(item.body)) {
      static constexpr const char* answers[] = {"answer/false", "answer/true", "answer/not-sure"};
      TRY(tap(answers[given.knowledge]));
      return tap("next");
    }
    const auto& actions = std::get<content::Scenario>(item.body).actions;
    for (std::size_t i = 0; i < actions.size(); ++i) TRY(tap("action/" + actions[i].id + "/" + std::to_string(given.ratings[i])));
    return tap("next");
  }

  base::Result<void> do_block(const session::LessonVisit& visit) {
    const content::Block& block = visit.block();
    const bool leaving = student_.leaves_by_exit || student_.walks_away;
    if (leaving && visit.lesson.at >= 3) return leave();
    if (const auto* words = std::get_if<content::TapWords>(&block)) {
      const content::TapTarget& word = words->targets[random_.below(words->targets.size())];
      TRY(tap("word/" + word.id));
      const auto signs = std::count_if(words->targets.begin(), words->targets.end(), [](const content::TapTarget& each) { return each.signal; });
      return tap(word.signal && signs == 1 ? "next" : "skip");
    } else if (const auto* question = std::get_if<content::SingleChoice>(&block)) {
      TRY(tap("choice/" + question->choices[random_.below(question->choices.size())].id));
    } else if (std::holds_alternative<content::TrueFalse>(block)) {
      TRY(tap(random_.below(2) == 0 ? "judge/true" : "judge/false"));
    } else if (std::holds_alternative<content::PracticeChat>(block)) {
      TRY(chat(std::get<content::PracticeChat>(block)));
    }
    return tap("next");
  }

  base::Result<void> chat(const content::PracticeChat& block) {
    const bool counted = !lesson()->asked_after;  // whoever waited for the lesson is through with all questions
    std::map<std::string, int> codes;
    int turns = 0;
    while (true) {
      const auto view = session::view_of(std::get<session::ChatState>(lesson()->block_state()), block);
      if (view.next) {
        TRY(tap("chat/show-rest"));
        continue;
      }
      if (view.ending != nullptr) break;
      std::vector<const content::ChatChoice*> choices = view.offered;
      choices.insert(choices.end(), view.ways_out.begin(), view.ways_out.end());
      const content::ChatChoice& choice = *choices[random_.below(choices.size())];
      ++turns;
      for (const auto& code : choice.codes) {
        const auto known = codes.find(code.construct);
        codes[code.construct] = known == codes.end() ? code.value : std::max(known->second, code.value);
      }
      if (choice.kind == content::ChatChoiceKind::leave) codes.try_emplace("turns_until_leaving", std::min(turns, 5));
      TRY(tap("reply/" + choice.id));
    }
    if (!counted) return {};
    for (const auto& [code, value] : codes) notes_.add_practice(block.id.value + "/" + code, value);
    return {};
  }

  app::WalkPlayer& player_;
  const Student& student_;
  base::Random& random_;
  Notes notes_;
  bool over_ = false;
};

}  // namespace

base::Result<void> play_student(app::WalkPlayer& player, const Student& student, base::Random& random, Ledger& ledger) {
  Visit visit(player, student, random);
  TRY_ASSIGN(const Notes notes, visit.play());
  if (!student.asked || student.deletes) return {};
  ledger.add(notes, student.leaves_by_exit || student.walks_away ? Stay::left : student.hurries ? Stay::hurried : Stay::finished);
  return {};
}

}  // namespace demo
