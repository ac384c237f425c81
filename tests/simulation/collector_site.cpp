#include "collector_site.h"

#include "api/operator.h"
#include "api/report.h"
#include "api/reread.h"
#include "readers.h"
#include "support/registered.h"
#include "tables.h"

namespace simulation {
namespace {

const std::string machine_name = "collector";

api::Store& store_of(std::unique_ptr<collector_store::SqliteStore>& real, std::unique_ptr<api::Store>& misbehaving) {
  return misbehaving ? *misbehaving : static_cast<api::Store&>(*real);
}

}  // namespace

CollectorSite::CollectorSite(Disks& disks, const base::Clock& clock, std::uint64_t seed, Oracle& oracle, BrokenBuild broken)
    : disks_(disks), disk_(&disks.add(machine_name, DiskKind::machine)), clock_(clock), random_(seed), oracle_(oracle), broken_(broken) {
  disk_->plan.seed = seed;
  start();
  // Nobody thought of the others yet: what comes of them waits.
  if (!api::register_instruments(*store_, {support::registered(instruments().front())}, {"operator", clock_.wall_s()})) throw Broken("the first pack cannot be added");
}

void CollectorSite::start() {
  support::FaultPlan& plan = disk_->plan;
  const auto file = disks_.folder(machine_name) / "collector.db";
  const auto open = [&] {
    plan.off = false;
    return collector_store::SqliteStore::open(file, collector_store::Missing::create);
  };
  const int syncs = plan.syncs;
  const auto is_between = [&](int sync) { return sync > syncs && sync <= plan.syncs; };
  auto opened = open();
  if (!opened && (is_between(plan.error_at_sync) || is_between(plan.power_off_at_sync))) {
    disks_.closed(file);
    opened = open();
  }
  if (!opened) throw Broken("the collector does not start: " + opened.error().message);
  store_ = std::move(*opened);
  auto keys = store_->keys(random_);
  if (!keys) throw Broken("the collector has no keys: " + keys.error().message);
  if (!keys_.sign_public.empty() && keys_.sign_public != keys->sign_public) throw Broken("the collector has other keys than before");
  keys_ = *keys;
  misbehaving_ = misbehaving_store(broken_, *store_);
  collector_ = std::make_unique<api::Collector>(store_of(store_, misbehaving_), keys_, clock_);
  courier_ = std::make_unique<api::Collector>(store_of(store_, misbehaving_), keys_, clock_, api::limits_of_courier());
  const Stored now = stored_batches();
  oracle_.check_kept(now);
  oracle_.stored(now);
}

void CollectorSite::stop() {
  courier_.reset();
  collector_.reset();
  misbehaving_.reset();
  store_.reset();
  disks_.closed(disks_.folder(machine_name) / "collector.db");
}

void CollectorSite::lose_power() {
  disks_.turn_off(machine_name);
  stop();
  start();
}

// What is committed by now is durable.
void CollectorSite::after_call() {
  if (!disk_->plan.off) return oracle_.stored(stored_batches());
  disk_->plan.power_off_at_sync = 0;
  stop();
  start();
}

std::optional<api::Response> CollectorSite::handle(const api::Request& request) {
  disturb_connection(broken_, disks_.writing_connection(disks_.folder(machine_name) / "collector.db"));
  api::Response response = collector_->handle(request);
  const bool went = disk_->plan.off;
  after_call();
  return went ? std::nullopt : std::optional(std::move(response));
}

std::optional<api::CourierIntake> CollectorSite::take(const evaluation::CourierFolder& stick) {
  auto intake = api::take_from_courier(*courier_, stick);
  const bool went = disk_->plan.off;
  after_call();
  return went || !intake ? std::nullopt : std::optional(*std::move(intake));
}

std::optional<std::string> CollectorSite::issue_token(const std::string& site, const std::string& arms) {
  auto token = api::issue_token(*store_, keys_, {"school", "UA", site, arms}, random_, clock_);
  after_call();
  return token ? std::optional(*std::move(token)) : std::nullopt;
}

bool CollectorSite::declare_void(const std::string& kiosk) {
  (void)api::declare_void(*store_, keys_, kiosk, "", "broken", clock_);
  after_call();
  // The power may have gone after it was durable and before anybody was told.
  const auto said = store_->read([&](const api::Rows& rows) { return rows.has_void(kiosk, ""); });
  return said && *said;
}

bool CollectorSite::add_packs() {
  std::vector<api::RegisteredInstrument> all;
  for (const evaluation::ScoringKey& key : instruments()) all.push_back(support::registered(key));
  bool done = api::register_instruments(*store_, all, {"operator", clock_.wall_s()}).has_value();
  if (done) {
    api::Instruments registered(*store_);
    done = api::reread_parked(*store_, api::reader_of_registered(registered)).has_value();
  }
  after_call();
  return done;
}

void CollectorSite::back_up() {
  const Stored now = stored_batches();
  backup_.emplace();
  for (const Stored::Batch& batch : now.batches) backup_->insert(batch.hash);
  std::filesystem::copy_file(disks_.folder(machine_name) / "collector.db", disks_.folder("backup.db"), std::filesystem::copy_options::overwrite_existing);
}

void CollectorSite::restore_backup() {
  stop();
  std::filesystem::remove(disks_.folder(machine_name) / "collector.db-journal");
  std::filesystem::copy_file(disks_.folder("backup.db"), disks_.folder(machine_name) / "collector.db", std::filesystem::copy_options::overwrite_existing);
  oracle_.forget_since(*backup_);
  start();
}

Stored CollectorSite::stored_batches() const {
  Stored now;
  each_row(disks_.connection(disks_.folder(machine_name) / "collector.db"), "SELECT kiosk, incarnation, hash, sequence FROM batches", [&](const TableRow& row) {
    now.batches.push_back({row.text(0), row.text(1), row.text(2), static_cast<std::uint64_t>(row.number(3))});
  });
  return now;
}

Stored CollectorSite::stored() const {
  Stored now = stored_batches();
  each_row(disks_.connection(disks_.folder(machine_name) / "collector.db"), "SELECT id, json FROM blocks", [&](const TableRow& row) {
    now.blocks[row.text(0)] = row.text(1);
    now.block_ids.push_back(row.text(0).substr(0, row.text(0).find('+')));
  });
  return now;
}

api::Report CollectorSite::report() {
  auto report = api::make_report(*store_);
  if (!report) throw Broken("there is no report: " + report.error().message);
  return *std::move(report);
}

void CollectorSite::check_chains(const std::set<std::string>& may_have_gaps) {
  std::map<std::pair<std::string, std::string>, std::set<std::uint64_t>> sequences;
  for (const Stored::Batch& batch : stored_batches().batches) sequences[{batch.kiosk, batch.incarnation}].insert(batch.sequence);
  for (const api::ChainState& chain : report().chains) {
    const std::set<std::uint64_t>& own = sequences.at({chain.kiosk, chain.incarnation});
    const bool gapless = *own.rbegin() == own.size();
    if (chain.batches != own.size() || chain.highest != *own.rbegin()) throw Broken("the report tells of other batches of a chain than there are");
    if (gapless != chain.gaps.empty() || gapless != (chain.contiguous == chain.highest)) throw Broken("the report tells of other gaps of a chain than there are");
    if (!gapless && !may_have_gaps.contains(chain.kiosk)) throw Broken("a chain has a gap although nothing of its kiosk was lost");
  }
}

}  // namespace simulation
