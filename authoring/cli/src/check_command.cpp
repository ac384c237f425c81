#include <filesystem>
#include <system_error>

#include "base/clock.h"
#include "base/file.h"
#include "checker/contacts.h"
#include "checker/films.h"
#include "content/pack.h"
#include "content_writer/source.h"
#include "output.h"

namespace cli {
namespace {

using base::ErrorCode;
using content::Severity;

base::Date today() { return base::date_of(base::SystemClock().wall_s()); }

int check_source(const CheckArguments& arguments) {
  if (!arguments.trust.empty()) {
    return print_error({ErrorCode::invalid_input, "a source folder has no signature: --trust is for packs"}, arguments.format);
  }
  content::Findings findings;
  const auto source = content_writer::load_source(arguments.path, findings);
  if (!source) return print_error(source.error(), arguments.format);
  check_writing(source->parts, findings);
  checker::check_contacts(source->parts, today(), findings);
  checker::check_films(source->parts, today(), findings);
  return print_findings(findings, arguments.format, &source->parts);
}

// What is given to --trust is a file if there is one of that name, and otherwise the key itself.
base::Result<std::string> read_trusted_key(const std::string& trust) {
  std::string text = trust;
  std::error_code error;
  if (std::filesystem::is_regular_file(trust, error)) {
    TRY_ASSIGN(text, base::read_text_file(trust, 4096));
  }
  TRY(content::parse_public_key(text));
  return text;
}

void report_signature(const content::Pack& pack, content::Findings& findings) {
  if (pack.is_trusted()) return;
  const std::string message = pack.signature() ? "the signature was not checked, because --trust names no key"
                                               : "the pack is not signed";
  findings.push_back({"manifest.json", "unsigned", Severity::warning, message});
}

int check_pack(const CheckArguments& arguments) {
  content::OpenOptions options;
  options.allow_unsigned = arguments.trust.empty();
  if (!arguments.trust.empty()) {
    const auto key = read_trusted_key(arguments.trust);
    if (!key) return print_error(key.error(), arguments.format);
    options.trusted_keys.push_back(*key);
  }
  content::Findings findings;
  const auto pack = content::Pack::open(arguments.path, options);
  if (!pack) {
    const base::Error& error = pack.error();
    if (error.code == ErrorCode::not_found || error.code == ErrorCode::io) return print_error(error, arguments.format);
    findings.push_back({"", std::string(code_name(error.code)), Severity::error, error.message});
    return print_findings(findings, arguments.format);
  }
  report_signature(*pack, findings);
  const content::PackParts parts = pack->load(findings);
  check_together(parts, findings);
  check_writing(parts, findings);
  checker::check_contacts(parts, today(), findings);
  checker::check_films(parts, today(), findings);
  return print_findings(findings, arguments.format, &parts);
}

}  // namespace

int check(const CheckArguments& arguments) {
  std::error_code error;
  return std::filesystem::is_directory(arguments.path, error) ? check_source(arguments) : check_pack(arguments);
}

}  // namespace cli
