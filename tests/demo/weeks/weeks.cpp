#include "weeks.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/file.h"

namespace demo {
namespace {

using Json = nlohmann::json;
using evaluation::Wave;

// What one reader gave to a slot: of twelve, and whether it is what a report shows.
struct Said {
  int twelfths = 0;
  bool shown = false;
};
using Answers = std::map<std::string, std::map<std::string, Said>>;  // by construct and slot
struct Reader {
  std::map<Wave, Answers> waves;
  double boldness = 0.5;
};

class Visit {
 public:
  Visit(app::WalkPlayer& player, base::Random& random, Reader& reader) : player_(player), random_(random), reader_(reader) {}

  base::Result<void> begin(const std::string& card) {
    TRY(player_.play({0, "open", {"org.parasol.test-items/items"}}));
    TRY(tap("assent/yes"));
    if (card == "lost") return tap("cards/lost");
    TRY(player_.play({0, "show-card", {card}}));
    return tap("next");
  }

  base::Result<void> go_through(bool deletes = false) {
    while (const auto* visit = std::get_if<session::LessonVisit>(&player_.kiosk().shell().place)) {
      if (const auto* survey = std::get_if<session::Survey>(&visit->stage)) {
        TRY(answer(session::current_item(survey->questions, *visit->sitting.open->instrument), survey->questions.wave));
      } else if (std::holds_alternative<session::Playing>(visit->stage)) {
        TRY(tap("next"));
      } else if (std::holds_alternative<session::CardEntry>(visit->stage)) {
        return base::fail(base::ErrorCode::invalid_input, "a reader is still at the card");
      } else {
        if (deletes) TRY(tap("delete-answers"));
        TRY(tap("next"));
        return tap("frame/home");
      }
    }
    return base::fail(base::ErrorCode::invalid_input, "a reader is at a place that no lesson has");
  }

 private:
  base::Result<void> tap(const std::string& id) { return player_.play({0, "tap", {id}}); }
  int below(int count) { return static_cast<int>(random_.below(static_cast<std::uint64_t>(count))); }
  bool bold(Wave wave) { return below(1000) < static_cast<int>(1000 * reader_.boldness) + (wave == Wave::pre ? 0 : 150); }

  base::Result<void> answer(const content::Item& item, Wave wave) {
    TRY(player_.play({0, "wait", {"20s"}}));  // somebody reads
    if (const auto* deed = std::get_if<content::Behaviour>(&item.body)) return note(item, wave, "behaviour", give_deed(*deed, wave));
    if (const auto* sentence = std::get_if<content::Attitude>(&item.body)) return note(item, wave, "attitude", give_sentence(*sentence, wave));
    return note(item, wave, "help_seeking", give_rows(std::get<content::HelpSeeking>(item.body), wave));
  }

  base::Result<void> note(const content::Item& item, Wave wave, const std::string& construct, base::Result<Said> said) {
    if (!said) return base::fail(said.error());
    reader_.waves[wave][construct][item.slot] = *said;
    return tap("next");
  }

  base::Result<Said> give_deed(const content::Behaviour& deed, Wave wave) {
    const int often = bold(wave) ? 2 + below(3) : 1;
    TRY(tap("often/" + std::to_string(often)));
    return Said{deed.safer == content::Safer::often ? 4 * (often - 1) : 12 - 4 * (often - 1), often == 1};
  }

  base::Result<Said> give_sentence(const content::Attitude& sentence, Wave wave) {
    const int most = sentence.faces ? 3 : 5;
    const int like = bold(wave) ? most - below(2) : 1 + below(2);
    TRY(tap("like/" + std::to_string(like)));
    const int twelfths = 12 * (like - 1) / (most - 1);
    const int height = sentence.reversed ? 12 - twelfths : twelfths;
    return Said{height, height > 6};
  }

  base::Result<Said> give_rows(const content::HelpSeeking& question, Wave wave) {
    const int most = question.faces ? 3 : 5;
    int steps = 0;
    bool likely = false;
    for (const auto& row : question.rows) {
      const int rating = bold(wave) == row.reversed ? 1 : most;
      TRY(tap("row/" + row.id + "/" + std::to_string(rating)));
      steps += row.reversed ? most - rating : rating - 1;
      likely = likely || (!row.reversed && rating == most);
    }
    return Said{12 * steps / (static_cast<int>(question.rows.size()) * (most - 1)), likely};
  }

  app::WalkPlayer& player_;
  base::Random& random_;
  Reader& reader_;
};

// The mean of the slots in thousandths, rounded half up.
std::int64_t thousandths(const std::map<std::string, Said>& slots) {
  std::int64_t twelfths = 0;
  for (const auto& [slot, said] : slots) twelfths += said.twelfths;
  const auto all = 12 * static_cast<std::int64_t>(slots.size());
  return (2 * 1000 * twelfths + all) / (2 * all);
}

void count(const Reader& reader, WeeksLedger& ledger) {
  for (const auto& [construct, later] : reader.waves.at(Wave::follow_up)) {
    const auto& before = reader.waves.at(Wave::pre).at(construct);
    WeeksLedger::Scores& scores = ledger.scores[construct];
    ++scores.n;
    scores.before += thousandths(before);
    scores.later += thousandths(later);
    for (const auto& [slot, said] : later) {
      WeeksLedger::Pairs& pairs = ledger.slots[slot];
      const bool shown = before.at(slot).shown;
      ++(shown ? (said.shown ? pairs.both : pairs.losses) : (said.shown ? pairs.gains : pairs.neither));
    }
  }
}

std::string difference(const std::string& what, std::int64_t truth, std::int64_t told) {
  return what + ": " + std::to_string(truth) + " were answered and " + std::to_string(told) + " are told";
}

}  // namespace

base::Result<void> WeeksLedger::save(const std::filesystem::path& file) const {
  Json json;
  for (const auto& [name, of] : scores) json["scores"][name] = {of.n, of.before, of.later};
  for (const auto& [name, of] : slots) json["slots"][name] = {of.both, of.losses, of.gains, of.neither};
  std::ofstream out(file);
  out << json.dump();
  if (!out) return base::fail(base::ErrorCode::io, file.string() + " cannot be written");
  return {};
}

base::Result<WeeksLedger> WeeksLedger::load(const std::filesystem::path& file) {
  const Json json = Json::parse(std::ifstream(file), nullptr, false);
  if (json.is_discarded()) return base::fail(base::ErrorCode::io, file.string() + " cannot be read");
  WeeksLedger ledger;
  for (const auto& [name, of] : json.at("scores").items()) ledger.scores[name] = {of.at(0), of.at(1), of.at(2)};
  for (const auto& [name, of] : json.at("slots").items()) ledger.slots[name] = {of.at(0), of.at(1), of.at(2), of.at(3)};
  return ledger;
}

base::Result<std::vector<std::string>> WeeksLedger::differences_from(const std::filesystem::path& report) const {
  const Json json = Json::parse(std::ifstream(report), nullptr, false);
  if (json.is_discarded()) return base::fail(base::ErrorCode::io, report.string() + " cannot be read");
  std::vector<std::string> differences;
  const auto compare = [&](const std::string& what, std::int64_t truth, std::int64_t told) {
    if (truth != told) differences.push_back(difference(what, truth, told));
  };
  const Json& later = json.at("sections").at(0).at("weeks_later");
  compare("constructs", static_cast<std::int64_t>(scores.size()), static_cast<std::int64_t>(later.size()));
  int deeds = 0;
  for (const Json& told : later) {
    const std::string construct = told.at("construct");
    const Scores& truth = scores.at(construct);
    compare(construct + ", children", truth.n, told.at("children"));
    compare(construct + ", scores before", truth.before, told.at("scores").at("x"));
    compare(construct + ", scores weeks later", truth.later, told.at("scores").at("y"));
    for (const Json& slot : told.at("slots")) {
      const std::string name = slot.at("slot");
      const Pairs& pairs = slots.at(name);
      compare(name + ", both times", pairs.both, slot.at("counts").at("both"));
      compare(name + ", no more", pairs.losses, slot.at("counts").at("losses"));
      compare(name + ", only weeks later", pairs.gains, slot.at("counts").at("gains"));
      compare(name + ", never", pairs.neither, slot.at("counts").at("neither"));
      deeds += construct == "behaviour" ? 1 : 0;
    }
  }
  if (deeds == 0) differences.push_back("no deed is told of weeks later");
  for (const Json& problem : json.at("inconsistencies")) differences.push_back(problem.get<std::string>());
  return differences;
}

base::Result<WeeksLedger> play_weeks(app::WalkPlayer& player, int readers, base::Random& random) {
  const int never = readers;
  const int lost = readers + 1;
  const int withdraws = readers + 2;
  TRY(player.play({0, "cards", {std::to_string(readers)}}));
  TRY(player.play({0, "cards", {"3"}}));
  std::vector<Reader> all(static_cast<std::size_t>(readers) + 3);
  const auto card_of = [](int number) { return std::to_string(number + 1); };
  for (int number = 0; number < readers + 3; ++number) {
    Reader& reader = all[static_cast<std::size_t>(number)];
    reader.boldness = 0.3 + static_cast<double>(random.below(40)) / 100;
    Visit visit(player, random, reader);
    TRY(visit.begin(card_of(number)));
    TRY(visit.go_through());
  }
  TRY(player.play({0, "wait", {"5w"}}));
  WeeksLedger ledger;
  for (int number = 0; number < readers + 3; ++number) {
    if (number == never) continue;
    Reader& reader = all[static_cast<std::size_t>(number)];
    Visit visit(player, random, reader);
    TRY(visit.begin(number == lost ? "lost" : card_of(number)));
    TRY(visit.go_through(number == withdraws));
    if (number < readers && !reader.waves.contains(Wave::follow_up)) return base::fail(base::ErrorCode::invalid_input, "reader " + card_of(number) + " was not asked what is asked weeks later");
    if (number < readers) count(reader, ledger);
  }
  return ledger;
}

}  // namespace demo
