// The packs at the desk: what begins at once, what is asked once more, and what is heard of it.
#include "support/catch.h"
#include "support/visit.h"

namespace {

using namespace session;
using support::Visit;

PackFacts pack_called(const std::string& id, std::int64_t version = 1) {
  PackFacts pack;
  pack.id = content::PackId(id);
  pack.version = version;
  pack.title = {"manifest/title", "Hello"};
  return pack;
}

FoundPack found_at(const std::string& file, PackFit fit) { return {file, pack_called("org.example.hello", 2), fit, false}; }

PacksSeen seen_with(PackFit fit) { return {{pack_called("org.example.here")}, {}, {{"stick", {found_at("/stick/hello.parasol", fit)}, {}}}, 1 << 30}; }

Visit at_packs(PackFit fit = PackFit::fresh) { return Visit().to_desk().act(OpenTab{DeskTab::packs}).act(seen_with(fit)); }
const PacksPart& part_of(const Visit& visit) { return std::get<PacksPart>(std::get<Desk>(visit.shell().place).part); }
const PackWork& work_of(const Visit& visit) { return visit.shell().packs.work; }

}  // namespace

TEST_CASE("the desk looks at the packs whenever they are shown") {
  Visit visit = Visit().to_desk();
  CHECK(visit.last_of<LookAtPacks>().size() == 1);
  CHECK(visit.act(OpenTab{DeskTab::packs}).last_of<LookAtPacks>().size() == 1);
  CHECK(visit.act(LookAtPacksAgain{}).last_of<LookAtPacks>().size() == 1);
}

TEST_CASE("a new pack and a newer one are installed at once") {
  for (const PackFit fit : {PackFit::fresh, PackFit::newer, PackFit::mends}) {
    Visit visit = at_packs(fit).act(InstallFound{"/stick/hello.parasol"});
    REQUIRE(visit.last_of<InstallPack>().size() == 1);
    CHECK_FALSE(visit.last_of<InstallPack>()[0].sure);
    CHECK(is_busy(work_of(visit)));
  }
}

TEST_CASE("an older pack and one of another signer are asked for once more") {
  for (const PackFit fit : {PackFit::older, PackFit::other_signer}) {
    Visit visit = at_packs(fit).act(InstallFound{"/stick/hello.parasol"});
    CHECK(visit.last_of<InstallPack>().empty());
    REQUIRE(part_of(visit).question.has_value());
    CHECK(Visit(visit).act(DropPackDeed{}).all_of<InstallPack>().empty());
    visit.act(SurePackDeed{});
    REQUIRE(visit.last_of<InstallPack>().size() == 1);
    CHECK(visit.last_of<InstallPack>()[0].sure);
    CHECK_FALSE(part_of(visit).question.has_value());
  }
}

TEST_CASE("what is here already and what was never shown is not installed") {
  CHECK(at_packs(PackFit::same).act(InstallFound{"/stick/hello.parasol"}).all_of<InstallPack>().empty());
  CHECK(at_packs().act(InstallFound{"/stick/other.parasol"}).all_of<InstallPack>().empty());
}

TEST_CASE("a pack is withdrawn when that was asked for twice") {
  Visit visit = at_packs().act(WithdrawInstalled{content::PackId("org.example.here")});
  CHECK(visit.all_of<WithdrawPack>().empty());
  visit.act(SurePackDeed{});
  REQUIRE(visit.last_of<WithdrawPack>().size() == 1);
  CHECK(visit.last_of<WithdrawPack>()[0].pack.value == "org.example.here");
  visit.act(PackWithdrawn{content::PackId("org.example.here")});
  CHECK(std::holds_alternative<WithdrawnPack>(work_of(visit)));
  CHECK(visit.last_of<LookAtPacks>().size() == 1);
}

TEST_CASE("a pack that is not here is not asked about") {
  CHECK_FALSE(part_of(at_packs().act(WithdrawInstalled{content::PackId("org.example.none")})).question.has_value());
}

TEST_CASE("one thing is done with packs at a time") {
  Visit visit = at_packs().act(InstallFound{"/stick/hello.parasol"});
  visit.act(InstallFound{"/stick/hello.parasol"}).act(WithdrawInstalled{content::PackId("org.example.here")}).act(SurePackDeed{});
  CHECK(visit.all_of<InstallPack>().size() == 1);
  CHECK(visit.all_of<WithdrawPack>().empty());
}

TEST_CASE("installing goes on while the desk is locked and is told when it is opened again") {
  Visit visit = at_packs().act(InstallFound{"/stick/hello.parasol"}).act(LockDesk{});
  visit.act(PackWorkWentOn{5, 10});
  CHECK(std::get<InstallingPack>(work_of(visit)).done == 5);
  visit.act(PackInstalled{pack_called("org.example.hello", 2)});
  CHECK(visit.screen() == "home");
  CHECK(std::get<InstalledPack>(work_of(visit)).pack.version == 2);
}

TEST_CASE("what is being installed can be stopped and then nothing is being done") {
  Visit visit = at_packs().act(InstallFound{"/stick/hello.parasol"}).act(StopPackWork{});
  CHECK(visit.last_of<CancelPackWork>().size() == 1);
  visit.act(PackWorkStopped{});
  CHECK(std::holds_alternative<NoPackWork>(work_of(visit)));
  CHECK(visit.act(StopPackWork{}).last().empty());
}

TEST_CASE("a pack that could not be installed says why until something else is done") {
  Visit visit = at_packs().act(InstallFound{"/stick/hello.parasol"}).act(PackWorkFailed{PackTrouble::source_gone});
  CHECK(std::get<PackNotDone>(work_of(visit)).why == PackTrouble::source_gone);
  visit.act(LookAtPacksAgain{});
  CHECK(std::holds_alternative<NoPackWork>(work_of(visit)));
}

TEST_CASE("a question about a pack does not wait for somebody who left the desk") {
  Visit visit = at_packs().act(WithdrawInstalled{content::PackId("org.example.here")}).act(QuickExit{}).act(WakeUp{});
  CHECK(visit.act(SurePackDeed{}).all_of<WithdrawPack>().empty());
}
