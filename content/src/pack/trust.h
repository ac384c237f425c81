// What packs and updates of them are held to alike: who has signed the manifest, and that it can be read.
#pragma once

#include <optional>
#include <string_view>

#include "content/finding.h"
#include "content/pack.h"

namespace content {

// One sentence for many findings: the first error, and how many more there are.
base::Error as_error(const Findings& findings);

// Whether somebody trusted vouches for the manifest; an error when the operator asks for more.
base::Result<bool> check_signature(std::string_view manifest, const std::optional<Signature>& signature, const OpenOptions& options);

}  // namespace content
