#include "looking.h"

#include <avahi-common/address.h>

#include <algorithm>
#include <random>
#include <set>

#include "avahi_poll.h"
#include "base/random.h"
#include "neighbours/discovery.h"

namespace neighbours {
namespace {

constexpr std::size_t most_heard = 4096;
constexpr std::chrono::milliseconds longest_gathering{3'000};
constexpr std::chrono::milliseconds longest_asking{5'000};
constexpr std::chrono::milliseconds between_looks{100};

}  // namespace

std::vector<Heard> drawn_from(std::vector<Heard> heard, std::size_t most, std::uint64_t seed) {
  base::Random(seed).shuffle(heard);
  std::stable_sort(heard.begin(), heard.end(), [](const Heard& a, const Heard& b) { return a.protocol == AVAHI_PROTO_INET && b.protocol != AVAHI_PROTO_INET; });
  std::set<std::string> known;
  std::erase_if(heard, [&](const Heard& each) { return !known.insert(each.name).second; });
  // By name, so that nobody is drawn sooner for the protocol.
  base::Random(seed + 1).shuffle(heard);
  if (heard.size() > most) heard.resize(most);
  return heard;
}

template <typename Done>
void Looking::wait(std::chrono::milliseconds longest, const base::IsCancelled& is_cancelled, Done is_done) {
  const auto end = std::chrono::steady_clock::now() + longest;
  std::unique_lock lock(mutex_);
  while (!is_done() && std::chrono::steady_clock::now() < end && !is_cancelled()) changed_.wait_for(lock, between_looks);
}

void Looking::heard_of(AvahiServiceBrowser*, AvahiIfIndex interface, AvahiProtocol protocol, AvahiBrowserEvent event, const char* name, const char*,
                       const char* domain, AvahiLookupResultFlags flags, void* self) {
  auto& looking = *static_cast<Looking*>(self);
  const std::lock_guard lock(looking.mutex_);
  const bool is_other = event == AVAHI_BROWSER_NEW && (flags & AVAHI_LOOKUP_RESULT_OUR_OWN) == 0;
  if (is_other && looking.heard_.size() < most_heard) looking.heard_.push_back({name, domain, interface, protocol});
  if (event == AVAHI_BROWSER_ALL_FOR_NOW || event == AVAHI_BROWSER_FAILURE) looking.is_all_ = true;
  looking.changed_.notify_all();
}

void Looking::gather(const base::IsCancelled& is_cancelled) {
  AvahiServiceBrowser* browser = nullptr;
  {
    const PollLock lock(poll_);
    browser = avahi_service_browser_new(client_, AVAHI_IF_UNSPEC, AVAHI_PROTO_UNSPEC, service_type, nullptr, static_cast<AvahiLookupFlags>(0), &heard_of, this);
  }
  if (browser == nullptr) return;
  wait(longest_gathering, is_cancelled, [this] { return is_all_; });
  const PollLock lock(poll_);
  avahi_service_browser_free(browser);
}

void Looking::found(AvahiServiceResolver*, AvahiIfIndex interface, AvahiProtocol, AvahiResolverEvent event, const char*, const char*, const char*, const char*,
                    const AvahiAddress* address, std::uint16_t port, AvahiStringList*, AvahiLookupResultFlags, void* self) {
  auto& looking = *static_cast<Looking*>(self);
  const std::lock_guard lock(looking.mutex_);
  ++looking.answered_;
  if (event == AVAHI_RESOLVER_FOUND && address != nullptr) {
    char digits[AVAHI_ADDRESS_STR_MAX];
    avahi_address_snprint(digits, sizeof digits, address);
    const session::Neighbour neighbour{digits, port, interface > 0 ? static_cast<unsigned>(interface) : 0};
    const auto& known = looking.neighbours_;
    if (std::find(known.begin(), known.end(), neighbour) == known.end()) looking.neighbours_.push_back(neighbour);
  }
  looking.changed_.notify_all();
}

void Looking::ask_where(const std::vector<Heard>& who, const base::IsCancelled& is_cancelled) {
  std::vector<AvahiServiceResolver*> resolvers;
  {
    const PollLock lock(poll_);
    for (const Heard& each : who) {
      auto* const resolver = avahi_service_resolver_new(client_, each.interface, each.protocol, each.name.c_str(), service_type, each.domain.c_str(), each.protocol,
                                                        AVAHI_LOOKUP_NO_TXT, &found, this);
      if (resolver != nullptr) resolvers.push_back(resolver);
    }
  }
  wait(longest_asking, is_cancelled, [&] { return answered_ >= resolvers.size(); });
  const PollLock lock(poll_);
  for (AvahiServiceResolver* resolver : resolvers) avahi_service_resolver_free(resolver);
}

std::vector<session::Neighbour> Looking::go(const base::IsCancelled& is_cancelled) {
  gather(is_cancelled);
  std::random_device device;
  ask_where(drawn_from(heard_, most_neighbours, device()), is_cancelled);
  return neighbours_;
}

}  // namespace neighbours
