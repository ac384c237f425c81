// What a kiosk gives to whoever is on its network, asked over a socket as anybody could.
#include <sys/socket.h>
#include <sys/time.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <thread>

#include "base/file.h"
#include "evaluation/envelope.h"
#include "neighbours/list.h"
#include "support/catch.h"
#include "support/listening_socket.h"
#include "support/meadow.h"
#include "support/temporary_folder.h"

namespace {

class Guest {
 public:
  explicit Guest(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const sockaddr_in address = support::loopback(port);
    const timeval patience{5, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~Guest() { ::close(socket_); }
  Guest(const Guest&) = delete;
  Guest& operator=(const Guest&) = delete;

  bool is_connected() const { return connected_; }
  void say(const std::string& words) const { (void)::send(socket_, words.data(), words.size(), MSG_NOSIGNAL); }
  // All until the other side ends it; "" when it ended it without a word.
  std::string hear() const {
    std::string heard;
    char buffer[65536];
    for (ssize_t count = 0; (count = ::recv(socket_, buffer, sizeof buffer, 0)) > 0;) heard.append(buffer, static_cast<std::size_t>(count));
    return heard;
  }
  std::string hear_some() const {
    char buffer[4096];
    const ssize_t count = ::recv(socket_, buffer, sizeof buffer, 0);
    return std::string(buffer, count > 0 ? static_cast<std::size_t>(count) : 0);
  }
  bool is_shown_out() const {
    char byte = 0;
    return ::recv(socket_, &byte, 1, 0) <= 0 && errno != EAGAIN;
  }

 private:
  int socket_;
  bool connected_ = false;
};

struct Kiosk {
  support::TemporaryFolder folder;
  support::Meadow meadow;
  neighbours::PortOptions options;
  std::unique_ptr<session::NeighbourPort> port;
  base::Bytes bytes{'s', 'e', 'a', 'l', 'e', 'd'};
  const std::string pack_hash = std::string(64, 'c');

  void open() {
    port = support::port_on(meadow, options);
    serve();
  }
  void serve() {
    REQUIRE(base::write_file(folder.path() / "hello.parasol", "a whole pack"));
    session::SharedShelf shelf;
    shelf.packs.push_back({{content::PackId("org.example.hello"), 2, 12, pack_hash}, folder.path() / "hello.parasol"});
    shelf.files.push_back({{"k-1.a.1.batch", bytes.size(), evaluation::batch_hash(bytes)}, [this]() -> base::Result<base::Bytes> { return bytes; }});
    REQUIRE(port->serve(std::move(shelf)));
  }
  session::Neighbour self() const { return meadow.all.front(); }
  // Again where the door was shut: of the guests before some may not be known to have gone.
  std::string ask(const std::string& head) const {
    std::string heard;
    for (int tries = 0; heard.empty() && tries < 40; ++tries) {
      if (tries > 0) std::this_thread::sleep_for(std::chrono::milliseconds(25));
      const Guest guest(self().port);
      guest.say(head + "\r\n\r\n");
      heard = guest.hear();
    }
    return heard;
  }
  std::string get(const std::string& path, const std::string& more = "") const { return ask("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:4000\r\nConnection: close" + more); }
};

std::string first_line(const std::string& answer) { return answer.substr(0, answer.find("\r\n")); }

std::set<std::string> own_sockets() {
  std::set<std::string> inodes;
  std::error_code problem;
  for (const auto& each : std::filesystem::directory_iterator("/proc/self/fd")) {
    const std::string target = std::filesystem::read_symlink(each.path(), problem).string();
    if (target.starts_with("socket:[")) inodes.insert(target.substr(8, target.size() - 9));
  }
  return inodes;
}

// The ports on which this process listens, as the kernel tells.
std::set<std::string> listening() {
  const std::set<std::string> own = own_sockets();
  std::set<std::string> ports;
  for (const char* table : {"/proc/self/net/tcp", "/proc/self/net/tcp6"}) {
    std::ifstream file(table);
    for (std::string line; std::getline(file, line);) {
      std::istringstream words(line);
      const std::vector<std::string> columns{std::istream_iterator<std::string>(words), {}};
      const bool listens = columns.size() > 9 && columns[3] == "0A" && own.contains(columns[9]);
      if (listens) ports.insert(columns[1].substr(columns[1].rfind(':') + 1));
    }
  }
  return ports;
}

std::string in_hex(std::uint16_t port) {
  char text[8];
  std::snprintf(text, sizeof text, "%04X", static_cast<unsigned>(port));
  return text;
}

}  // namespace

TEST_CASE("a neighbour gets the list and each thing on it by its hash") {
  Kiosk kiosk;
  kiosk.open();
  const auto list = kiosk.port->list(kiosk.self(), base::never_cancelled);
  REQUIRE(list);
  REQUIRE(list->packs.size() == 1);
  REQUIRE(list->files.size() == 1);
  CHECK(list->packs[0] == session::SharedPack{content::PackId("org.example.hello"), 2, 12, kiosk.pack_hash});
  CHECK(kiosk.port->fetch(kiosk.self(), list->files[0], base::never_cancelled).value() == kiosk.bytes);
  const auto place = kiosk.folder.path() / "part";
  REQUIRE(base::write_file(place, "a wh"));
  REQUIRE(kiosk.port->fetch_pack(kiosk.self(), list->packs[0], place, base::never_cancelled));
  CHECK(base::read_text_file(place).value() == "a whole pack");
}

TEST_CASE("whoever only listens to the head of an answer learns no hour and no name of the machine") {
  Kiosk kiosk;
  kiosk.open();
  const std::string answer = kiosk.get("/v1/list");
  CHECK(first_line(answer) == "HTTP/1.1 200 OK");
  CHECK(answer.find("Date:") == std::string::npos);
  CHECK(answer.find("Server:") == std::string::npos);
}

TEST_CASE("nothing but what is listed can be had by any path") {
  Kiosk kiosk;
  kiosk.open();
  for (const char* path : {"/", "/v1/", "/v1/list/", "/v1/../v1/secret", "/v1/..%2f..%2fetc%2fpasswd", "/v1/hello.parasol", "/etc/passwd", "/v1/%00", "/v2/list",
                           "/v1/dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"}) {
    INFO(path);
    CHECK(first_line(kiosk.get(path)) == "HTTP/1.1 404 Not Found");
  }
}

TEST_CASE("nothing can be written and nothing but GET is answered") {
  Kiosk kiosk;
  kiosk.open();
  for (const char* method : {"PUT", "POST", "DELETE", "HEAD", "OPTIONS", "PATCH"}) {
    INFO(method);
    CHECK(first_line(kiosk.ask(std::string(method) + " /v1/list HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 0")) == "HTTP/1.1 405 Method Not Allowed");
  }
  CHECK(first_line(kiosk.ask("PUT /v1/list HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000000")) == "HTTP/1.1 405 Method Not Allowed");
}

TEST_CASE("a page in a browser whose name was made to lead here gets nothing") {
  Kiosk kiosk;
  kiosk.open();
  for (const char* host : {"evil.example", "evil.example:4000", "localhost", "face.cafe", "10.0.0.1.evil.example", ""}) {
    INFO(host);
    const std::string answer = kiosk.ask("GET /v1/list HTTP/1.1\r\nConnection: close\r\nHost: " + std::string(host));
    CHECK(answer.find("org.example.hello") == std::string::npos);
  }
  CHECK(first_line(kiosk.ask("GET /v1/list HTTP/1.1\r\nConnection: close\r\nHost: [fe80::1%25eth0]:4000")) == "HTTP/1.1 200 OK");
}

TEST_CASE("a head that has no end is cut off") {
  Kiosk kiosk;
  kiosk.open();
  const std::string answer = kiosk.get("/v1/list", "\r\nX-Long: " + std::string(100'000, 'x'));
  CHECK(answer.find("org.example.hello") == std::string::npos);
  CHECK(kiosk.port->list(kiosk.self(), base::never_cancelled));
}

TEST_CASE("only so many are let in from one address and all of them are let go") {
  Kiosk kiosk;
  kiosk.open();
  std::vector<std::unique_ptr<Guest>> guests;
  for (unsigned i = 0; i < kiosk.options.giving.connections_of_one; ++i) guests.push_back(std::make_unique<Guest>(kiosk.self().port));
  const Guest one_more(kiosk.self().port);
  one_more.say("GET /v1/list HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
  CHECK(one_more.hear().empty());
  kiosk.port->stop();
  for (const auto& guest : guests) CHECK(guest->is_shown_out());
}

TEST_CASE("who stays too long goes when another comes") {
  Kiosk kiosk;
  kiosk.options.giving.connections = 1;
  kiosk.options.giving.longest = std::chrono::milliseconds(0);
  kiosk.open();
  const Guest slow(kiosk.self().port);
  slow.say("GET /v1/li");
  CHECK(slow.is_connected());
  for (int tries = 0; tries < 50; ++tries) {
    const Guest next(kiosk.self().port);
    if (slow.is_shown_out()) return;
  }
  FAIL("the slow one is still there");
}

TEST_CASE("what goes out keeps its pace and ends at once when sharing is turned off") {
  Kiosk kiosk;
  kiosk.options.giving.bytes_a_second = 1;
  kiosk.open();
  const auto list = kiosk.port->list(kiosk.self(), base::never_cancelled);
  const std::uint16_t port = kiosk.self().port;
  const Guest guest(port);
  guest.say("GET /v1/" + evaluation::batch_hash(kiosk.bytes) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  CHECK(guest.hear_some().find("sealed") == std::string::npos);
  const auto begun = std::chrono::steady_clock::now();
  kiosk.port->stop();
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(3));
  CHECK(guest.hear().find("sealed") == std::string::npos);
}

TEST_CASE("who takes one byte of a file waits as long as for all of it") {
  Kiosk kiosk;
  kiosk.options.giving.bytes_a_second = 200'000;
  kiosk.bytes = base::Bytes(100'000, 'x');
  kiosk.open();
  const auto begun = std::chrono::steady_clock::now();
  for (int time = 0; time < 3; ++time) CHECK(first_line(kiosk.get("/v1/" + evaluation::batch_hash(kiosk.bytes), "\r\nRange: bytes=99999-")) == "HTTP/1.1 206 Partial Content");
  CHECK(std::chrono::steady_clock::now() - begun > std::chrono::milliseconds(900));
}

TEST_CASE("a kiosk that shares nothing has no socket") {
  Kiosk kiosk;
  const auto before = listening();
  kiosk.port = support::port_on(kiosk.meadow, kiosk.options);
  CHECK(listening() == before);
  kiosk.serve();
  const std::uint16_t port = kiosk.self().port;
  CHECK(listening().contains(in_hex(port)));
  kiosk.port->stop();
  CHECK_FALSE(listening().contains(in_hex(port)));
  CHECK(kiosk.meadow.all.empty());
}

TEST_CASE("where nobody can be found nothing is served") {
  Kiosk kiosk;
  kiosk.meadow.trouble = session::NearbyTrouble::no_daemon;
  const auto before = listening();
  kiosk.port = support::port_on(kiosk.meadow, kiosk.options);
  CHECK(kiosk.port->serve({}).error() == session::NearbyTrouble::no_daemon);
  CHECK(kiosk.port->look(base::never_cancelled).error() == session::NearbyTrouble::no_daemon);
  CHECK(listening() == before);
}

TEST_CASE("a pack that was taken away or changed meanwhile is not given") {
  Kiosk kiosk;
  kiosk.open();
  REQUIRE(base::write_file(kiosk.folder.path() / "hello.parasol", "another"));
  CHECK(first_line(kiosk.get("/v1/" + kiosk.pack_hash)) == "HTTP/1.1 404 Not Found");
  std::filesystem::remove(kiosk.folder.path() / "hello.parasol");
  std::filesystem::create_symlink("/etc/passwd", kiosk.folder.path() / "hello.parasol");
  CHECK(first_line(kiosk.get("/v1/" + kiosk.pack_hash)) == "HTTP/1.1 404 Not Found");
}
