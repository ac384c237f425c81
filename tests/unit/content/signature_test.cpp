#include "content/signature.h"

#include <cstdlib>

#include "base/file.h"
#include "content/pack.h"
#include "content_writer/key.h"
#include "support/catch.h"
#include "support/command.h"
#include "support/pack_bytes.h"
#include "support/temporary_folder.h"

namespace {

using base::ErrorCode;
using content_writer::SecretKey;
using support::run_command;
using support::TemporaryFolder;

const std::string message = "What a manifest says.\n";

std::string text_of(const std::filesystem::path& path) {
  auto text = base::read_text_file(path);
  REQUIRE(text.has_value());
  return *text;
}

void write(const std::filesystem::path& path, const std::string& text) { REQUIRE(base::write_file(path, text).has_value()); }

std::string in(const TemporaryFolder& folder) { return "cd '" + folder.path().string() + "' && "; }

// Keys made by the program minisign, and a message signed with them by it.
void let_minisign_sign(const TemporaryFolder& folder, const std::string& options) {
  write(folder.path() / "message", message);
  REQUIRE(run_command(in(folder) + "minisign -G -W -p key.pub -s key.sec 2>&1").exit_code == 0);
  REQUIRE(run_command(in(folder) + "minisign -S " + options + " -s key.sec -m message -t 'from elsewhere' 2>&1").exit_code == 0);
}

std::string verdict(std::string_view signed_message, const std::string& signature, const content::PublicKey& key) {
  const auto parsed = content::parse_signature(signature);
  if (!parsed) return parsed.error().message;
  const auto verified = content::verify_signature(signed_message, *parsed, key);
  return verified ? "good" : verified.error().message;
}

}  // namespace

TEST_CASE("a signature made by minisign is accepted") {
  const TemporaryFolder folder;
  let_minisign_sign(folder, "");
  const auto key = content::parse_public_key(text_of(folder.path() / "key.pub"));
  REQUIRE(key.has_value());
  const std::string signature = text_of(folder.path() / "message.minisig");
  CHECK(content::parse_signature(signature)->prehashed);
  CHECK(content::parse_signature(signature)->trusted_comment == "from elsewhere");
  CHECK(verdict(message, signature, *key) == "good");
  CHECK(verdict("Something else", signature, *key) == "the signature does not fit the manifest");
}

TEST_CASE("a legacy signature made by minisign is accepted") {
  const TemporaryFolder folder;
  let_minisign_sign(folder, "-l");
  const auto key = content::parse_public_key(text_of(folder.path() / "key.pub"));
  REQUIRE(key.has_value());
  const std::string signature = text_of(folder.path() / "message.minisig");
  CHECK_FALSE(content::parse_signature(signature)->prehashed);
  CHECK(verdict(message, signature, *key) == "good");
  CHECK(verdict("Something else", signature, *key) == "the signature does not fit the manifest");
}

TEST_CASE("our signature is accepted by minisign with our public key") {
  const TemporaryFolder folder;
  const auto key = content_writer::make_key();
  REQUIRE(key.has_value());
  write(folder.path() / "message", message);
  write(folder.path() / "message.minisig", content_writer::sign(message, *key, "org.example.hello version 1"));
  write(folder.path() / "key.pub", content_writer::public_key_file(key->public_key()));
  const auto run = run_command(in(folder) + "minisign -V -p key.pub -m message 2>&1");
  CHECK(run.exit_code == 0);
  CHECK(run.output == "Signature and comment signature verified\nTrusted comment: org.example.hello version 1\n");
  write(folder.path() / "message", "Something else");
  CHECK(run_command(in(folder) + "minisign -V -p key.pub -m message 2>&1").exit_code == 1);
}

TEST_CASE("a secret key made by minisign signs here") {
  const TemporaryFolder folder;
  let_minisign_sign(folder, "");
  const auto key = content_writer::parse_secret_key(text_of(folder.path() / "key.sec"), std::nullopt);
  REQUIRE(key.has_value());
  write(folder.path() / "message.minisig", content_writer::sign(message, *key, "ours"));
  CHECK(run_command(in(folder) + "minisign -V -p key.pub -m message 2>&1").exit_code == 0);
}

TEST_CASE("our secret key signs in minisign") {
  const TemporaryFolder folder;
  const auto key = content_writer::make_key();
  REQUIRE(key.has_value());
  write(folder.path() / "message", message);
  write(folder.path() / "key.sec", content_writer::secret_key_file(*key, std::nullopt).value());
  REQUIRE(run_command(in(folder) + "minisign -S -s key.sec -m message 2>&1").exit_code == 0);
  CHECK(verdict(message, text_of(folder.path() / "message.minisig"), key->public_key()) == "good");
}

TEST_CASE("a secret key with a password opens with it and with no other") {
  const TemporaryFolder folder;
  const auto key = content_writer::make_key();
  REQUIRE(key.has_value());
  const std::string file = content_writer::secret_key_file(*key, "open sesame").value();
  CHECK(content_writer::parse_secret_key(file, "open sesame")->bytes() == key->bytes());
  CHECK(content_writer::parse_secret_key(file, "sesame").error() ==
        base::Error{ErrorCode::untrusted, "the key's password is wrong"});
  CHECK(content_writer::parse_secret_key(file, std::nullopt).error() ==
        base::Error{ErrorCode::untrusted, "the key has a password: give it in PARASOL_KEY_PASSWORD"});
  write(folder.path() / "message", message);
  write(folder.path() / "key.sec", file);
  REQUIRE(run_command(in(folder) + "echo 'open sesame' | minisign -S -s key.sec -m message 2>&1").exit_code == 0);
  CHECK(verdict(message, text_of(folder.path() / "message.minisig"), key->public_key()) == "good");
}

TEST_CASE("a secret key with any byte changed is refused") {
  const auto key = content_writer::make_key();
  REQUIRE(key.has_value());
  const std::string file = content_writer::secret_key_file(*key, std::nullopt).value();
  const std::size_t start = file.find('\n') + 1;
  for (std::size_t at = start; at + 1 < file.size(); ++at) {
    std::string changed = file;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    const auto parsed = content_writer::parse_secret_key(changed, std::nullopt);
    // The salt and the limits of a key without a password say nothing.
    if (parsed) CHECK(parsed->bytes() == key->bytes());
  }
}

TEST_CASE("a signature with any byte changed or missing is refused") {
  const auto key = content_writer::make_key();
  REQUIRE(key.has_value());
  const std::string signature = content_writer::sign(message, *key, "a comment");
  const std::size_t start = signature.find('\n') + 1;  // the first line is the untrusted comment
  for (std::size_t at = start; at + 1 < signature.size(); ++at) {
    std::string changed = signature;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    REQUIRE(verdict(message, changed, key->public_key()) != "good");
    REQUIRE(verdict(message, signature.substr(0, at), key->public_key()) != "good");
  }
}

TEST_CASE("texts that are no signature and no key are refused") {
  const std::string not_minisign = "the signature is not in minisign's format";
  CHECK(content::parse_signature("").error() == base::Error{ErrorCode::untrusted, not_minisign});
  CHECK(content::parse_signature("a\nb\nc\nd\n").error().message == not_minisign);
  CHECK(content::parse_signature(std::string(20000, 'x')).error().message == not_minisign);
  const std::string not_a_key = "the trusted key is not a minisign public key";
  CHECK(content::parse_public_key("").error() == base::Error{ErrorCode::invalid_input, not_a_key});
  CHECK(content::parse_public_key("RWQ").error().message == not_a_key);
}

TEST_CASE("a pack whose signature nobody checked is signed and not trusted") {
  const TemporaryFolder folder;
  const auto key = content_writer::make_key();
  REQUIRE(key.has_value());
  const std::string manifest = support::manifest_of(support::small_files());
  const std::string signature = content_writer::sign(manifest, *key, "org.example.hello version 1");
  write(folder.path() / "a.parasol", support::zip_bytes(support::items_of(manifest, support::small_files(), signature)));
  content::OpenOptions options;
  options.allow_unsigned = true;
  const auto pack = content::Pack::open(folder.path() / "a.parasol", options);
  REQUIRE(pack.has_value());
  CHECK(pack->signature()->key_id == key->id());
  CHECK_FALSE(pack->is_trusted());
}

TEST_CASE("a signed pack opens with its key and with no other") {
  const TemporaryFolder folder;
  const auto key = content_writer::make_key();
  const auto other = content_writer::make_key();
  REQUIRE(key.has_value());
  REQUIRE(other.has_value());
  const std::string manifest = support::manifest_of(support::small_files());
  const std::string signature = content_writer::sign(manifest, *key, "org.example.hello version 1");
  write(folder.path() / "a.parasol", support::zip_bytes(support::items_of(manifest, support::small_files(), signature)));
  content::OpenOptions options;
  options.trusted_keys = {content_writer::public_key_file(other->public_key()), content_writer::public_key_file(key->public_key())};
  const auto pack = content::Pack::open(folder.path() / "a.parasol", options);
  REQUIRE(pack.has_value());
  CHECK(pack->is_trusted());
  CHECK(pack->signature()->trusted_comment == "org.example.hello version 1");
  options.trusted_keys.pop_back();
  options.allow_unsigned = true;
  CHECK(content::Pack::open(folder.path() / "a.parasol", options).error() ==
        base::Error{ErrorCode::untrusted,
                    "the pack is signed with the key " + content::name_of(key->id()) + ", which is not trusted here"});
}
