#include "readers.h"

#include <set>
#include <stdexcept>

#include "support/sittings.h"

namespace simulation {
namespace {

using evaluation::Form;
using evaluation::Wave;

evaluation::ScoringKey short_key() {
  evaluation::ScoringKey key;
  key.instrument = {"short", 1, support::manifest_hash};
  for (const Form form : {Form::a, Form::b}) {
    key.items.push_back(support::statement("k1", form, true));
    key.items.push_back(support::statement("k2", form, false));
  }
  return key;
}

evaluation::ScoringKey private_key() {
  evaluation::ScoringKey key;
  key.instrument = {"private", 1, support::manifest_hash};
  for (const Form form : {Form::a, Form::b}) {
    key.items.push_back(support::situation("s1", form, support::risky()));
    key.items.push_back(support::statement("k1", form, true));
    key.items.back().sensitive = true;
  }
  return key;
}

evaluation::ScoringKey noised_key() {
  evaluation::ScoringKey key = support::small_key();
  key.instrument.id = "noised";
  key.noise = base::Rho{1, 2};
  return key;
}

bool one_in(base::Random& random, std::uint64_t of) { return random.below(of) == 0; }

void answer(evaluation::Sitting& sitting, Wave wave, const evaluation::ItemKey& item, base::Random& random) {
  const bool skips = one_in(random, 12);
  const auto status = skips ? evaluation::Status::skipped : evaluation::Status::answered;
  const auto give = [&](const char* action, int value) {
    sitting.answers.push_back({wave, item.id, action, status, skips ? 0 : value, ""});
  };
  if (item.slot.front() == 'k') return give("", static_cast<int>(random.below(3)));
  for (const char* action : {"go", "ask", "hide", "stop"}) give(action, 1 + static_cast<int>(random.below(4)));
}

void answer_wave(evaluation::Sitting& sitting, Wave wave, const evaluation::ScoringKey& key, std::size_t most, base::Random& random) {
  const Form form = evaluation::form_in(wave, sitting.first_form);
  for (const evaluation::ItemKey& item : key.items) {
    if (item.form == form && most > 0) {
      answer(sitting, wave, item, random);
      --most;
    }
  }
}

Reader begin(std::int64_t number, const Placed& placed) {
  Reader reader;
  reader.number = number;
  reader.sitting.id = "reader-" + std::to_string(number);
  reader.sitting.stratum = {placed.key->instrument, std::string(base::name_of(placed.arm)),
                            std::to_string(placed.age_from) + "-" + std::to_string(placed.age_to), "*"};
  reader.sitting.first_form = placed.form_a_first ? Form::a : Form::b;
  session::SittingStart& start = reader.start;
  start.id = session::SittingId(reader.sitting.id);
  start.pack = "pack";
  start.lesson = "lesson";
  start.manifest_hash = placed.key->instrument.manifest_hash;
  start.instrument = placed.key->instrument.id;
  start.instrument_version = placed.key->instrument.version;
  start.age_from = placed.age_from;
  start.age_to = placed.age_to;
  start.seed = static_cast<std::uint64_t>(number);
  start.form_a_first = placed.form_a_first;
  start.arm = placed.arm;
  return reader;
}

}  // namespace

const std::vector<evaluation::ScoringKey>& instruments() {
  static const std::vector<evaluation::ScoringKey> keys{short_key(), support::small_key(), private_key(), noised_key()};
  return keys;
}

const evaluation::ScoringKey& instrument(const std::string& id) {
  for (const evaluation::ScoringKey& key : instruments()) {
    if (key.instrument.id == id) return key;
  }
  throw std::logic_error("there is no instrument " + id);
}

void set_progress(evaluation::Sitting& sitting, bool is_later) {
  const evaluation::ScoringKey& key = instrument(sitting.stratum.instrument.id);
  std::map<Wave, std::set<std::string>> answered;
  if (!is_later) answered[Wave::pre];
  for (const evaluation::Answer& each : sitting.answers) {
    if (each.wave) answered[*each.wave].insert(each.item);
  }
  sitting.waves.clear();
  for (const auto& [wave, items] : answered) {
    std::size_t asked = 0;
    for (const evaluation::ItemKey& item : key.items) asked += item.form == evaluation::form_in(wave, sitting.first_form) ? 1U : 0U;
    sitting.waves[wave] = {true, items.size() == asked};
  }
}

Reader make_reader(std::int64_t number, const Placed& placed, base::Random& random) {
  Reader reader = begin(number, placed);
  const std::uint64_t kind = random.below(40);
  constexpr std::size_t all = 100;
  if (kind != 0) answer_wave(reader.sitting, Wave::pre, *placed.key, kind < 3 ? 1 : all, random);  // 0: says nothing at all
  if (kind > 4) answer_wave(reader.sitting, Wave::post, *placed.key, kind < 6 ? 1 : all, random);
  if (kind > 4 && one_in(random, 2)) reader.sitting.answers.push_back(evaluation::practice_answer("chat", "details_given", static_cast<int>(random.below(5))));
  if (kind < 6) reader.end = std::array{session::SittingEnd::left, session::SittingEnd::quick_exit, session::SittingEnd::idle}[random.below(3)];
  reader.sitting.hurried = kind == 6;
  reader.wants_deletion = kind == 7;
  reader.pages = one_in(random, 4) ? 2 : 1;
  return reader;
}

Reader make_later_visit(std::int64_t number, const Placed& placed, base::Random& random) {
  Reader reader = begin(number, placed);
  answer_wave(reader.sitting, Wave::follow_up, *placed.key, 100, random);
  return reader;
}

}  // namespace simulation
