#include "sync/link.h"

#include <algorithm>
#include <cctype>

#include "base/file.h"
#include "certificates.h"

namespace syncing {
namespace {

using base::ErrorCode;

constexpr std::uintmax_t longest_authorities = 1 << 20;  // the bundle of a whole system is a quarter of it
constexpr std::string_view pin_scheme = "sha256//";

bool is_base64(char letter) { return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '+' || letter == '/'; }

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view beginning) { return text.rfind(beginning, 0) == 0; });
}

}  // namespace

base::Result<std::string> read_authorities(const std::filesystem::path& file) {
  TRY_ASSIGN(std::string pem, base::read_text_file(file, longest_authorities));
  if (count_certificates(pem) > 0) return pem;
  return base::fail(ErrorCode::invalid_input, file.string() + " holds no certificate in PEM form");
}

base::Result<std::string> parse_pin(std::string_view text) {
  const std::string_view digits = text.substr(std::min(pin_scheme.size(), text.size()));
  // Of 43 letters the last has two bits to spare, which are 0.
  const bool is_pin = text.rfind(pin_scheme, 0) == 0 && digits.size() == 44 && digits.back() == '=' &&
                      std::all_of(digits.begin(), digits.end() - 1, is_base64) &&
                      std::string_view("AEIMQUYcgkosw048").find(digits[42]) != std::string_view::npos;
  if (is_pin) return std::string(text);
  return base::fail(ErrorCode::invalid_input, "\"" + std::string(text) + "\" is no key's hash: it is sha256// and 44 letters of base64");
}

base::Result<std::string> parse_proxy(std::string_view text) {
  const auto host = text.find("://");
  const auto port = text.rfind(':');
  const bool has_port = port != std::string_view::npos && host != std::string_view::npos && port > host + 3 && port + 1 < text.size() &&
                        std::all_of(text.begin() + static_cast<std::ptrdiff_t>(port) + 1, text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  if (has_port && starts_with_any(text, {"http://", "https://", "socks5://", "socks5h://"})) return std::string(text);
  return base::fail(ErrorCode::invalid_input, "\"" + std::string(text) + "\" is no proxy's address: it is such as http://proxy.example:3128, "
                                              "with http, https, socks5 or socks5h");
}

base::Result<void> check_link(const session::Link& link, std::string_view url) {
  const bool needs_tls = !link.pins.empty() || !link.authorities.empty();
  if (!needs_tls || url.rfind("https://", 0) == 0) return {};
  return base::fail(ErrorCode::invalid_input, "a pinned key and authorities are for an address of https, and " + std::string(url) + " is none");
}

}  // namespace syncing
