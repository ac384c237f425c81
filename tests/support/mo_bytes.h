// A compiled catalogue, by the program that compiles ours.
#pragma once

#include <string>

#include "base/file.h"
#include "support/command.h"
#include "support/temporary_folder.h"

namespace support {

// `entries` are those of a PO file without its header. Empty when msgfmt refuses them.
inline base::Bytes compile_catalogue(const std::string& entries, const std::string& plural_forms = "", const std::string& options = "--no-hash") {
  const TemporaryFolder folder;
  const std::string plurals = plural_forms.empty() ? "" : "\"Plural-Forms: " + plural_forms + "\\n\"\n";
  const std::string po = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n" + plurals + "\n" + entries;
  const auto source = folder.path() / "texts.po";
  if (!base::write_file(source, po)) return {};
  const auto compiled = folder.path() / "texts.mo";
  if (run_command("msgfmt " + options + " -o '" + compiled.string() + "' '" + source.string() + "'").exit_code != 0) return {};
  auto bytes = base::read_file(compiled);
  return bytes ? *bytes : base::Bytes();
}

}  // namespace support
