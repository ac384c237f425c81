// Using up a token: the kiosk becomes a station, or is renewed, and what it was told is kept, so that a
// kiosk that lost the answer gets the same again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "api/judgement.h"
#include "api/rotating.h"
#include "api/store.h"

namespace api {

struct Enrolled {
  TokenUse use = TokenUse::unknown;
  std::string answer;  // first: the one given; repeated: the one kept; else empty
};

// Durable when it returns, with the changes of its key that the kiosk told of. Nothing changes unless the token's use is its
// first. Fails as the store does.
base::Result<Enrolled> enrol(Store& store, const Station& station, const std::string& token_id, const std::string& answer,
                             const std::optional<KeyNews>& keys = std::nullopt);

// A kiosk that shows what this collector once signed, and that a database put back from an older backup does not know: it is a
// station again, its token is used up as far as the token is known, and its site is the token's. Whoever is known stays as
// it is. Durable when it returns; whether anything changed.
base::Result<bool> enrol_again(Store& store, const Station& station, const std::string& token_id, const std::string& answer, std::int64_t now_s);

}  // namespace api
