// What the command line takes about the way to the collector, keeps and shows.
#include "support/catch.h"
#include "support/collector_process.h"
#include "support/kiosk_program.h"
#include "support/tls_server.h"

namespace {

const std::string collector_program = std::string(BINARY_FOLDER) + "/parasol-collector";

struct Installation {
  support::KioskProgram kiosk;
  std::string file = "sqlite:" + kiosk.file("collector.db").string();
  support::Child server{{collector_program, "serve", "--listen", "127.0.0.1:0", "--store", file}};
  std::string url = "http://" + server.first_line();

  std::string token() const {
    std::string token = support::Child({collector_program, "token", "--store", file, "--site-type", "school", "--region", "UA", "--site", "school-7"}).finish().output;
    token.erase(token.find_last_not_of('\n') + 1);
    return token;
  }
  std::string enrol(const std::string& more) const { return kiosk.run("enrol --data data --collector " + url + " --token " + token() + " " + more).output; }
  std::string sync(const std::string& more) const { return kiosk.run("sync --data data " + more).output; }
  std::string status() const { return kiosk.run("status --data data").output; }
};

const std::string pin = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

}  // namespace

TEST_CASE("the way to the collector is said when a kiosk enrols and changed when it syncs and status shows it") {
  const Installation site;
  CHECK(site.enrol("--metered yes").find("enrolled as k-") == 0);
  CHECK(site.status().find("\nmetered: by itself this kiosk sends once a week\n") != std::string::npos);
  CHECK(site.sync("--proxy http://ann:s3cret@127.0.0.1:1 --metered no").find("sent 0, waiting 0") == 0);
  CHECK(site.status().find("\nproxy: http://127.0.0.1:1\n") != std::string::npos);
  CHECK(site.status().find("metered") == std::string::npos);
  CHECK(site.enrol("").find("parasol-kiosk: no answer from " + site.url + "/v1/enrol (") == 0);  // by the proxy that was said
  CHECK(site.enrol("--proxy none").find("enrolled as k-") == 0);
  CHECK(site.status().find("proxy") == std::string::npos);
}

TEST_CASE("what cannot be the way to a collector is refused and changes nothing") {
  const Installation site;
  CHECK(site.sync("--metered yes").find("no kiosk has kept anything in data") != std::string::npos);
  CHECK(site.enrol("").find("enrolled as k-") == 0);
  const std::string before = site.status();
  CHECK(site.enrol("--pin " + pin) == "parasol-kiosk: a pinned key and authorities are for an address of https, and " + site.url + " is none\n");
  CHECK(site.sync("--pin " + pin) == "parasol-kiosk: a pinned key and authorities are for an address of https, and " + site.url + " is none\n");
  CHECK(site.sync("--pin abc") == "parasol-kiosk: --pin: \"abc\" is no key's hash: it is sha256// and 44 letters of base64\n");
  CHECK(site.sync("--proxy somewhere") ==
        "parasol-kiosk: --proxy: \"somewhere\" is no proxy's address: it is such as http://proxy.example:3128, with http, https, socks5 or socks5h\n");
  CHECK(site.sync("--ca none.pem").find("parasol-kiosk: --ca: ") == 0);
  CHECK(site.sync("--metered perhaps").find("--metered") != std::string::npos);
  CHECK(site.sync("--stick . --proxy none").find("--stick") != std::string::npos);
  CHECK(site.status() == before);
}

TEST_CASE("a way that did not lead to the collector is not kept") {
  const Installation site;
  const support::Authority authority;
  REQUIRE(site.kiosk.write("ca.pem", authority.pem()));
  CHECK(site.enrol("").find("enrolled as k-") == 0);
  const support::TlsServer server(authority);
  const std::string enrol = "enrol --data data --collector " + server.url() + " --token " + site.token();
  CHECK(site.kiosk.run(enrol + " --ca ca.pem").output.find("parasol-kiosk: the enrolment answer is not ") == 0);
  CHECK(server.requests() == 1);
  CHECK(site.status().find("its certificate") == std::string::npos);
}
