#include <avahi-client/client.h>
#include <avahi-client/publish.h>
#include <avahi-common/error.h>

#include <atomic>

#include "avahi_poll.h"
#include "looking.h"
#include "neighbours/discovery.h"
#include "service_name.h"

namespace neighbours {
namespace {

using session::NearbyTrouble;

// Whoever answers to every name that is drawn is not argued with for ever, but again the next time that this kiosk meets others.
constexpr int most_names = 5;

class Avahi final : public Discovery {
 public:
  ~Avahi() override { withdraw(); }

  // A daemon that went, and may have come back, is asked anew.
  tl::expected<void, NearbyTrouble> announce(std::uint16_t port) override {
    if (client_ && !has_failed_ && port == port_) {
      const PollLock lock(poll_.get());
      names_drawn_ = 0;
      if (avahi_client_get_state(client_.get()) == AVAHI_CLIENT_S_RUNNING) say_who(client_.get());
      return {};
    }
    withdraw();
    port_ = port;
    poll_.reset(avahi_threaded_poll_new());
    if (!poll_) return tl::unexpected(NearbyTrouble::no_daemon);
    int problem = 0;
    client_.reset(avahi_client_new(avahi_threaded_poll_get(poll_.get()), static_cast<AvahiClientFlags>(0), &hear_of_daemon, this, &problem));
    if (!client_ || avahi_threaded_poll_start(poll_.get()) < 0) {
      withdraw();
      return tl::unexpected(NearbyTrouble::no_daemon);
    }
    return {};
  }

  void withdraw() override {
    if (poll_) avahi_threaded_poll_stop(poll_.get());
    client_.reset();  // and with it the announcement
    poll_.reset();
    group_ = nullptr;
    names_drawn_ = 0;
    has_failed_ = false;
  }

  tl::expected<std::vector<session::Neighbour>, NearbyTrouble> look(const base::IsCancelled& is_cancelled) override {
    if (!client_ || has_failed_) return tl::unexpected(NearbyTrouble::no_daemon);
    return Looking(poll_.get(), client_.get()).go(is_cancelled);
  }

 private:
  // Called for the first time before avahi_client_new() returns.
  static void hear_of_daemon(AvahiClient* client, AvahiClientState state, void* self) {
    auto& avahi = *static_cast<Avahi*>(self);
    if (state == AVAHI_CLIENT_S_RUNNING) avahi.say_who(client);
    if (state == AVAHI_CLIENT_S_COLLISION || state == AVAHI_CLIENT_S_REGISTERING) avahi.say_nothing();
    if (state == AVAHI_CLIENT_FAILURE) avahi.has_failed_ = true;
  }
  static void hear_of_name(AvahiEntryGroup* group, AvahiEntryGroupState state, void* self) {
    auto& avahi = *static_cast<Avahi*>(self);
    avahi.group_ = group;
    if (state == AVAHI_ENTRY_GROUP_ESTABLISHED) avahi.names_drawn_ = 0;
    if (state != AVAHI_ENTRY_GROUP_COLLISION) return;
    avahi.say_nothing();
    avahi.say_who(avahi_entry_group_get_client(group));
  }

  void say_who(AvahiClient* client) {
    if (group_ == nullptr) group_ = avahi_entry_group_new(client, &hear_of_name, this);
    if (group_ == nullptr || avahi_entry_group_is_empty(group_) == 0 || ++names_drawn_ > most_names) return;
    const int added = avahi_entry_group_add_service(group_, AVAHI_IF_UNSPEC, AVAHI_PROTO_UNSPEC, static_cast<AvahiPublishFlags>(0), random_service_name().c_str(),
                                                    service_type, nullptr, nullptr, port_, nullptr);
    if (added >= 0) avahi_entry_group_commit(group_);
  }
  void say_nothing() {
    if (group_ != nullptr) avahi_entry_group_reset(group_);
  }

  std::unique_ptr<AvahiThreadedPoll, PollDeleter> poll_;
  std::unique_ptr<AvahiClient, ClientDeleter> client_;
  AvahiEntryGroup* group_ = nullptr;
  std::uint16_t port_ = 0;
  int names_drawn_ = 0;
  std::atomic<bool> has_failed_ = false;
};

}  // namespace

std::unique_ptr<Discovery> make_avahi_discovery() { return std::make_unique<Avahi>(); }

}  // namespace neighbours
