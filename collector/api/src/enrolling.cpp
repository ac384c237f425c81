#include "api/enrolling.h"

#include <optional>

#include "api/admission.h"
#include "api/audit.h"

namespace api {
namespace {

base::Result<void> add_or_renew(Rows& rows, const Station& station) {
  TRY_ASSIGN(const std::optional<Station> known, rows.station(station.kiosk));
  return known ? rows.update(renewed(*known, station)) : rows.insert(station);
}

// A copy that still has a key of before is not the kiosk any more, whatever token it was given.
base::Result<bool> has_latest_key(Rows& rows, const Station& station, const std::optional<KeyNews>& keys) {
  TRY_ASSIGN(const auto known, rows.rotations(station.kiosk));
  if (!keys) return known.empty();
  TRY_ASSIGN(const Rotated rotated, keep_rotations(rows, *keys));
  return rotated.fits && keys->history.statements.size() >= known.size();
}

base::Result<Enrolled> use_token(Rows& rows, const Station& station, const std::string& token_id, const std::string& answer,
                                 const std::optional<KeyNews>& keys) {
  TRY_ASSIGN(std::optional<Token> token, rows.token(token_id));
  const TokenUse use = judge_token(token, station.kiosk, station.enrolled_s);
  if (use == TokenUse::repeated) return Enrolled{use, token->answer};
  if (use != TokenUse::first) return Enrolled{use, ""};
  TRY_ASSIGN(const bool latest, has_latest_key(rows, station, keys));
  if (!latest) return Enrolled{TokenUse::given_up_key, ""};
  token->used_by = station.kiosk;
  token->answer = answer;
  TRY(rows.update(*token));
  TRY(add_or_renew(rows, station));
  TRY(record(rows, {"kiosk " + station.kiosk, only_the_day(station.enrolled_s)}, "enrol", token_id));
  return Enrolled{use, answer};
}

base::Result<void> use_up(Rows& rows, Token token, const std::string& kiosk, const std::string& answer) {
  if (!token.used_by.empty()) return {};
  token.used_by = kiosk;
  token.answer = answer;
  return rows.update(token);
}

base::Result<bool> take_again(Rows& rows, Station station, const std::string& token_id, const std::string& answer, std::int64_t now_s) {
  TRY_ASSIGN(const std::optional<Station> known, rows.station(station.kiosk));
  TRY_ASSIGN(const std::optional<Token> token, rows.token(token_id));
  if (token) TRY(use_up(rows, *token, station.kiosk, answer));
  if (known) return false;
  if (token) station.site = token->site;
  TRY(rows.insert(station));
  TRY(record(rows, {"kiosk " + station.kiosk, only_the_day(now_s)}, enrolled_again, token_id));
  return true;
}

}  // namespace

base::Result<bool> enrol_again(Store& store, const Station& station, const std::string& token_id, const std::string& answer, std::int64_t now_s) {
  return store.write([&](Rows& rows) { return take_again(rows, station, token_id, answer, now_s); });
}

base::Result<Enrolled> enrol(Store& store, const Station& station, const std::string& token_id, const std::string& answer,
                             const std::optional<KeyNews>& keys) {
  return store.write([&](Rows& rows) { return use_token(rows, station, token_id, answer, keys); });
}

}  // namespace api
