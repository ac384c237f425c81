// Makes a pack of a source that has no errors. The same source and key give the same bytes, whatever
// the clock, the locale, the order of files on the disk, or the umask. The pack is written beside its
// place, opened and verified, and then moved there, so that a failure leaves what was there before.
// Fails with invalid_input when the result is no sound pack, with io or no_space from the disk.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "content_writer/key.h"
#include "content_writer/source.h"

namespace content_writer {

// Unsigned when there is no key.
base::Result<void> build_pack(const Source& source, const std::filesystem::path& output, const SecretKey* key);

// The manifest as it stands in a pack: entries filled in.
std::string write_manifest(const content::Manifest& manifest);

}  // namespace content_writer
