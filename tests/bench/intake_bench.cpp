// What a collector takes in: sealed batches over HTTP from many kiosks at once, beside SQLite alone writing the same rows on the
// same disk; and its memory while very many want to be heard.
#include <signal.h>
#include <sys/resource.h>

#include <atomic>
#include <filesystem>
#include <sstream>
#include <thread>

#include "api/collector.h"
#include "api/operator.h"
#include "collector_store/sqlite_store.h"
#include "evaluation/chain.h"
#include "evaluation/enrolment.h"
#include "measurements.h"
#include "raw_database.h"
#include "support/collector_process.h"
#include "support/registered.h"
#include "timing.h"

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kiosks = 64;
constexpr std::size_t batches_each = 100;  // no more than a kiosk may send at once
constexpr std::size_t warm_up = 10;
constexpr std::size_t storm = 100'000;
constexpr std::size_t connected_at_once = 3'000;
constexpr std::size_t raw_group = 128;  // rows of so many batches in one transaction, as the collector's largest group

struct Sender {
  std::string path;  // without the sequence
  std::vector<base::Bytes> batches;
  std::vector<double> receipt_ms;
};

struct Prepared {
  std::vector<Sender> senders;
  std::vector<std::string> rows;  // of one batch
};

base::Result<Sender> make_sender(collector_store::SqliteStore& store, api::Collector& collector, const evaluation::KeyPairs& keys,
                                 evaluation::RandomSource& random) {
  const base::SystemClock clock;
  const evaluation::KeyPairs own = evaluation::make_key_pairs(random);
  TRY_ASSIGN(const std::string printed, api::issue_token(store, keys, {"school", "UA", "school-1"}, random, clock));
  TRY_ASSIGN(const evaluation::EnrolmentToken token, evaluation::parse_token(printed));
  const std::string request = evaluation::make_enrolment_request(token, own);
  if (collector.handle({"POST", "/v1/enrol", {request.begin(), request.end()}}).status != 200) return base::fail(base::ErrorCode::io, "a kiosk cannot be enrolled");
  const std::string kiosk = evaluation::kiosk_id(own.sign_public);
  const std::string incarnation(32, '1');
  Sender sender{"/v1/batches/" + kiosk + "/" + incarnation + "/", {}, {}};
  std::string previous = evaluation::no_previous_hash;
  for (std::uint64_t sequence = 1; sequence <= batches_each; ++sequence) {
    TRY_ASSIGN(base::Bytes bytes, evaluation::encode_batch({{kiosk, incarnation, sequence, previous}, support::blocks(support::identity(kiosk), 20, sequence * 2 - 1)},
                                                           own, keys.box_public));
    previous = evaluation::batch_hash(bytes);
    sender.batches.push_back(std::move(bytes));
  }
  return sender;
}

base::Result<Prepared> prepare(const fs::path& file) {
  TRY_ASSIGN(const auto store, collector_store::SqliteStore::open(file, collector_store::Missing::create));
  evaluation::SystemRandomSource random;
  TRY_ASSIGN(const evaluation::KeyPairs keys, store->keys(random));
  support::register_key(*store, support::small_key());
  const base::SystemClock clock;
  constexpr double no_limit = 1e9;
  api::Collector collector(*store, keys, clock, {no_limit, no_limit, no_limit, no_limit});
  Prepared prepared;
  for (std::size_t number = 0; number < kiosks; ++number) {
    TRY_ASSIGN(Sender sender, make_sender(*store, collector, keys, random));
    prepared.senders.push_back(std::move(sender));
  }
  for (const evaluation::Block& block : support::blocks(support::identity(), 20)) prepared.rows.push_back(evaluation::block_json(block));
  return prepared;
}

// All kiosks at once, each batch after the receipt of the one before.
base::Result<double> send_all(const support::HttpClient& client, std::vector<Sender>& senders) {
  std::atomic<int> refused = 0;
  const Stopwatch watch;
  std::vector<std::thread> threads;
  for (Sender& sender : senders) {
    threads.emplace_back([&] {
      for (std::size_t number = 0; number < sender.batches.size(); ++number) {
        const Stopwatch one;
        if (client.put(sender.path + std::to_string(number + 1), sender.batches[number]).status != 200) ++refused;
        if (number >= warm_up) sender.receipt_ms.push_back(one.ms());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  if (refused > 0) return base::fail(base::ErrorCode::io, std::to_string(refused) + " batches got no receipt");
  return watch.ms();
}

std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? "''" : std::string(1, c);
  return result + "'";
}

// The rows that the collector keeps of a batch, without judging anything.
base::Result<double> insert_all(const fs::path& file, const std::vector<std::string>& rows, std::size_t batches) {
  TRY_ASSIGN(const auto database, RawDatabase::open(file));
  TRY(database->script("CREATE TABLE batches (kiosk TEXT, sequence INTEGER, hash TEXT, receipt TEXT, PRIMARY KEY (kiosk, sequence)) WITHOUT ROWID;"
                       "CREATE TABLE blocks (position INTEGER PRIMARY KEY, id TEXT UNIQUE, json TEXT)"));
  const std::string receipt(600, 'r');
  const Stopwatch watch;
  for (std::size_t number = 0; number < batches;) {
    std::string sql = "BEGIN IMMEDIATE;";
    for (std::size_t in_group = 0; in_group < raw_group && number < batches; ++in_group, ++number) {
      const std::string id = std::to_string(number);
      sql += "INSERT INTO batches VALUES ('k-" + std::to_string(number % kiosks) + "', " + id + ", '" + std::string(64, 'h') + "', '" + receipt + "');";
      for (std::size_t row = 0; row < rows.size(); ++row) sql += "INSERT INTO blocks (id, json) VALUES ('" + id + "-" + std::to_string(row) + "', " + quoted(rows[row]) + ");";
    }
    TRY(database->script(sql + "COMMIT"));
  }
  return watch.ms();
}

// What all of a process's threads have worked.
base::Result<double> worked_ms(pid_t pid) {
  TRY_ASSIGN(const std::string stat, base::read_text_file("/proc/" + std::to_string(pid) + "/stat"));
  std::istringstream fields(stat.substr(stat.rfind(')') + 1));
  std::string skipped;
  for (int field = 3; field < 14; ++field) fields >> skipped;
  double user = 0;
  double system = 0;
  if (!(fields >> user >> system)) return base::fail(base::ErrorCode::io, "this system does not say how long a program has worked");
  return (user + system) * 1000 / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

base::Result<double> most_memory_mib(pid_t pid) {
  TRY_ASSIGN(const std::string status, base::read_text_file("/proc/" + std::to_string(pid) + "/status"));
  const std::size_t at = status.find("VmHWM:");
  if (at == std::string::npos) return base::fail(base::ErrorCode::io, "this system does not say how much memory a program has had");
  return std::strtod(status.c_str() + at + 6, nullptr) / 1024;
}

void allow_many_files() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
}

// One after the other comes, begins to send the largest batch there is, and stays until its place is needed.
void come_all_at_once(const support::HttpClient& client) {
  const std::string begun = "PUT /v1/batches/k-x/" + std::string(32, '1') + "/1 HTTP/1.1\r\nHost: bench\r\nContent-Length: 262144\r\n\r\n" + std::string(8192, 'x');
  std::vector<int> connected(connected_at_once, -1);
  for (std::size_t number = 0; number < storm; ++number) {
    int& place = connected[number % connected_at_once];
    if (place >= 0) ::close(place);
    place = client.begin(begun);
  }
  for (const int connection : connected) {
    if (connection >= 0) ::close(connection);
  }
}

}  // namespace

Figures measure_intake(const Setup& setup) {
  const fs::path folder = setup.work / "intake";
  fs::remove_all(folder);
  fs::create_directories(folder);
  TRY_ASSIGN(Prepared prepared, prepare(folder / "collector.db"));
  allow_many_files();
  support::Child server({(setup.programs / "parasol-collector").string(), "serve", "--listen", "127.0.0.1:0", "--store", "sqlite:" + (folder / "collector.db").string()});
  const std::string address = server.first_line();
  if (address.empty()) return base::fail(base::ErrorCode::io, "parasol-collector does not start");
  const support::HttpClient client(address);
  constexpr std::size_t batches = kiosks * batches_each;
  TRY_ASSIGN(const double worked_before_ms, worked_ms(server.pid()));
  TRY_ASSIGN(const double client_before_ms, worked_ms(::getpid()));
  TRY_ASSIGN(const double ours_ms, send_all(client, prepared.senders));
  TRY_ASSIGN(const double worked_after_ms, worked_ms(server.pid()));
  TRY_ASSIGN(const double client_after_ms, worked_ms(::getpid()));
  TRY_ASSIGN(const double raw_ms, insert_all(folder / "raw.db", prepared.rows, batches));
  TRY_ASSIGN(const double calm_mib, most_memory_mib(server.pid()));
  come_all_at_once(client);
  TRY_ASSIGN(const double storm_mib, most_memory_mib(server.pid()));
  std::vector<double> receipts;
  for (const Sender& sender : prepared.senders) receipts.insert(receipts.end(), sender.receipt_ms.begin(), sender.receipt_ms.end());
  const double one_raw = raw_ms / static_cast<double>(batches);
  return std::vector<Figure>{
      {"intake", "one sealed batch of 64 kiosks at once, on average", "ms", ours_ms / static_cast<double>(batches), "SQLite alone, the same rows, 128 a commit", one_raw, {0.4, {}, {}}},
      {"intake", "of that, work of the collector, all its threads", "ms", (worked_after_ms - worked_before_ms) / static_cast<double>(batches),
       "of the kiosks' side", (client_after_ms - client_before_ms) / static_cast<double>(batches), {}},
      {"intake", "from sending a batch to its receipt, p99", "ms", quantile(receipts, 0.99), "the same, median", median(receipts), {250, {}, {}}},
      {"intake", "memory while 100,000 want to send, at most", "MiB", storm_mib, "while 64 send", calm_mib, {256, {}, {}}}};
}

}  // namespace bench
