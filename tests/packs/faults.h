// The bad packs of this folder: how each is made, and what `parasol check` must say about it. They are
// checked in as NAME.parasol and NAME.txt; the program make_packs writes them again.
#pragma once

#include <string>
#include <vector>

namespace packs {

struct Fault {
  std::string name;     // of the file, and of what is wrong with it; "trust-…" is checked with --trust trusted.pub
  std::string bytes;
  std::string message;  // the error lines of `parasol check`, without "error: "
};

std::vector<Fault> archive_faults();    // the ZIP is not what it should be
std::vector<Fault> entry_faults();      // one entry is not
std::vector<Fault> manifest_faults();   // the manifest is not
std::vector<Fault> signature_faults();  // the signature is not; reads test-only.key in this folder
std::vector<Fault> content_faults();    // the content is not

std::vector<Fault> all_faults();

}  // namespace packs
