// The small pictures that chats send instead of words. The program draws them (runtime/ui/stickers); docs/formats/lesson.md
// shows what each is.
#pragma once

#include "base/enum_names.h"

namespace content {

enum class Sticker { thumbs_up, laugh, heart, star, cake, cat_with_hat, ball, sleepy, wave, rain };

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 10> base::enum_names<content::Sticker>{
    "thumbs-up", "laugh", "heart", "star", "cake", "cat-with-hat", "ball", "sleepy", "wave", "rain"};
