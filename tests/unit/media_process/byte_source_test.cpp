// What FFmpeg may read of a pack.
#include "byte_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <string>

#include "base/file.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

using media_process::ByteSource;

namespace {

struct Pack {
  explicit Pack(const std::string& bytes) {
    REQUIRE(base::replace_file(folder.path() / "pack", bytes).has_value());
    file = ::open((folder.path() / "pack").c_str(), O_RDONLY);
  }
  Pack(const Pack&) = delete;
  Pack& operator=(const Pack&) = delete;
  ~Pack() { ::close(file); }
  support::TemporaryFolder folder;
  int file = -1;
};

std::string all_of(ByteSource& source) {
  std::string text;
  std::uint8_t some[3];
  for (int count = 0; (count = source.read(some, sizeof some)) > 0;) text.append(some, some + count);
  return text;
}

}  // namespace

TEST_CASE("a film begins and ends where its entry does") {
  const Pack pack("aaaaFILMzzzz");
  ByteSource source(pack.file, 4, 4);
  CHECK(all_of(source) == "FILM");
  std::uint8_t more = 0;
  CHECK(source.read(&more, 1) == AVERROR_EOF);
  CHECK_FALSE(source.has_failed());
}

TEST_CASE("nobody seeks out of a film") {
  const Pack pack("aaaaFILMzzzz");
  ByteSource source(pack.file, 4, 4);
  CHECK(source.seek(0, AVSEEK_SIZE) == 4);
  CHECK(source.seek(2, SEEK_SET) == 2);
  CHECK(source.seek(1, SEEK_CUR) == 3);
  CHECK(source.seek(-4, SEEK_END) == 0);
  for (const auto& [to, whence] : {std::pair{std::int64_t{-1}, SEEK_SET}, {std::int64_t{5}, SEEK_SET}, {INT64_MAX, SEEK_SET}, {std::int64_t{1}, SEEK_END},
                                   {INT64_MIN, SEEK_END}, {INT64_MAX, SEEK_END}, {INT64_MIN, SEEK_CUR}}) {
    INFO(to << " " << whence);
    CHECK(source.seek(to, whence) == AVERROR(EINVAL));
  }
  source.seek(1, SEEK_SET);
  CHECK(source.seek(INT64_MAX, SEEK_CUR) == AVERROR(EINVAL));
  CHECK(all_of(source) == "ILM");
}

TEST_CASE("a pack that is shorter than was said is a film that cannot be read") {
  const Pack pack("aaaaFI");
  ByteSource source(pack.file, 4, 4);
  CHECK(all_of(source) == "FI");
  CHECK(source.has_failed());
}
