#include "evaluation/statement.h"

#include "signature.h"

namespace evaluation {
namespace {

constexpr std::string_view context = "parasol-void-v1";

}  // namespace

std::string sign_void(const VoidStatement& statement, const KeyPairs& collector) {
  return sign_object({{"kiosk", statement.kiosk},
                      {"block", statement.block},
                      {"reason", statement.reason},
                      {"time", static_cast<std::uint64_t>(statement.time_s)}},
                     context, collector.sign_secret);
}

base::Result<VoidStatement> verify_void(std::string_view json, const base::Bytes& collector_sign_public) {
  auto object = parse_signed(json, "the statement");
  if (!object) return base::fail(base::ErrorCode::corrupt, object.error().message);
  if (!is_signed_by(*object, context, collector_sign_public)) {
    return base::fail(base::ErrorCode::untrusted, "the statement is not signed by this collector");
  }
  const Json& members = object->members;
  VoidStatement statement{text_member(members, "kiosk"), text_member(members, "block"), text_member(members, "reason"),
                          static_cast<std::int64_t>(count_member(members, "time"))};
  if (statement.kiosk.empty()) return base::fail(base::ErrorCode::corrupt, "the statement names no kiosk");
  return statement;
}

}  // namespace evaluation
