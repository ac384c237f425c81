#include "neighbours/neighbour_port.h"

#include <fcntl.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "evaluation/courier.h"
#include "evaluation/envelope.h"
#include "fetch.h"
#include "neighbours/list.h"
#include "server.h"

namespace neighbours {
namespace {

using base::ErrorCode;
using session::Neighbour;
using session::NearbyTrouble;

// Whether any interface that is up has an address at which neighbours could find it.
bool has_network(Loopback loopback) {
  ifaddrs* all = nullptr;
  if (::getifaddrs(&all) != 0) return false;
  bool any = false;
  for (const ifaddrs* each = all; each != nullptr; each = each->ifa_next) {
    any = any || (each->ifa_addr != nullptr && (each->ifa_flags & IFF_UP) != 0 && is_near(*each->ifa_addr, loopback));
  }
  ::freeifaddrs(all);
  return any;
}

// A file that grows at its end.
class Growing {
 public:
  explicit Growing(const std::filesystem::path& place) : descriptor_(::open(place.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600)) {}
  ~Growing() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Growing(const Growing&) = delete;
  Growing& operator=(const Growing&) = delete;

  base::Result<std::uint64_t> size() const {
    struct stat about {};
    if (descriptor_ < 0 || ::fstat(descriptor_, &about) != 0) return refused();
    return static_cast<std::uint64_t>(about.st_size);
  }
  base::Result<void> add(const char* bytes, std::size_t count) const {
    while (count > 0) {
      const ssize_t written = ::write(descriptor_, bytes, count);
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return refused();
      bytes += written;
      count -= static_cast<std::size_t>(written);
    }
    return {};
  }

 private:
  static tl::unexpected<base::Error> refused() {
    return base::fail(errno == ENOSPC ? ErrorCode::no_space : ErrorCode::io, std::string("what a neighbour gives cannot be written: ") + std::strerror(errno));
  }
  int descriptor_;
};

class HttpNeighbours final : public session::NeighbourPort {
 public:
  HttpNeighbours(std::unique_ptr<Discovery> discovery, const PortOptions& options) : discovery_(std::move(discovery)), options_(options) {}
  ~HttpNeighbours() override { stop(); }

  tl::expected<void, NearbyTrouble> serve(session::SharedShelf shelf) override {
    if (!has_network(options_.loopback)) return given_up(NearbyTrouble::no_network);
    if (!server_) {
      auto server = Server::start(options_.giving, options_.loopback);
      if (!server) return given_up(NearbyTrouble::no_network);
      server_ = *std::move(server);
    }
    server_->show(shown(std::move(shelf)));
    if (auto announced = discovery_->announce(server_->port()); !announced) return given_up(announced.error());
    return {};
  }

  void stop() override {
    asker_.hang_up();
    discovery_->withdraw();
    server_.reset();
  }

  tl::expected<std::vector<Neighbour>, NearbyTrouble> look(const base::IsCancelled& is_cancelled) override {
    auto found = discovery_->look(is_cancelled);
    if (!found) return found;
    constexpr std::uint16_t first_that_systems_choose = 1024;
    std::erase_if(*found, [&](const Neighbour& each) { return each.port < first_that_systems_choose || !is_near(each.address, options_.loopback); });
    return found;
  }

  base::Result<session::SharedList> list(const Neighbour& neighbour, const base::IsCancelled& is_cancelled) override {
    std::string text;
    const Take take = [&](const char* bytes, std::size_t count) -> base::Result<void> {
      text.append(bytes, count);
      return {};
    };
    TRY(asker_.ask(neighbour, {"/v1/list", 0, max_list_bytes, options_.taking.list_ms}, options_.taking, take, is_cancelled));
    return parse_list(text);
  }

  base::Result<base::Bytes> fetch(const Neighbour& neighbour, const session::SharedFile& file, const base::IsCancelled& is_cancelled) override {
    if (file.size > evaluation::max_courier_bytes) return base::fail(ErrorCode::corrupt, "a neighbour's file has more bytes than any can have");
    base::Bytes bytes;
    const Take take = [&](const char* from, std::size_t count) -> base::Result<void> {
      bytes.insert(bytes.end(), from, from + count);
      return {};
    };
    TRY(asker_.ask(neighbour, {"/v1/" + file.hash, 0, file.size, options_.taking.file_ms}, options_.taking, take, is_cancelled));
    if (bytes.size() != file.size || evaluation::batch_hash(bytes) != file.hash) return base::fail(ErrorCode::corrupt, "a neighbour's file is not the one that it listed");
    return bytes;
  }

  base::Result<void> fetch_pack(const Neighbour& neighbour, const session::SharedPack& pack, const std::filesystem::path& place,
                                const base::IsCancelled& is_cancelled) override {
    const Growing file(place);
    TRY_ASSIGN(const std::uint64_t from, file.size());
    if (from > pack.size) return base::fail(ErrorCode::corrupt, "more of a neighbour's pack is here than there can be");
    if (from == pack.size) return {};
    const Take take = [&](const char* bytes, std::size_t count) { return file.add(bytes, count); };
    TRY_ASSIGN(const std::uint64_t came, asker_.ask(neighbour, {"/v1/" + pack.hash, from, pack.size - from, options_.taking.pack_ms}, options_.taking, take, is_cancelled));
    if (from + came != pack.size) return base::fail(ErrorCode::corrupt, "a neighbour's pack is shorter than it said");
    return {};
  }

 private:
  tl::unexpected<NearbyTrouble> given_up(NearbyTrouble why) {
    stop();
    return tl::unexpected(why);
  }

  std::unique_ptr<Discovery> discovery_;
  const PortOptions options_;
  std::unique_ptr<Server> server_;
  Asker asker_;
};

}  // namespace

std::unique_ptr<session::NeighbourPort> make_neighbour_port(std::unique_ptr<Discovery> discovery, const PortOptions& options) {
  return std::make_unique<HttpNeighbours>(std::move(discovery), options);
}

}  // namespace neighbours
