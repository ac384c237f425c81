// How findings and errors are printed, for people and for programs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/result.h"
#include "commands.h"
#include "content/finding.h"
#include "content/pack_parts.h"

namespace cli {

// To standard output; answers with the exit code they mean. Of a pack that was read, what its lessons come to is told too.
int print_findings(const content::Findings& findings, Format format, const content::PackParts* read = nullptr);

// To standard error, and with --format json as an object to standard output; answers `unusable`.
int print_error(const base::Error& error, Format format = Format::text);

std::string one_digit(std::optional<double> value);           // "-" for none
std::string percent(std::size_t part, std::size_t of);  // "45 %", "-" of nothing

// The checks that are about writing and not about the format: R19, R24, and what a screen or an hour holds.
void check_writing(const content::PackParts& parts, content::Findings& findings);

}  // namespace cli
