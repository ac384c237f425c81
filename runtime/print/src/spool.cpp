#include "spool.h"

#include <algorithm>
#include <cups/cups.h>

namespace print {
namespace {

class Destinations {
 public:
  Destinations() : count_(cupsGetDests(&all_)) {}
  ~Destinations() { cupsFreeDests(count_, all_); }
  Destinations(const Destinations&) = delete;
  Destinations& operator=(const Destinations&) = delete;

  cups_dest_t* begin() { return all_; }
  cups_dest_t* end() { return all_ + count_; }
  cups_dest_t* find(const std::string& name) { return cupsGetDest(name.c_str(), nullptr, count_, all_); }

 private:
  cups_dest_t* all_ = nullptr;
  int count_ = 0;
};

using session::PrintTrouble;

// What the service answered, if it answered.
PrintTrouble trouble_of(ipp_status_t status) {
  switch (status) {
    case IPP_STATUS_ERROR_NOT_FOUND:
    case IPP_STATUS_ERROR_GONE: return PrintTrouble::not_there;
    case IPP_STATUS_ERROR_INTERNAL:
    case IPP_STATUS_ERROR_SERVICE_UNAVAILABLE:
    case IPP_STATUS_ERROR_TIMEOUT:
    case IPP_STATUS_ERROR_DEVICE: return PrintTrouble::silent;
    default: return PrintTrouble::refused;
  }
}

tl::unexpected<session::PrintFailure> not_taken(const std::string& printer) {
  const char* why = cupsLastErrorString();
  return tl::unexpected(session::PrintFailure{trouble_of(cupsLastError()), "the printer " + printer + " does not take the sheet: " + (why == nullptr ? "no answer" : why)});
}

// Nothing is said of a printer as long as it takes sheets.
bool takes_sheets(const cups_dest_t& printer) {
  const char* accepts = cupsGetOption("printer-is-accepting-jobs", printer.num_options, printer.options);
  return accepts == nullptr || std::string(accepts) != "false";
}

// A job that was begun and not finished is taken back.
class SpoolJob {
 public:
  explicit SpoolJob(cups_dest_t* to) : to_(to), info_(cupsCopyDestInfo(CUPS_HTTP_DEFAULT, to)) {}
  ~SpoolJob() {
    if (number_ != 0 && !finished_) cupsCancelDestJob(CUPS_HTTP_DEFAULT, to_, number_);
    if (info_ != nullptr) cupsFreeDestInfo(info_);
  }
  SpoolJob(const SpoolJob&) = delete;
  SpoolJob& operator=(const SpoolJob&) = delete;

  bool begin(const std::string& title) {
    if (info_ == nullptr) return false;
    if (cupsCreateDestJob(CUPS_HTTP_DEFAULT, to_, info_, &number_, title.c_str(), 0, nullptr) > IPP_STATUS_OK_CONFLICTING) return false;
    return cupsStartDestDocument(CUPS_HTTP_DEFAULT, to_, info_, number_, title.c_str(), CUPS_FORMAT_PDF, 0, nullptr, 1) == HTTP_STATUS_CONTINUE;
  }
  bool write(const unsigned char* bytes, std::size_t count) {
    return cupsWriteRequestData(CUPS_HTTP_DEFAULT, reinterpret_cast<const char*>(bytes), count) == HTTP_STATUS_CONTINUE;
  }
  bool finish() {
    finished_ = cupsFinishDestDocument(CUPS_HTTP_DEFAULT, to_, info_) <= IPP_STATUS_OK_CONFLICTING;
    return finished_;
  }

 private:
  cups_dest_t* to_;
  cups_dinfo_t* info_;
  int number_ = 0;
  bool finished_ = false;
};

}  // namespace

std::vector<FoundPrinter> printers_of_cups() {
  std::vector<FoundPrinter> found;
  Destinations all;
  for (cups_dest_t& each : all) {
    if (each.instance != nullptr) continue;
    const char* about = cupsGetOption("printer-info", each.num_options, each.options);
    const std::string name = about != nullptr && *about != '\0' ? about : each.name;
    found.push_back({{session::PlaceKind::printer, each.name, name}, takes_sheets(each)});
  }
  return found;
}

tl::expected<void, session::PrintFailure> send_to_cups(const std::string& printer, const std::string& title, const base::Bytes& pdf,
                                const base::IsCancelled& is_cancelled) {
  constexpr std::size_t piece = std::size_t{64} << 10;
  Destinations all;
  cups_dest_t* to = all.find(printer);
  if (to == nullptr) return tl::unexpected(session::PrintFailure{PrintTrouble::not_there, "there is no printer " + printer});
  SpoolJob job(to);
  if (!job.begin(title)) return not_taken(printer);
  for (std::size_t at = 0; at < pdf.size(); at += piece) {
    if (is_cancelled()) return tl::unexpected(session::PrintFailure{std::nullopt, base::cancelled().message});
    if (!job.write(pdf.data() + at, std::min(piece, pdf.size() - at))) return not_taken(printer);
  }
  if (!job.finish()) return not_taken(printer);
  return {};
}

}  // namespace print
