#include "store/status.h"

#include <nlohmann/json.hpp>

namespace store {
namespace {

using OrderedJson = nlohmann::ordered_json;

std::string line_of(const char* unit, const evaluation::Ledger& ledger) {
  return std::string(unit) + ": " + std::to_string(ledger.recorded) + " recorded = " + std::to_string(ledger.open) +
         " open + " + std::to_string(ledger.sent) + " sent + " + std::to_string(ledger.withheld) + " withheld + " +
         std::to_string(ledger.deleted) + " deleted\n";
}

OrderedJson json_of(const evaluation::Ledger& ledger) {
  return {{"recorded", ledger.recorded},
          {"open", ledger.open},
          {"sent", ledger.sent},
          {"withheld", ledger.withheld},
          {"deleted", ledger.deleted}};
}

// What stands before the @ is a name and a password.
std::string without_password(const std::string& address) {
  const auto scheme = address.find("://");
  const auto at = address.rfind('@');
  if (at == std::string::npos) return address;
  return (scheme == std::string::npos || scheme > at ? "" : address.substr(0, scheme + 3)) + address.substr(at + 1);
}

std::string text_of(const session::Link& link) {
  std::string text;
  for (const std::string& pin : link.pins) text += "\nits key: " + pin;
  if (!link.authorities.empty()) text += "\nits certificate: vouched for by the authorities given with --ca";
  if (!link.proxy.empty()) text += "\nproxy: " + without_password(link.proxy);
  if (link.is_metered) text += "\nmetered: by itself this kiosk sends once a week";
  return text;
}

}  // namespace

std::string status_text(const Status& status) {
  std::string text = line_of("answers", status.answers) + line_of("sittings", status.sittings);
  text += "batches: " + std::to_string(status.batches) + ", " + std::to_string(status.unsent) + " waiting to be sent";
  if (status.refused > 0) {
    text += ", " + std::to_string(status.refused) +
            " refused by the collector and kept: ask its operator, and then run parasol-kiosk sync --again";
  }
  if (status.set_aside > 0) text += ", " + std::to_string(status.set_aside) + " set aside";
  if (status.blocks_set_aside > 0) {
    text += "\nblocks that cannot be sent: " + std::to_string(status.blocks_set_aside) + ", set aside and withheld";
  }
  text += "\nlast receipt: ";
  if (status.last_receipt) {
    text += "batch " + std::to_string(status.last_receipt->sequence) + " in " + status.last_receipt->week;
    if (status.last_receipt->parked) text += ", kept by the collector to be read later";
  } else {
    text += "none";
  }
  text += "\nkiosk: " + status.kiosk + "\ncollector: " + (status.collector.empty() ? "not enrolled" : status.collector);
  text += text_of(status.link);
  if (status.key_changes > 0) {
    text += "\nits own key: changed " + std::to_string(status.key_changes) + (status.key_changes == 1 ? " time" : " times") +
            (status.key_is_known ? "" : ", and the collector has not confirmed the last one yet");
  }
  if (!status.arms.empty()) text += "\ntrial: readers are in the arms " + status.arms;
  for (const ClosedLesson& closed : status.closed_lessons) {
    text += "\nlesson closed after crashes: " + closed.pack + "/" + closed.lesson + ", at " + closed.page;
  }
  return text + "\n";
}

std::string status_json(const Status& status) {
  OrderedJson json{{"answers", json_of(status.answers)},
            {"sittings", json_of(status.sittings)},
            {"batches", {{"frozen", status.batches}, {"unsent", status.unsent}, {"refused", status.refused}, {"set_aside", status.set_aside}}},
            {"blocks", {{"set_aside", status.blocks_set_aside}}},
            {"last_receipt", nullptr},
            {"kiosk", status.kiosk},
            {"incarnation", status.incarnation},
            {"collector", nullptr}};
  if (status.last_receipt) {
    json["last_receipt"] = {{"sequence", status.last_receipt->sequence},
                            {"week", status.last_receipt->week},
                            {"parked", status.last_receipt->parked}};
  }
  if (!status.collector.empty()) json["collector"] = status.collector;
  if (status.link != session::Link{}) {
    json["link"] = {{"pins", status.link.pins},
                    {"own_authorities", !status.link.authorities.empty()},
                    {"proxy", without_password(status.link.proxy)},
                    {"metered", status.link.is_metered}};
  }
  if (!status.arms.empty()) json["arms"] = status.arms;
  if (status.key_changes > 0) json["keys"] = {{"changes", status.key_changes}, {"confirmed", status.key_is_known}};
  json["closed_lessons"] = OrderedJson::array();
  for (const ClosedLesson& closed : status.closed_lessons) {
    json["closed_lessons"].push_back({{"pack", closed.pack}, {"lesson", closed.lesson}, {"page", closed.page}});
  }
  return json.dump() + "\n";
}

}  // namespace store
