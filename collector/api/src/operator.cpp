#include "api/operator.h"

#include <algorithm>

#include "api/audit.h"
#include "api/sites.h"
#include "base/text.h"
#include "evaluation/enrolment.h"
#include "evaluation/statement.h"

namespace api {
namespace {

bool is_region(const std::string& text) {
  return text.size() >= 2 && text.size() <= 8 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
         });
}

base::Result<void> check_target(const Rows& rows, const Void& statement) {
  if (statement.block.empty()) {
    TRY_ASSIGN(const auto station, rows.station(statement.kiosk));
    if (!station) return base::fail(base::ErrorCode::not_found, "no kiosk " + statement.kiosk + " is enrolled here");
    return {};
  }
  TRY_ASSIGN(const auto kiosk, rows.kiosk_of_block(statement.block));
  if (kiosk != statement.kiosk) {
    return base::fail(base::ErrorCode::not_found, "kiosk " + statement.kiosk + " has sent no block " + statement.block);
  }
  return {};
}

// Said twice, the first statement stands.
base::Result<void> add_void(Rows& rows, const Void& statement, const std::string& who) {
  TRY(check_target(rows, statement));
  TRY_ASSIGN(const bool said_before, rows.has_void(statement.kiosk, statement.block));
  if (said_before) return {};
  TRY(rows.insert(statement));
  return record(rows, {who, statement.created_s}, "void", statement.kiosk + (statement.block.empty() ? "" : " " + statement.block) + " " + statement.reason);
}

}  // namespace

base::Result<std::string> issue_token(Store& store, const evaluation::KeyPairs& keys, const Site& site,
                                      evaluation::RandomSource& random, const base::Clock& clock, int days, const std::string& who) {
  using base::ErrorCode;
  if (site.site_type != "school" && site.site_type != "cafe") {
    return base::fail(ErrorCode::invalid_input, "the site type is " + site.site_type + ", not school or cafe");
  }
  if (!is_region(site.region)) {
    return base::fail(ErrorCode::invalid_input, "the region is not two to eight capital letters, digits and hyphens such as UA-KV");
  }
  if (site.id.empty()) {
    return base::fail(ErrorCode::invalid_input, "say in which place the kiosk will stand, with a word of your own such as school-7: kiosks of one place are not independent, and no interval is right that takes them for several");
  }
  TRY(check_site_id(site.id));
  TRY_ASSIGN(const base::Arms arms, base::parse_arms(site.arms));
  if (days < 1 || days > most_token_days) {
    return base::fail(ErrorCode::invalid_input, "a token is good for 1 to " + std::to_string(most_token_days) + " days, not " + std::to_string(days));
  }
  constexpr std::int64_t day_s = 86'400;
  const evaluation::EnrolmentToken token{random.bytes(16), evaluation::key_id(keys.sign_public)};
  const Token row{evaluation::token_id(token.secret), evaluation::token_proof_key(token.secret), site.site_type, site.region,
                  clock.wall_s(), "", "", site.id, arms, clock.wall_s() + days * day_s};
  TRY(store.write([&](Rows& rows) -> base::Result<void> {
    TRY(rows.insert(row));
    return record(rows, {who, row.created_s}, "token", row.id + " " + row.site_type + " " + row.region + " " + row.site);
  }));
  return evaluation::print_token(token);
}

base::Result<void> declare_void(Store& store, const evaluation::KeyPairs& keys, const std::string& kiosk,
                                const std::string& block, const std::string& reason, const base::Clock& clock,
                                const std::string& who) {
  if (!base::is_plain_id(reason)) {
    return base::fail(base::ErrorCode::invalid_input, "the reason is not one word of small letters, digits and hyphens");
  }
  const std::int64_t now_s = clock.wall_s();
  const std::string statement = evaluation::sign_void({kiosk, block, reason, now_s}, keys);
  return store.write([&](Rows& rows) { return add_void(rows, {kiosk, block, reason, statement, now_s}, who); });
}

}  // namespace api
