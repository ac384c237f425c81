// A kiosk that meets others, with a real store and over this machine's own loopback, and neighbours that are none.
#pragma once

#include "neighbourhood.h"

#include "neighbours/list.h"
#include "support/catch.h"
#include "support/loopback_server.h"
#include "support/meadow.h"
#include "support/village.h"
#include "unit/stock/stick_and_packs.h"

namespace neighbours_test {

using namespace support::village;
using content_writer::SecretKey;
using session::Nearby;
using session::NeighboursMet;
using stock_test::PackWanted;

// A kiosk that meets others. Its packs, and what it keeps, are in folders of its own.
struct Place {
  Kiosk kiosk;
  support::TemporaryFolder packs;
  content::OpenOptions options;
  std::unique_ptr<session::NeighbourPort> port;
  std::unique_ptr<app::Neighbourhood> neighbourhood;
  app::NeighbourhoodLimits limits;

  Place(Collector& collector, support::Meadow& meadow, std::uint64_t seed) : kiosk(collector, seed), port(support::port_on(meadow)) { begin(); }
  void begin() {
    neighbourhood = std::make_unique<app::Neighbourhood>(app::NeighbourhoodSetup{*port, *kiosk.store, kiosk.files.clock, data(), data() / "onward", packs.path(), data() / "withdrawn.json", options, nullptr, 7, limits});
  }
  void trust(const SecretKey& key) {
    options.trusted_keys = {stock_test::public_line(key)};
    begin();
  }
  std::filesystem::path data() const { return kiosk.files.folder.path(); }
  NeighboursMet meet() {
    const auto met = neighbourhood->meet(base::never_cancelled);
    REQUIRE(met);
    return *met;
  }
  void have(const PackWanted& wanted) const {
    REQUIRE(base::write_file(packs.path() / ("hello-" + std::to_string(wanted.version) + ".parasol"), stock_test::pack_bytes(wanted)));
  }
  // The versions that are here, of one pack.
  std::vector<std::int64_t> versions() const {
    std::vector<std::int64_t> found;
    const std::vector<std::string> names = base::names_in(packs.path()).value();
    for (const std::string& name : names) {
      const auto pack = content::Pack::open(packs.path() / name, {{}, true});
      if (pack) found.push_back(pack->manifest().version);
    }
    return found;
  }
  std::size_t waiting() const { return kiosk.store->unsent()->size(); }
};

struct Around {
  Collector collector;
  support::Meadow meadow;
};

// Somebody on the network who says whatever a test wants.
struct Stranger {
  std::string list;
  std::string gives;
  std::vector<std::string> asked{};
  std::unique_ptr<support::LoopbackServer> server{};

  session::Neighbour come() {
    server = std::make_unique<support::LoopbackServer>([this](const support::LoopbackRequest& request) {
      asked.push_back(request.path);
      return support::http_reply("200 OK", request.path == "/v1/list" ? list : gives);
    });
    const std::string url = server->url();
    return {"127.0.0.1", static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1))), 0};
  }

  void lists_version_2(std::uint64_t size, char digit = 'a') {
    list = neighbours::text_of({{{content::PackId("org.example.hello"), 2, size, std::string(64, digit)}}, {}});
  }
};

// Two kiosks that trust one signer.
struct Two {
  Around of;
  SecretKey key = content_writer::make_key().value();
  Place here{of.collector, of.meadow, 11};
  Place other{of.collector, of.meadow, 12};

  Two() {
    here.trust(key);
    other.trust(key);
  }
};

// A kiosk that has version 1 of a pack, and a neighbour that says it has version 2.
struct Offered {
  Around of;
  SecretKey key = content_writer::make_key().value();
  Place here{of.collector, of.meadow, 11};
  Stranger stranger;

  Offered() {
    here.trust(key);
    here.have({1, 0, &key});
  }
  void gives(std::string pack) {
    stranger.gives = std::move(pack);
    stranger.lists_version_2(stranger.gives.size());
    of.meadow.all.push_back(stranger.come());
  }
};

}  // namespace neighbours_test

using namespace neighbours_test;
