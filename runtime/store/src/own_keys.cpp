// The key that this kiosk signs with, and how its collector comes to know another.
#include "evaluation/rotation.h"
#include "inside.h"
#include "outbox_rows.h"

namespace store {

base::Result<session::KeyNews> Store::key_news() {
  const std::lock_guard<std::mutex> mine(inside_->turn);
  const OwnKeys& keys = inside_->keys;
  if (keys.statements.empty()) return session::KeyNews{};
  return session::KeyNews{evaluation::print_key_history(evaluation::kiosk_id(keys.pairs), keys.statements), keys.confirmed == keys.statements.size()};
}

base::Result<void> Store::accept_key_receipt(std::string_view text) {
  TRY_ASSIGN(const session::CollectorContact contact, collector());
  TRY_ASSIGN(const evaluation::RotationReceipt receipt, evaluation::verify_rotation_receipt(text, contact.enrolment.collector_sign_public));
  const std::lock_guard<std::mutex> mine(inside_->turn);
  OwnKeys keys = inside_->keys;
  const bool is_of_ours = receipt.kiosk == evaluation::kiosk_id(keys.pairs) && receipt.counter <= keys.statements.size() &&
                          receipt.statement == evaluation::rotation_hash(keys.statements[receipt.counter - 1]);
  if (!is_of_ours) return base::fail(base::ErrorCode::invalid_input, "the receipt is for another key than this kiosk's");
  if (receipt.counter <= keys.confirmed) return {};
  keys.confirmed = receipt.counter;
  TRY(save_keys(inside_->key_file(), keys));
  inside_->keys = std::move(keys);
  return {};
}

// The secret of before is not kept: what it signed is frozen, and nothing more is to be signed with it.
base::Result<void> Store::rotate_key() {
  TRY(collector());
  const std::lock_guard<std::mutex> mine(inside_->turn);
  OwnKeys keys = inside_->keys;
  if (keys.statements.size() >= evaluation::most_rotations) {
    return base::fail(base::ErrorCode::invalid_input, "the key of this kiosk was changed " + std::to_string(keys.statements.size()) +
                                                          " times, more often than its collector takes it: enrol it as a new kiosk");
  }
  const evaluation::KeyPairs fresh = evaluation::make_key_pairs(*inside_->options.random);
  const evaluation::KeyPairs before = keys.pairs;
  evaluation::KeyRotation rotation;
  rotation.kiosk = evaluation::kiosk_id(before);
  rotation.counter = keys.statements.size() + 1;
  rotation.old_public = before.sign_public;
  rotation.new_public = fresh.sign_public;
  TRY_ASSIGN(rotation.signed_until, frozen_until(*inside_->database, rotation.kiosk, evaluation::most_signed_incarnations));
  TRY_ASSIGN(std::string statement, evaluation::sign_rotation(rotation, before, fresh));
  keys.statements.push_back(std::move(statement));
  keys.pairs.first_public = evaluation::first_key(before);
  keys.pairs.sign_public = fresh.sign_public;
  keys.pairs.sign_secret = fresh.sign_secret;
  TRY(save_keys(inside_->key_file(), keys));
  inside_->keys = std::move(keys);
  return {};
}

}  // namespace store
