// A printed document as any other program reads it, by the tools of poppler. Kept in a folder that goes with it.
#pragma once

#include <string>

#include "base/file.h"
#include "print/pdf.h"
#include "support/catch.h"
#include "support/command.h"
#include "support/temporary_folder.h"

namespace support {

struct ReadPdf {
  TemporaryFolder folder;
  std::string file = (folder.path() / "printed.pdf").string();
  std::size_t pages = 0;

  explicit ReadPdf(const base::Result<print::Pdf>& pdf) {
    REQUIRE(pdf.has_value());
    pages = pdf->pages;
    REQUIRE(base::write_file(file, pdf->bytes).has_value());
  }
  std::string run(const std::string& command) const {
    const auto made = run_command(command + " 2>&1");
    INFO(made.output);
    REQUIRE(made.exit_code == 0);
    return made.output;
  }
  std::string text() const { return run("pdftotext -raw '" + file + "' -"); }
  std::string about() const { return run("pdfinfo '" + file + "'"); }
  std::string boxes() const { return run("pdftotext -bbox '" + file + "' -"); }
};

inline bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace support
