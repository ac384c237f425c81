// The screens, one function each; see the files of the same names.
#pragma once

#include "screens/draw.h"
#include "ui/widgets.h"

namespace screens {

MaybeAction draw_neutral(ui::Frame& frame);
MaybeAction draw_home(const session::AppState& state, ui::Frame& frame);
MaybeAction draw_track(const session::AppState& state, ui::Frame& frame);
MaybeAction draw_assent(ui::Frame& frame);
MaybeAction draw_survey(const session::SurveyState& survey, const content::Instrument& instrument, ui::Frame& frame);
MaybeAction draw_page(const content::PageBlock& block, const session::OpenLesson& open, ui::Frame& frame);
MaybeAction draw_tap_words(const content::TapWordsBlock& block, const session::TapWordsState& state,
                           const session::OpenLesson& open, ui::Frame& frame);
MaybeAction draw_close(const content::CloseBlock& block, ui::Frame& frame);
MaybeAction draw_single_choice(const content::SingleChoiceBlock& block, const session::SingleChoiceState& state,
                               ui::Frame& frame);
MaybeAction draw_chat(const content::PracticeChatBlock& block, const session::ChatState& state, ui::Frame& frame);
MaybeAction draw_thanks(const session::Sitting& sitting, ui::Frame& frame);
MaybeAction draw_help(ui::Frame& frame);
MaybeAction draw_menu(const session::AppState& state, const std::vector<LanguageChoice>& languages, ui::Frame& frame);
MaybeAction draw_idle_warning(ui::Frame& frame);
MaybeAction draw_notice(base::ErrorCode code, ui::Frame& frame);

const ui::EmbeddedFile* interface_picture(std::string_view name);

}  // namespace screens
