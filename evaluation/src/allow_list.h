// R4 as data: every member that may stand in a batch, with the shape of its value. Text that is not
// one of a few words, an id, a number or a week has no shape and so cannot be sent.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "json_text.h"
#include "place.h"

namespace evaluation {

using Json = nlohmann::json;

enum class Unknown { refuse, ignore };  // ignore: members a later minor version added

struct Rule;
using Rules = std::vector<Rule>;

// Checks one object, which stands at `where`. Unknown members that may be there are added to `ignored` by their path. Fails
// with invalid_input and the first problem.
base::Result<void> check_object(const JsonValue& object, const Rules& rules, const Place& where, Unknown unknown,
                                std::vector<std::string>& ignored);

const Rules& header_rules();
const Rules& blocks_rules();   // {"blocks": […]}
const Rules& payload_rules();  // {"header": …, "blocks": […]}
const Rules& block_rules();    // one of them: `id`, `sequence`, `kind`, and that there is a `body`

bool is_known_kind(std::string_view kind);
// The body of a block that has passed block_rules(), against the list for its kind; a kind that this
// program does not know has none, and is refused.
base::Result<void> check_body(const JsonValue& block, const Place& where, Unknown unknown, std::vector<std::string>& ignored);

bool is_batch_id(std::string_view text);  // at most 64 letters, digits and -_.*+

// Parses text of at most 64 levels; invalid_input when it is not JSON or `what` is not an object.
base::Result<Json> parse_object(std::string_view text, const std::string& what);

}  // namespace evaluation
