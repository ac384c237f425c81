// Which kiosks stand in one place. Children of one school resemble each other, so a report counts the school, not its
// laptops (evaluation.md, "Statistics"). A site is a word that the operator gives with the enrolment token; kiosks are
// never told it, and no report names it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "api/audit.h"
#include "api/store.h"

namespace api {

// A plain id: small letters, digits, hyphens. Fails with invalid_input.
base::Result<void> check_site_id(const std::string& id);

struct ListedSite {
  std::string id;  // empty: kiosks that have none; each of them counts as a site of its own
  std::vector<std::string> kiosks;
  std::int64_t unused_tokens = 0;

  friend bool operator==(const ListedSite&, const ListedSite&) = default;
};
base::Result<std::vector<ListedSite>> list_sites(Store& store);  // by id
std::string to_table(const std::vector<ListedSite>& sites);

// With its kiosks and its unused tokens. not_found: nothing has the first name; invalid_input: the other is no site's name,
// or, of rename_site, is taken, or, of merge_sites, is not.
base::Result<void> rename_site(Store& store, const std::string& from, const std::string& to, const By& by);
base::Result<void> merge_sites(Store& store, const std::string& from, const std::string& into, const By& by);

// Says where a kiosk stands that enrolled without a site, or was carried elsewhere. All that it ever sent moves with it.
base::Result<void> place_kiosk(Store& store, const std::string& kiosk, const std::string& site, const By& by);

}  // namespace api
