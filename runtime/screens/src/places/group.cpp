#include <algorithm>

#include "blocks/every_draw.h"
#include "group_parts.h"
#include "keyboard_room.h"
#include "page_parts.h"
#include "views.h"

namespace screens {
namespace {

using session::Group;
using session::VotePhase;

template <typename Block>
using BlockView = View<std::remove_cvref_t<Block>>;

session::PlaceAction in_place(Group::Action action) { return session::PlaceAction(std::in_place_type<Group::Action>, std::move(action)); }

constexpr float notes_gap = 24;

float notes_width(const ui::Frame& frame) { return std::max(300.0F, (frame.size().w - 2 * side_margin(frame)) * 0.27F); }

// The notes stand beside the class's screen where there is room for both, and cover it in small windows.
bool stand_beside(const Group& group, const ui::Frame& frame) {
  if (is_narrow(frame) || frame.text_factor() > 1.45F) return false;
  constexpr float least_for_blocks = 900;
  return group.is_voting() || frame.size().w - notes_width(frame) - notes_gap >= least_for_blocks;
}

bool notes_cover(const Group& group, const ui::Frame& frame) { return group.shows_notes && !stand_beside(group, frame); }

std::string count_words(std::size_t option, ui::Frame& frame) {
  std::string words = frame.say("vote/count", "Now count {letter}");
  const std::string mark = "{letter}";
  if (const auto at = words.find(mark); at != std::string::npos) words.replace(at, mark.size(), option_letter(option));
  return words;
}

std::string vote_words(const Group& group, ui::Frame& frame) {
  const session::Vote& vote = group.vote();
  const bool more = !group.counts_keys() && vote.at + 1 < vote.first.size();
  switch (vote.phase) {
    case VotePhase::first: return more ? count_words(vote.at + 1, frame) : frame.say("vote/to-talk", "Talk about it");
    case VotePhase::talk: return frame.say("vote/again", "Vote again");
    case VotePhase::second: return more ? count_words(vote.at + 1, frame) : frame.say("vote/compare", "Compare");
    default: return next_label(frame);
  }
}

Primary primary_of(std::string label, Group::Action action, ui::Frame& frame) {
  if (!fits_primary(label, frame)) label = next_label(frame);
  return {std::move(label), true, in_place(std::move(action))};
}

void add_lesson_bars(const Group& group, Bars& bars, ui::Frame& frame) {
  BlockBars wanted;
  base::visit_same(group.block(), group.block_state(), [&](const auto& block, const auto& state) { wanted = BlockView<decltype(block)>::bars(state, block, frame); });
  const bool tried = session::progress_of(group.block_state(), group.block()).is_done();
  const auto together = [](session::BlockAction action) { return in_place(session::PlayTogether(std::move(action))); };
  go_on_from(wanted, {tried, group.content().sensitive, in_place(session::GroupNext{}), together}, bars, frame);
}

std::string title_of(const Group& group, ui::Frame& frame) {
  if (!std::holds_alternative<content::PracticeChat>(group.block())) return frame.say(group.content().title);
  return with_numbers(frame, frame.say("group/turn", "Team {number}: your turn"), {{"{number}", static_cast<long>(group.turn) + 1}});
}

ui::Rect whole_of(const ui::Frame& frame) {
  const ui::Rect area = content_area(frame);
  return {side_margin(frame), area.y + 4, frame.size().w - 2 * side_margin(frame), area.h - 12};
}

Said<Group> said_of(GroupAction action) {
  if (!action) return std::nullopt;
  return Said<Group>(std::in_place, *std::move(action));
}

Said<Group> draw_voting(const Group& group, ui::Frame& frame) { return said_of(draw_vote(group, whole_of(frame), frame)); }

Said<Group> draw_block(const Group& group, ui::Frame& frame) {
  Said<Group> said;
  base::visit_same(group.block(), group.block_state(), [&](const auto& block, const auto& state) {
    auto done = pass_up<session::BlockAction>(BlockView<decltype(block)>::draw(block, state, *group.open, frame));
    if (!done) return;
    if (auto* anywhere = std::get_if<session::Anywhere>(&*done)) said.emplace(std::move(*anywhere));
    else said.emplace(Group::Action(session::PlayTogether(std::get<session::BlockAction>(std::move(*done)))));
  });
  return said;
}

}  // namespace

std::string PlaceView<Group>::page(const Group& group) {
  return "|" + content::block_id(group.block()).value + "|" + std::to_string(static_cast<int>(group.vote().phase)) + (group.shows_notes ? "|notes" : "");
}

Bars PlaceView<Group>::bars(const Group& group, const Scene&, ui::Frame& frame) {
  Bars bars;
  bars.title = title_of(group, frame);
  bars.progress = session::Progress{group.lesson.at, group.lesson.blocks.size()};
  bars.notes = in_place(session::ShowNotes{});
  bars.hides_notes = group.shows_notes;
  if (notes_cover(group, frame)) {
    bars.primary = primary_of(frame.say("group/lesson", "Show the lesson"), session::ShowNotes{}, frame);
  } else if (group.is_voting()) {
    bars.primary = primary_of(vote_words(group, frame), session::GoOnVoting{}, frame);
  } else {
    add_lesson_bars(group, bars, frame);
    fold_for_writing(bars, frame);
  }
  return bars;
}

Said<Group> PlaceView<Group>::draw(const Group& group, const Scene&, ui::Frame& frame) {
  if (notes_cover(group, frame)) return draw_notes(group, whole_of(frame), frame);
  const bool beside = group.shows_notes;
  const ui::Rect whole = whole_of(frame);
  const float notes = notes_width(frame);
  if (beside) frame.leave_free(notes + notes_gap);
  Said<Group> action = group.is_voting() ? draw_voting(group, frame) : draw_block(group, frame);
  frame.leave_free(0);
  if (!beside) return action;
  if (auto said = draw_notes(group, {whole.right() - notes, whole.y, notes, whole.h}, frame)) action = std::move(said);
  return action;
}

}  // namespace screens
