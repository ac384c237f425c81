#include "base/result.h"

#include "base/enum_names.h"

template <>
inline constexpr std::array<std::string_view, 8> base::enum_names<base::ErrorCode>{
    "not_found", "corrupt", "unsupported_version", "untrusted", "invalid_input", "io", "no_space", "unavailable"};

namespace base {

std::string_view code_name(ErrorCode code) { return name_of(code); }
std::optional<ErrorCode> code_named(std::string_view name) { return from_name<ErrorCode>(name); }

}  // namespace base
