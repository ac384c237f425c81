#include "store/pin_lock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <nlohmann/json.hpp>
#include <sodium.h>

#include "base/file.h"

namespace store {
namespace {

using Json = nlohmann::json;

constexpr int pin_format = 1;
constexpr std::size_t largest_pin_file = 1024;
constexpr std::size_t largest_hash = crypto_pwhash_STRBYTES - 1;

bool is_pin(const std::string& digits) {
  return digits.size() >= session::least_pin_digits && digits.size() <= session::most_pin_digits &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_argon2id(const std::string& hash) {
  return hash.rfind("$argon2id$", 0) == 0 && hash.size() <= largest_hash && hash.find('\0') == std::string::npos;
}

base::Result<std::string> hash_of(const std::string& digits) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (sodium_init() < 0 ||
      crypto_pwhash_str_alg(hash.data(), digits.data(), digits.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                            crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return base::fail(base::ErrorCode::unavailable, "there is no memory to hash the PIN");
  }
  return std::string(hash.data());
}

base::Result<bool> fits(const std::string& hash, const std::string& digits) {
  if (sodium_init() < 0) return base::fail(base::ErrorCode::unavailable, "libsodium cannot be used");
  errno = 0;
  if (crypto_pwhash_str_verify(hash.c_str(), digits.data(), digits.size()) == 0) return true;
  if (errno == ENOMEM) return base::fail(base::ErrorCode::unavailable, "there is no memory to check the PIN");
  return false;
}

std::int64_t wait_ms(int wrong) {
  if (wrong < PinLock::free_tries) return 0;
  std::int64_t wait = PinLock::first_wait_ms;
  for (int i = PinLock::free_tries; i < wrong && wait < PinLock::longest_wait_ms; ++i) wait *= 2;
  return std::min(wait, PinLock::longest_wait_ms);
}

}  // namespace

PinLock::PinLock(std::filesystem::path file, const base::Clock& clock) : file_(std::move(file)), clock_(clock), pin_(read(file_)) {
  if (const Kept* kept = std::get_if<Kept>(&pin_)) wait_for(kept->wrong);
}

std::variant<PinLock::NotSet, PinLock::Kept, PinLock::Damaged> PinLock::read(const std::filesystem::path& file) {
  const auto text = base::read_text_file(file, largest_pin_file);
  if (!text && text.error().code == base::ErrorCode::not_found) return NotSet{};
  const Json json = text ? Json::parse(*text, nullptr, false) : Json();
  const bool is_ours = json.is_object() && json.value("format", Json()) == pin_format && json.value("hash", Json()).is_string() &&
                       json.value("wrong", Json()).is_number_integer();
  if (is_ours) {
    Kept kept{json["hash"].get<std::string>(), static_cast<int>(std::clamp<std::int64_t>(json["wrong"].get<std::int64_t>(), 0, 1000))};
    if (is_argon2id(kept.hash)) return kept;
  }
  return Damaged{{base::ErrorCode::corrupt, file.string() + " is damaged: put it back from a backup, or remove it and set a new PIN"}};
}

base::Result<void> PinLock::keep(Kept kept) {
  const Json json{{"format", pin_format}, {"hash", kept.hash}, {"wrong", kept.wrong}};
  TRY(base::write_file(file_, json.dump() + "\n"));
  pin_ = std::move(kept);
  return {};
}

void PinLock::wait_for(int wrong) {
  const std::int64_t wait = wait_ms(wrong);
  wait_until_ms_ = wait == 0 ? 0 : clock_.monotonic_ms() + wait;
}

session::PinState PinLock::state() const {
  const std::lock_guard lock(mutex_);
  return {!std::holds_alternative<NotSet>(pin_), wait_until_ms_, std::holds_alternative<Damaged>(pin_)};
}

std::string PinLock::problem() const {
  const std::lock_guard lock(mutex_);
  const Damaged* const damaged = std::get_if<Damaged>(&pin_);
  return damaged == nullptr ? "" : damaged->error.message;
}

base::Result<void> PinLock::set(const std::string& digits) {
  if (!is_pin(digits)) return base::fail(base::ErrorCode::invalid_input, "a PIN has 4 to 8 digits");
  const std::lock_guard lock(mutex_);
  if (const Damaged* damaged = std::get_if<Damaged>(&pin_)) return base::fail(damaged->error);
  TRY_ASSIGN(std::string hash, hash_of(digits));
  TRY(keep({std::move(hash), 0}));
  wait_until_ms_ = 0;
  return {};
}

base::Result<session::PinTried> PinLock::try_pin(const std::string& digits) {
  const std::lock_guard lock(mutex_);
  if (const Damaged* damaged = std::get_if<Damaged>(&pin_)) return base::fail(damaged->error);
  const Kept* const known = std::get_if<Kept>(&pin_);
  if (known == nullptr) return base::fail(base::ErrorCode::not_found, "no PIN has been set");
  if (clock_.monotonic_ms() < wait_until_ms_) return session::PinTried{false, wait_until_ms_};
  Kept kept{known->hash, std::min(known->wrong + 1, 1000)};
  TRY(keep(kept));
  TRY_ASSIGN(const bool right, fits(kept.hash, digits));
  if (right) {
    kept.wrong = 0;
    TRY(keep(kept));
  }
  wait_for(kept.wrong);
  return session::PinTried{right, wait_until_ms_};
}

}  // namespace store
