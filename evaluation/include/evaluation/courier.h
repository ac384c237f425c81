// What lies on a stick that carries batches out and receipts in, by docs/formats/courier.md. Any stick may carry any
// kiosk's: batches are sealed and receipts signed, so a stick is believed nothing. What its own checksums find is only
// what flash memory does to files: cut short, flipped, half written.
//
// Each item is kept twice, in two folders, and is there when either is whole. A stick may be pulled out at any moment:
// what is being written has another name until it is whole. Links, pipes and whatever else is no plain file in a plain folder
// are neither read nor written.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_names.h"
#include "base/file.h"
#include "base/result.h"
#include "evaluation/envelope.h"

namespace evaluation {

enum class CourierKind {
  batch,      // the frozen bytes of one batch, to a collector
  receipt,    // a collector's signed receipt for one, to its kiosk
  conflict,   // a collector's signed receipt for other bytes under that name, to its kiosk
  enrol,      // an enrolment request, to a collector; sequence is 0, incarnation empty
  enrolled,   // its signed answer, to the kiosk
  rotation,   // how a kiosk's key was changed (print_key_history), to a collector; likewise without sequence
  rotated,    // its signed receipt, to the kiosk
  refused,    // a collector's signed word that it does not take a batch, to its kiosk (refusal.h)
};

}  // namespace evaluation

template <>
inline constexpr std::array<std::string_view, 8> base::enum_names<evaluation::CourierKind>{"batch",    "receipt",  "conflict", "enrol",
                                                                                          "enrolled", "rotation", "rotated",  "refused"};

namespace evaluation {

struct CourierItem {
  CourierKind kind = CourierKind::batch;
  std::string kiosk;        // evaluation::kiosk_id
  std::string incarnation;  // 32 hex digits
  std::uint64_t sequence = 0;

  friend bool operator==(const CourierItem&, const CourierItem&) = default;
};

inline constexpr std::size_t max_courier_bytes = max_batch_bytes + 1024;  // of one file
inline constexpr std::size_t most_courier_items = 20'000;                 // that are looked at on one stick

// "k-1234.abcd.7.batch", in small letters and digits, which every file system tells apart.
std::string courier_name(const CourierItem& item);
// Nothing where that is the name of no item.
std::optional<CourierItem> courier_item(std::string_view name);

// One file: head, payload, length and hash.
base::Bytes wrap_for_courier(const CourierItem& item, const base::Bytes& payload);
// Fails with corrupt.
base::Result<base::Bytes> unwrap_from_courier(const CourierItem& item, const base::Bytes& file);

// Whether this stick has carried anything before.
bool is_courier(const std::filesystem::path& stick);

class CourierFolder {
 public:
  // `stick` is where the stick is mounted, or any folder. Nothing is made before something is written. Fails with
  // not_found when there is no such folder.
  static base::Result<CourierFolder> at(const std::filesystem::path& stick);

  // In the order of kiosk, incarnation and sequence; none where nothing was ever written. Files that are none of ours are
  // passed over. Fails with io when there is none and a copy's folder cannot be read to its end.
  base::Result<std::vector<CourierItem>> items(CourierKind kind) const;
  // From whichever copy is whole. Fails with not_found, or with corrupt when neither is.
  base::Result<base::Bytes> read(const CourierItem& item) const;
  // Where its copies lie, or would.
  std::vector<std::filesystem::path> places(const CourierItem& item) const;
  // Whether both copies are there and hold just this.
  bool holds(const CourierItem& item, const base::Bytes& payload) const;
  // One copy at least is durable when it returns, and both where the stick allows it. Fails with io or no_space.
  base::Result<void> write(const CourierItem& item, const base::Bytes& payload) const;
  // As far as it can: a stick that cannot be written keeps what it has.
  void remove(const CourierItem& item) const;

 private:
  explicit CourierFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;
};

}  // namespace evaluation
