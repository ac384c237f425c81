#include "screens/draw.h"

#include "bars.h"
#include "views.h"

extern const ui::EmbeddedFile picture_files[];
extern const std::size_t picture_files_count;

namespace screens {
namespace {

using session::AppState;
using session::Menu;
using session::ScreenName;


std::string next_label(ui::Frame& frame) { return frame.say("frame/next", "Next"); }

Bars bars_of(const AppState& state, ui::Frame& frame) {
  Bars bars;
  bars.progress = session::progress_of(state);
  if (state.help_open) {
    bars.title = frame.say("help/title", "Get help");
    bars.progress.reset();
    bars.note = frame.say("help/not-recorded", "Opening this page is not recorded");
    return bars;
  }
  switch (state.screen) {
    case ScreenName::neutral:
    case ScreenName::home:
      bars.is_home = true;
      bars.can_go_back = false;
      return bars;
    case ScreenName::track: bars.title = frame.say(state.tracks[state.track].title); return bars;
    case ScreenName::assent: bars.title = frame.say("survey/before", "Before we start"); return bars;
    case ScreenName::survey: {
      const bool pre = state.sitting->survey.phase == evaluation::Phase::pre;
      bars.title = pre ? frame.say("survey/before", "Before we start") : frame.say("survey/after", "One more look");
      bars.can_go_back = state.sitting->survey.at > 0 || !pre;
      bars.can_skip = true;
      bars.primary = Primary{next_label(frame), session::page_is_answered(state.sitting->survey)};
      return bars;
    }
    case ScreenName::lesson: {
      const auto& lesson = state.sitting->open->lesson;
      bars.title = frame.say(lesson.title);
      bars.can_go_back = state.sitting->lesson.at > 0;
      const bool chat = std::holds_alternative<content::PracticeChatBlock>(lesson.blocks[state.sitting->lesson.at]);
      const bool done = session::block_is_done(state.sitting->lesson, lesson);
      if (chat) bars.note = frame.say("chat/pretend", "Practice chat · nobody real is here");
      if (!chat || done) bars.primary = Primary{next_label(frame), done};
      return bars;
    }
    case ScreenName::thanks:
      bars.title = frame.say(state.sitting->open->lesson.title);
      bars.can_go_back = false;
      bars.primary = Primary{frame.say("thanks/finish", "Finish")};
      return bars;
  }
  return bars;
}

MaybeAction draw_block(const session::Sitting& sitting, ui::Frame& frame) {
  const content::Block& block = sitting.open->lesson.blocks[sitting.lesson.at];
  const session::BlockState& state = sitting.lesson.blocks[sitting.lesson.at];
  if (const auto* page = std::get_if<content::PageBlock>(&block)) return draw_page(*page, *sitting.open, frame);
  if (const auto* words = std::get_if<content::TapWordsBlock>(&block)) {
    return draw_tap_words(*words, std::get<session::TapWordsState>(state), *sitting.open, frame);
  }
  if (const auto* question = std::get_if<content::SingleChoiceBlock>(&block)) {
    return draw_single_choice(*question, std::get<session::SingleChoiceState>(state), frame);
  }
  if (const auto* chat = std::get_if<content::PracticeChatBlock>(&block)) {
    return draw_chat(*chat, std::get<session::ChatState>(state), frame);
  }
  return draw_close(std::get<content::CloseBlock>(block), frame);
}

MaybeAction draw_content(const AppState& state, ui::Frame& frame) {
  if (state.help_open) return draw_help(frame);
  switch (state.screen) {
    case ScreenName::neutral: return draw_neutral(frame);
    case ScreenName::home: return draw_home(state, frame);
    case ScreenName::track: return draw_track(state, frame);
    case ScreenName::assent: return draw_assent(frame);
    case ScreenName::survey: return draw_survey(state.sitting->survey, *state.sitting->open->instrument, frame);
    case ScreenName::lesson: return draw_block(*state.sitting, frame);
    case ScreenName::thanks: return draw_thanks(*state.sitting, frame);
  }
  return std::nullopt;
}

bool is_covered(const AppState& state) {
  return state.idle_warning || state.menu != Menu::none || state.notice.has_value();
}

MaybeAction draw_cover(const AppState& state, const std::vector<LanguageChoice>& languages, ui::Frame& frame) {
  frame.cover();
  MaybeAction action = state.idle_warning ? draw_idle_warning(frame)
                       : state.notice     ? draw_notice(*state.notice, frame)
                                          : draw_menu(state, languages, frame);
  if (auto leaving = draw_leaving(frame)) action = leaving;
  return action;
}

}  // namespace

const ui::EmbeddedFile* interface_picture(std::string_view name) {
  for (std::size_t i = 0; i < picture_files_count; ++i) {
    if (name == picture_files[i].name) return &picture_files[i];
  }
  return nullptr;
}

MaybeAction draw(const AppState& state, const std::vector<LanguageChoice>& languages, ui::Frame& frame) {
  if (state.screen == ScreenName::neutral) return draw_neutral(frame);
  const bool covered = is_covered(state);
  if (covered) frame.mute();
  const Bars bars = bars_of(state, frame);
  MaybeAction action = draw_top_bar(bars, state, languages, frame);
  if (auto chosen = draw_content(state, frame)) action = chosen;
  if (auto chosen = draw_bottom_bar(bars, state, frame)) action = chosen;
  if (covered) action = draw_cover(state, languages, frame);
  if (!action && frame.key_pressed(ui::Key::escape)) action = session::GoBack{};
  return action;
}

std::string screen_name(const AppState& state) {
  if (state.help_open) return "help";
  switch (state.screen) {
    case ScreenName::neutral: return "neutral";
    case ScreenName::home: return "home";
    case ScreenName::track: return "track";
    case ScreenName::assent: return "assent";
    case ScreenName::survey: return "survey";
    case ScreenName::lesson: return "lesson";
    case ScreenName::thanks: return "thanks";
  }
  return "home";
}

std::string page_of(const AppState& state) {
  std::string page = screen_name(state) + "|" + state.reader.language + "|" + std::to_string(state.reader.text_percent);
  if (state.sitting && state.screen == ScreenName::lesson) {
    page += "|" + content::block_id(state.sitting->open->lesson.blocks[state.sitting->lesson.at]).value;
  }
  if (state.sitting && state.screen == ScreenName::survey) {
    const bool pre = state.sitting->survey.phase == evaluation::Phase::pre;
    page += (pre ? "|pre" : "|post") + std::to_string(state.sitting->survey.at);
  }
  return page;
}

}  // namespace screens
