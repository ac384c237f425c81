#include "print/printers.h"

#include <algorithm>
#include <cctype>
#include <fcntl.h>
#include <unistd.h>

#include "content/markup.h"
#include "print/card_sheet.h"
#include "print/pdf.h"
#include "spool.h"

namespace print {
namespace {

namespace fs = std::filesystem;
using session::PlaceKind;
using session::PrintFailure;
using session::PrintPlace;
using session::PrintTrouble;

constexpr std::uintmax_t room_for_a_sheet = 16'384;

std::optional<PrintTrouble> why_closed(const fs::path& folder) {
  std::error_code problem;
  if (!fs::is_directory(folder, problem)) return PrintTrouble::not_there;
  if (::faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) != 0) return PrintTrouble::locked;
  const fs::space_info space = fs::space(folder, problem);
  if (!problem && space.capacity > 0 && space.available < room_for_a_sheet) return PrintTrouble::full;
  return std::nullopt;
}

PrintPlace place_of(const fs::path& folder) {
  const fs::path name = folder.filename().empty() ? folder.parent_path().filename() : folder.filename();
  return {PlaceKind::folder, folder.string(), name.string()};
}

tl::unexpected<PrintFailure> fail_for(PrintTrouble why, std::string message) { return tl::unexpected(PrintFailure{why, std::move(message)}); }

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

  session::PrintPlacesFound places() override {
    session::PrintPlacesFound found;
    found.any_is_set = !allowed_.printers.empty() || !allowed_.folders.empty();
    if (!allowed_.printers.empty()) add_printers(found);
    for (const fs::path& folder : allowed_.folders) {
      const auto why = why_closed(folder);
      if (why) found.closed.push_back({place_of(folder), *why});
      else found.places.push_back(place_of(folder));
    }
    return found;
  }

  tl::expected<std::string, PrintFailure> deliver(const PrintPlace& place, const std::string& title, const base::Bytes& pdf,
                                                  const base::IsCancelled& is_cancelled) override {
    if (place.kind == PlaceKind::printer) {
      if (!is_allowed(place.id)) return fail_for(PrintTrouble::not_there, "the printer " + place.id + " is not one of this kiosk's");
      if (const auto sent = send_to_cups(place.id, title, pdf, is_cancelled); !sent) return tl::unexpected(sent.error());
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

  // One that somebody has named is missed; of "any" nobody knows how many there should be.
  void add_printers(session::PrintPlacesFound& found) const {
    const std::vector<FoundPrinter> all = printers_of_cups();
    for (const FoundPrinter& printer : all) {
      if (!is_allowed(printer.place.id)) continue;
      if (printer.takes_sheets) found.places.push_back(printer.place);
      else found.closed.push_back({printer.place, PrintTrouble::refused});
    }
    for (const std::string& name : allowed_.printers) {
      const bool is_there = name == "any" || std::any_of(all.begin(), all.end(), [&](const FoundPrinter& each) { return each.place.id == name; });
      if (!is_there) found.closed.push_back({{PlaceKind::printer, name, name}, PrintTrouble::not_there});
    }
  }

  bool is_allowed(const std::string& printer) const {
    const auto& names = allowed_.printers;
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return name == "any" || name == printer; });
  }

  tl::expected<std::string, PrintFailure> save(const PrintPlace& place, const std::string& title, const base::Bytes& pdf) const {
    const fs::path folder(place.id);
    if (std::find(allowed_.folders.begin(), allowed_.folders.end(), folder) == allowed_.folders.end()) {
      return fail_for(PrintTrouble::not_there, "the folder " + place.id + " is not one of this kiosk's");
    }
    std::error_code problem;
    if (!fs::is_directory(folder, problem)) return fail_for(PrintTrouble::not_there, "the folder " + place.id + " is not there");
    const fs::path file = free_name(folder, title);
    const auto written = base::write_file(file, pdf);
    if (written) return file.filename().string();
    if (written.error().code == base::ErrorCode::no_space) return fail_for(PrintTrouble::full, written.error().message);
    return fail_for(why_closed(folder).value_or(PrintTrouble::cut_off), written.error().message);
  }

  PlacesAllowed allowed_;
};

}  // namespace

std::unique_ptr<session::PrintPort> make_print_port(PlacesAllowed allowed) {
  return std::make_unique<SystemPrintPort>(std::move(allowed));
}

}  // namespace print
