#include "link_options.h"

#include <CLI/CLI.hpp>

#include "sync/link.h"

namespace app {
namespace {

constexpr const char* nothing = "none";

base::Error of_option(const char* option, const base::Error& error) { return {error.code, std::string(option) + ": " + error.message}; }

base::Result<std::vector<std::string>> pins_by(const std::vector<std::string>& typed) {
  if (typed == std::vector<std::string>{nothing}) return std::vector<std::string>();
  std::vector<std::string> pins;
  for (const std::string& text : typed) {
    auto pin = syncing::parse_pin(text);
    if (!pin) return base::fail(of_option("--pin", pin.error()));
    pins.push_back(*std::move(pin));
  }
  return pins;
}

}  // namespace

void declare_link(CLI::App& command, LinkWish& wish, CLI::Option& other) {
  const auto apart = [&](CLI::Option* option) { option->excludes(&other); };
  apart(command.add_option("--ca", wish.authorities, "file of certificates, PEM, that vouch for the collector instead of the system's; none: the system's"));
  apart(command.add_option("--pin", wish.pins, "what the key of the collector's https server hashes to, sha256//…, or none; may be repeated, for the key to come")
            ->allow_extra_args(false));
  apart(command.add_option("--proxy", wish.proxy, "the way out, such as http://proxy.example:3128, or none"));
  apart(command.add_option("--metered", wish.metered, "yes: by itself the kiosk sends once a week, since each byte costs; no: about once a day")
            ->check(CLI::IsMember({"yes", "no"})));
}

base::Result<session::Link> link_by(const LinkWish& wish, session::Link link) {
  if (wish.authorities == nothing) link.authorities.clear();
  else if (!wish.authorities.empty()) {
    auto authorities = syncing::read_authorities(wish.authorities);
    if (!authorities) return base::fail(of_option("--ca", authorities.error()));
    link.authorities = *std::move(authorities);
  }
  if (!wish.pins.empty()) {
    TRY_ASSIGN(link.pins, pins_by(wish.pins));
  }
  if (wish.proxy == nothing) link.proxy.clear();
  else if (!wish.proxy.empty()) {
    auto proxy = syncing::parse_proxy(wish.proxy);
    if (!proxy) return base::fail(of_option("--proxy", proxy.error()));
    link.proxy = *std::move(proxy);
  }
  if (!wish.metered.empty()) link.is_metered = wish.metered == "yes";
  return link;
}

}  // namespace app
