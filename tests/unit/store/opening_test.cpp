#include <set>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/catch.h"
#include "support/kiosk.h"
#include "support/table_reader.h"

using base::Error;
using base::ErrorCode;

namespace {

Error refusal(support::Kiosk& kiosk) {
  const auto store = kiosk.open();
  REQUIRE_FALSE(store);
  return store.error();
}

void used_once(support::Kiosk& kiosk) {
  const auto store = kiosk.open();
  REQUIRE(store);
  REQUIRE((*store)->keep_scoring_key(support::small_key()));
  REQUIRE(support::play(**store, support::sitting(0)));
}

std::string incarnation_of(support::Kiosk& kiosk) {
  const auto store = kiosk.open();
  REQUIRE(store);
  return (*store)->status()->incarnation;
}

void write(const std::filesystem::path& path, const std::string& bytes) { REQUIRE(base::write_file(path, bytes)); }

// Runs `work` in a child that may not write where only root may; answers what it returned.
template <typename Work>
std::string as_nobody(Work work) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    constexpr uid_t nobody = 65534;
    const bool dropped = ::geteuid() != 0 || (::setgid(nobody) == 0 && ::setuid(nobody) == 0);
    const std::string said = dropped ? work() : "cannot become another user";
    const bool told = ::write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size());
    ::_exit(told ? 0 : 1);
  }
  ::close(ends[1]);
  std::string said(4096, '\0');
  const ssize_t count = ::read(ends[0], said.data(), said.size());
  ::close(ends[0]);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(count > 0);
  said.resize(static_cast<std::size_t>(count));
  return said;
}

}  // namespace

TEST_CASE("a data folder from a newer version is refused and left as it is") {
  support::Kiosk kiosk;
  used_once(kiosk);
  support::TableReader(kiosk.file("kiosk.db")).rows("PRAGMA user_version = 1000");
  CHECK(refusal(kiosk) ==
        Error{ErrorCode::unsupported_version,
              "the data folder " + kiosk.folder.path().string() +
                  " was written by a newer version of this program (store version 1000, this program knows up to 13): "
                  "install the newer version, or choose another folder with --data"});
  CHECK(support::TableReader(kiosk.file("kiosk.db")).number("SELECT COUNT(*) FROM answer") == 21);
}

TEST_CASE("a data folder of version 1 gets what it lacks and keeps its bookmark") {
  support::Kiosk kiosk;
  used_once(kiosk);
  support::TableReader(kiosk.file("kiosk.db"))
      .rows("DROP TABLE bookmark_step; DROP TABLE crash; DROP TABLE lesson_count; DROP TABLE result_mean; DROP TABLE result; "
            "ALTER TABLE block DROP COLUMN cohort; ALTER TABLE block DROP COLUMN content; ALTER TABLE block DROP COLUMN answers_open; "
            "ALTER TABLE sitting DROP COLUMN hurried; ALTER TABLE sitting DROP COLUMN in_flow; ALTER TABLE sitting DROP COLUMN arm; DROP TABLE form_order; ALTER TABLE batch DROP COLUMN refused; DROP TABLE arm_order; ALTER TABLE enrolment DROP COLUMN arms; DROP TABLE flow; DROP TABLE link; DROP TABLE card_use; DROP TABLE card; DROP TABLE card_key; ALTER TABLE batch DROP COLUMN receipt; ALTER TABLE batch DROP COLUMN receipt_order; ALTER TABLE enrolment DROP COLUMN answer; INSERT INTO bookmark VALUES (1, 'page 3'); PRAGMA user_version = 1");
  const auto store = kiosk.open();
  REQUIRE(store);
  CHECK((*store)->add_steps({"first"}));
  CHECK((*store)->bookmark().value() == session::Bookmark{"page 3", {"first"}});
}

TEST_CASE("a second kiosk on the same data folder is refused") {
  support::Kiosk kiosk;
  const auto store = kiosk.open();
  REQUIRE(store);
  CHECK(refusal(kiosk) == Error{ErrorCode::unavailable, "another kiosk is already using the data folder " +
                                                            kiosk.folder.path().string() +
                                                            ": close it first, or choose another folder with --data"});
}

TEST_CASE("a data folder that cannot be written is refused with what to do") {
  support::Kiosk kiosk;
  REQUIRE(::chmod(kiosk.folder.path().c_str(), 0555) == 0);
  const std::string said = as_nobody([&] {
    const auto store = kiosk.open();
    return store ? std::string("opened") : std::string(base::code_name(store.error().code)) + ": " + store.error().message;
  });
  CHECK(said == "io: the data folder " + kiosk.folder.path().string() + " cannot be written (cannot open " +
                    kiosk.file("lock").string() +
                    ": Permission denied): give the user who runs the kiosk write access to it, or choose another "
                    "folder with --data");
  REQUIRE(::chmod(kiosk.folder.path().c_str(), 0755) == 0);
}

TEST_CASE("a data folder that cannot be made is refused with what to do") {
  support::Kiosk kiosk;
  write(kiosk.file("taken"), "a file");
  const auto store = store::Store::open({kiosk.file("taken"), &kiosk.clock, &kiosk.random});
  CHECK(store.error() == Error{ErrorCode::io, "the data folder " + kiosk.file("taken").string() +
                                                  " cannot be written (Not a directory): give the user who runs the "
                                                  "kiosk write access to it, or choose another folder with --data"});
}

TEST_CASE("a database that is something else is refused as corrupt and kept") {
  support::Kiosk kiosk;
  const std::string other(8192, 'x');
  write(kiosk.file("kiosk.db"), other);
  CHECK(refusal(kiosk) == Error{ErrorCode::corrupt,
                                kiosk.file("kiosk.db").string() +
                                    " is damaged (file is not a database): nothing was changed, so move the data folder "
                                    "aside for repair and start with an empty one"});
  CHECK(base::read_text_file(kiosk.file("kiosk.db")).value() == other);
}

TEST_CASE("a database with a damaged page is refused as corrupt and kept") {
  support::Kiosk kiosk;
  used_once(kiosk);
  const int page = support::TableReader(kiosk.file("kiosk.db")).number("SELECT rootpage FROM sqlite_schema WHERE name = 'answer'");
  std::string bytes = base::read_text_file(kiosk.file("kiosk.db")).value();
  bytes.replace(static_cast<std::size_t>(page - 1) * 4096, 64, std::string(64, '\x07'));
  write(kiosk.file("kiosk.db"), bytes);
  const Error error = refusal(kiosk);
  CHECK(error.code == ErrorCode::corrupt);
  CHECK(error.message.find(kiosk.file("kiosk.db").string() + " is damaged (") == 0);
  CHECK(base::read_text_file(kiosk.file("kiosk.db")).value() == bytes);
}

TEST_CASE("a database cut short at any page is never taken for a good one") {
  support::Kiosk kiosk;
  used_once(kiosk);
  const std::string whole = base::read_text_file(kiosk.file("kiosk.db")).value();
  REQUIRE(whole.size() % 4096 == 0);
  for (std::size_t size = 1; size < whole.size(); size += 1024) {
    INFO(size);
    write(kiosk.file("kiosk.db"), whole.substr(0, size));
    CHECK(refusal(kiosk).code == ErrorCode::corrupt);
  }
}

TEST_CASE("an emptied database is refused where a kiosk has been used before") {
  support::Kiosk kiosk;
  used_once(kiosk);
  write(kiosk.file("kiosk.db"), "");
  CHECK(refusal(kiosk) ==
        Error{ErrorCode::corrupt, kiosk.file("kiosk.db").string() +
                                      " is empty although this kiosk has been used before: put it back from a backup, "
                                      "or remove it to start anew"});
}

TEST_CASE("a damaged key file is refused and kept") {
  support::Kiosk kiosk;
  used_once(kiosk);
  const std::string whole = base::read_text_file(kiosk.file("kiosk.key")).value();
  for (std::size_t size = 0; size + 2 < whole.size(); size += 7) {
    write(kiosk.file("kiosk.key"), whole.substr(0, size));
    CHECK(refusal(kiosk) == Error{ErrorCode::corrupt,
                                  kiosk.file("kiosk.key").string() +
                                      " is damaged: put it back from a backup, or remove it and enrol this kiosk again"});
  }
}

TEST_CASE("nobody but the kiosk's user can read what it keeps, whatever the umask was when it was written") {
  namespace fs = std::filesystem;
  const auto everybody = fs::perms::group_all | fs::perms::others_all;
  const mode_t before = ::umask(022);
  support::Kiosk kiosk;
  used_once(kiosk);
  const auto readable = [&] {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(kiosk.file("."))) {
      if (entry.is_regular_file() && (entry.status().permissions() & everybody) != fs::perms::none) names.insert(entry.path().filename());
    }
    return names;
  };
  CHECK(readable() == std::set<std::string>{});
  for (const char* name : {"kiosk.db", "kiosk.key", "incarnation"}) fs::permissions(kiosk.file(name), fs::perms::others_read, fs::perm_options::add);
  {
    const auto store = kiosk.open();
    REQUIRE(store);
    CHECK(readable() == std::set<std::string>{});  // the log beside it too
  }
  ::umask(before);
}

TEST_CASE("a kiosk whose keys were lost is another kiosk and has to be enrolled again") {
  support::Kiosk kiosk;
  const support::FakeCollector collector;
  std::string before;
  {
    const auto store = kiosk.open();
    REQUIRE(store);
    REQUIRE(support::enrol(**store, collector));
    before = (*store)->status()->kiosk;
  }
  std::filesystem::remove(kiosk.file("kiosk.key"));
  const auto store = kiosk.open();
  REQUIRE(store);
  CHECK((*store)->status()->kiosk != before);
  CHECK((*store)->collector().error() ==
        Error{ErrorCode::not_found,
              "this kiosk is not enrolled: ask the collector's operator for a token and run parasol-kiosk enrol"});
}

TEST_CASE("the incarnation stays the same from start to start") {
  support::Kiosk kiosk;
  const std::string first = incarnation_of(kiosk);
  CHECK(first.size() == 32);
  CHECK(base::read_text_file(kiosk.file("incarnation")).value() == first + " 0\n");
  CHECK(incarnation_of(kiosk) == first);
}

TEST_CASE("a database without its incarnation beside it begins a new one and locks what was open") {
  support::Kiosk kiosk;
  used_once(kiosk);
  const std::string first = incarnation_of(kiosk);
  SECTION("gone") { std::filesystem::remove(kiosk.file("incarnation")); }
  SECTION("another") { write(kiosk.file("incarnation"), std::string(32, 'a') + " 0\n"); }
  SECTION("nonsense") { write(kiosk.file("incarnation"), "?"); }
  SECTION("of a later state") { write(kiosk.file("incarnation"), first + " 1\n"); }
  const auto store = kiosk.open();
  REQUIRE(store);
  const std::string second = (*store)->status()->incarnation;
  CHECK(second != first);
  CHECK((*store)->status()->answers == evaluation::Ledger{21, 0, 0, 21, 0});
  CHECK((*store)->status()->sittings == evaluation::Ledger{1, 0, 0, 1, 0});
  CHECK(base::read_text_file(kiosk.file("incarnation")).value() == second + " 0\n");
  CHECK((*store)->damage().size() == 1);
  CHECK((*store)->desk_facts()->counts_anew);
}

TEST_CASE("what was found damaged and gone on with is told") {
  support::Kiosk kiosk;
  used_once(kiosk);
  CHECK(kiosk.open().value()->damage().empty());
  write(kiosk.file("incarnation"), "?");
  write(kiosk.file("pin.json"), "?");
  CHECK(kiosk.open().value()->damage() ==
        std::vector<std::string>{kiosk.file("incarnation").string() + " is damaged or from another copy of this folder, so this kiosk counts anew and what no group held yet is not sent",
                                 kiosk.file("pin.json").string() + " is damaged: put it back from a backup, or remove it and set a new PIN"});
}

TEST_CASE("a folder in the place of a file is named") {
  for (const char* name : {"kiosk.db", "kiosk.key", "incarnation", "lock"}) {
    support::Kiosk kiosk;
    REQUIRE(std::filesystem::create_directory(kiosk.file(name)));
    CHECK(refusal(kiosk) == Error{ErrorCode::corrupt, kiosk.file(name).string() + " is a folder where a file belongs: move it away"});
  }
}
