// The questions of one wave. What the reader picks on a page is kept only when the page is confirmed
// (R15); every page can be skipped (R14). What is asked on a page is its item type's (session/item_ask.h):
// a selection and an action have the same index as the item they belong to, and what belongs to another
// type changes nothing.
#pragma once

#include <concepts>
#include <cstdint>
#include <vector>

#include "base/types.h"
#include "content/instrument.h"
#include "evaluation/scoring.h"
#include "items/every_ask.h"

namespace session {

template <typename Item>
using AskState = typename Ask<Item>::State;
template <typename Item>
using AskAction = typename Ask<Item>::Action;

// Content names each type's tables for the limit that check holds, evaluation fills them: the two agree.
template <typename Item>
concept Askable = std::default_initializable<AskState<Item>> &&
                  requires(const Item& item, const AskState<Item>& state, const AskAction<Item>& action) {
                    { Ask<Item>::update(state, action, item) } -> std::same_as<AskState<Item>>;
                    { Ask<Item>::is_answered(state, item) } -> std::same_as<bool>;
                    { Ask<Item>::replies(state, item) } -> std::same_as<Replies>;
                    { Ask<Item>::picked_from(Replies{}, item) } -> std::same_as<AskState<Item>>;
                    { Ask<Item>::key(item) } -> std::same_as<typename evaluation::Score<Item>::Key>;
                    requires Item::tables == evaluation::Score<Item>::tables.size();
                    requires Item::type == evaluation::Score<Item>::name;
                    requires Item::looks_back == evaluation::Score<Item>::looks_back;
                    requires Item::always_sensitive == evaluation::Score<Item>::always_sensitive;
                  };

template <typename List>
inline constexpr bool all_askable = false;
template <typename... Listed>
inline constexpr bool all_askable<base::Types<Listed...>> = (Askable<Listed> && ...);
static_assert(all_askable<content::ItemTypes>, "an item type of the list lacks an Ask in its room, or its layers disagree");

using ItemState = base::VariantOf<base::Map<AskState, content::ItemTypes>>;
using ItemAnswer = base::VariantOf<base::Map<AskAction, content::ItemTypes>>;  // one pick

struct SurveySelection {
  bool rather_not_say = false;  // takes the place of what was picked
  ItemState picked;
};

// How long a page was read, and whether it was gone on from faster than anybody reads.
struct PagePace {
  std::int64_t read_ms = 0;
  bool hurried = false;
};

struct SurveyState {
  evaluation::Wave wave = evaluation::Wave::pre;
  std::uint64_t seed = 0;          // of the order of items and of what is shown in them
  std::vector<std::size_t> order;  // indices into the instrument's items, in the order asked
  std::size_t at = 0;
  std::vector<SurveySelection> selections;  // parallel to order
  std::vector<PagePace> paces;              // parallel to order; what was read before a restart is not known
};

struct RatherNotSay {};

SurveyState start_survey(const content::Instrument& instrument, evaluation::Wave wave, bool form_a_first,
                         std::uint64_t seed);
const content::Item& current_item(const SurveyState& state, const content::Instrument& instrument);

SurveyState update(SurveyState state, const ItemAnswer& action, const content::Instrument& instrument);
SurveyState update(SurveyState state, const RatherNotSay& action, const content::Instrument& instrument);

// How much is asked, to be said before it is: everything that wants an answer of its own, as each row of a page with several
// does, the pages it stands on, and whole minutes at 100 words a minute and 6 seconds for each answer, the pace of a slow
// reader of the youngest band.
struct SurveyLength {
  std::size_t questions = 0;
  std::size_t pages = 0;
  int minutes = 0;
};
SurveyLength length_of(const content::Instrument& instrument, evaluation::Wave wave, bool form_a_first);

// Nobody reads ten words a second, and each answer is a touch that counts only after 0.3 s (R31). A page that is skipped has
// been gone through as well, but nothing was touched for its answers.
inline constexpr std::int64_t fastest_reading_ms_a_word = 100;
inline constexpr std::int64_t fastest_answer_ms = 300;

SurveyState read_on(SurveyState state, std::int64_t ms);  // the page at which it stands, for so long
SurveyState leave_page(SurveyState state, const content::Instrument& instrument, bool skip);
// More than half of all its pages were gone through faster than anybody reads: it says nothing of who did that.
bool is_hurried(const SurveyState& state);

bool page_is_answered(const SurveyState& state, const content::Instrument& instrument);
// What confirming or skipping the page would keep.
std::vector<evaluation::Answer> answers_of_page(const SurveyState& state, const content::Instrument& instrument,
                                                bool skip);

// The selections that would give these answers; pages without any stay as they are, and so does what
// belongs to another wave or to an item the instrument no longer has.
SurveyState with_answers(SurveyState state, const std::vector<evaluation::Answer>& answers, const content::Instrument& instrument);

// What answers to the instrument are scored by, copied out of it.
evaluation::ScoringKey scoring_key_of(const content::Instrument& instrument, const std::string& manifest_hash);

}  // namespace session
