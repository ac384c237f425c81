// Small lessons and instruments, made in C++, for tests of the kiosk. The lesson has a block of every
// kind; its chat has a choice under a condition, a loop, coded replies and three endings; its
// instrument has two statements and a situation in each form.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "session/shell.h"

namespace support {

content::Text text(const std::string& key, const std::string& source);

content::Page page(const std::string& id);

content::TapWords tap_words(const std::string& id);

content::SingleChoice single_choice(const std::string& id);

content::ChatChoice reply(const std::string& id, const std::string& to, std::vector<content::ChoiceCode> codes = {},
                                 content::ChatChoiceKind kind = content::ChatChoiceKind::reply);

content::ChatNode node(const std::string& id, std::vector<content::ChatChoice> choices, const std::string& next = "");

content::ChatNode ending(const std::string& id, content::EndingTone tone);

// hello → more → deeper, back to more; "friend" is offered only after "chat", "told" only after "tell".
content::PracticeChat practice_chat(const std::string& id);

content::Close close(const std::string& id);

content::Lesson small_lesson();

content::Item statement(const std::string& slot, content::Form form, bool key);

content::Item situation(const std::string& slot, content::Form form);

content::Instrument small_instrument();

session::OpenLesson small_open_lesson();

session::OpenLessonPointer shared(session::OpenLesson open);

// What a kiosk offers that has the small lesson.
std::vector<session::TrackCard> small_tracks();

// Nobody is there yet.
session::Shell fresh_kiosk();
// As it comes out of its package: nobody has chosen a PIN.
session::Shell kiosk_without_pin();

}  // namespace support
