#include "content_writer/build.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "content/entry_name.h"
#include "content/hash.h"
#include "content/pack.h"
#include "zip_writer.h"

namespace content_writer {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

base::Result<content::Entry> describe_file(const std::string& name, const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return base::fail(ErrorCode::io, "cannot open " + path.string());
  content::Hash hash;
  content::Entry entry{name, 0, {}, std::string(content::media_type_of(name))};
  std::vector<char> buffer(256 * 1024);
  while (file) {
    file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    const auto count = static_cast<std::size_t>(file.gcount());
    hash.add(reinterpret_cast<const unsigned char*>(buffer.data()), count);
    entry.size += count;
  }
  if (!file.eof()) return base::fail(ErrorCode::io, "cannot read " + path.string());
  entry.blake2b = hash.hex();
  return entry;
}

std::string_view text_of(const base::Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

base::Result<std::vector<content::Entry>> describe_entries(const Source& source) {
  std::vector<content::Entry> entries;
  for (const std::string& name : source.parts.paths) {
    if (const auto made = source.compiled.find(name); made != source.compiled.end()) {
      entries.push_back({name, made->second.size(), content::hash_of(text_of(made->second)),
                         std::string(content::media_type_of(name))});
      continue;
    }
    TRY_ASSIGN(content::Entry entry, describe_file(name, source.files.at(name)));
    entries.push_back(std::move(entry));
  }
  return entries;
}

// Media are compressed by their own formats, and films seek inside the pack.
Packing packing_of(const content::Entry& entry) {
  return entry.path.starts_with("media/") || entry.size == 0 ? Packing::stored : Packing::deflated;
}

std::string trusted_comment(const content::Manifest& manifest) {
  return manifest.id.value + " version " + std::to_string(manifest.version);
}

base::Result<void> write_zip(const Source& source, const fs::path& path, const SecretKey* key) {
  content::Manifest manifest = source.parts.manifest;
  TRY_ASSIGN(manifest.entries, describe_entries(source));
  const std::string json = write_manifest(manifest);
  TRY_ASSIGN(ZipWriter zip, ZipWriter::create(path));
  TRY(zip.add_bytes(std::string(content::manifest_name), json, Packing::stored));
  if (key != nullptr) {
    const std::string signature = sign(json, *key, trusted_comment(manifest));
    TRY(zip.add_bytes(std::string(content::signature_name), signature, Packing::stored));
  }
  for (const content::Entry& entry : manifest.entries) {
    const auto made = source.compiled.find(entry.path);
    if (made == source.compiled.end()) {
      TRY(zip.add_file(entry.path, source.files.at(entry.path), packing_of(entry)));
    } else {
      TRY(zip.add_bytes(entry.path, std::string(text_of(made->second)), packing_of(entry)));
    }
  }
  return zip.finish();
}

// What was built must be a pack to the reader too; a file that changed meanwhile shows here.
base::Result<void> check_result(const fs::path& path) {
  content::OpenOptions options;
  options.allow_unsigned = true;
  const auto refuse = [](const std::string& message) {
    return base::fail(ErrorCode::invalid_input, "the result would not be a sound pack: " + message);
  };
  const auto pack = content::Pack::open(path, options);
  if (!pack) return refuse(pack.error().message);
  for (const content::Finding& finding : pack->verify()) {
    if (finding.severity == content::Severity::error) return refuse(finding.where + ": " + finding.message);
  }
  return {};
}

base::Result<void> sync(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool done = descriptor >= 0 && ::fsync(descriptor) == 0;
  const int number = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!done) return base::fail(ErrorCode::io, "cannot sync " + path.string() + ": " + std::strerror(number));
  return {};
}

base::Result<void> put_in_place(const fs::path& from, const fs::path& to) {
  TRY(sync(from));
  std::error_code error;
  fs::rename(from, to, error);
  if (error) return base::fail(ErrorCode::io, "cannot write " + to.string() + ": " + error.message());
  return sync(to.parent_path().empty() ? fs::path(".") : to.parent_path());
}

}  // namespace

base::Result<void> build_pack(const Source& source, const fs::path& output, const SecretKey* key) {
  fs::path temporary = output;
  temporary += ".tmp";
  auto built = write_zip(source, temporary, key);
  if (built) built = check_result(temporary);
  if (built) built = put_in_place(temporary, output);
  if (!built) {
    std::error_code ignored;
    fs::remove(temporary, ignored);
  }
  return built;
}

}  // namespace content_writer
