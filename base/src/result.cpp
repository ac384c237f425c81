#include "base/result.h"

#include "base/names.h"

namespace base {
namespace {

constexpr Names<ErrorCode, 8> code_names{{{"not_found", ErrorCode::not_found},
                                          {"corrupt", ErrorCode::corrupt},
                                          {"unsupported_version", ErrorCode::unsupported_version},
                                          {"untrusted", ErrorCode::untrusted},
                                          {"invalid_input", ErrorCode::invalid_input},
                                          {"io", ErrorCode::io},
                                          {"no_space", ErrorCode::no_space},
                                          {"unavailable", ErrorCode::unavailable}}};
static_assert(is_complete(code_names));

}  // namespace

std::string_view code_name(ErrorCode code) { return name_in(code_names, code); }
std::optional<ErrorCode> code_named(std::string_view name) { return value_in(code_names, name); }

}  // namespace base
