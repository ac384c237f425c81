#include "api/enrolling.h"

#include <optional>

namespace api {
namespace {

base::Result<void> add_or_renew(Rows& rows, const Station& station) {
  TRY_ASSIGN(const std::optional<Station> known, rows.station(station.kiosk));
  return known ? rows.update(renewed(*known, station)) : rows.insert(station);
}

base::Result<Enrolled> use_token(Rows& rows, const Station& station, const std::string& token_id,
                                 const std::string& answer) {
  TRY_ASSIGN(std::optional<Token> token, rows.token(token_id));
  const TokenUse use = judge_token(token, station.kiosk, station.enrolled_s);
  if (use == TokenUse::repeated) return Enrolled{use, token->answer};
  if (use != TokenUse::first) return Enrolled{use, ""};
  token->used_by = station.kiosk;
  token->answer = answer;
  TRY(rows.update(*token));
  TRY(add_or_renew(rows, station));
  return Enrolled{use, answer};
}

}  // namespace

base::Result<Enrolled> enrol(Store& store, const Station& station, const std::string& token_id,
                             const std::string& answer) {
  return store.write([&](Rows& rows) { return use_token(rows, station, token_id, answer); });
}

}  // namespace api
