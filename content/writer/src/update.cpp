#include "content_writer/update.h"

#include <fstream>
#include <system_error>
#include <vector>

#include "content/entry_name.h"
#include "content/update_file.h"
#include "zip_writer.h"

namespace content_writer {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

// Gone with the end of its making.
struct Temporary {
  fs::path path;
  ~Temporary() {
    std::error_code ignored;
    fs::remove(path, ignored);
  }
};

fs::path beside(const fs::path& output, const char* ending) {
  fs::path path = output;
  path += ending;
  return path;
}

base::Result<void> check_versions(const fs::path& from, const fs::path& to) {
  content::OpenOptions options;
  options.allow_unsigned = true;
  TRY_ASSIGN(const content::Pack old, content::Pack::open(from, options));
  TRY_ASSIGN(const content::Pack fresh, content::Pack::open(to, options));
  const content::Manifest& before = old.manifest();
  const content::Manifest& after = fresh.manifest();
  if (before.id != after.id) return base::fail(ErrorCode::invalid_input, to.string() + " is another pack than " + from.string() + ": " + after.id.value);
  if (after.version <= before.version) {
    return base::fail(ErrorCode::invalid_input, to.string() + " is version " + std::to_string(after.version) + " and not newer than version " + std::to_string(before.version));
  }
  return {};
}

base::Result<void> copy_carried(const fs::path& to, const std::vector<content::UpdatePart>& carried, const fs::path& into) {
  std::ifstream source(to, std::ios::binary);
  std::ofstream target(into, std::ios::binary);
  std::vector<char> buffer(256 * 1024);
  for (const content::UpdatePart& part : carried) {
    source.seekg(static_cast<std::streamoff>(part.offset));
    for (std::uint64_t left = part.size; left > 0;) {
      const std::uint64_t count = std::min<std::uint64_t>(left, buffer.size());
      if (!source.read(buffer.data(), static_cast<std::streamsize>(count))) return base::fail(ErrorCode::io, "cannot read " + to.string());
      target.write(buffer.data(), static_cast<std::streamsize>(count));
      left -= count;
    }
  }
  target.close();
  if (!target) return base::fail(ErrorCode::io, "cannot write " + into.string());
  return {};
}

base::Result<void> write_zip(const content::UpdatePlan& plan, const fs::path& changed, const fs::path& path) {
  TRY_ASSIGN(ZipWriter zip, ZipWriter::create(path));
  TRY(zip.add_bytes(std::string(content::manifest_name), plan.manifest, Packing::stored));
  if (!plan.signature.empty()) TRY(zip.add_bytes(std::string(content::signature_name), plan.signature, Packing::stored));
  TRY(zip.add_bytes(std::string(content::recipe_name), content::recipe_json(plan.recipe), Packing::stored));
  TRY(zip.add_file(std::string(content::changed_name), changed, Packing::stored));
  return zip.finish();
}

base::Result<void> try_on(const fs::path& from, const fs::path& update) {
  content::OpenOptions options;
  options.allow_unsigned = true;
  TRY_ASSIGN(const content::UpdateFile file, content::UpdateFile::open(update, options));
  return file.apply(from, [](const char*, std::size_t) -> base::Result<void> { return {}; }, base::never_cancelled);
}

}  // namespace

base::Result<UpdateSizes> write_update(const fs::path& from, const fs::path& to, const fs::path& output) {
  TRY(check_versions(from, to));
  TRY_ASSIGN(const content::UpdatePlan plan, content::plan_update(from, to));
  const Temporary changed{beside(output, ".changed")};
  const Temporary zip{beside(output, ".tmp")};
  TRY(copy_carried(to, plan.carried, changed.path));
  TRY(write_zip(plan, changed.path, zip.path));
  TRY(try_on(from, zip.path));
  std::error_code problem;
  fs::rename(zip.path, output, problem);
  if (problem) return base::fail(ErrorCode::io, "cannot write " + output.string() + ": " + problem.message());
  UpdateSizes sizes{0, plan.recipe.size};
  for (const content::UpdatePart& part : plan.carried) sizes.carried += part.size;
  return sizes;
}

}  // namespace content_writer
