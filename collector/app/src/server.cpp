#include "server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>

#include "evaluation/envelope.h"

namespace collector {
namespace {

using base::ErrorCode;

// Enough to work while some of them wait for the database to be read; nobody waits for the disk in one of them.
constexpr unsigned thread_count = 8;
// Whoever comes above the first number is told to come back; above the second they wait unheard until somebody goes.
constexpr std::size_t busy_connections = 2048;
constexpr unsigned most_connections = 4096;
constexpr std::size_t bytes_of_a_connection = std::size_t{16} << 10;  // heads and answers; bodies are counted apart
constexpr unsigned other_files = 128;                                 // the database's, the threads', the listener
constexpr unsigned idle_timeout_s = 20;
constexpr std::chrono::seconds patience_at_the_end{5};
constexpr std::size_t max_held_bytes = std::size_t{48} << 20;

// One request on its way in. What it holds is counted for as long as it lives.
class Incoming {
 public:
  Incoming(Server& server, std::string method, std::string path) : server_(server) {
    request.method = std::move(method);
    request.path = std::move(path);
  }
  ~Incoming() { server_.held_bytes() -= request.body.size(); }
  Incoming(const Incoming&) = delete;
  Incoming& operator=(const Incoming&) = delete;

  void append(const char* bytes, std::size_t size) {
    if (refused) return;
    if (request.body.size() + size > evaluation::max_batch_bytes) {
      refuse(413, "too_large", "a batch has at most 262144 bytes");
    } else if (server_.held_bytes() + size > max_held_bytes) {
      refuse_busy();
    } else {
      request.body.insert(request.body.end(), bytes, bytes + size);
      server_.held_bytes() += size;
    }
  }

  void refuse(int status, const std::string& code, const std::string& message) {
    refused = api::error_response(status, code, message);
    server_.held_bytes() -= request.body.size();
    request.body.clear();
  }

  void refuse_busy() {
    refuse(503, "unavailable", "the collector is busy, try again later");
    refused->headers.emplace_back("Retry-After", std::to_string(api::retry_after_s));
  }

  api::Request request;
  std::optional<api::Response> refused;

  // Shared with whoever answers, who may be done with it after the request is gone.
  struct Waiting {
    std::mutex mutex;
    bool is_over = false;
    bool set_aside = false;
    std::optional<api::Response> answer;  // none though it is over: to be asked again
  };
  std::shared_ptr<Waiting> waiting;

 private:
  Server& server_;
};

MHD_Result send(MHD_Connection* connection, const api::Response& answer) {
  MHD_Response* response = MHD_create_response_from_buffer(
      answer.body.size(), const_cast<char*>(answer.body.data()), MHD_RESPMEM_MUST_COPY);
  if (!response) return MHD_NO;
  for (const auto& [name, value] : answer.headers) MHD_add_response_header(response, name.c_str(), value.c_str());
  const MHD_Result result = MHD_queue_response(connection, static_cast<unsigned>(answer.status), response);
  MHD_destroy_response(response);
  return result;
}

// Refused by what its head says, before any of its body is read.
void look_at_head(MHD_Connection* connection, Incoming& incoming, Server& server) {
  const char* length = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Length");
  std::size_t size = 0;
  if (length) {
    const auto [end, problem] = std::from_chars(length, length + std::strlen(length), size);
    if (problem == std::errc::result_out_of_range) size = SIZE_MAX;
  }
  if (size > evaluation::max_batch_bytes) {
    incoming.refuse(413, "too_large", "a batch has at most 262144 bytes");
  } else if (server.held_bytes() + size > max_held_bytes || server.open_connections().count() > busy_connections) {
    incoming.refuse_busy();
  }
}

// As many as this process may open, in equal parts for the threads.
unsigned connection_limit() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return thread_count;
  files.rlim_cur = std::max(files.rlim_cur, std::min<rlim_t>(files.rlim_max, most_connections + other_files));
  if (::setrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur <= other_files + thread_count) return thread_count;
  const auto limit = static_cast<unsigned>(std::min<rlim_t>(files.rlim_cur - other_files, most_connections));
  return limit - limit % thread_count;
}

int socket_of(MHD_Connection* connection) { return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd; }

// The library calls again, on the same thread, when a connection that was set aside goes on. Whoever is answered at once is not set
// aside: a connection whose other end has closed its side meanwhile would not go on.
MHD_Result ask(MHD_Connection* connection, Incoming& incoming, Server& server) {
  while (true) {
    if (!incoming.waiting) {
      const auto waiting = incoming.waiting = std::make_shared<Incoming::Waiting>();
      server.collector().handle(incoming.request, [connection, waiting](std::optional<api::Response> answer) {
        std::unique_lock lock(waiting->mutex);
        waiting->answer = std::move(answer);
        waiting->is_over = true;
        const bool set_aside = waiting->set_aside;
        lock.unlock();
        if (set_aside) MHD_resume_connection(connection);
      });
    }
    const std::shared_ptr<Incoming::Waiting> waiting = incoming.waiting;
    const std::lock_guard lock(waiting->mutex);
    if (!waiting->is_over) {
      server.open_connections().set_aside(socket_of(connection));
      waiting->set_aside = true;
      MHD_suspend_connection(connection);
      return MHD_YES;
    }
    if (waiting->set_aside) {
      const bool last = server.open_connections().go_on(socket_of(connection));
      if (last && waiting->answer) waiting->answer->headers.emplace_back("Connection", "close");
    }
    if (waiting->answer) return send(connection, *waiting->answer);
    incoming.waiting.reset();
  }
}

MHD_Result handle(void* context, MHD_Connection* connection, const char* url, const char* method, const char*,
                  const char* upload, size_t* upload_size, void** state) {
  Server& server = *static_cast<Server*>(context);
  auto* incoming = static_cast<Incoming*>(*state);
  if (!incoming) {
    incoming = new Incoming(server, method, url);
    *state = incoming;  // forget() deletes it
    look_at_head(connection, *incoming, server);
    return incoming->refused ? send(connection, *incoming->refused) : MHD_YES;
  }
  if (*upload_size > 0) {
    incoming->append(upload, *upload_size);
    *upload_size = 0;
    return MHD_YES;
  }
  if (incoming->refused) return send(connection, *incoming->refused);
  return ask(connection, *incoming, server);
}

void forget(void*, MHD_Connection*, void** state, MHD_RequestTerminationCode) {
  delete static_cast<Incoming*>(*state);
  *state = nullptr;
}

void enter_or_leave(void* context, MHD_Connection* connection, void**, MHD_ConnectionNotificationCode what) {
  OpenConnections& open = static_cast<Server*>(context)->open_connections();
  if (what == MHD_CONNECTION_NOTIFY_STARTED) {
    open.enter(socket_of(connection));
  } else {
    open.leave(socket_of(connection));
  }
}

struct Socket {
  sockaddr_storage storage{};
  unsigned flags = 0;
};

base::Result<Socket> socket_for(const Address& address) {
  Socket socket;
  auto* ipv4 = reinterpret_cast<sockaddr_in*>(&socket.storage);
  auto* ipv6 = reinterpret_cast<sockaddr_in6*>(&socket.storage);
  if (inet_pton(AF_INET, address.host.c_str(), &ipv4->sin_addr) == 1) {
    ipv4->sin_family = AF_INET;
    ipv4->sin_port = htons(address.port);
  } else if (inet_pton(AF_INET6, address.host.c_str(), &ipv6->sin6_addr) == 1) {
    ipv6->sin6_family = AF_INET6;
    ipv6->sin6_port = htons(address.port);
    socket.flags = MHD_USE_IPv6;
  } else {
    return base::fail(ErrorCode::invalid_input, address.host + " is not a numeric address to listen on");
  }
  return socket;
}

}  // namespace

base::Result<std::unique_ptr<Server>> Server::start(const Address& address, api::Collector& collector) {
  TRY_ASSIGN(Socket socket, socket_for(address));
  std::unique_ptr<Server> server(new Server(address, collector));
  const unsigned flags = socket.flags | MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
  server->daemon_ = MHD_start_daemon(
      flags, address.port, nullptr, nullptr, &handle, server.get(),
      MHD_OPTION_SOCK_ADDR, reinterpret_cast<sockaddr*>(&socket.storage), MHD_OPTION_THREAD_POOL_SIZE, thread_count,
      MHD_OPTION_CONNECTION_LIMIT, connection_limit(), MHD_OPTION_CONNECTION_MEMORY_LIMIT, bytes_of_a_connection,
      MHD_OPTION_CONNECTION_TIMEOUT, idle_timeout_s,
      MHD_OPTION_NOTIFY_COMPLETED, &forget, nullptr, MHD_OPTION_NOTIFY_CONNECTION, &enter_or_leave,
      server.get(), MHD_OPTION_END);
  if (!server->daemon_) {
    return base::fail(ErrorCode::io, "cannot listen on " + address.host + " port " + std::to_string(address.port) +
                                         ": " + std::strerror(errno));
  }
  const MHD_DaemonInfo* info = MHD_get_daemon_info(server->daemon_, MHD_DAEMON_INFO_BIND_PORT);
  if (info) server->address_.port = info->port;
  return server;
}

Server::~Server() {
  if (!daemon_) return;
  open_connections_.show_out(patience_at_the_end);
  MHD_stop_daemon(daemon_);
}

std::string Server::address() const {
  const bool is_ipv6 = address_.host.find(':') != std::string::npos;
  return (is_ipv6 ? "[" + address_.host + "]" : address_.host) + ":" + std::to_string(address_.port);
}

}  // namespace collector
