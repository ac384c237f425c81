#include "evaluation/courier.h"

#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include "support/catch.h"
#include "support/temporary_folder.h"

using base::ErrorCode;
using evaluation::CourierFolder;
using evaluation::CourierItem;
using evaluation::CourierKind;

namespace {

const std::string incarnation(32, '1');
const CourierItem batch{CourierKind::batch, "k-0123456789abcdef01234567", incarnation, 7};
const base::Bytes payload{1, 2, 3, 0, 255};

std::string name() { return batch.kiosk + "." + incarnation + ".7.batch"; }

struct Stick {
  support::TemporaryFolder folder;
  CourierFolder open() const { return CourierFolder::at(folder.path()).value(); }
  std::filesystem::path file(const char* copy) const { return folder.path() / "parasol-courier" / copy / name(); }
};

void overwrite(const std::filesystem::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

}  // namespace

TEST_CASE("what is wrapped for a courier comes out as it went in") {
  CHECK(evaluation::unwrap_from_courier(batch, evaluation::wrap_for_courier(batch, payload)).value() == payload);
  CHECK(evaluation::unwrap_from_courier(batch, evaluation::wrap_for_courier(batch, {})).value().empty());
}

TEST_CASE("each byte that is flipped and each that is missing is noticed") {
  const base::Bytes whole = evaluation::wrap_for_courier(batch, payload);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    base::Bytes flipped = whole;
    flipped[i] ^= 1;
    CHECK(evaluation::unwrap_from_courier(batch, flipped).error().code == ErrorCode::corrupt);
    CHECK(evaluation::unwrap_from_courier(batch, {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(i)}).error().code == ErrorCode::corrupt);
  }
}

TEST_CASE("a file under another's name is not taken for it") {
  CourierItem other = batch;
  other.sequence = 8;
  CHECK(evaluation::unwrap_from_courier(other, evaluation::wrap_for_courier(batch, payload)).error().message.find("under another name") != std::string::npos);
}

TEST_CASE("an item is there as long as one of its two copies is whole") {
  const Stick stick;
  const CourierFolder folder = stick.open();
  CHECK(folder.read(batch).error().code == ErrorCode::not_found);
  REQUIRE(folder.write(batch, payload));
  CHECK(folder.items(CourierKind::batch).value() == std::vector{batch});
  CHECK(folder.holds(batch, payload));
  overwrite(stick.file("first"), "parasol courier 1\nhalf");
  CHECK(folder.read(batch).value() == payload);
  CHECK_FALSE(folder.holds(batch, payload));
  std::filesystem::remove(stick.file("second"));
  CHECK(folder.read(batch).error().code == ErrorCode::corrupt);
  REQUIRE(folder.write(batch, payload));
  CHECK(folder.holds(batch, payload));
  folder.remove(batch);
  CHECK(folder.items(CourierKind::batch)->empty());
}

TEST_CASE("foreign files, half written ones, folders and pipes on a stick are passed over") {
  const Stick stick;
  const CourierFolder folder = stick.open();
  REQUIRE(folder.write(batch, payload));
  const auto beside = stick.file("first").parent_path();
  overwrite(beside / (name() + ".tmp"), "half");
  overwrite(beside / "holiday.jpg", "not ours");
  overwrite(beside / (batch.kiosk + "." + incarnation + ".08.batch"), "another way to write 8");
  overwrite(beside / ("../../k." + incarnation + ".0.batch"), "no batch is the 0th");
  std::filesystem::create_directory(beside / (batch.kiosk + "." + incarnation + ".9.batch"));
  REQUIRE(::mkfifo((beside / (batch.kiosk + "." + incarnation + ".10.batch")).c_str(), 0600) == 0);
  CHECK(folder.items(CourierKind::batch).value() == std::vector{batch});
  CHECK(folder.items(CourierKind::receipt)->empty());
  CourierItem pipe = batch;
  pipe.sequence = 10;
  CHECK(folder.read(pipe).error().code == ErrorCode::not_found);
}

TEST_CASE("nothing is written through a link or a pipe that somebody put on a stick") {
  const Stick stick;
  const CourierFolder folder = stick.open();
  REQUIRE(folder.write(batch, payload));
  const auto victim = stick.folder.path() / "collector.db";
  overwrite(victim, "precious");
  CourierItem receipt = batch;
  receipt.kind = CourierKind::receipt;
  const std::string wanted = batch.kiosk + "." + incarnation + ".7.receipt";
  std::filesystem::create_symlink(victim, stick.file("first").parent_path() / (wanted + ".tmp"));
  REQUIRE(::mkfifo((stick.file("second").parent_path() / (wanted + ".tmp")).c_str(), 0600) == 0);
  REQUIRE(folder.write(receipt, payload));
  CHECK(folder.holds(receipt, payload));
  CHECK(base::read_text_file(victim).value() == "precious");
}

TEST_CASE("a folder of the stick that is a link leads nowhere, and its copy does not hide the other") {
  const Stick stick;
  const CourierFolder folder = stick.open();
  REQUIRE(folder.write(batch, payload));
  const auto elsewhere = stick.folder.path() / "elsewhere";
  std::filesystem::create_directory(elsewhere);
  std::filesystem::remove_all(stick.file("first").parent_path());
  std::filesystem::create_directory_symlink(elsewhere, stick.file("first").parent_path());
  CHECK(folder.items(CourierKind::batch).value() == std::vector{batch});
  CHECK(folder.read(batch).value() == payload);
  CourierItem later = batch;
  later.sequence = 8;
  REQUIRE(folder.write(later, payload));
  CHECK(folder.read(later).value() == payload);
  CHECK(std::filesystem::is_empty(elsewhere));
}

TEST_CASE("items come in the order of their numbers") {
  const Stick stick;
  const CourierFolder folder = stick.open();
  CourierItem later = batch;
  later.sequence = 10;
  REQUIRE(folder.write(later, payload));
  REQUIRE(folder.write(batch, payload));
  CHECK(folder.items(CourierKind::batch).value() == std::vector{batch, later});
}

TEST_CASE("no stick is told as that, and one that takes nothing too") {
  CHECK(CourierFolder::at("/nowhere/at/all").error().code == ErrorCode::not_found);
  const Stick stick;
  overwrite(stick.folder.path() / "parasol-courier", "a file where a folder should be");
  CHECK(stick.open().write(batch, payload).error().code == ErrorCode::io);
  CHECK(stick.open().items(CourierKind::batch)->empty());
}

TEST_CASE("the name of a file on a stick says what it is and no other name does") {
  const evaluation::CourierItem item{evaluation::CourierKind::conflict, "k-1234", "abcd", 7};
  CHECK(evaluation::courier_name(item) == "k-1234.abcd.7.conflict");
  CHECK(evaluation::courier_item("k-1234.abcd.7.conflict") == item);
  CHECK(evaluation::courier_item("k-1234.enrol") == evaluation::CourierItem{evaluation::CourierKind::enrol, "k-1234", "", 0});
  for (const char* none : {"", ".", "batch", "k.batch", "k.a.batch", "k.a.0.batch", "k.a.07.batch", "k.a.-1.batch", "k.a.1.Batch", "k.a.1.batch.tmp", "../k.a.1.batch", "k.a/b.1.batch",
                           "k.a.1.enrol", "K.a.1.batch", "k.a.18446744073709551616.batch"}) {
    INFO(none);
    CHECK_FALSE(evaluation::courier_item(none));
  }
}
