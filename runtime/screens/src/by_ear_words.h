// The sentences that are only heard. With a full stop each, so that a voice pauses.
#pragma once

#include <string>

#include "ui/frame.h"
#include "ui/translator.h"

namespace screens {

class EarWords {
 public:
  explicit EarWords(const ui::Translator& translator) : translator_(translator) {}

  std::string greeting() const;
  std::string count(std::size_t things) const;  // of what a page offers
  // "Stay with the group, choice 2 of 4."
  std::string thing(ui::Widget::Role role, const std::string& name, std::size_t number, std::size_t of) const;
  std::string state(ui::Widget::Mark mark) const;  // " Chosen.", or "" when there is nothing to say
  std::string not_available(const std::string& why) const;
  std::string carried() const;
  std::string target(const std::string& name) const;

 private:
  std::string say(const char* key, const char* source) const { return translator_.translate({key, source}); }
  std::string say_plural(const char* key, const char* one, const char* many, long count) const { return translator_.plural({key, one}, many, count); }

  const ui::Translator& translator_;
};

}  // namespace screens
