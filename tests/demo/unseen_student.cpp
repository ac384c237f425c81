#include <algorithm>

#include "choose.h"
#include "session/survey_state.h"
#include "student.h"

namespace demo {
namespace {

using evaluation::Status;
using evaluation::Wave;

std::vector<evaluation::Answer> answers_of(const content::Item& item, const Given& given, Wave wave) {
  const Status status = given.how == Given::How::answered ? Status::answered : given.how == Given::How::skipped ? Status::skipped : Status::rather_not_say;
  const auto* situation = std::get_if<content::Scenario>(&item.body);
  if (situation == nullptr) return {{wave, item.id.value, "", status, given.knowledge}};
  std::vector<evaluation::Answer> answers;
  for (std::size_t i = 0; i < situation->actions.size(); ++i) {
    answers.push_back({wave, item.id.value, situation->actions[i].id, status, status == Status::answered ? given.ratings[i] : 0});
  }
  return answers;
}

struct Sitting {
  session::SittingId id;
  Skill skill;
  bool form_a_first = true;
};

base::Result<void> ask(store::Store& store, const content::Instrument& instrument, const Sitting& sitting, Wave wave, base::Random& random, Notes& notes) {
  const bool before = wave == Wave::pre;
  const content::Form form = before == sitting.form_a_first ? content::Form::a : content::Form::b;
  std::vector<evaluation::Answer> kept;
  for (const content::Item& item : instrument.items) {
    if (item.form != form) continue;
    const Given given = choose(item, before ? sitting.skill.before : sitting.skill.after, random);
    notes.add(item, given, before);
    const auto answers = answers_of(item, given, wave);
    kept.insert(kept.end(), answers.begin(), answers.end());
  }
  return store.keep_answers(sitting.id, kept);
}

session::SittingStart start_of(const session::OpenLesson& lesson, const session::SittingId& id, std::uint64_t seed, const session::ReaderPlaced& placed) {
  session::SittingStart start;
  start.id = id;
  start.pack = lesson.pack.value;
  start.manifest_hash = lesson.manifest_hash;
  start.lesson = lesson.lesson.id.value;
  start.instrument = lesson.instrument->id.value;
  start.instrument_version = lesson.instrument->version;
  start.age_from = lesson.age_from;
  start.age_to = lesson.age_to;
  start.seed = seed;
  start.form_a_first = placed.form_a_first;
  start.arm = placed.arm;
  return start;
}

std::string random_id(base::Random& random) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string id;
  for (int i = 0; i < 32; ++i) id += digits[random.below(16)];
  return id;
}

}  // namespace

base::Result<void> keep_student(store::Store& store, const session::OpenLesson& lesson, const UnseenStudent& student, base::Random& random, Ledgers& ledgers) {
  const content::Instrument& instrument = *lesson.instrument;
  const std::uint64_t seed = random.next();
  TRY_ASSIGN(const session::ReaderPlaced placed,
             store.place_reader(session::scoring_key_of(instrument, lesson.manifest_hash), {{lesson.age_from, lesson.age_to}, instrument.arms, seed}));
  const Sitting sitting{session::SittingId(random_id(random)), draw_skill(student.school, placed.arm, random), placed.form_a_first};
  Notes notes;
  TRY(store.begin_sitting(start_of(lesson, sitting.id, seed, placed)));
  TRY(ask(store, instrument, sitting, Wave::pre, random, notes));
  if (!student.leaves) TRY(ask(store, instrument, sitting, Wave::post, random, notes));
  TRY(store.end_sitting(sitting.id, student.leaves ? session::SittingEnd::left : session::SittingEnd::finished,
                        student.hurries ? session::Pace::hurried : session::Pace::readable));
  ledgers[placed.arm].add(notes, student.leaves ? Stay::left : student.hurries ? Stay::hurried : Stay::finished);
  return {};
}

}  // namespace demo
