// What somebody may say about the way to a collector, and what is refused of it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "session/link.h"

namespace syncing {

// The certificates in a PEM file. Fails with not_found, io, or invalid_input (too long, or none that can be read).
base::Result<std::string> read_authorities(const std::filesystem::path& file);

// "sha256//" and the base64 of 32 bytes, as curl and openssl write it. Fails with invalid_input.
base::Result<std::string> parse_pin(std::string_view text);

// http, https, socks5 or socks5h, a host and a port. Fails with invalid_input.
base::Result<std::string> parse_proxy(std::string_view text);

// Pins and authorities say something of TLS alone: with an address of plain http they would protect nothing. Fails with
// invalid_input.
base::Result<void> check_link(const session::Link& link, std::string_view url);

}  // namespace syncing
