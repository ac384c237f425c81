#include "store/status.h"
#include "support/catch.h"

namespace {

store::Status enrolled_kiosk() {
  store::Status status;
  status.answers = {100, 30, 42, 21, 7};
  status.sittings = {5, 2, 1, 1, 1};
  status.kiosk = "k-0123";
  status.incarnation = "00ff";
  status.collector = "https://results.example";
  status.batches = 4;
  status.unsent = 2;
  status.last_receipt = store::LastReceipt{2, "2026-W45", false};
  return status;
}

}  // namespace

TEST_CASE("the status of a fresh kiosk says what is missing") {
  store::Status status;
  status.kiosk = "k-0123";
  status.incarnation = "00ff";
  CHECK(store::status_text(status) ==
        "answers: 0 recorded = 0 open + 0 sent + 0 withheld + 0 deleted\n"
        "sittings: 0 recorded = 0 open + 0 sent + 0 withheld + 0 deleted\n"
        "batches: 0, 0 waiting to be sent\n"
        "last receipt: none\n"
        "kiosk: k-0123\n"
        "collector: not enrolled\n");
  CHECK(store::status_json(status) ==
        "{\"answers\":{\"recorded\":0,\"open\":0,\"sent\":0,\"withheld\":0,\"deleted\":0},"
        "\"sittings\":{\"recorded\":0,\"open\":0,\"sent\":0,\"withheld\":0,\"deleted\":0},"
        "\"batches\":{\"frozen\":0,\"unsent\":0,\"refused\":0,\"set_aside\":0},\"blocks\":{\"set_aside\":0},\"last_receipt\":null,"
        "\"kiosk\":\"k-0123\",\"incarnation\":\"00ff\",\"collector\":null,\"closed_lessons\":[]}\n");
}

TEST_CASE("the status of a kiosk in use names counts and the last receipt") {
  CHECK(store::status_text(enrolled_kiosk()) ==
        "answers: 100 recorded = 30 open + 42 sent + 21 withheld + 7 deleted\n"
        "sittings: 5 recorded = 2 open + 1 sent + 1 withheld + 1 deleted\n"
        "batches: 4, 2 waiting to be sent\n"
        "last receipt: batch 2 in 2026-W45\n"
        "kiosk: k-0123\n"
        "collector: https://results.example\n");
  CHECK(store::status_json(enrolled_kiosk()) ==
        "{\"answers\":{\"recorded\":100,\"open\":30,\"sent\":42,\"withheld\":21,\"deleted\":7},"
        "\"sittings\":{\"recorded\":5,\"open\":2,\"sent\":1,\"withheld\":1,\"deleted\":1},"
        "\"batches\":{\"frozen\":4,\"unsent\":2,\"refused\":0,\"set_aside\":0},\"blocks\":{\"set_aside\":0},"
        "\"last_receipt\":{\"sequence\":2,\"week\":\"2026-W45\",\"parked\":false},"
        "\"kiosk\":\"k-0123\",\"incarnation\":\"00ff\",\"collector\":\"https://results.example\",\"closed_lessons\":[]}\n");
}

TEST_CASE("the status names batches set aside and receipts for later reading") {
  store::Status status = enrolled_kiosk();
  status.set_aside = 1;
  status.blocks_set_aside = 2;
  status.last_receipt->parked = true;
  const std::string text = store::status_text(status);
  CHECK(text.find("batches: 4, 2 waiting to be sent, 1 set aside\nblocks that cannot be sent: 2, set aside and withheld\n") != std::string::npos);
  CHECK(text.find("last receipt: batch 2 in 2026-W45, kept by the collector to be read later\n") != std::string::npos);
}

TEST_CASE("the status says what the collector refused and what to do") {
  store::Status status = enrolled_kiosk();
  status.refused = 1;
  CHECK(store::status_text(status).find("batches: 4, 2 waiting to be sent, 1 refused by the collector and kept: ask its operator, "
                                        "and then run parasol-kiosk sync --again\n") != std::string::npos);
  CHECK(store::status_json(status).find("\"refused\":1") != std::string::npos);
}

TEST_CASE("the status says how the collector is reached and no password") {
  store::Status status = enrolled_kiosk();
  status.link = {"-----BEGIN CERTIFICATE-----", {"sha256//abc="}, "http://ann:s3cret@proxy.example:3128", true};
  CHECK(store::status_text(status).find("\ncollector: https://results.example\nits key: sha256//abc=\n"
                                        "its certificate: vouched for by the authorities given with --ca\n"
                                        "proxy: http://proxy.example:3128\nmetered: by itself this kiosk sends once a week\n") != std::string::npos);
  CHECK(store::status_json(status).find(R"("link":{"pins":["sha256//abc="],"own_authorities":true,"proxy":"http://proxy.example:3128","metered":true})") != std::string::npos);
}

TEST_CASE("the status names lessons that crash") {
  store::Status status = enrolled_kiosk();
  status.closed_lessons = {{"org.example.small", "gifts", "lesson/coins"}};
  CHECK(store::status_text(status).find("\nlesson closed after crashes: org.example.small/gifts, at lesson/coins\n") != std::string::npos);
  CHECK(store::status_json(status).find(R"("closed_lessons":[{"pack":"org.example.small","lesson":"gifts","page":"lesson/coins"}])") != std::string::npos);
}

TEST_CASE("the status says which trial a kiosk takes part in") {
  store::Status status = enrolled_kiosk();
  status.arms = "lesson,waitlist";
  CHECK(store::status_text(status).find("\ntrial: readers are in the arms lesson,waitlist\n") != std::string::npos);
  CHECK(store::status_json(status).find("\"arms\":\"lesson,waitlist\"") != std::string::npos);
}
