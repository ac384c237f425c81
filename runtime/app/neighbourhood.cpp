#include "neighbourhood.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "base/file.h"
#include "base/folder.h"
#include "log.h"
#include "stock/pack_folder.h"
#include "stock/to_share.h"
#include "sync/courier.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using evaluation::CourierFolder;
using evaluation::CourierItem;
using evaluation::CourierKind;
using session::Neighbour;
using session::SharedFile;
using session::SharedPack;

constexpr std::array kinds_that_travel{CourierKind::receipt, CourierKind::conflict, CourierKind::batch};
constexpr std::size_t most_refusals = 4096;  // that are remembered: a stranger can make up as many as it likes

constexpr std::int64_t half_a_day_ms = 43'200'000;

session::Nearby state_of(session::NearbyTrouble trouble) {
  return trouble == session::NearbyTrouble::no_daemon ? session::Nearby::no_daemon : session::Nearby::no_network;
}

// What tells files apart that lie at the same place one after the other.
std::string stamp_of(const std::vector<fs::path>& places) {
  std::string stamp;
  for (const fs::path& place : places) {
    struct stat about {};
    if (::lstat(place.c_str(), &about) != 0) about = {};
    for (const auto number : {static_cast<std::int64_t>(about.st_ino), static_cast<std::int64_t>(about.st_size), static_cast<std::int64_t>(about.st_mtim.tv_sec),
                              static_cast<std::int64_t>(about.st_mtim.tv_nsec)}) {
      stamp += std::to_string(number) + " ";
    }
  }
  return stamp;
}

session::BatchName name_of(const CourierItem& item) { return {item.kiosk, item.incarnation, item.sequence}; }

// Whether the collector of this kiosk can have made the receipt, or open the batch; for anybody else it is rubbish.
bool is_of(const session::CollectorContact& collector, const CourierItem& item, const base::Bytes& bytes) {
  if (item.kind == CourierKind::batch) return evaluation::is_sealed_to(bytes, collector.enrolment.collector_box_key_id);
  const auto receipt = evaluation::verify_receipt(std::string(bytes.begin(), bytes.end()), collector.enrolment.collector_sign_public);
  return receipt && session::BatchName{receipt->kiosk, receipt->incarnation, receipt->sequence} == name_of(item);
}

bool is_of_this_kiosk(session::PackTrouble trouble) {
  return trouble == session::PackTrouble::not_written || trouble == session::PackTrouble::no_room || trouble == session::PackTrouble::not_here;
}

// What a disk of this kiosk did, or that nobody wants it any more, ends a round. What a neighbour did does not.
bool ends_the_round(const base::Error& error, const base::IsCancelled& is_cancelled) { return base::is_of_the_disk(error) || is_cancelled(); }

}  // namespace

Neighbourhood::Neighbourhood(NeighbourhoodSetup setup) : setup_(std::move(setup)), random_(setup_.seed) {}

base::Result<session::NeighboursMet> Neighbourhood::meet(const base::IsCancelled& is_cancelled) {
  const auto end = std::chrono::steady_clock::now() + setup_.limits.longest;
  const base::IsCancelled is_over = [&] { return is_cancelled() || std::chrono::steady_clock::now() >= end; };
  std::error_code ignored;
  if (met_.state == session::Nearby::off) fs::remove_all(incoming(), ignored);  // of an earlier start
  const auto told = [&](session::Nearby state, std::size_t seen) {
    met_.state = state;
    met_.seen = static_cast<std::int64_t>(seen);
    return met_;
  };
  if (const auto served = setup_.port.serve(shelf()); !served) return told(state_of(served.error()), 0);
  auto seen = setup_.port.look(is_over);
  if (!seen) return told(state_of(seen.error()), 0);
  const std::size_t count = seen->size();
  const session::NeighboursMet before = met_;
  visit_all(drawn_from(*std::move(seen)), end, is_cancelled);
  if (is_cancelled()) return base::fail(base::cancelled());
  const session::NeighboursMet met = told(session::Nearby::on, count);
  const bool has_more = met.packs + met.batches + met.receipts > before.packs + before.batches + before.receipts;
  if (!has_more) return met;
  log::info("from neighbours since the start: " + std::to_string(met.packs) + " packs, " + std::to_string(met.batches) + " batches, " + std::to_string(met.receipts) + " receipts");
  if (const auto served = setup_.port.serve(shelf()); !served) return told(state_of(served.error()), 0);
  return met;
}

// In another order each time, and those last who used up their time before.
std::vector<Neighbour> Neighbourhood::drawn_from(std::vector<Neighbour> seen) {
  random_.shuffle(seen);
  if (seen.size() > setup_.limits.neighbours) seen.resize(setup_.limits.neighbours);
  std::stable_partition(seen.begin(), seen.end(), [this](const Neighbour& each) { return !slow_.contains(each.address); });
  return seen;
}

// Of the time that is left each has the same share; what it does not need is for those after it.
void Neighbourhood::visit_all(const std::vector<Neighbour>& neighbours, std::chrono::steady_clock::time_point end, const base::IsCancelled& is_cancelled) {
  std::int64_t left = std::ssize(neighbours);
  for (const Neighbour& neighbour : neighbours) {
    const auto now = std::chrono::steady_clock::now();
    if (now >= end || is_cancelled()) return;
    const auto share_ends = now + (end - now) / left--;
    const base::IsCancelled is_over = [&] { return is_cancelled() || std::chrono::steady_clock::now() >= share_ends; };
    const auto visited = visit(neighbour, is_over);
    if (is_cancelled()) return;
    slow_.erase(neighbour.address);
    if (visited) continue;
    if (is_over() && slow_.size() < most_refusals) slow_.insert(neighbour.address);
    log::info(is_over() ? "a neighbour was left: it took too long" : "a neighbour was left: " + visited.error().message);
    if (base::is_of_the_disk(visited.error())) return;
  }
}

void Neighbourhood::leave() {
  setup_.port.stop();
  std::error_code ignored;
  fs::remove_all(incoming(), ignored);
  begun_.clear();
  own_due_ms_.reset();
  met_ = {};
}

// ---- what others may have ------------------------------------------------------------------------

session::SharedShelf Neighbourhood::shelf() {
  session::SharedShelf shelf;
  put_packs(shelf);
  put_files(shelf);
  return shelf;
}

void Neighbourhood::put_packs(session::SharedShelf& shelf) const {
  for (const stock::PackToShare& each : stock::packs_to_share(setup_.packs, setup_.options, setup_.withdrawn)) {
    const session::PackFacts& pack = each.pack;
    if (shelf.packs.size() >= session::most_shared_packs) return;
    if (pack.version > 0 && pack.bytes > 0) shelf.packs.push_back({{pack.id, pack.version, pack.bytes, pack.manifest_hash}, each.file});
  }
}

// As seldom as results are sent (Chores), and at moments that no sitting had a say in: otherwise whoever on the network asks again and again
// would learn when answers were put into a group, which is soon after somebody has sat here. What has its receipt goes at once.
std::vector<session::BatchName> Neighbourhood::own_batches() {
  const auto unsent = setup_.outbox.unsent().value_or(std::vector<session::BatchName>());
  const std::int64_t now_ms = setup_.clock.monotonic_ms();
  if (!own_due_ms_ || now_ms >= *own_due_ms_) {
    own_ = unsent;
    own_due_ms_ = now_ms + half_a_day_ms + static_cast<std::int64_t>(random_.below(2 * half_a_day_ms));
  }
  std::erase_if(own_, [&](const session::BatchName& each) { return std::find(unsent.begin(), unsent.end(), each) == unsent.end(); });
  return own_;
}

// As files of their own: who asks for one must never wait for the store, or it would feel when an answer is being kept.
void Neighbourhood::put_own(session::SharedShelf& shelf) {
  const fs::path folder = incoming() / "shelf";
  std::error_code problem;
  fs::create_directories(folder, problem);
  std::set<std::string> current;
  for (const session::BatchName& name : own_batches()) {
    const CourierItem item{CourierKind::batch, name.kiosk, name.incarnation, name.sequence};
    const fs::path file = folder / evaluation::courier_name(item);
    current.insert(file.filename().string());
    if (!fs::exists(file, problem)) {
      const auto batch = setup_.outbox.batch(name);
      if (!batch || !base::write_file(file, evaluation::wrap_for_courier(item, batch->bytes))) continue;
    }
    put_file(shelf, item, {file}, [file] { return base::read_file(file); });
  }
  for (const std::string& each : base::names_in(folder).value_or(std::vector<std::string>())) {
    if (!current.contains(each)) fs::remove(folder / each, problem);
  }
}

void Neighbourhood::put_files(session::SharedShelf& shelf) {
  if (!setup_.outbox.collector()) return;
  put_own(shelf);
  const auto carried = CourierFolder::at(setup_.onward);
  if (!carried) return;
  for (const CourierKind kind : kinds_that_travel) {
    for (const CourierItem& item : carried->items(kind).value_or(std::vector<CourierItem>())) {
      put_file(shelf, item, carried->places(item), [folder = *carried, item]() -> base::Result<base::Bytes> {
        TRY_ASSIGN(const base::Bytes bytes, folder.read(item));
        return evaluation::wrap_for_courier(item, bytes);
      });
    }
  }
}

void Neighbourhood::put_file(session::SharedShelf& shelf, const CourierItem& item, const std::vector<fs::path>& places, const std::function<base::Result<base::Bytes>()>& read) {
  if (shelf.files.size() >= session::most_shared_files) return;
  const std::string name = evaluation::courier_name(item);
  const std::string stamp = stamp_of(places);
  auto known = known_.find(name);
  if (known == known_.end() || known->second.stamp != stamp) {
    const auto bytes = read();
    if (!bytes) return;
    if (known_.size() >= 4 * session::most_shared_files) known_.clear();
    known = known_.insert_or_assign(name, Listed{stamp, {name, bytes->size(), evaluation::batch_hash(*bytes)}}).first;
  }
  shelf.files.push_back({known->second.file, read});
}

// ---- what others have ----------------------------------------------------------------------------

bool Neighbourhood::has_room_for(std::uint64_t bytes) const {
  std::error_code problem;
  const auto space = fs::space(setup_.data, problem);
  return !problem && space.available >= bytes && space.available - bytes >= setup_.limits.leave_free_bytes;
}

void Neighbourhood::refuse(const std::string& what) {
  ++met_.refused;
  if (refused_.size() >= most_refusals) refused_.clear();
  refused_.insert(what);
}

base::Result<void> Neighbourhood::visit(const Neighbour& neighbour, const base::IsCancelled& is_cancelled) {
  const auto list = setup_.port.list(neighbour, is_cancelled);
  if (!list && list.error().code == base::ErrorCode::corrupt) ++met_.refused;
  if (!list) return base::fail(list.error());
  TRY(take_files(neighbour, *list, is_cancelled));
  return take_packs(neighbour, *list, is_cancelled);
}

Neighbourhood::Files Neighbourhood::wanted_of(const session::SharedList& list, const session::CollectorContact& collector,
                                              const std::vector<session::BatchName>& unsent) {
  const syncing::Onward onward(setup_.onward);
  Files wanted;
  for (const SharedFile& file : list.files) {
    const auto item = evaluation::courier_item(file.name);
    const bool travels = item && std::find(kinds_that_travel.begin(), kinds_that_travel.end(), item->kind) != kinds_that_travel.end();
    if (!travels || refused_.contains(file.hash)) continue;
    const bool is_awaited = item->kind != CourierKind::batch && std::find(unsent.begin(), unsent.end(), name_of(*item)) != unsent.end();
    if (is_awaited || onward.lacks(collector, *item)) wanted.emplace_back(*item, file);
  }
  // In no order of the neighbour's, so that rubbish before it keeps nothing back for ever.
  random_.shuffle(wanted);
  if (wanted.size() > setup_.limits.files_of_one) wanted.resize(setup_.limits.files_of_one);
  return wanted;
}

base::Result<void> Neighbourhood::take_files(const Neighbour& neighbour, const session::SharedList& list, const base::IsCancelled& is_cancelled) {
  const auto collector = setup_.outbox.collector();
  if (!collector || !has_room_for(2 * setup_.limits.file_bytes_of_one)) return {};
  TRY_ASSIGN(const std::vector<session::BatchName> unsent, setup_.outbox.unsent());
  std::error_code problem;
  fs::create_directories(incoming(), problem);
  TRY_ASSIGN(const CourierFolder stick, CourierFolder::at(incoming()));
  bool any = false;
  std::uint64_t bytes_came = 0;
  std::optional<base::Error> broke_off;
  for (const auto& [item, file] : wanted_of(list, *collector, unsent)) {
    if (bytes_came + file.size > setup_.limits.file_bytes_of_one) continue;
    const auto bytes = setup_.port.fetch(neighbour, file, is_cancelled);
    if (!bytes && bytes.error().code != base::ErrorCode::corrupt) {
      broke_off = bytes.error();
      break;
    }
    bytes_came += file.size;
    if (!bytes) {
      ++met_.refused;  // it is this neighbour that lies, and another may have the true ones
      continue;
    }
    const auto payload = evaluation::unwrap_from_courier(item, *bytes);
    if (!payload || !is_of(*collector, item, *payload)) {
      refuse(file.hash);
      continue;
    }
    TRY(stick.write(item, *payload));
    any = true;
  }
  const auto settled = any ? settle(stick, *collector, is_cancelled) : base::Result<void>();
  fs::remove_all(incoming() / "parasol-courier", problem);
  if (!settled) return settled;
  return broke_off ? base::Result<void>(base::fail(*broke_off)) : base::Result<void>();
}

base::Result<void> Neighbourhood::settle(const CourierFolder& stick, const session::CollectorContact& collector, const base::IsCancelled& is_cancelled) {
  const syncing::SyncWatch watch{is_cancelled};
  TRY_ASSIGN(const syncing::CourierReport own, syncing::hear(setup_.outbox, stick, watch));
  TRY_ASSIGN(const syncing::Exchanged others, syncing::Onward(setup_.onward).take(collector, stick, watch));
  met_.batches += others.batches_taken;
  met_.receipts += others.receipts_taken + own.receipts + own.set_aside;
  return {};
}

// A newer version of what is here, and nothing else: which packs a place has is decided at its desk.
base::Result<void> Neighbourhood::take_packs(const Neighbour& neighbour, const session::SharedList& list, const base::IsCancelled& is_cancelled) {
  if (refused_.contains(neighbour.address) || wasted_bytes_ >= setup_.limits.wasted_bytes) return {};
  std::vector<SharedPack> wanted;
  for (const stock::PackToShare& here : stock::packs_to_share(setup_.packs, setup_.options, setup_.withdrawn)) {
    for (const SharedPack& pack : list.packs) {
      const bool is_newer = pack.id == here.pack.id && pack.version > here.pack.version;
      if (is_newer && pack.size <= setup_.limits.pack_bytes) wanted.push_back(pack);
    }
  }
  random_.shuffle(wanted);
  if (wanted.size() > setup_.limits.packs_of_one) wanted.resize(setup_.limits.packs_of_one);
  for (const SharedPack& pack : wanted) {
    const auto taken = take_pack(neighbour, pack, is_cancelled);
    if (!taken && ends_the_round(taken.error(), is_cancelled)) return taken;
    if (!taken) log::info("a pack of a neighbour was not taken: " + taken.error().message);
    if (refused_.contains(neighbour.address)) return {};
  }
  return {};
}

// What came in part is gone on with when the same neighbour still has the same pack, and with nobody else: two halves of two neighbours
// would be checked as one, and an honest one could be blamed for the other. One slow neighbour's part does not push out another's.
const Neighbourhood::Begun& Neighbourhood::begin_or_go_on(const Neighbour& neighbour, const SharedPack& pack) {
  const auto known = std::find_if(begun_.begin(), begun_.end(), [&](const Begun& each) {
    return each.address == neighbour.address && each.hash == pack.hash && each.size == pack.size;
  });
  if (known != begun_.end()) return *known;
  std::uint64_t bytes = pack.size;
  for (const Begun& each : begun_) bytes += each.size;
  while (!begun_.empty() && bytes > setup_.limits.begun_bytes) {
    bytes -= begun_.front().size;
    forget(std::string(begun_.front().name));
  }
  begun_.push_back({neighbour.address, pack.hash, pack.size, std::to_string(++begun_so_far_)});
  return begun_.back();
}

void Neighbourhood::forget(const std::string& name) {
  std::error_code ignored;
  fs::remove(incoming() / "packs" / name, ignored);
  fs::remove(incoming() / "packs", ignored);  // where it was the last
  std::erase_if(begun_, [&](const Begun& each) { return each.name == name; });
}

base::Result<void> Neighbourhood::take_pack(const Neighbour& neighbour, const SharedPack& pack, const base::IsCancelled& is_cancelled) {
  if (!has_room_for(2 * pack.size)) return base::fail(base::ErrorCode::unavailable, "there is no room for " + std::to_string(pack.size) + " bytes twice");
  const fs::path folder = incoming() / "packs";
  std::error_code problem;
  const std::string name = begin_or_go_on(neighbour, pack).name;
  fs::create_directories(folder, problem);
  const fs::path part = folder / name;
  const auto fetched = setup_.port.fetch_pack(neighbour, pack, part, is_cancelled);
  if (!fetched && fetched.error().code != base::ErrorCode::corrupt) return fetched;
  const fs::path whole = folder / "whole.parasol";
  bool is_good = false;
  if (fetched) {
    fs::rename(part, whole, problem);
    is_good = install(pack, whole, is_cancelled);
  }
  if (fetched && !is_good && is_cancelled()) {
    fs::rename(whole, part, problem);
    return base::fail(base::cancelled());
  }
  fs::remove(whole, problem);
  forget(name);
  if (is_good) return {};
  refuse(neighbour.address);  // a new hash each time would cost as much again
  wasted_bytes_ += pack.size;
  return {};
}

// As from a stick: opened with this kiosk's keys, and read to its last byte where it is to lie. Whether it was what it should be; that a
// disk is full, or the pack was withdrawn here meanwhile, is no reason against it.
bool Neighbourhood::install(const SharedPack& pack, const fs::path& file, const base::IsCancelled& is_cancelled) {
  const auto packs = stock::make_pack_port({setup_.packs, setup_.withdrawn, {file}, {}, stock::Choice::nobody}, setup_.options);
  const session::PacksSeen seen = packs->look(is_cancelled);
  for (const session::PackSource& source : seen.sources) {
    for (const session::FoundPack& found : source.packs) {
      const bool is_of_it = found.pack.id == pack.id && found.pack.is_trusted;
      if (is_of_it && found.fit == session::PackFit::fresh) return true;
      const bool is_it = is_of_it && found.fit == session::PackFit::newer;
      if (!is_it) continue;
      const auto done = packs->install({found, false}, is_cancelled, [](std::int64_t, std::int64_t) {});
      if (!done) {
        log::warn("a pack of a neighbour was not installed: " + done.error().message);
        return !done.error().why || is_of_this_kiosk(*done.error().why);
      }
      log::info("installed " + done->id.value + " version " + std::to_string(done->version) + ", which a neighbour had");
      ++met_.packs;
      if (setup_.library != nullptr) setup_.library->open_again();
      return true;
    }
  }
  return false;
}

}  // namespace app
