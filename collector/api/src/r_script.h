#pragma once

#include <string_view>

namespace api {

std::string_view r_script();

}  // namespace api
