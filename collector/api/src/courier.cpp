#include "api/courier.h"

#include <nlohmann/json.hpp>
#include <optional>

namespace api {
namespace {

using evaluation::CourierFolder;
using evaluation::CourierItem;
using evaluation::CourierKind;

constexpr int ok = 200;
constexpr int created = 201;
constexpr int not_found = 404;
constexpr int conflict = 409;
constexpr int server_errors = 500;

base::Bytes bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

std::string member(const std::string& body, const char* name) {
  const auto json = nlohmann::json::parse(body, nullptr, false);
  return json.is_object() && json.contains(name) && json[name].is_string() ? json[name].get<std::string>() : std::string();
}

std::string words_of(const CourierItem& item) {
  if (item.kind == CourierKind::rotation) return "the new key of " + item.kiosk;
  if (item.kind == CourierKind::enrol) return "the request of " + item.kiosk;
  return "batch " + std::to_string(item.sequence) + " of " + item.kiosk;
}

class Intake {
 public:
  Intake(Collector& collector, const CourierFolder& stick) : collector_(collector), stick_(stick) {}

  void take(const CourierItem& item, const char* method, const std::string& path, CourierKind answer_kind, int& count) {
    auto bytes = stick_.read(item);
    if (!bytes) {
      done_.refused.push_back(bytes.error().message);
      return;
    }
    const Response answer = collector_.handle({method, path, *std::move(bytes)});
    if (answer.status == ok || answer.status == created) return give_back(item, answer_kind, answer.body, count);
    if (answer.status == conflict) {
      const std::string proof = member(answer.body, "receipt");
      if (!proof.empty()) return give_back(item, CourierKind::conflict, proof, done_.conflicts);
    }
    if (answer.status >= server_errors) {
      done_.stopped = member(answer.body, "message");
      return;
    }
    if (answer.status == not_found) {
      ++done_.strangers;
      return;
    }
    done_.refused.push_back(words_of(item) + ": " + member(answer.body, "message"));
    if (const std::string refusal = member(answer.body, "refusal"); !refusal.empty()) tell_kiosk(item, refusal);
  }

  CourierIntake done_;

 private:
  // Beside the batch, which stays: should the word be lost, the stick still has what it is about.
  void tell_kiosk(CourierItem item, const std::string& refusal) {
    item.kind = CourierKind::refused;
    if (auto written = stick_.write(item, bytes_of(refusal)); !written) done_.unwritten.push_back("why " + words_of(item) + " was refused: " + written.error().message);
  }

  void give_back(const CourierItem& item, CourierKind kind, const std::string& answer, int& count) {
    CourierItem back = item;
    back.kind = kind;
    auto written = stick_.write(back, bytes_of(answer));
    if (!written && written.error().code == base::ErrorCode::no_space) {
      stick_.remove(item);  // it is stored here, and its kiosk keeps it until a receipt comes: the room is worth more
      written = stick_.write(back, bytes_of(answer));
    }
    if (!written) {
      done_.unwritten.push_back(words_of(item) + ": " + written.error().message);
      return;
    }
    stick_.remove(item);
    ++count;
  }

  Collector& collector_;
  const CourierFolder& stick_;
};

std::string counted(int count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

Limits limits_of_courier() {
  constexpr double no_limit = 1e9;
  return {no_limit, no_limit, no_limit, no_limit};
}

base::Result<CourierIntake> take_from_courier(Collector& collector, const CourierFolder& stick) {
  Intake intake(collector, stick);
  TRY_ASSIGN(const std::vector<CourierItem> requests, stick.items(CourierKind::enrol));
  TRY_ASSIGN(const std::vector<CourierItem> rotations, stick.items(CourierKind::rotation));
  TRY_ASSIGN(const std::vector<CourierItem> batches, stick.items(CourierKind::batch));
  for (const CourierItem& item : requests) {
    if (intake.done_.stopped) break;
    intake.take(item, "POST", "/v1/enrol", CourierKind::enrolled, intake.done_.enrolled);
  }
  for (const CourierItem& item : rotations) {  // before what the new keys have signed
    if (intake.done_.stopped) break;
    intake.take(item, "POST", "/v1/rotations", CourierKind::rotated, intake.done_.rotated);
  }
  for (const CourierItem& item : batches) {
    if (intake.done_.stopped) break;
    const std::string path = "/v1/batches/" + item.kiosk + "/" + item.incarnation + "/" + std::to_string(item.sequence);
    intake.take(item, "PUT", path, CourierKind::receipt, intake.done_.taken);
  }
  if (batches.size() >= evaluation::most_courier_items) {
    intake.done_.refused.push_back("there are more than " + std::to_string(evaluation::most_courier_items) +
                                   " files, and the rest was not looked at: take those of other programmes off the stick");
  }
  return intake.done_;
}

std::string to_text(const CourierIntake& intake) {
  std::string text = intake.taken == 0 ? "no batch came to its receipt\n" : counted(intake.taken, "batch", "batches") + " taken in; receipts are on the stick\n";
  if (intake.enrolled > 0) text += counted(intake.enrolled, "kiosk", "kiosks") + " enrolled; answers are on the stick\n";
  if (intake.rotated > 0) text += counted(intake.rotated, "kiosk has", "kiosks have") + " another key by now; receipts are on the stick\n";
  if (intake.conflicts > 0) text += counted(intake.conflicts, "batch", "batches") + " with other bytes than were stored under the same name\n";
  if (intake.strangers > 0) text += counted(intake.strangers, "item", "items") + " of kiosks that are not enrolled here, left on the stick\n";
  for (const std::string& why : intake.refused) text += "refused and left on the stick: " + why + "\n";
  for (const std::string& why : intake.unwritten) text += "taken in, without a receipt on the stick: " + why + "\n";
  return text;
}

}  // namespace api
