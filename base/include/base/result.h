// Errors as values.
//
// Result<T> holds either a T or an Error, and may not be ignored. The code says what the caller
// can do next; the message is one sentence for logs and command lines, in English, without a full
// stop. Screens never show a message: they choose a translated sentence by code.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace base {

enum class ErrorCode {
  not_found,            // it is not there
  corrupt,              // it is there and damaged
  unsupported_version,  // it is newer than this program
  untrusted,            // nobody this kiosk trusts vouches for it
  invalid_input,        // the caller's argument or file breaks a rule
  io,                   // the operating system refused
  no_space,             // the disk is full
  unavailable,          // try again later
};

std::string_view code_name(ErrorCode code);
std::optional<ErrorCode> code_named(std::string_view name);  // nothing when no code is called so

struct Error {
  ErrorCode code;
  std::string message;

  friend bool operator==(const Error&, const Error&) = default;
};

template <typename T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message)});
}

// What the disk did, rather than what was read or asked for.
inline bool is_of_the_disk(const Error& error) { return error.code == ErrorCode::io || error.code == ErrorCode::no_space; }

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace base

// TRY(expression): leaves the function with the expression's error, if it has one.
// TRY_ASSIGN(declaration, expression): the same, and otherwise binds the value.
#define PARASOL_JOIN_(a, b) a##b
#define PARASOL_JOIN(a, b) PARASOL_JOIN_(a, b)
#define TRY_AS(name, expression)                                  \
  do {                                                            \
    if (auto name = (expression); !name.has_value())              \
      return ::base::fail(std::move(name).error());               \
  } while (false)
#define TRY(expression) TRY_AS(PARASOL_JOIN(try_, __LINE__), expression)
#define TRY_ASSIGN_AS(name, declaration, expression)              \
  auto name = (expression);                                       \
  if (!name.has_value()) return ::base::fail(std::move(name).error()); \
  declaration = std::move(name).value()
#define TRY_ASSIGN(declaration, expression) \
  TRY_ASSIGN_AS(PARASOL_JOIN(try_, __LINE__), declaration, expression)
