// A stick as sticks are: a FAT file system, in an image that mtools reads and writes, so that nobody has to be root. What is
// pulled out while it is written is an image in which only some of the sectors have changed, in whatever order they went.
#include <algorithm>
#include <random>

#include "support/command.h"
#include "support/village.h"

using namespace support::village;

namespace {

constexpr std::size_t sector = 512;

class FatImage {
 public:
  FatImage() {
    REQUIRE(mtools("mformat -C -f 1440 -i image.fat ::"));
    REQUIRE(base::write_file(folder_.path() / "holiday.jpg", "a picture"));
    REQUIRE(mtools("mcopy -i image.fat holiday.jpg ::/"));
  }
  base::Bytes bytes() const { return base::read_file(folder_.path() / "image.fat", 4 << 20).value(); }
  void put_back(const base::Bytes& bytes) const { REQUIRE(base::write_file(folder_.path() / "image.fat", bytes)); }
  // Everything that `stick` holds, as copying in would write it.
  void take_over(const Stick& stick) const { REQUIRE(mtools("mcopy -o -s -i image.fat '" + stick.folder.path().string() + "'/* ::/")); }
  // Whatever of it a reader still finds; a file system that is torn may say less, or nonsense.
  void show_on(const Stick& stick) const { mtools("mcopy -n -s -i image.fat '::/*' '" + stick.folder.path().string() + "'/"); }

 private:
  bool mtools(const std::string& command) const {
    return support::run_command("cd '" + folder_.path().string() + "' && MTOOLS_SKIP_CHECK=1 timeout 20 " + command + " </dev/null 2>&1").exit_code == 0;
  }
  support::TemporaryFolder folder_;
};

std::vector<std::size_t> changed_sectors(const base::Bytes& before, const base::Bytes& after) {
  std::vector<std::size_t> changed;
  for (std::size_t at = 0; at < after.size(); at += sector) {
    const auto offset = static_cast<std::ptrdiff_t>(at);
    if (!std::equal(after.begin() + offset, after.begin() + offset + sector, before.begin() + offset)) changed.push_back(at);
  }
  return changed;
}

}  // namespace

TEST_CASE("results and receipts go to and fro on a FAT file system") {
  Collector collector;
  Kiosk kiosk(collector, 11);
  const FatImage image;
  const Stick at_the_kiosk;
  const Stick at_the_collector;
  const Stick back;
  for (int batch = 0; batch < 3; ++batch) kiosk.close();
  CHECK(kiosk.carry(at_the_kiosk).copied == 3);
  image.take_over(at_the_kiosk);
  image.show_on(at_the_collector);
  CHECK(api::take_from_courier(collector.intake, at_the_collector.courier())->taken == 3);
  image.take_over(at_the_collector);
  image.show_on(back);
  CHECK(std::filesystem::exists(back.folder.path() / "holiday.jpg"));
  CHECK(kiosk.carry(back).receipts == 3);
  CHECK(kiosk.store->unsent()->empty());
}

TEST_CASE("a FAT stick that is pulled out after any sector in any order loses nothing and tells nothing wrong") {
  Collector collector;
  Kiosk kiosk(collector, 11);
  const FatImage image;
  const Stick written;
  const CourierItem item = kiosk.close();
  const base::Bytes batch = kiosk.store->batch({item.kiosk, item.incarnation, item.sequence})->bytes;
  REQUIRE(kiosk.carry(written).copied == 1);
  const base::Bytes before = image.bytes();
  image.take_over(written);
  const base::Bytes after = image.bytes();
  std::vector<std::size_t> order = changed_sectors(before, after);
  REQUIRE(order.size() > 16);
  std::minstd_rand random(7);
  int whole = 0;
  for (int turn = 0; turn < 3; ++turn) {
    if (turn == 1) std::reverse(order.begin(), order.end());
    if (turn == 2) std::shuffle(order.begin(), order.end(), random);
    base::Bytes torn = before;
    for (const std::size_t at : order) {
      std::copy_n(after.begin() + static_cast<std::ptrdiff_t>(at), sector, torn.begin() + static_cast<std::ptrdiff_t>(at));
      image.put_back(torn);
      const Stick found;
      image.show_on(found);
      const auto read = found.courier().read(item);
      if (read) ++whole;
      if (read) REQUIRE(*read == batch);
      const auto intake = api::take_from_courier(collector.intake, found.courier());
      REQUIRE(intake.has_value());
      REQUIRE(intake->taken == (read ? 1 : 0));
      REQUIRE(kiosk.store->unsent()->size() == 1);
    }
  }
  CHECK(whole >= 3);
  CHECK(collector.batches() == 1);
  const Stick again;
  image.show_on(again);
  kiosk.carry(again);
  CHECK(api::take_from_courier(collector.intake, again.courier())->taken == 1);
  CHECK(kiosk.carry(again).receipts == 1);
}
