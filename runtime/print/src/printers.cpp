#include "print/printers.h"

#include <algorithm>
#include <cctype>
#include <unistd.h>

#include "content/markup.h"
#include "print/card_sheet.h"
#include "print/pdf.h"
#include "spool.h"

namespace print {
namespace {

namespace fs = std::filesystem;
using session::PlaceKind;
using session::PrintPlace;

bool can_be_written(const fs::path& folder) {
  std::error_code problem;
  return fs::is_directory(folder, problem) && ::access(folder.c_str(), W_OK) == 0;
}

// Of the title what a file's name may have everywhere, as whole letters.
std::string name_of(const std::string& title) {
  constexpr std::size_t longest = 120;
  std::string name;
  for (const char letter : content::plain_text(title)) {
    const auto code = static_cast<unsigned char>(letter);
    const bool is_plain = code >= 0x80 || std::isalnum(code) != 0 || letter == '-' || letter == '_';
    const bool begins_letter = (code & 0xC0) != 0x80;
    if (begins_letter && name.size() >= longest) break;
    name += is_plain ? letter : '-';
  }
  return name.empty() ? "sheet" : name;
}

// With a number where there is such a file already: what somebody else has saved stays.
fs::path free_name(const fs::path& folder, const std::string& title) {
  const std::string name = name_of(title);
  std::error_code problem;
  fs::path file = folder / (name + ".pdf");
  for (int number = 2; fs::exists(file, problem); ++number) file = folder / (name + "-" + std::to_string(number) + ".pdf");
  return file;
}

class SystemPrintPort final : public session::PrintPort {
 public:
  explicit SystemPrintPort(PlacesAllowed allowed) : allowed_(std::move(allowed)) {}

  std::vector<PrintPlace> places() override {
    std::vector<PrintPlace> found;
    if (!allowed_.printers.empty()) {
      for (PrintPlace& printer : printers_of_cups()) {
        if (is_allowed(printer.id)) found.push_back(std::move(printer));
      }
    }
    for (const fs::path& folder : allowed_.folders) {
      if (!can_be_written(folder)) continue;
      const fs::path name = folder.filename().empty() ? folder.parent_path().filename() : folder.filename();
      found.push_back({PlaceKind::folder, folder.string(), name.string()});
    }
    return found;
  }

  base::Result<std::string> deliver(const PrintPlace& place, const std::string& title, const base::Bytes& pdf,
                                    const base::IsCancelled& is_cancelled) override {
    if (place.kind == PlaceKind::printer) {
      if (!is_allowed(place.id)) return base::fail(base::ErrorCode::not_found, "the printer " + place.id + " is not one of this kiosk's");
      TRY(send_to_cups(place.id, title, pdf, is_cancelled));
      return std::string();
    }
    return save(place, title, pdf);
  }

  base::Result<base::Bytes> pages_of(const content::Sheet& sheet, session::Paper paper, const base::IsCancelled& is_cancelled,
                                     const std::function<void(std::int64_t, std::int64_t)>& progress) override {
    TRY_ASSIGN(Pdf pdf, pdf_of(sheet, setup_of(paper, is_cancelled, progress)));
    return std::move(pdf.bytes);
  }

  base::Result<base::Bytes> pages_of(const CardSheet& sheet, session::Paper paper, const base::IsCancelled& is_cancelled,
                                     const std::function<void(std::int64_t, std::int64_t)>& progress) override {
    TRY_ASSIGN(Pdf pdf, pdf_of_cards(sheet, setup_of(paper, is_cancelled, progress)));
    return std::move(pdf.bytes);
  }

 private:
  static PdfSetup setup_of(session::Paper paper, const base::IsCancelled& is_cancelled, const std::function<void(std::int64_t, std::int64_t)>& progress) {
    return {paper, is_cancelled, [&progress](std::size_t done, std::size_t of) { progress(static_cast<std::int64_t>(done), static_cast<std::int64_t>(of)); }};
  }

  bool is_allowed(const std::string& printer) const {
    const auto& names = allowed_.printers;
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return name == "any" || name == printer; });
  }

  base::Result<std::string> save(const PrintPlace& place, const std::string& title, const base::Bytes& pdf) const {
    const fs::path folder(place.id);
    if (std::find(allowed_.folders.begin(), allowed_.folders.end(), folder) == allowed_.folders.end()) {
      return base::fail(base::ErrorCode::not_found, "the folder " + place.id + " is not one of this kiosk's");
    }
    std::error_code problem;
    if (!fs::is_directory(folder, problem)) return base::fail(base::ErrorCode::not_found, "the folder " + place.id + " is not there");
    const fs::path file = free_name(folder, title);
    TRY(base::write_file(file, pdf));
    return file.filename().string();
  }

  PlacesAllowed allowed_;
};

}  // namespace

std::unique_ptr<session::PrintPort> make_print_port(PlacesAllowed allowed) {
  return std::make_unique<SystemPrintPort>(std::move(allowed));
}

}  // namespace print
