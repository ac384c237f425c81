// R19: words that this field no longer uses, because they make a crime against a child sound like
// something the child does. They are refused in every text and translation, except in paragraphs of
// the style `quote`, which is the mark of a quotation. After the Terminology Guidelines for the
// Protection of Children from Sexual Exploitation and Sexual Abuse (Luxembourg Guidelines, ECPAT
// International, 2nd edition 2025).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/finding.h"
#include "content/pack_parts.h"

namespace checker {

struct RefusedTerm {
  std::string term;     // as the list names it: "child pornography"
  std::string instead;  // what to write, in the term's language
};

std::optional<RefusedTerm> find_refused_term(std::string_view text);

void check_terms(const content::PackParts& parts, content::Findings& findings);

}  // namespace checker
