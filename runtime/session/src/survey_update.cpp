#include <algorithm>
#include <cassert>
#include <variant>

#include "base/random.h"
#include "session/shown_order.h"
#include "session/survey_state.h"

namespace session {
namespace {

template <typename Item>
concept ShownByLot = requires(const Item& item, base::Random& random) {
  { Ask<Item>::start(item, random) } -> std::same_as<AskState<Item>>;
};

// Nothing picked yet, of the item's own type. Each item has a lot of its own, so that it looks the same however it is come to.
ItemState open_state(const content::Item& item, std::uint64_t seed) {
  IdHash hash;
  hash.add(item.id.value);
  base::Random random(seed ^ hash.value());
  const auto open = [&]<typename Item>(const Item& body) {
    if constexpr (ShownByLot<Item>) return ItemState(Ask<Item>::start(body, random));
    else return ItemState(std::in_place_type<AskState<Item>>);
  };
  return std::visit(open, item.body);
}

evaluation::Form form_of(content::Form form) {
  return form == content::Form::a ? evaluation::Form::a : evaluation::Form::b;
}

// Calls what(type, state, body) with the item's own; the state of a survey always has its item's index.
template <typename State, typename What>
void visit_item(State& state, const content::ItemBody& body, What what) {
  base::for_each(content::ItemTypes{}, [&]<typename Item>(std::type_identity<Item> type) {
    const Item* item = std::get_if<Item>(&body);
    if (item != nullptr) what(type, std::get<AskState<Item>>(state), *item);
  });
}

Replies replies_of(const ItemState& state, const content::ItemBody& body) {
  Replies replies;
  visit_item(state, body, [&]<typename Item>(std::type_identity<Item>, const AskState<Item>& picked, const Item& item) {
    replies = Ask<Item>::replies(picked, item);
  });
  return replies;
}

evaluation::Status status_of(const Reply& reply, bool rather_not_say) {
  if (rather_not_say) return evaluation::Status::rather_not_say;
  if (reply.did_not_come_up) return evaluation::Status::did_not_come_up;
  return reply.value ? evaluation::Status::answered : evaluation::Status::skipped;
}

bool is_asked_in(evaluation::Wave wave, const content::ItemBody& body) {
  const bool looks_back = std::visit([](const auto& item) { return item.looks_back; }, body);
  return !(looks_back && evaluation::facts_of(wave).soon_after);
}

int words_of(const content::ItemBody& body) {
  int words = 0;
  const auto count = [&](const content::Text& text) { words += static_cast<int>(std::count(text.source.begin(), text.source.end(), ' ')) + 1; };
  std::visit([&](const auto& item) { content::parts(item, count); }, body);
  return words;
}

}  // namespace

SurveyState start_survey(const content::Instrument& instrument, evaluation::Wave wave, bool form_a_first,
                         std::uint64_t seed) {
  const evaluation::Form form = evaluation::form_in(wave, form_a_first ? evaluation::Form::a : evaluation::Form::b);
  SurveyState state;
  state.wave = wave;
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    if (form_of(instrument.items[i].form) == form && is_asked_in(wave, instrument.items[i].body)) state.order.push_back(i);
  }
  state.seed = wave == evaluation::Wave::pre ? seed : ~seed;
  base::Random random(state.seed);
  random.shuffle(state.order);
  for (const std::size_t i : state.order) state.selections.push_back({false, open_state(instrument.items[i], state.seed)});
  state.paces.resize(state.order.size());
  return state;
}

SurveyLength length_of(const content::Instrument& instrument, evaluation::Wave wave, bool form_a_first) {
  constexpr int words_a_minute = 100;
  constexpr int seconds_an_answer = 6;
  const SurveyState asked = start_survey(instrument, wave, form_a_first, 0);
  int words = 0;
  std::size_t answers = 0;
  for (std::size_t page = 0; page < asked.order.size(); ++page) {
    const content::ItemBody& body = instrument.items[asked.order[page]].body;
    words += words_of(body);
    answers += replies_of(asked.selections[page].picked, body).size();
  }
  const int seconds = words * 60 / words_a_minute + static_cast<int>(answers) * seconds_an_answer;
  return {answers, asked.order.size(), std::max(1, (seconds + 59) / 60)};
}

SurveyState read_on(SurveyState state, std::int64_t ms) {
  state.paces[state.at].read_ms += ms;
  return state;
}

SurveyState leave_page(SurveyState state, const content::Instrument& instrument, bool skip) {
  const content::ItemBody& body = current_item(state, instrument).body;
  const auto answers = static_cast<std::int64_t>(skip ? 0 : replies_of(state.selections[state.at].picked, body).size());
  const std::int64_t least = words_of(body) * fastest_reading_ms_a_word + answers * fastest_answer_ms;
  PagePace& pace = state.paces[state.at];
  pace.hurried = pace.read_ms < least;
  return state;
}

bool is_hurried(const SurveyState& state) {
  const auto hurried = static_cast<std::size_t>(std::count_if(state.paces.begin(), state.paces.end(), [](const PagePace& pace) { return pace.hurried; }));
  return 2 * hurried > state.paces.size();
}

const content::Item& current_item(const SurveyState& state, const content::Instrument& instrument) {
  assert(state.at < state.order.size());
  return instrument.items[state.order[state.at]];
}

SurveyState update(SurveyState state, const ItemAnswer& action, const content::Instrument& instrument) {
  const content::Item& asked = current_item(state, instrument);
  const content::ItemBody& body = asked.body;
  if (action.index() != body.index()) return state;
  SurveySelection& selection = state.selections[state.at];
  if (selection.rather_not_say) selection = {false, open_state(asked, state.seed)};
  visit_item(selection.picked, body, [&]<typename Item>(std::type_identity<Item>, AskState<Item>& picked, const Item& item) {
    picked = Ask<Item>::update(std::move(picked), std::get<AskAction<Item>>(action), item);
  });
  return state;
}

SurveyState update(SurveyState state, const RatherNotSay&, const content::Instrument& instrument) {
  state.selections[state.at] = {true, open_state(current_item(state, instrument), state.seed)};
  return state;
}

bool page_is_answered(const SurveyState& state, const content::Instrument& instrument) {
  const SurveySelection& selection = state.selections[state.at];
  bool answered = selection.rather_not_say;
  visit_item(selection.picked, current_item(state, instrument).body,
             [&]<typename Item>(std::type_identity<Item>, const AskState<Item>& picked, const Item& item) {
               answered = answered || Ask<Item>::is_answered(picked, item);
             });
  return answered;
}

std::vector<evaluation::Answer> answers_of_page(const SurveyState& state, const content::Instrument& instrument,
                                                bool skip) {
  const content::Item& item = current_item(state, instrument);
  const SurveySelection& selection = state.selections[state.at];
  std::vector<evaluation::Answer> answers;
  for (const Reply& reply : replies_of(selection.picked, item.body)) {
    answers.push_back({state.wave, item.id.value, reply.action, status_of(reply, selection.rather_not_say && !skip),
                       reply.value.value_or(0)});
  }
  return answers;
}

SurveyState with_answers(SurveyState state, const std::vector<evaluation::Answer>& answers, const content::Instrument& instrument) {
  for (std::size_t page = 0; page < state.order.size(); ++page) {
    const content::Item& item = instrument.items[state.order[page]];
    SurveySelection& selection = state.selections[page];
    Replies replies;
    for (const evaluation::Answer& answer : answers) {
      if (answer.wave != state.wave || answer.item != item.id.value) continue;
      selection.rather_not_say = selection.rather_not_say || answer.status == evaluation::Status::rather_not_say;
      // A page that was skipped as a whole shows nothing picked, as it did then.
      if (answer.status == evaluation::Status::answered) replies.push_back({answer.action, answer.value});
      if (answer.status == evaluation::Status::did_not_come_up) replies.push_back({answer.action, std::nullopt, true});
    }
    visit_item(selection.picked, item.body, [&]<typename Item>(std::type_identity<Item>, AskState<Item>& picked, const Item& body) {
      AskState<Item> again = Ask<Item>::picked_from(replies, body);
      if constexpr (ShownByLot<Item>) again.order = picked.order;
      picked = std::move(again);
    });
  }
  return state;
}

evaluation::ScoringKey scoring_key_of(const content::Instrument& instrument, const std::string& manifest_hash) {
  evaluation::ScoringKey key;
  key.instrument = {instrument.id.value, instrument.version, manifest_hash};
  key.primary = instrument.primary;
  key.noise = instrument.noise;
  for (const content::Item& item : instrument.items) {
    const auto key_of = []<typename Item>(const Item& body) { return decltype(evaluation::ItemKey::key)(evaluation::KeyFor<Item>{Ask<Item>::key(body)}); };
    key.items.push_back({item.id.value, item.slot, form_of(item.form), item.sensitive, std::visit(key_of, item.body)});
  }
  return key;
}

}  // namespace session
