#include "api/sites.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "text_table.h"

namespace api {
namespace {

using base::ErrorCode;

const std::string no_site = "none";  // in lists

// As the list shows it.
base::Result<bool> is_known(const Rows& rows, const std::string& site) {
  TRY_ASSIGN(const std::vector<Station> stations, rows.stations());
  TRY_ASSIGN(const std::vector<Token> tokens, rows.tokens());
  const auto is_it = [&](const auto& row) { return row.site == site; };
  const auto is_open = [&](const Token& token) { return token.used_by.empty() && token.site == site; };
  return std::any_of(stations.begin(), stations.end(), is_it) || std::any_of(tokens.begin(), tokens.end(), is_open);
}

base::Result<void> check_from(const Rows& rows, const std::string& from) {
  TRY(check_site_id(from));
  TRY_ASSIGN(const bool known, is_known(rows, from));
  return known ? base::Result<void>() : base::fail(ErrorCode::not_found, "there is no site " + from);
}

// Used tokens too: whoever asks for an answer again is in the same site.
base::Result<void> give_name(Rows& rows, const std::string& from, const std::string& to) {
  TRY_ASSIGN(std::vector<Station> stations, rows.stations());
  for (Station& station : stations) {
    if (station.site != from) continue;
    station.site = to;
    TRY(rows.update(station));
  }
  TRY_ASSIGN(std::vector<Token> tokens, rows.tokens());
  for (Token& token : tokens) {
    if (token.site != from) continue;
    token.site = to;
    TRY(rows.update(token));
  }
  return {};
}

base::Result<std::vector<ListedSite>> read_sites(const Rows& rows) {
  std::map<std::string, ListedSite> sites;
  TRY_ASSIGN(const std::vector<Station> stations, rows.stations());
  for (const Station& station : stations) sites[station.site].kiosks.push_back(station.kiosk);
  TRY_ASSIGN(const std::vector<Token> tokens, rows.tokens());
  for (const Token& token : tokens) {
    if (token.used_by.empty()) ++sites[token.site].unused_tokens;
  }
  std::vector<ListedSite> list;
  for (auto& [id, site] : sites) {
    site.id = id;
    list.push_back(std::move(site));
  }
  return list;
}

}  // namespace

base::Result<void> check_site_id(const std::string& id) {
  if (base::is_plain_id(id) && id != no_site) return {};
  return base::fail(ErrorCode::invalid_input, "the site is not one word of small letters, digits and hyphens such as school-7");
}

base::Result<std::vector<ListedSite>> list_sites(Store& store) { return store.read(read_sites); }

std::string to_table(const std::vector<ListedSite>& sites) {
  TextRows rows = {{"site", "kiosks", "unused tokens"}};
  for (const ListedSite& site : sites) {
    rows.push_back({site.id.empty() ? no_site : site.id, std::to_string(site.kiosks.size()), std::to_string(site.unused_tokens)});
    for (const std::string& kiosk : site.kiosks) rows.push_back({"  " + kiosk, "", ""});
  }
  return align(rows, "");
}

base::Result<void> rename_site(Store& store, const std::string& from, const std::string& to, const By& by) {
  return store.write([&](Rows& rows) -> base::Result<void> {
    TRY(check_from(rows, from));
    TRY(check_site_id(to));
    TRY_ASSIGN(const bool taken, is_known(rows, to));
    if (taken) return base::fail(ErrorCode::invalid_input, "there is a site " + to + " already: merge the two if they are one place");
    TRY(give_name(rows, from, to));
    return record(rows, by, "rename-site", from + " " + to);
  });
}

base::Result<void> merge_sites(Store& store, const std::string& from, const std::string& into, const By& by) {
  return store.write([&](Rows& rows) -> base::Result<void> {
    TRY(check_from(rows, from));
    TRY(check_site_id(into));
    if (from == into) return base::fail(ErrorCode::invalid_input, "that is one site already");
    TRY_ASSIGN(const bool known, is_known(rows, into));
    if (!known) return base::fail(ErrorCode::invalid_input, "there is no site " + into + " to merge into");
    TRY(give_name(rows, from, into));
    return record(rows, by, "merge-site", from + " " + into);
  });
}

base::Result<void> place_kiosk(Store& store, const std::string& kiosk, const std::string& site, const By& by) {
  TRY(check_site_id(site));
  return store.write([&](Rows& rows) -> base::Result<void> {
    TRY_ASSIGN(std::optional<Station> station, rows.station(kiosk));
    if (!station) return base::fail(ErrorCode::not_found, "no kiosk " + kiosk + " is enrolled here");
    station->site = site;
    TRY(rows.update(*station));
    return record(rows, by, "place-kiosk", kiosk + " " + site);
  });
}

}  // namespace api
