#include "evaluation/refusal.h"

#include "signature.h"

namespace evaluation {
namespace {

constexpr std::string_view refusal_context = "parasol-refusal-v1";

}  // namespace

std::string sign_refusal(const Refusal& refusal, const KeyPairs& collector) {
  return sign_object({{"kiosk", refusal.kiosk}, {"incarnation", refusal.incarnation}, {"sequence", refusal.sequence}, {"batch", refusal.batch}}, refusal_context,
                     collector.sign_secret);
}

base::Result<Refusal> verify_refusal(std::string_view json, const base::Bytes& collector_sign_public) {
  auto object = parse_signed(json, "the refusal");
  if (!object) return base::fail(base::ErrorCode::corrupt, object.error().message);
  if (!is_signed_by(*object, refusal_context, collector_sign_public)) {
    return base::fail(base::ErrorCode::untrusted, "the refusal is not signed by this kiosk's collector");
  }
  const Json& members = object->members;
  Refusal refusal{text_member(members, "kiosk"), text_member(members, "incarnation"), count_member(members, "sequence"), text_member(members, "batch")};
  if (refusal.kiosk.empty() || refusal.sequence == 0 || refusal.batch.size() != 64) {
    return base::fail(base::ErrorCode::corrupt, "the refusal does not say which batch it is for");
  }
  return refusal;
}

}  // namespace evaluation
