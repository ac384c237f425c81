#include "zip_writer.h"

#include <deque>
#include <utility>
#include <zip.h>

namespace content_writer {
namespace {

using base::ErrorCode;

constexpr zip_uint16_t first_date = (1 << 5) | 1;  // 1 January 1980: where MS-DOS begins to count
constexpr zip_uint32_t plain_file = 0100644U << 16;

}  // namespace

struct ZipWriter::Archive {
  zip_t* zip = nullptr;
  std::deque<std::string> texts{};  // libzip reads them when it finishes

  Archive() = default;
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive() {
    if (zip != nullptr) zip_discard(zip);
  }

  tl::unexpected<base::Error> failed() const {
    zip_error_t* error = zip_get_error(zip);
    return base::fail(ErrorCode::io, std::string("cannot write the pack: ") + zip_error_strerror(error));
  }

  base::Result<void> add(const std::string& name, zip_source_t* content, Packing packing) {
    if (content == nullptr) return failed();
    const zip_int64_t index = zip_file_add(zip, name.c_str(), content, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(content);
      return failed();
    }
    const auto position = static_cast<zip_uint64_t>(index);
    const zip_int32_t method = packing == Packing::stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    const bool done = zip_set_file_compression(zip, position, method, 9) == 0 &&
                      zip_file_set_dostime(zip, position, 0, first_date, 0) == 0 &&
                      zip_file_set_external_attributes(zip, position, 0, ZIP_OPSYS_UNIX, plain_file) == 0;
    if (!done) return failed();
    return {};
  }
};

ZipWriter::ZipWriter(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) {}
ZipWriter::ZipWriter(ZipWriter&&) noexcept = default;
ZipWriter& ZipWriter::operator=(ZipWriter&&) noexcept = default;
ZipWriter::~ZipWriter() = default;

base::Result<ZipWriter> ZipWriter::create(const std::filesystem::path& path) {
  int code = 0;
  auto archive = std::make_unique<Archive>();
  archive->zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (archive->zip == nullptr) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    return base::fail(ErrorCode::io, "cannot write " + path.string() + ": " + reason);
  }
  return ZipWriter(std::move(archive));
}

base::Result<void> ZipWriter::add_bytes(const std::string& name, std::string bytes, Packing packing) {
  const std::string& kept = archive_->texts.emplace_back(std::move(bytes));
  return archive_->add(name, zip_source_buffer(archive_->zip, kept.data(), kept.size(), 0), packing);
}

base::Result<void> ZipWriter::add_file(const std::string& name, const std::filesystem::path& file, Packing packing) {
  return archive_->add(name, zip_source_file(archive_->zip, file.c_str(), 0, -1), packing);
}

base::Result<void> ZipWriter::finish() {
  if (zip_close(archive_->zip) != 0) return archive_->failed();
  archive_->zip = nullptr;
  return {};
}

}  // namespace content_writer
