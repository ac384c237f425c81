// The collector's port in memory, with evaluation::Chain as its judge, and a switch that makes it fail.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "api/store.h"

namespace support {

class MemoryStore final : public api::Store {
 public:
  std::optional<base::Error> broken;  // what every call fails with

  base::Result<void> add_token(const api::Token& token) override {
    TRY(check());
    tokens_[token.id] = token;
    return {};
  }

  base::Result<std::optional<api::Token>> token(const std::string& id) override {
    TRY(check());
    const auto found = tokens_.find(id);
    return found == tokens_.end() ? std::optional<api::Token>() : std::optional(found->second);
  }

  base::Result<std::string> enrol(const api::Station& station, const std::string& token_id,
                                  const std::string& answer) override {
    TRY(check());
    api::Token& token = tokens_[token_id];
    if (token.used_by == station.kiosk) return answers_[token_id];
    if (!token.used_by.empty()) return base::fail(base::ErrorCode::invalid_input, "used");
    token.used_by = station.kiosk;
    stations_[station.kiosk] = station;
    return answers_[token_id] = answer;
  }

  base::Result<std::optional<api::Station>> station(const std::string& kiosk) override {
    TRY(check());
    const auto found = stations_.find(kiosk);
    return found == stations_.end() ? std::optional<api::Station>() : std::optional(found->second);
  }

  base::Result<api::Outcome> store_batch(const api::ArrivedBatch& batch, const api::ReceiptMaker& make_receipt) override {
    TRY(check());
    evaluation::Chain& chain = chains_[{batch.kiosk, batch.incarnation}];
    api::Outcome outcome;
    outcome.arrival = chain.accept(batch.link);
    if (outcome.arrival == evaluation::Arrival::fresh) {
      receipts_[batch.link.hash] = make_receipt(chain.contiguous(), chain.head());
      for (const auto& block : batch.blocks) blocks_.push_back({batch.kiosk, batch.incarnation, block, false});
    }
    const bool is_kept = outcome.arrival == evaluation::Arrival::fresh || outcome.arrival == evaluation::Arrival::repeated;
    const auto stored = chain.links().find(batch.link.sequence);
    if (stored != chain.links().end()) outcome.receipt = receipts_[stored->second.hash];
    if (!is_kept) alarms_.push_back({batch.kiosk, batch.incarnation, batch.link.sequence, batch.link.hash, "", 0});
    return outcome;
  }

  base::Result<void> add_void(const api::Void& statement) override {
    TRY(check());
    const auto found = stations_.find(statement.kiosk);
    if (found == stations_.end()) return base::fail(base::ErrorCode::not_found, "no kiosk");
    found->second.voided = true;
    return {};
  }

  base::Result<std::vector<api::Station>> stations() override { return std::vector<api::Station>(); }
  base::Result<std::vector<api::ChainState>> chains() override { return std::vector<api::ChainState>(); }
  base::Result<std::vector<api::StoredBlock>> blocks() override { return blocks_; }
  base::Result<std::vector<api::Alarm>> alarms() override { return alarms_; }

 private:
  base::Result<void> check() const {
    if (broken) return base::fail(*broken);
    return {};
  }

  std::map<std::string, api::Token> tokens_;
  std::map<std::string, std::string> answers_;
  std::map<std::string, api::Station> stations_;
  std::map<std::pair<std::string, std::string>, evaluation::Chain> chains_;
  std::map<std::string, std::string> receipts_;  // by hash
  std::vector<api::StoredBlock> blocks_;
  std::vector<api::Alarm> alarms_;
};

}  // namespace support
