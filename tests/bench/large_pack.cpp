#include "large_pack.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/file.h"
#include "base/random.h"
#include "base/text.h"
#include "content_writer/build.h"
#include "content_writer/source.h"

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t entries = 10'000;
constexpr std::uintmax_t pack_bytes = std::uintmax_t{1} << 30;
constexpr std::size_t blobs = 32;  // files on the disk; each is packed many times under other names

base::Bytes random_bytes(std::uint64_t seed, std::size_t count) {
  base::Random random(seed);
  base::Bytes bytes(count);
  for (std::size_t i = 0; i < count; i += 8) {
    const std::uint64_t number = random.next();
    for (std::size_t j = i; j < std::min(i + 8, count); ++j) bytes[j] = static_cast<unsigned char>(number >> 8 * (j - i));
  }
  return bytes;
}

std::string media_name(std::size_t number) {
  std::array<char, 32> name{};
  std::snprintf(name.data(), name.size(), "media/film-%05zu.webm", number);
  return name.data();
}

base::Result<void> add_media(content_writer::Source& source, const fs::path& folder) {
  const std::size_t own = source.parts.paths.size();
  const std::size_t size = pack_bytes / (entries - own);
  for (std::size_t i = 0; i < blobs; ++i) {
    TRY(base::write_file(folder / ("blob-" + std::to_string(i)), random_bytes(i, size)));
  }
  for (std::size_t i = own; i < entries; ++i) {
    const std::string name = media_name(i);
    source.parts.paths.push_back(name);
    source.files[name] = folder / ("blob-" + std::to_string(i % blobs));
  }
  std::sort(source.parts.paths.begin(), source.parts.paths.end());
  return {};
}

base::Result<void> make(const fs::path& source_folder, const fs::path& folder, const LargePack& pack) {
  content::Findings findings;
  TRY_ASSIGN(content_writer::Source source, content_writer::load_source(source_folder, findings));
  if (content::has_errors(findings)) return base::fail(base::ErrorCode::invalid_input, source_folder.string() + " has errors: run parasol check");
  TRY(add_media(source, folder));
  TRY_ASSIGN(const content_writer::SecretKey key, content_writer::make_key());
  TRY(content_writer::build_pack(source, pack.file, &key));
  TRY(base::write_file(folder / "large.pub", content_writer::public_key_file(key.public_key())));
  for (std::size_t i = 0; i < blobs; ++i) {
    std::error_code problem;
    fs::remove(folder / ("blob-" + std::to_string(i)), problem);
  }
  return {};
}

}  // namespace

base::Result<LargePack> large_pack(const fs::path& source, const fs::path& folder) {
  LargePack pack{folder / "large.parasol", {}};
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (!fs::exists(pack.file) || !fs::exists(folder / "large.pub")) TRY(make(source, folder, pack));
  TRY_ASSIGN(const std::string text, base::read_text_file(folder / "large.pub"));
  const auto lines = base::split(text, '\n');
  if (lines.size() < 2) return base::fail(base::ErrorCode::corrupt, (folder / "large.pub").string() + " holds no key");
  pack.public_key = lines[1];
  return pack;
}

}  // namespace bench
