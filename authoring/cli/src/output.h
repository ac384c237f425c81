// How findings and errors are printed, for people and for programs.
#pragma once

#include <string>

#include "base/result.h"
#include "commands.h"
#include "content/finding.h"
#include "content/pack_parts.h"

namespace cli {

// To standard output; answers with the exit code they mean.
int print_findings(const content::Findings& findings, Format format);

// To standard error, and with --format json as an object to standard output; answers `unusable`.
int print_error(const base::Error& error, Format format = Format::text);

// The checks that are about writing and not about the format: R19 and R24.
void check_writing(const content::PackParts& parts, content::Findings& findings);

}  // namespace cli
