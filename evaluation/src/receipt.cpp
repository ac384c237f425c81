#include "evaluation/receipt.h"

#include "signature.h"

namespace evaluation {
namespace {

constexpr std::string_view context = "parasol-receipt-v1";

}  // namespace

std::string sign_receipt(const Receipt& receipt, const KeyPairs& collector) {
  return sign_object({{"kiosk", receipt.kiosk},
                      {"incarnation", receipt.incarnation},
                      {"sequence", receipt.sequence},
                      {"batch", receipt.batch},
                      {"status", base::name_of(receipt.status)},
                      {"contiguous", receipt.contiguous},
                      {"chain_head", receipt.chain_head},
                      {"server_time", static_cast<std::uint64_t>(receipt.server_time_s)}},
                     context, collector.sign_secret);
}

base::Result<Receipt> verify_receipt(std::string_view json, const base::Bytes& collector_sign_public) {
  auto object = parse_signed(json, "the receipt");
  if (!object) return base::fail(base::ErrorCode::corrupt, object.error().message);
  if (!is_signed_by(*object, context, collector_sign_public)) {
    return base::fail(base::ErrorCode::untrusted, "the receipt is not signed by this kiosk's collector");
  }
  const Json& members = object->members;
  Receipt receipt;
  receipt.kiosk = text_member(members, "kiosk");
  receipt.incarnation = text_member(members, "incarnation");
  receipt.sequence = count_member(members, "sequence");
  receipt.batch = text_member(members, "batch");
  const auto status = base::from_name<ReceiptStatus>(text_member(members, "status"));
  receipt.status = status.value_or(ReceiptStatus::parked);
  receipt.contiguous = count_member(members, "contiguous");
  receipt.chain_head = text_member(members, "chain_head");
  receipt.server_time_s = static_cast<std::int64_t>(count_member(members, "server_time"));
  const bool complete = receipt.sequence > 0 && receipt.batch.size() == 64 && status.has_value();
  if (!complete) return base::fail(base::ErrorCode::corrupt, "the receipt does not say which batch it is for");
  return receipt;
}

}  // namespace evaluation
