// The pictures on linking cards, as SVG text, 96 × 96 on nothing; evaluation/linking_card.h names them.
#pragma once

#include <string>
#include <string_view>

namespace pictures {

std::string card_picture(std::string_view name);  // empty where there is none of that name

}  // namespace pictures
