#include "server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <string_view>

#include "neighbours/list.h"

namespace neighbours {
namespace {

constexpr std::string_view root = "/v1/";
constexpr std::size_t piece_bytes = std::size_t{16} << 10;
constexpr std::size_t least_bytes = std::size_t{4} << 10;  // that any request counts as
constexpr unsigned more_that_wait = 8;  // connections above the limit that the library takes to have them refused

// What one answer is made of, and from where on.
class Sending {
 public:
  static std::optional<Sending> of(const session::PackOnShelf& pack) {
    const int descriptor = ::open(pack.file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) return std::nullopt;
    Sending sending(pack.what.size);
    sending.descriptor_ = descriptor;
    struct stat about {};
    const bool is_it = ::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode) && static_cast<std::uint64_t>(about.st_size) == pack.what.size;
    if (!is_it) return std::nullopt;
    return sending;
  }
  static std::optional<Sending> of(const session::FileOnShelf& file) {
    auto bytes = file.read();
    if (!bytes || bytes->size() != file.what.size) return std::nullopt;
    Sending sending(bytes->size());
    sending.bytes_ = *std::move(bytes);
    return sending;
  }
  explicit Sending(const std::string& text) : size_(text.size()), bytes_(text.begin(), text.end()) {}
  ~Sending() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Sending(Sending&& other) noexcept
      : size_(other.size_), bytes_(std::move(other.bytes_)), descriptor_(std::exchange(other.descriptor_, -1)), from_(other.from_), since_(other.since_), server_(other.server_) {}
  Sending& operator=(Sending&&) = delete;
  Sending(const Sending&) = delete;
  Sending& operator=(const Sending&) = delete;

  std::uint64_t size() const { return size_; }
  std::uint64_t left() const { return size_ - from_; }
  void begin(Server& server, std::uint64_t from) {
    server_ = &server;
    from_ = from;
  }

  ssize_t read(std::uint64_t at, char* to, std::size_t most) {
    if (std::chrono::steady_clock::now() - since_ > server_->longest()) return MHD_CONTENT_READER_END_WITH_ERROR;
    const std::size_t count = std::min({most, piece_bytes, static_cast<std::size_t>(left() - at)});
    if (descriptor_ < 0) {  // whose pace was kept to before it was read
      std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(from_ + at), count, to);
      return static_cast<ssize_t>(count);
    }
    if (!server_->pace().wait_for(count)) return MHD_CONTENT_READER_END_WITH_ERROR;
    const ssize_t got = ::pread(descriptor_, to, count, static_cast<off_t>(from_ + at));
    return got > 0 ? got : MHD_CONTENT_READER_END_WITH_ERROR;
  }

 private:
  explicit Sending(std::uint64_t size) : size_(size) {}

  std::uint64_t size_;
  base::Bytes bytes_;
  int descriptor_ = -1;
  std::uint64_t from_ = 0;
  std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
  Server* server_ = nullptr;
};

ssize_t read_piece(void* sending, std::uint64_t at, char* to, std::size_t most) { return static_cast<Sending*>(sending)->read(at, to, most); }
void end_sending(void* sending) { delete static_cast<Sending*>(sending); }

MHD_Result refuse(MHD_Connection* connection, unsigned status) {
  MHD_Response* response = MHD_create_response_from_buffer(0, nullptr, MHD_RESPMEM_PERSISTENT);
  if (response == nullptr) return MHD_NO;
  MHD_add_response_header(response, "Connection", "close");
  const MHD_Result result = MHD_queue_response(connection, status, response);
  MHD_destroy_response(response);
  return result;
}

// "bytes=N-", which is all that anybody here asks for; anything else is answered with the whole.
std::uint64_t first_byte_wanted(MHD_Connection* connection, std::uint64_t size) {
  const char* const range = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Range");
  const std::string_view said = range == nullptr ? "" : range;
  constexpr std::string_view beginning = "bytes=";
  if (!said.starts_with(beginning) || !said.ends_with("-")) return 0;
  std::uint64_t from = 0;
  const char* const end = said.data() + said.size() - 1;
  const auto [stopped, problem] = std::from_chars(said.data() + beginning.size(), end, from);
  return problem == std::errc() && stopped == end && from < size ? from : 0;
}

MHD_Result give(MHD_Connection* connection, Server& server, std::optional<Sending> what) {
  if (!what) return refuse(connection, MHD_HTTP_NOT_FOUND);
  const std::uint64_t size = what->size();
  const std::uint64_t from = first_byte_wanted(connection, size);
  what->begin(server, from);
  const std::uint64_t left = what->left();
  auto* const sending = new Sending(*std::move(what));  // end_sending() deletes it
  MHD_Response* response = MHD_create_response_from_callback(left, piece_bytes, &read_piece, sending, &end_sending);
  if (response == nullptr) {
    end_sending(sending);
    return MHD_NO;
  }
  MHD_add_response_header(response, "Content-Type", "application/octet-stream");
  MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
  MHD_add_response_header(response, "Cache-Control", "no-store");
  const std::string range = "bytes " + std::to_string(from) + "-" + std::to_string(size - 1) + "/" + std::to_string(size);
  if (from > 0) MHD_add_response_header(response, "Content-Range", range.c_str());
  const MHD_Result result = MHD_queue_response(connection, from > 0 ? MHD_HTTP_PARTIAL_CONTENT : MHD_HTTP_OK, response);
  MHD_destroy_response(response);
  return result;
}

std::size_t bytes_to_read(const session::PackOnShelf&) { return 0; }  // a piece at a time, while it goes out
std::size_t bytes_to_read(const session::FileOnShelf& file) { return static_cast<std::size_t>(file.what.size); }

// What it costs to answer is kept to the pace, whatever little of it is then taken.
MHD_Result answer(MHD_Connection* connection, Server& server, std::string_view path) {
  const auto shown = server.shown_now();
  if (!server.pace().wait_for(least_bytes) || !path.starts_with(root)) return refuse(connection, MHD_HTTP_NOT_FOUND);
  path.remove_prefix(root.size());
  if (path == "list") return server.pace().wait_for(shown->list.size()) ? give(connection, server, Sending(shown->list)) : MHD_NO;
  const auto found = shown->by_hash.find(path);
  if (found == shown->by_hash.end()) return refuse(connection, MHD_HTTP_NOT_FOUND);
  if (!server.pace().wait_for(std::visit([](const auto& item) { return bytes_to_read(item); }, found->second))) return MHD_NO;
  return give(connection, server, std::visit([](const auto& item) { return Sending::of(item); }, found->second));
}

// Kiosks ask by number. A page in a browser of this network, whose name was made to lead here, does not.
bool names_a_number(MHD_Connection* connection) {
  const char* const said = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Host");
  std::string host = said == nullptr ? "" : said;
  in6_addr number{};
  if (host.starts_with("[")) {
    host = host.substr(1, host.find(']') - 1);
    return ::inet_pton(AF_INET6, host.substr(0, host.find('%')).c_str(), &number) == 1;
  }
  return ::inet_pton(AF_INET, host.substr(0, host.find(':')).c_str(), &number) == 1;
}

MHD_Result handle(void* context, MHD_Connection* connection, const char* path, const char* method, const char*, const char*, std::size_t* upload_size,
                  void** state) {
  static char was_here;
  if (*state == nullptr) {
    *state = &was_here;
    if (std::strcmp(method, "GET") != 0) return refuse(connection, MHD_HTTP_METHOD_NOT_ALLOWED);
    return names_a_number(connection) ? MHD_YES : refuse(connection, MHD_HTTP_FORBIDDEN);
  }
  if (*upload_size > 0) return MHD_NO;
  return answer(connection, *static_cast<Server*>(context), path);
}

MHD_Result let_in(void* context, const sockaddr* address, socklen_t) { return static_cast<Server*>(context)->lets_in(*address) ? MHD_YES : MHD_NO; }

void enter_or_leave(void* context, MHD_Connection* connection, void**, MHD_ConnectionNotificationCode what) {
  const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  Guests& guests = static_cast<Server*>(context)->guests();
  if (what == MHD_CONNECTION_NOTIFY_STARTED) guests.enter(info->connect_fd);
  else guests.leave(info->connect_fd);
}

}  // namespace

Shown shown(session::SharedShelf shelf) {
  Shown shown;
  session::SharedList list;
  for (session::PackOnShelf& pack : shelf.packs) {
    list.packs.push_back(pack.what);
    shown.by_hash.emplace(pack.what.hash, std::move(pack));
  }
  for (session::FileOnShelf& file : shelf.files) {
    list.files.push_back(file.what);
    shown.by_hash.emplace(file.what.hash, std::move(file));
  }
  shown.list = text_of(list);
  return shown;
}

// With a channel by which threads that end wake the one that listens: without it whoever has gone counts as there until another comes.
bool Server::listen(unsigned flags) {
  const unsigned threads = MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL | MHD_USE_ITC;
  daemon_ = MHD_start_daemon(flags | threads | MHD_USE_SUPPRESS_DATE_NO_CLOCK, 0, &let_in, this,
                             &handle, this, MHD_OPTION_CONNECTION_LIMIT, limits_.connections + more_that_wait, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
                             limits_.connections_of_one, MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits_.head_bytes, MHD_OPTION_CONNECTION_TIMEOUT, limits_.idle_s,
                             MHD_OPTION_NOTIFY_CONNECTION, &enter_or_leave, this, MHD_OPTION_END);
  return daemon_ != nullptr;
}

base::Result<std::unique_ptr<Server>> Server::start(const GivingLimits& limits, Loopback loopback) {
  std::unique_ptr<Server> server(new Server(limits, loopback));
  if (!server->listen(MHD_USE_DUAL_STACK) && !server->listen(MHD_NO_FLAG)) {
    return base::fail(base::ErrorCode::io, std::string("no port can be listened on for neighbours: ") + std::strerror(errno));
  }
  const MHD_DaemonInfo* info = MHD_get_daemon_info(server->daemon_, MHD_DAEMON_INFO_BIND_PORT);
  if (info == nullptr || info->port == 0) return base::fail(base::ErrorCode::io, "the port on which neighbours are served is not known");
  server->port_ = info->port;
  return server;
}

Server::~Server() {
  if (daemon_ == nullptr) return;
  pace_.end();
  guests_.show_out_everybody();
  MHD_stop_daemon(daemon_);
}

void Server::show(Shown shown) {
  auto fresh = std::make_shared<const Shown>(std::move(shown));
  const std::lock_guard lock(mutex_);
  shown_ = std::move(fresh);
}

std::shared_ptr<const Shown> Server::shown_now() {
  const std::lock_guard lock(mutex_);
  return shown_;
}

bool Server::lets_in(const sockaddr& address) {
  return is_near(address, loopback_) && guests_.after_showing_out_the_slow() < limits_.connections;
}

}  // namespace neighbours
