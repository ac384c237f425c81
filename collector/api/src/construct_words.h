// What a construct's numbers are called where they are shown.
#pragma once

#include <string>
#include <string_view>

namespace api {

// "likelier to go to somebody": what a higher score is. Never that an answer is right where none is.
std::string higher_is(const std::string& construct);
// "low - middle - high": the levels of its items from the lowest; "" where they stand in no order.
std::string levels_upwards(const std::string& construct);
std::string words_of(std::string_view level);  // "once or twice"
// "likely": the answer whose share is shown by slot.
std::string shown_level(const std::string& construct);

}  // namespace api
