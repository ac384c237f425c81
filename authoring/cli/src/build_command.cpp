#include <cstdlib>
#include <iostream>
#include <optional>

#include "base/clock.h"
#include "base/file.h"
#include "checker/films.h"
#include "content_writer/build.h"
#include "content_writer/key.h"
#include "content_writer/source.h"
#include "output.h"

namespace cli {
namespace {

content_writer::Password password() {
  const char* text = std::getenv("PARASOL_KEY_PASSWORD");
  return text == nullptr || *text == '\0' ? content_writer::Password() : content_writer::Password(text);
}

base::Result<std::optional<content_writer::SecretKey>> load_key(const std::string& path) {
  if (path.empty()) return std::nullopt;
  TRY_ASSIGN(const std::string file, base::read_text_file(path, 4096));
  TRY_ASSIGN(content_writer::SecretKey key, content_writer::parse_secret_key(file, password()));
  return std::optional<content_writer::SecretKey>(std::move(key));
}

base::Result<void> write_new(const std::string& path, const std::string& text) {
  if (std::filesystem::exists(path)) {
    return base::fail(base::ErrorCode::invalid_input, path + " is there already and is not replaced");
  }
  return base::write_file(path, text);
}

}  // namespace

int build(const BuildArguments& arguments) {
  const auto key = load_key(arguments.key);
  if (!key) return print_error(key.error());
  content::Findings findings;
  const auto source = content_writer::load_source(arguments.source, findings);
  if (!source) return print_error(source.error());
  check_writing(source->parts, findings);
  // Unlike a contact, which a kiosk leaves out, a film whose consent has ended must not even be handed on.
  checker::check_films(source->parts, base::date_of(base::SystemClock().wall_s()), findings);
  if (has_errors(findings)) return print_findings(findings, Format::text);
  const auto built = content_writer::build_pack(*source, arguments.output, *key ? &**key : nullptr);
  if (!built) return print_error(built.error());
  std::cout << "wrote " << arguments.output << ", " << source->parts.paths.size() << " entries, "
            << (*key ? "signed with the key " + content::name_of((*key)->id()) : std::string("not signed")) << "\n";
  return done;
}

int make_keys(const std::string& name) {
  const auto key = content_writer::make_key();
  if (!key) return print_error(key.error());
  const auto secret = content_writer::secret_key_file(*key, password());
  if (!secret) return print_error(secret.error());
  if (auto written = write_new(name + ".key", *secret); !written) return print_error(written.error());
  if (auto written = write_new(name + ".pub", content_writer::public_key_file(key->public_key())); !written) {
    return print_error(written.error());
  }
  std::cout << "wrote " << name << ".key, to be kept secret" << (password() ? " and opened with its password" : "")
            << ", and " << name << ".pub, to be given to kiosks\n";
  return done;
}

}  // namespace cli
