#include "evaluation/courier.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <system_error>
#include <tuple>

#include "base/folder.h"
#include "base/text.h"

namespace evaluation {
namespace {

using base::ErrorCode;
namespace fs = std::filesystem;

constexpr const char* folder_name = "parasol-courier";
constexpr std::string_view first_line = "parasol courier 1\n";
constexpr std::size_t length_digits = 16;
constexpr std::size_t hash_digits = 64;
constexpr std::array copies{"first", "second"};

// Rather than of one of its batches.
bool is_of_the_kiosk(CourierKind kind) {
  return kind == CourierKind::enrol || kind == CourierKind::enrolled || kind == CourierKind::rotation || kind == CourierKind::rotated;
}

std::optional<CourierItem> item_of(std::string_view name, CourierKind kind) {
  const std::vector<std::string> parts = base::split(name, '.');
  if (parts.size() != (is_of_the_kiosk(kind) ? 2U : 4U) || parts.back() != base::name_of(kind) || !base::is_plain_id(parts.front())) return std::nullopt;
  CourierItem item{kind, parts.front(), "", 0};
  if (is_of_the_kiosk(kind)) return item;
  const char* end = parts[2].data() + parts[2].size();
  const auto [stopped, problem] = std::from_chars(parts[2].data(), end, item.sequence);
  if (problem != std::errc() || stopped != end || item.sequence == 0 || !base::is_plain_id(parts[1])) return std::nullopt;
  item.incarnation = parts[1];
  if (courier_name(item) != name) return std::nullopt;  // "007"
  return item;
}

std::string head_of(const CourierItem& item) { return std::string(first_line) + courier_name(item) + "\n"; }

std::string digits(std::uint64_t number) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string text(length_digits, '0');
  for (std::size_t i = length_digits; i-- > 0; number >>= 4) text[i] = hex[number & 15];
  return text;
}

// Links are not followed: who wrote the stick could lead us anywhere.
bool is_real_folder(const fs::path& path) {
  std::error_code problem;
  return fs::is_directory(fs::symlink_status(path, problem));
}

base::Result<void> make_folder(const fs::path& path) {
  if (is_real_folder(path)) return {};
  std::error_code problem;
  fs::create_directory(path, problem);
  if (!problem && is_real_folder(path)) return {};
  const bool full = problem == std::errc::no_space_on_device;
  return base::fail(full ? ErrorCode::no_space : ErrorCode::io,
                    "cannot make the folder " + path.string() + ": " + (problem ? problem.message() : "something else has its name"));
}

// What can be read as a file and nothing else: opening a pipe would wait for ever.
bool is_plain_file(const fs::path& path) {
  std::error_code problem;
  return fs::is_regular_file(fs::symlink_status(path, problem));
}

bool is_a_copys_file(const fs::path& folder, const char* copy, const std::string& name) {
  return is_real_folder(folder) && is_real_folder(folder / copy) && is_plain_file(folder / copy / name);
}

}  // namespace

std::string courier_name(const CourierItem& item) {
  const std::string which = is_of_the_kiosk(item.kind) ? "" : "." + item.incarnation + "." + std::to_string(item.sequence);
  return item.kiosk + which + "." + std::string(base::name_of(item.kind));
}

std::optional<CourierItem> courier_item(std::string_view name) {
  const auto kind = base::from_name<CourierKind>(name.substr(name.rfind('.') + 1));
  return kind ? item_of(name, *kind) : std::nullopt;
}

base::Bytes wrap_for_courier(const CourierItem& item, const base::Bytes& payload) {
  const std::string head = head_of(item);
  base::Bytes file(head.begin(), head.end());
  file.insert(file.end(), payload.begin(), payload.end());
  const std::string tail = digits(file.size()) + batch_hash(file);
  file.insert(file.end(), tail.begin(), tail.end());
  return file;
}

base::Result<base::Bytes> unwrap_from_courier(const CourierItem& item, const base::Bytes& file) {
  const std::string head = head_of(item);
  const auto broken = [&](const char* why) { return base::fail(ErrorCode::corrupt, courier_name(item) + " is damaged: " + why); };
  if (file.size() < head.size() + length_digits + hash_digits) return broken("it was cut short");
  const base::Bytes body(file.begin(), file.end() - static_cast<std::ptrdiff_t>(length_digits + hash_digits));
  const std::string tail(file.end() - static_cast<std::ptrdiff_t>(length_digits + hash_digits), file.end());
  if (tail != digits(body.size()) + batch_hash(body)) return broken("its length and hash are not those at its end");
  if (!std::equal(head.begin(), head.end(), body.begin())) return broken("it was written under another name");
  return base::Bytes(body.begin() + static_cast<std::ptrdiff_t>(head.size()), body.end());
}

bool is_courier(const fs::path& stick) {
  return is_real_folder(stick / folder_name);
}

base::Result<CourierFolder> CourierFolder::at(const fs::path& stick) {
  std::error_code problem;
  if (!fs::is_directory(stick, problem)) return base::fail(ErrorCode::not_found, stick.string() + " is no folder: is the stick in?");
  return CourierFolder(stick / folder_name);
}

// A copy that cannot be read does not hide the other.
base::Result<std::vector<CourierItem>> CourierFolder::items(CourierKind kind) const {
  const auto in_order = [](const CourierItem& a, const CourierItem& b) {
    return std::tie(a.kiosk, a.incarnation, a.sequence) < std::tie(b.kiosk, b.incarnation, b.sequence);
  };
  std::set<CourierItem, decltype(in_order)> found(in_order);
  std::vector<std::string> unreadable;
  for (const char* copy : copies) {
    if (!is_real_folder(folder_) || !is_real_folder(folder_ / copy)) continue;
    const auto names = base::names_in(folder_ / copy);
    if (!names) {
      unreadable.push_back((folder_ / copy).string() + " cannot be read: " + names.error().message);
      continue;
    }
    for (const std::string& name : *names) {
      if (found.size() >= most_courier_items) break;
      if (auto item = item_of(name, kind); item && is_plain_file(folder_ / copy / name)) found.insert(*std::move(item));
    }
  }
  if (found.empty() && !unreadable.empty()) return base::fail(ErrorCode::io, unreadable.front());
  return std::vector<CourierItem>(found.begin(), found.end());
}

base::Result<base::Bytes> CourierFolder::read(const CourierItem& item) const {
  base::Error why{ErrorCode::not_found, courier_name(item) + " is not on the stick"};
  for (const char* copy : copies) {
    if (!is_a_copys_file(folder_, copy, courier_name(item))) continue;
    const auto file = base::read_file(folder_ / copy / courier_name(item), max_courier_bytes);
    auto payload = file ? unwrap_from_courier(item, *file) : base::Result<base::Bytes>(base::fail(ErrorCode::corrupt, file.error().message));
    if (payload) return payload;
    why = payload.error();
  }
  return base::fail(why);
}

std::vector<fs::path> CourierFolder::places(const CourierItem& item) const {
  std::vector<fs::path> places;
  for (const char* copy : copies) places.push_back(folder_ / copy / courier_name(item));
  return places;
}

bool CourierFolder::holds(const CourierItem& item, const base::Bytes& payload) const {
  const base::Bytes wanted = wrap_for_courier(item, payload);
  return std::all_of(copies.begin(), copies.end(), [&](const char* copy) {
    if (!is_a_copys_file(folder_, copy, courier_name(item))) return false;
    const auto file = base::read_file(folder_ / copy / courier_name(item), max_courier_bytes);
    return file && *file == wanted;
  });
}

base::Result<void> CourierFolder::write(const CourierItem& item, const base::Bytes& payload) const {
  const base::Bytes file = wrap_for_courier(item, payload);
  std::optional<base::Error> why;
  std::size_t written = 0;
  for (const char* copy : copies) {
    const auto put = [&]() -> base::Result<void> {
      TRY(make_folder(folder_));
      TRY(make_folder(folder_ / copy));
      return base::write_file(folder_ / copy / courier_name(item), file);
    }();
    if (put) ++written;
    else if (!why) why = put.error();
  }
  return written > 0 ? base::Result<void>() : base::fail(*why);
}

void CourierFolder::remove(const CourierItem& item) const {
  std::error_code ignored;
  for (const char* copy : copies) {
    if (is_a_copys_file(folder_, copy, courier_name(item))) fs::remove(folder_ / copy / courier_name(item), ignored);
  }
}

}  // namespace evaluation
